import Propagation

/// What the sectors of one channel give a cell besides their strongest.
///
/// Powers are medians of the judged signal (RSSI, RSCP, RSRP or SS-RSRP) at the terminal, as sent at full load.
public struct Interference: Hashable, Sendable, BitwiseCopyable {
  /// Level of the strongest sector, dBm; −∞ where none arrives.
  public private(set) var strongest: Float
  /// Power of all others together, mW.
  public private(set) var others: Float
  /// The next four levels, strongest first, in hundredths of a dBm; ``nothing`` where there are fewer.
  private var first, second, third, fourth: Int16

  /// Nothing arrives.
  public static let none = Interference()

  /// Stands for no level: −327.68 dBm.
  private static let nothing = Int16.min

  private init() {
    strongest = -.infinity
    others = 0
    first = Self.nothing
    second = Self.nothing
    third = Self.nothing
    fourth = Self.nothing
  }

  /// Takes one more sector.
  ///
  /// Sectors of a channel that come in the same order add up to the same bits; one sector more never makes
  /// ``others`` less.
  ///
  /// - Parameters:
  ///   - level: dBm, finite.
  ///   - power: the same in mW, as `Lanes.milliwatts` gives it.
  @inline(__always)
  mutating func take(level: Float, power: Float) {
    guard level > strongest else {
      others += power
      insert(level)
      return
    }
    if strongest > -.infinity {
      others += Lanes.milliwatts(Lanes(repeating: strongest))[0]
      insert(strongest)
    }
    strongest = level
  }

  @inline(__always)
  private mutating func insert(_ level: Float) {
    guard level * 100 > Float(fourth) else { return }
    var code = Int16(Float.minimum(Float.maximum(level * 100, -32_767), 32_767))
    if code > first { swap(&code, &first) }
    if code > second { swap(&code, &second) }
    if code > third { swap(&code, &third) }
    fourth = Swift.max(code, fourth)
  }

  /// How many sectors are no more than some decibels below the strongest, itself included: up to five, which
  /// stands for five and more.
  public func servers(within decibels: Float) -> Int {
    guard strongest > -.infinity else { return 0 }
    let least = Int16(Float.minimum(Float.maximum((strongest - decibels) * 100, -32_767), 32_767))
    return 1 + [first, second, third, fourth].count { $0 >= least }
  }
}

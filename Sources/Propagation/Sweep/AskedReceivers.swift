/// Which receivers of a radial are asked for, in groups of eight; the others are read as ground only.
///
/// Receivers count from 0, the mast itself. Scratch memory: made once a thread, reset a radial.
public struct AskedReceivers: Sendable {
  /// For each group whether one of its receivers is asked for.
  public private(set) var groups: [Bool]
  /// Receivers behind this one are not needed even as ground.
  public private(set) var last = 0

  /// - Parameter capacity: the most points of a radial.
  public init(capacity: Int) {
    groups = Array(repeating: false, count: capacity / 8 + 2)
  }

  /// Every receiver of a radial of `count` points.
  public static func all(of count: Int) -> AskedReceivers {
    var asked = AskedReceivers(capacity: count)
    asked.ask(1...max(1, count - 1))
    return asked
  }

  /// Nothing is asked for.
  public mutating func reset() {
    for group in groups.indices { groups[group] = false }
    last = 0
  }

  /// Asks for receivers, and with them for all of their groups.
  public mutating func ask(_ receivers: ClosedRange<Int>) {
    for group in receivers.lowerBound / 8...receivers.upperBound / 8 { groups[group] = true }
    last = max(last, receivers.upperBound)
  }

  /// Whether the receiver's group is asked for.
  @inlinable
  public func contains(_ receiver: Int) -> Bool { groups[receiver >> 3] }
}

/// A line of a link budget, in the order in which it is read.
public struct LinkBudgetRow: Hashable, Sendable {
  /// What a line does to the sum above it.
  public enum Kind: String, Hashable, Sendable {
    /// Begins a sum: dBm.
    case start
    /// Adds to it: dB, negative where something is lost.
    case change
    /// Shows where it has come to: dBm.
    case subtotal
    /// Is what has to be left of it: dBm, to be taken off.
    case requirement
    /// Comes of it: what may be lost between the antennas at the most, dB.
    case result
  }

  /// `antenna gain`
  public let name: String
  /// In the unit.
  public let value: Double
  /// `dBm`, `dB`, `dBi`.
  public let unit: String
  /// What it does.
  public let kind: Kind
  /// Where the value is from, if that is not plain: `P = 90 %, σ 8 dB`.
  public let remark: String?

  init(_ kind: Kind, _ name: String, _ value: Double, _ unit: String? = nil, remark: String? = nil) {
    self.kind = kind
    self.name = name
    // A loss of nothing is not minus nought.
    self.value = value == 0 ? 0 : value
    self.unit = unit ?? (kind == .change || kind == .result ? "dB" : "dBm")
    self.remark = remark
  }
}

extension LinkBudgetRow {
  /// With so many digits behind the point, none where they would be nought: for remarks.
  static func text(_ value: Double, decimals: Int = 1) -> String {
    let scale = decimals == 1 ? 10.0 : 100.0
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}

/// A use of a model outside of what it was made for. It travels with the result.
public enum ModelCaveat: Hashable, Sendable, Comparable {
  /// The carrier lies outside the formula's measurements: 150–1,500 MHz (Hata), 1,500–2,000 MHz (COST 231).
  case frequencyOutside(formula: String, frequencyMHz: Double)
  /// The receiver is not between 1 and 10 m above the ground.
  case receiverHeightOutside(height: Double)
  /// An input lies outside the range that the document gives for it.
  case outside(ValidityRange, value: Double)
}

extension ModelCaveat: CustomStringConvertible {
  public var description: String {
    switch self {
    case .frequencyOutside(let formula, let frequency):
      "\(formula) is extrapolated to \(trimmed(frequency)) MHz, outside its measurements"
    case .receiverHeightOutside(let height):
      "the Hata family was measured with receivers 1 to 10 m high, not \(trimmed(height)) m"
    case .outside(let range, let value):
      "\(range.document) covers \(range.quantity) \(range.boundsText), not \(trimmed(value))"
    }
  }
}

extension PropagationModel {
  /// What a carrier and a receiver height ask of the model beyond its range, sorted.
  ///
  /// Base heights and distances beyond theirs are no caveat here: heights are held to 30…200 m and
  /// short distances to no less than free space, and the documentation says so.
  public func caveats(frequencyMHz: Double, receiverHeight: Double) -> [ModelCaveat] {
    guard basic != .freeSpace else { return [] }
    var caveats: [ModelCaveat] = []
    let takesCOST = basic == .cost231Hata || (basic == .hata && frequencyMHz > 1500)
    let range = takesCOST ? 1500.0...2000.0 : 150.0...1500.0
    if !range.contains(frequencyMHz) {
      caveats.append(
        .frequencyOutside(
          formula: takesCOST ? "COST-231 Hata" : "Okumura–Hata", frequencyMHz: frequencyMHz))
    }
    if !(1...10).contains(receiverHeight) {
      caveats.append(.receiverHeightOutside(height: receiverHeight))
    }
    return caveats.sorted()
  }
}

extension ValidityRange {
  /// "0.5 to 67", "25" or "0.25 or more".
  fileprivate var boundsText: String {
    let least = trimmed(bounds.lowerBound)
    if bounds.upperBound == bounds.lowerBound { return least }
    return bounds.upperBound == .infinity ? "\(least) or more" : "\(least) to \(trimmed(bounds.upperBound))"
  }
}

private func trimmed(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}

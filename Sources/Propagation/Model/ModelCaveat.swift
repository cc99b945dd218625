#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A use of a model outside of what it was made for. It travels with the result.
public enum ModelCaveat: Hashable, Sendable, Comparable {
  /// The carrier lies outside the formula's measurements: 150–1,500 MHz (Hata), 1,500–2,000 MHz (COST 231).
  case frequencyOutside(formula: String, frequencyMHz: Double)
  /// The receiver is not between 1 and 10 m above the ground.
  case receiverHeightOutside(height: Double)
  /// An input lies outside the range that the document gives for it.
  case outside(ValidityRange, value: Double)
  /// A remark of the Longley–Rice model.
  case longleyRice(LongleyRiceCaveat)
  /// A profile has fewer points than the document wants.
  case fewPoints(document: String, count: Int, wanted: Int)
  /// Receivers at distances that the document does not cover are predicted all the same.
  case distancesBeyond(ValidityRange)
  /// Values outside a range are replaced by its ends.
  case heldWithin(ValidityRange)
}

extension ModelCaveat {
  /// The caveat without the value of the one path that it was found on, for counting.
  public var ofAnyPath: ModelCaveat {
    if case .outside(let range, _) = self { .distancesBeyond(range) } else { self }
  }
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
    case .longleyRice(let caveat): caveat.description
    case .fewPoints(let document, let count, let wanted):
      "\(document) wants profiles of \(wanted) points or more, not \(count)"
    case .heldWithin(let range):
      "\(range.document) covers \(range.quantity) \(range.boundsText); others are taken as the nearest of these"
    case .distancesBeyond(let range):
      "\(range.document) covers \(range.quantity) \(range.boundsText); receivers nearer or farther are predicted with it all the same"
    }
  }
}

extension ValidityRange {
  /// "0.5 to 67", "25" or "0.25 or more".
  var boundsText: String {
    let least = trimmed(bounds.lowerBound)
    if bounds.upperBound == bounds.lowerBound { return least }
    return bounds.upperBound == .infinity ? "\(least) or more" : "\(least) to \(trimmed(bounds.upperBound))"
  }
}

func trimmed(_ value: Double) -> String {
  // Four digits are enough to see by how much a range was missed.
  let scale = value == 0 || !value.isFinite ? 1 : pow(10, 3 - log10(abs(value)).rounded(.down))
  let short = abs(value) >= 1000 ? value.rounded() : (value * scale).rounded() / scale
  return short == short.rounded() && abs(short) < 1e15 ? String(Int(short)) : String(short)
}

/// Why a model gives no loss.
public enum ModelRefusal: Error, Hashable, Sendable {
  /// An input lies where the document says nothing at all.
  case outside(ValidityRange, value: Double)
  /// The Longley–Rice model's own refusals.
  case longleyRice(LongleyRiceError)
  /// The ground is not known at a point of the profile.
  case unknownGround(index: Int)
  /// Both ends are at one place.
  case noDistance
}

extension ModelRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outside(let range, let value):
      "\(range.document) covers \(range.quantity) \(range.boundsText), not \(trimmed(value))"
    // A clause among others, as the rest: without the full stop of its sentence.
    case .longleyRice(let error): error.description.replacing(/\.$/, with: "")
    case .unknownGround(let index): "the ground is not known at point \(index + 1) of the profile"
    case .noDistance: "both ends are at one place"
    }
  }
}

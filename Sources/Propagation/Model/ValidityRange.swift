/// The range that a document gives one of its inputs.
public struct ValidityRange: Hashable, Sendable {
  /// The document, as an engineer would cite it.
  public let document: String
  /// The input, with its unit: "frequency in GHz".
  public let quantity: String
  /// The least and the greatest value.
  public let bounds: ClosedRange<Double>

  /// - Parameters: as the properties.
  public init(_ quantity: String, _ bounds: ClosedRange<Double>, in document: String) {
    self.document = document
    self.quantity = quantity
    self.bounds = bounds
  }

  /// What has to be said about a value: nil within the range. NaN is outside of every range.
  public func caveat(for value: Double) -> ModelCaveat? {
    bounds.contains(value) ? nil : .outside(self, value: value)
  }
}

extension ValidityRange: Comparable {
  public static func < (left: ValidityRange, right: ValidityRange) -> Bool {
    (left.document, left.quantity, left.bounds.lowerBound, left.bounds.upperBound)
      < (right.document, right.quantity, right.bounds.lowerBound, right.bounds.upperBound)
  }
}

/// How far a table of published values and our own lie apart.
public struct Agreement: Hashable, Sendable {
  /// Numbers compared.
  public private(set) var cases = 0
  /// The largest difference among them; infinite where one of a pair is not a number.
  public private(set) var largestDifference = 0.0

  /// Nothing compared yet.
  public init() {}

  /// Adds a pair.
  public mutating func compare(_ own: Double, _ published: Double) {
    let difference = own == published ? 0 : abs(own - published)
    cases += 1
    largestDifference = max(largestDifference, difference.isNaN ? .infinity : difference)
  }
}

extension Dictionary<String, String> {
  /// A number of a reference table; NaN where the table says so.
  public func number(_ column: String) -> Double {
    guard let text = self[column], let value = Double(text) else {
      preconditionFailure("the table has no number in column \(column)")
    }
    return value
  }
}

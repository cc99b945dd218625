import Yams

extension Node {
  /// The number of a plain scalar; a quoted one is a text.
  var number: Double? {
    guard let scalar, scalar.style == .plain || scalar.style == .any else { return nil }
    return Double.construct(from: scalar)
  }

  /// Whether nothing stands there: an empty value, `~`, or `null`.
  var isNothing: Bool { null != nil }

  /// What to do where no number stands.
  var remedyForNumber: String {
    guard let text = scalar?.string else { return "Write one number" }
    if Double(text)?.isFinite == true { return "Write it without quotation marks" }
    if Double(text.replacing(",", with: ".")) != nil { return "Write a decimal point, not a comma" }
    return "Write a number without its unit"
  }
}

import Formats

/// Reads our fields of one row of a table and takes down what is wrong with them.
struct RowReader {
  let feature: FeatureTable.Feature
  let map: FieldMap
  let file: String

  /// What stands in a field, without white space around it; nil for nothing.
  func text(_ field: String) -> String? {
    guard let value = value(field) else { return nil }
    return value.text?.trimmed.nonEmpty
  }

  /// The number in a field; nil for nothing, and, with the problem taken down, for what is none.
  func number(
    _ field: String, in range: ClosedRange<Double>, unit: String, problems: inout Problems
  ) -> Double? {
    let limits = "a number, \(range.lowerBound.short) to \(range.upperBound.short) \(unit)"
    let remedy = "Correct it, or leave it empty for the default"
    guard let number = number(field, expected: limits, remedy: remedy, problems: &problems) else {
      return nil
    }
    guard range.contains(number) else {
      problems.add(
        problem("is out of range", field: field, value: text(field), expected: limits, remedy: remedy))
      return nil
    }
    return number
  }

  /// The coordinate in a field; nil for nothing, and, with the problem taken down, for what is none.
  func coordinate(_ field: String, problems: inout Problems) -> Double? {
    number(
      field, expected: "a number", remedy: "Correct the coordinates of this row", problems: &problems)
  }

  /// The number in a field; nil for nothing, and, with the problem taken down, for what is none.
  func number(
    _ field: String, expected: String, remedy: String, problems: inout Problems
  ) -> Double? {
    guard let text = text(field) else { return nil }
    if let number = Double(text), number.isFinite { return number }
    let isDecimalComma = Double(text.replacing(",", with: ".")) != nil && text.contains(",")
    problems.add(
      problem(
        "is not a number", field: field, value: text, expected: expected,
        remedy: isDecimalComma ? "Write a decimal point, not a comma" : remedy))
    return nil
  }

  /// The count in a field; nil for nothing, and, with the problem taken down, for what is none.
  func count(_ field: String, problems: inout Problems) -> Int? {
    guard let text = text(field) else { return nil }
    guard let number = Double(text), number >= 0, number == number.rounded(), number < 1e12 else {
      problems.add(
        problem(
          "is no count", field: field, value: text, expected: "a whole number, 0 or more",
          remedy: "Correct it, or leave it empty where it is not known"))
      return nil
    }
    return Int(number)
  }

  /// A problem at a field of this row, called as the file calls it.
  func problem(
    _ message: String, severity: Problem.Severity = .error, field: String? = nil, value: String? = nil,
    expected: String? = nil, remedy: String? = nil
  ) -> Problem {
    Problem(
      message, severity: severity, file: file, line: feature.line,
      feature: feature.line == nil ? feature.number : nil,
      field: field.map { map.names[$0] ?? $0 }, value: value, expected: expected, remedy: remedy)
  }

  private func value(_ field: String) -> FieldValue? {
    map.places[field].map { feature.values[$0] }
  }
}

extension FieldValue {
  /// As it would be written; nil for nothing.
  fileprivate var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .real(let number): number.short
    case .text(let text): text
    }
  }
}

extension FeatureTable {
  /// Whether it is a table of text whose first line names the fields.
  var isText: Bool { features.contains { $0.line != nil } }

  /// The features about which no error is among ``problems``.
  var soundFeatures: [Feature] {
    let faulty = Set(problems.filter { $0.severity == .error }.map { [$0.line, $0.feature] })
    return features.filter { !faulty.contains([$0.line, $0.line == nil ? $0.number : nil]) }
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }

  var trimmed: String {
    var view = Substring(self)
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}

extension Double {
  /// Without a fraction where it has none.
  var short: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
}

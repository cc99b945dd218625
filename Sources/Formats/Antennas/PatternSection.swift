/// The values of one cut of a pattern file, and what is wrong with them.
struct PatternSection {
  /// Which cut.
  enum Cut: String, CaseIterable {
    case horizontal = "HORIZONTAL"
    case vertical = "VERTICAL"
  }

  let cut: Cut
  let file: String
  /// The line of its keyword.
  let line: Int
  private(set) var problems: [Problem] = []
  private var attenuations = [Double?](repeating: nil, count: 360)
  private var lines = [Int](repeating: 0, count: 360)
  private var faultyLines = 0

  /// A cut that is wrong throughout, its sign or its unit, is told in so many lines.
  private static let mostProblems = 10

  init(cut: Cut, file: String, line: Int) {
    self.cut = cut
    self.file = file
    self.line = line
  }

  /// The 360 values; nil where one is missing.
  var values: [Double]? {
    let known = attenuations.compactMap { $0 }
    return known.count == 360 ? known : nil
  }

  /// Takes a line of angle and attenuation.
  mutating func take(_ words: [String], line: Int) {
    let text = words.joined(separator: " ")
    guard words.count == 2 else {
      return add("is not an angle and a value", text, "two numbers: 0.0 0.3", "Correct the line", line)
    }
    guard let angle = Double(words[0]), angle == angle.rounded(), (0..<360).contains(angle) else {
      return add(
        "is no angle of the cut", words[0], "whole degrees, 0 to 359", "Resample the cut to whole degrees",
        line)
    }
    let degree = Int(angle)
    // Seen, whatever its value is: it is not also missing.
    defer { if lines[degree] == 0 { lines[degree] = line } }
    guard let attenuation = Double(words[1]), attenuation.isFinite else {
      return add(
        "is not a number", words[1], "dB below the greatest gain, 0 or more",
        words[1].contains(",") ? "Write a decimal point, not a comma" : "Correct the value", line)
    }
    guard attenuation >= 0 else {
      return add(
        "is below zero", words[1], "dB below the greatest gain, 0 or more",
        "Write what is lost against the greatest gain, without a sign", line)
    }
    guard lines[degree] == 0 else {
      return add(
        "stands in line \(lines[degree]) already", words[0], "each angle once", "Remove one of the two", line)
    }
    attenuations[degree] = attenuation
  }

  /// Angles without a line, as one problem, and what was too much to tell.
  var completeness: [Problem] {
    var problems: [Problem] = []
    let missing = lines.indices.filter { lines[$0] == 0 }
    if !missing.isEmpty {
      let named = missing.prefix(5).map(String.init).joined(separator: ", ") + (missing.count > 5 ? " …" : "")
      problems.append(
        Problem(
          "lacks \(missing.count) of 360 angles: \(named)", file: file, line: line, field: cut.rawValue,
          expected: "0 to 359, a line a degree",
          remedy: "Add them, or get the file again from the antenna's maker"))
    }
    if faultyLines > Self.mostProblems {
      problems.append(
        Problem(
          "has \(faultyLines - Self.mostProblems) more lines that are wrong", file: file, line: line,
          field: cut.rawValue, expected: "angle and attenuation", remedy: "Correct them alike"))
    }
    return problems
  }

  private mutating func add(
    _ message: String, _ value: String, _ expected: String, _ remedy: String, _ line: Int
  ) {
    faultyLines += 1
    guard faultyLines <= Self.mostProblems else { return }
    problems.append(
      Problem(
        message, file: file, line: line, field: cut.rawValue, value: value, expected: expected, remedy: remedy
      ))
  }
}

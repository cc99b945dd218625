import Yams

/// Reads one mapping of a scenario key by key and remembers what was wrong, with line and column.
///
/// Reading never throws: a wrong value is reported and replaced by a default, so that one pass finds
/// every mistake of a file.
final class SectionReader {
  /// Shared by all sections of a file.
  final class Report {
    let file: String
    private(set) var problems: [Problem] = []
    /// Keys asked for, by section: the schema's test compares them.
    private(set) var keys: [String: Set<String>] = [:]

    init(file: String) { self.file = file }

    func add(_ problem: Problem) { problems.append(problem) }

    fileprivate func note(key: String, of section: String) { keys[section, default: []].insert(key) }
  }

  private let mapping: Node.Mapping?
  private let mark: Mark?
  private let path: String
  let report: Report
  private var asked: Set<String> = []

  /// - Parameters:
  ///   - node: nil where the section is absent; then everything takes its default.
  ///   - path: the keys above it, with a dot behind each: `grid.`; list entries are `services[]`.
  init(_ node: Node?, path: String, report: Report) {
    self.path = path
    self.report = report
    mark = node?.mark
    mapping = node?.mapping
    if let node, mapping == nil, node.scalar?.string.isEmpty != true || node.sequence != nil {
      report.add(
        problem("is not a section", key: nil, node: node, expected: "keys with values, indented below it"))
    }
  }

  var isPresent: Bool { mapping != nil }

  /// Whether a key stands in the file.
  func has(_ key: String) -> Bool { node(key) != nil }

  func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      report.add(problem("is not a text", key: key, node: node, expected: "a text"))
      return nil
    }
    return scalar.string
  }

  func requiredText(_ key: String, expected: String) -> String {
    if let text = text(key) { return text }
    if !has(key) { reportMissing(key, expected: expected) }
    return ""
  }

  func number(_ key: String, in range: ClosedRange<Double>, unit: String) -> Double? {
    guard let node = node(key) else { return nil }
    let limits = "\(short(range.lowerBound)) to \(short(range.upperBound)) \(unit)"
    guard let value = node.number, value.isFinite else {
      report.add(problem("is not a number", key: key, node: node, expected: limits))
      return nil
    }
    guard range.contains(value) else {
      report.add(problem("is out of range", key: key, node: node, expected: limits))
      return nil
    }
    return value
  }

  func number(_ key: String, in range: ClosedRange<Double>, unit: String, default fallback: Double) -> Double
  {
    number(key, in: range, unit: unit) ?? fallback
  }

  func requiredNumber(_ key: String, in range: ClosedRange<Double>, unit: String) -> Double {
    if !has(key) {
      reportMissing(key, expected: "\(short(range.lowerBound)) to \(short(range.upperBound)) \(unit)")
    }
    return number(key, in: range, unit: unit) ?? range.lowerBound
  }

  func integer(_ key: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
    guard let node = node(key) else { return fallback }
    let limits = "a whole number, \(range.lowerBound) to \(range.upperBound)"
    guard let value = node.number, value == value.rounded(), let whole = Int(exactly: value),
      range.contains(whole)
    else {
      report.add(problem("is no such number", key: key, node: node, expected: limits))
      return fallback
    }
    return whole
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, default fallback: Choice) -> Choice
  where Choice.RawValue == String {
    guard let node = node(key) else { return fallback }
    return choice(node, key: key) ?? fallback
  }

  func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    node(key).flatMap { choice($0, key: key) }
  }

  func choices<Choice: RawRepresentable & CaseIterable>(_ key: String, default fallback: [Choice]) -> [Choice]
  where Choice.RawValue == String {
    guard let nodes = nodes(key) else { return fallback }
    return nodes.compactMap { choice($0, key: key) }
  }

  func texts(_ key: String) -> [String]? {
    nodes(key)?.compactMap { node in
      if let text = node.scalar?.string, !text.isEmpty { return text }
      report.add(problem("has an entry that is not a text", key: key, node: node, expected: "texts"))
      return nil
    }
  }

  func numbers(_ key: String) -> [Double]? {
    nodes(key)?.compactMap { node in
      if let value = node.number, value.isFinite { return value }
      report.add(problem("has an entry that is not a number", key: key, node: node, expected: "numbers"))
      return nil
    }
  }

  /// The texts of a mapping, by key.
  func dictionary(_ key: String, allowed: [String]) -> [String: String] {
    guard let node = node(key) else { return [:] }
    guard let mapping = node.mapping else {
      report.add(problem("is not a mapping", key: key, node: node, expected: "our field: the file's field"))
      return [:]
    }
    var result: [String: String] = [:]
    for (name, value) in mapping {
      let field = name.scalar?.string ?? ""
      if !allowed.contains(field) {
        report.add(
          problem(
            "is no field of ours", key: "\(key).\(field)", node: name,
            expected: "one of \(allowed.joined(separator: ", "))", remedy: suggestion(field, among: allowed)))
      } else if let text = value.scalar?.string, !text.isEmpty {
        result[field] = text
      } else {
        report.add(
          problem("is not a text", key: "\(key).\(field)", node: value, expected: "a field of the file"))
      }
    }
    return result
  }

  func section(_ key: String) -> SectionReader {
    SectionReader(node(key), path: path + key + ".", report: report)
  }

  func sections(_ key: String) -> [SectionReader]? {
    nodes(key)?.map { SectionReader($0, path: path + key + "[].", report: report) }
  }

  func reportMissing(_ key: String, expected: String) {
    report.add(
      Problem(
        "is missing", file: report.file, line: mark?.line, column: mark?.column, field: path + key,
        expected: expected))
  }

  /// Reports a value that is wrong for a reason of its own.
  func reportWrong(_ key: String, _ message: String, expected: String, remedy: String? = nil) {
    report.add(problem(message, key: key, node: node(key), expected: expected, remedy: remedy))
  }

  /// Reports the keys that nobody asked for. Call it once everything has been read.
  func finish() {
    guard let mapping else { return }
    for (name, _) in mapping {
      let key = name.scalar?.string ?? "?"
      guard !asked.contains(key) else { continue }
      let known = asked.sorted()
      report.add(
        problem(
          "is no key of this section", key: key, node: name,
          expected: "one of \(known.joined(separator: ", "))", remedy: suggestion(key, among: known)))
    }
  }

  // MARK: Reading nodes

  private func node(_ key: String) -> Node? {
    asked.insert(key)
    report.note(key: key, of: path)
    guard let node = mapping?[key] else { return nil }
    // `key:` with nothing behind it is as good as absent.
    if let scalar = node.scalar, scalar.string.isEmpty, scalar.style == .plain { return nil }
    return node
  }

  /// The entries of a list; one value without a list counts as a list of one.
  private func nodes(_ key: String) -> [Node]? {
    guard let node = node(key) else { return nil }
    if let sequence = node.sequence { return Array(sequence) }
    return [node]
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node, key: String) -> Choice?
  where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue)
    if let text = node.scalar?.string, let choice = Choice(rawValue: text) { return choice }
    report.add(
      problem(
        "is not known", key: key, node: node, expected: "one of \(known.joined(separator: ", "))",
        remedy: suggestion(node.scalar?.string ?? "", among: known)))
    return nil
  }

  private func problem(
    _ message: String, key: String?, node: Node?, expected: String, remedy: String? = nil
  ) -> Problem {
    let isName = key.map { name in node?.scalar?.string == String(name.split(separator: ".").last ?? "") }
    return Problem(
      message, file: report.file, line: (node?.mark ?? mark)?.line, column: (node?.mark ?? mark)?.column,
      field: key.map { path + $0 } ?? String(path.dropLast()),
      value: isName == true ? nil : node?.scalar?.string, expected: expected, remedy: remedy)
  }

  private func suggestion(_ word: String, among known: [String]) -> String? {
    EditDistance.nearest(to: word, among: known).map { "Did you mean \($0)?" }
  }

  private func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

extension Node {
  /// The number of a plain scalar; a quoted one is a text.
  fileprivate var number: Double? {
    guard let scalar, scalar.style == .plain || scalar.style == .any else { return nil }
    return Double.construct(from: scalar)
  }
}

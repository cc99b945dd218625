import Yams

/// Reads one mapping of a scenario or a profile key by key and remembers what was wrong, with line and column.
///
/// Reading never throws: a wrong value is reported and replaced by a default, so that one pass finds
/// every mistake of a file.
final class SectionReader {
  private let mapping: Node.Mapping?
  private let mark: Mark?
  private let path: String
  let report: Report
  private var asked: Set<String> = []
  /// Whether something else stands in its place: then it is not also said which keys it lacks.
  private let isReplaced: Bool

  /// - Parameters:
  ///   - node: nil where the section is absent; then everything takes its default.
  ///   - path: the keys above it, with a dot behind each: `grid.`; list entries are `services[].`.
  ///   - parent: where the section around it begins, to tell where an absent one is missed.
  init(_ node: Node?, path: String, report: Report, parent: Mark? = nil) {
    self.path = path
    self.report = report
    mark = node?.mark ?? parent
    mapping = node?.mapping
    isReplaced = node.map { $0.mapping == nil && !$0.isNothing } ?? false
    if isReplaced {
      report.add(
        problem(
          "is not a section", key: nil, node: node, expected: "keys with values, indented below it",
          remedy: report.kind.example))
    }
  }

  /// Where the section begins; nil where it is absent.
  var place: ScenarioPlace? {
    mapping == nil ? nil : mark.map { ScenarioPlace(line: $0.line, column: $0.column) }
  }

  /// Whether a key stands in the file.
  func has(_ key: String) -> Bool { node(key) != nil }

  /// Whether one value stands behind a key, no section and no list.
  func isText(_ key: String) -> Bool { node(key)?.scalar != nil }

  /// Whether a list stands behind a key that also takes one value.
  func isList(_ key: String) -> Bool { node(key)?.sequence != nil }

  /// Whether a section stands behind a key that also takes something else, and whether it has another key.
  func isSection(_ key: String, with inner: String? = nil) -> Bool {
    guard let mapping = node(key)?.mapping else { return false }
    return inner.map { mapping[$0] != nil } ?? true
  }

  /// Reports a version that is missing, or that of a later program.
  func checkVersion(_ version: Int) {
    guard has("version") else { return reportMissing("version", expected: "version: \(version)") }
    if integer("version", in: 1...999, default: version) != version {
      reportWrong(
        "version", "is of a later program", expected: "\(version)",
        remedy: "Take a newer whitespot, or write the file for version \(version)")
    }
  }

  /// Whether a number stands behind a key that also takes a text.
  func isNumber(_ key: String) -> Bool { node(key)?.number != nil }

  /// Says of a key that it stands there for nothing.
  func noteUnused(_ key: String, because reason: String) {
    guard has(key) else { return }
    note(key, "has no effect: \(reason)", expected: "keys that the model takes")
  }

  func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      report.add(
        problem(
          "is no single value", key: key, node: node, expected: "a text",
          remedy: "Write one value behind the key"))
      return nil
    }
    return scalar.string
  }

  func requiredText(_ key: String, expected: String) -> String {
    if let text = text(key) { return text }
    if !has(key) { reportMissing(key, expected: expected) }
    return ""
  }

  /// - Parameter fallback: what is taken where the key is left out, in words.
  func number(
    _ key: String, in range: ClosedRange<Double>, unit: String, fallback: String? = nil
  ) -> Double? {
    guard let node = node(key) else { return nil }
    let limits = "\(short(range.lowerBound)) to \(short(range.upperBound)) \(unit)"
    guard let value = node.number, value.isFinite else {
      report.add(
        problem(
          "is not a number", key: key, node: node, expected: limits, remedy: node.remedyForNumber))
      return nil
    }
    guard range.contains(value) else {
      report.add(
        problem(
          "is out of range", key: key, node: node, expected: limits,
          remedy: fallback.map { "Correct it, or leave the key out for \($0)" } ?? "Correct the value"))
      return nil
    }
    return value
  }

  func number(_ key: String, in range: ClosedRange<Double>, unit: String, default fallback: Double) -> Double
  {
    let words = "the default of \(short((fallback * 1000).rounded() / 1000)) \(unit)"
    return number(key, in: range, unit: unit, fallback: words) ?? fallback
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
      report.add(
        problem(
          node.number == nil ? "is not a number" : "is out of range", key: key, node: node,
          expected: limits, remedy: node.number == nil ? node.remedyForNumber : "Correct the value"))
      return fallback
    }
    return whole
  }

  func flag(_ key: String, default fallback: Bool) -> Bool {
    guard let node = node(key) else { return fallback }
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      report.add(
        problem(
          "is neither true nor false", key: key, node: node, expected: "true or false",
          remedy: "Write \(key): true, or leave the key out"))
      return fallback
    }
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

  /// - Parameter isEmptyAllowed: whether a list of nothing is a choice; else the default stands in for it.
  func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: [Choice], isEmptyAllowed: Bool = true
  ) -> [Choice] where Choice.RawValue == String {
    guard let nodes = nodes(key) else { return fallback }
    if nodes.isEmpty, !isEmptyAllowed {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      report.add(
        problem(
          "is empty", key: key, node: node(key), expected: "one or more of \(known)",
          remedy: "Write one, or leave the key out for the default"))
    }
    let choices: [Choice] = nodes.compactMap { choice($0, key: key) }
    return choices.isEmpty && !isEmptyAllowed ? fallback : choices
  }

  func texts(_ key: String) -> [String]? {
    nodes(key)?.compactMap { node in
      if let text = node.scalar?.string, !text.isEmpty, !node.isNothing { return text }
      report.add(
        problem(
          "has an entry that is not a text", key: key, node: node, expected: "texts",
          remedy: "Write a text a line, or [one, two]"))
      return nil
    }
  }

  func numbers(_ key: String) -> [Double]? {
    nodes(key)?.compactMap { node in
      if let value = node.number, value.isFinite { return value }
      report.add(
        problem(
          "has an entry that is not a number", key: key, node: node, expected: "numbers",
          remedy: node.remedyForNumber))
      return nil
    }
  }

  /// The texts of a mapping, by key.
  func dictionary(_ key: String, allowed: [String]) -> [String: String] {
    guard let node = node(key) else { return [:] }
    guard let mapping = node.mapping else {
      report.add(
        problem(
          "is not a section", key: key, node: node, expected: "our field: the file's field",
          remedy: "For example { name: TEN }"))
      return [:]
    }
    var result: [String: String] = [:]
    for (name, value) in mapping {
      let field = name.scalar?.string ?? ""
      if !allowed.contains(field) {
        report.add(
          problem(
            "is no field of ours", key: "\(key).\(field)", node: name,
            expected: "one of \(allowed.joined(separator: ", "))",
            remedy: suggestion(field, among: allowed) ?? "Our field goes first, the file's behind the colon"))
      } else if let text = value.scalar?.string, !text.isEmpty, !value.isNothing {
        result[field] = text
      } else {
        report.add(
          problem(
            "is not a text", key: "\(key).\(field)", node: value, expected: "a field of the file",
            remedy: "Name the file's field, or remove the line"))
      }
    }
    return result
  }

  /// What stands behind a name that the user gives: one text, or keys with values.
  enum Entry {
    case text(String)
    case section(SectionReader)
  }

  /// The entries of a section whose names the user gives, in the order of the file.
  func entries(_ key: String, expected: String) -> [(name: String, entry: Entry)] {
    guard let node = node(key) else { return [] }
    guard let mapping = node.mapping else {
      report.add(
        problem(
          "is not a section", key: key, node: node, expected: "a name, a colon and \(expected) a line",
          remedy: "Indent the names below it"))
      return []
    }
    return mapping.compactMap { name, value in
      let name = name.scalar?.string ?? ""
      let entryKey = "\(key).\(name)"
      report.notePlace(path + entryKey, node: value)
      if let text = value.scalar?.string, !text.isEmpty, !value.isNothing { return (name, .text(text)) }
      if value.mapping != nil {
        return (name, .section(SectionReader(value, path: path + entryKey + ".", report: report)))
      }
      report.add(
        problem(
          "says nothing that is understood", key: entryKey, node: value, expected: expected,
          remedy: "Write a path behind the name, or remove the line"))
      return nil
    }
  }

  func section(_ key: String) -> SectionReader {
    SectionReader(node(key), path: path + key + ".", report: report, parent: mark)
  }

  func sections(_ key: String) -> [SectionReader]? {
    nodes(key)?.map { SectionReader($0, path: path + key + "[].", report: report, parent: mark) }
  }

  func reportMissing(_ key: String, expected: String) {
    guard !isReplaced else { return }
    report.add(
      Problem(
        "is missing", file: report.file, line: mark?.line, column: mark?.column, field: path + key,
        expected: expected, remedy: "Add it; \(report.kind.example)"))
  }

  /// Reports a value that is wrong for a reason of its own.
  func reportWrong(_ key: String, _ message: String, expected: String, remedy: String? = nil) {
    report.add(problem(message, key: key, node: node(key), expected: expected, remedy: remedy))
  }

  /// Says something of a value that does not stop a run.
  func note(_ key: String, _ message: String, expected: String, remedy: String? = nil) {
    var problem = problem(message, key: key, node: node(key), expected: expected, remedy: remedy)
    problem.severity = .note
    report.add(problem)
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
          path.isEmpty ? "is no key of a \(report.kind.rawValue)" : "is no key of this section", key: key,
          node: name,
          expected: "one of \(known.joined(separator: ", "))",
          remedy: suggestion(key, among: known) ?? "Remove it, or check its indentation"))
    }
  }

  // MARK: Reading nodes

  private func node(_ key: String) -> Node? {
    asked.insert(key)
    let node = mapping?[key]
    report.note(key: key, of: path, node: node)
    // `key:` with nothing behind it is as good as absent.
    return node?.isNothing == true ? nil : node
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
        remedy: suggestion(node.scalar?.string ?? "", among: known) ?? "Write one of these"))
    return nil
  }

  private func problem(
    _ message: String, key: String?, node: Node?, expected: String, remedy: String? = nil
  ) -> Problem {
    let isName = key.map { key in
      let text = node?.scalar?.string
      return text == key || text == key.split(separator: ".").last.map(String.init)
    }
    return Problem(
      message, file: report.file, line: (node?.mark ?? mark)?.line, column: (node?.mark ?? mark)?.column,
      field: key.map { path + $0 } ?? String(path.dropLast()),
      value: isName == true ? nil : node?.scalar?.string, expected: expected, remedy: remedy)
  }

  private func suggestion(_ word: String, among known: [String]) -> String? {
    EditDistance.nearest(to: word, among: known).map { "Did you mean \($0)?" }
  }

  private func short(_ value: Double) -> String { Self.short(value) }

  /// `100` and `0.5`.
  static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

import Yams

extension SectionReader {
  /// Shared by all sections of a file.
  final class Report {
    let file: String
    let kind: YAMLDocument.Kind
    private(set) var problems: [Problem] = []
    /// Keys asked for, by section: the schema's test compares them.
    private(set) var keys: [String: Set<String>] = [:]
    /// Where the values that stand in the file begin, by key: `grid.crs`.
    private(set) var places: [String: ScenarioPlace] = [:]

    init(file: String, kind: YAMLDocument.Kind) {
      self.file = file
      self.kind = kind
    }

    func add(_ problem: Problem) { problems.append(problem) }

    /// What is wrong, in the order of the file; what is wrong in another file that it names comes last.
    var problemsInOrder: [Problem] {
      problems.enumerated().sorted { left, right in
        key(of: left) < key(of: right)
      }.map(\.element)
    }

    private func key(of entry: (offset: Int, element: Problem)) -> (Int, Int, Int, Int) {
      let (problem, isOwn) = (entry.element, entry.element.file == file)
      return (isOwn ? 0 : 1, isOwn ? problem.line ?? 0 : 0, isOwn ? problem.column ?? 0 : 0, entry.offset)
    }

    func note(key: String, of section: String, node: Node?) {
      keys[section, default: []].insert(key)
      notePlace(section + key, node: node)
    }

    func notePlace(_ key: String, node: Node?) {
      guard let mark = node?.mark, places[key] == nil else { return }
      places[key] = ScenarioPlace(line: mark.line, column: mark.column)
    }
  }
}

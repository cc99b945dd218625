import Formats
import RadioNetwork

/// The antennas that a station list can name: those of formulas, those of the scenario's `antennas`, and pattern files.
///
/// Every file is read once; what is wrong with it is told once, however many rows name it.
struct AntennaCatalogue {
  let scenario: ScenarioFile
  /// The station list: pattern files stand beside it.
  let stationFile: String
  private let named: [String: Scenario.NamedAntenna]
  /// By path; nil where the file is faulty, which has been told.
  private var patterns: [String: PatternCuts?] = [:]
  /// Names that lead nowhere: the first row's problem, and how many rows follow it.
  private var unknown: [(name: String, problem: Problem, rows: Int)] = []

  /// The pattern files read, seen from the current folder, sorted.
  var files: [String] { patterns.keys.sorted() }

  init(_ antennas: [Scenario.NamedAntenna], stationFile: String, scenario: ScenarioFile) {
    self.scenario = scenario
    self.stationFile = stationFile
    named = Dictionary(antennas.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Reads the files that the scenario names, whether a row needs them or not.
  mutating func readNamed(problems: inout Problems) {
    for (name, antenna) in named.sorted(by: { $0.key < $1.key }) where !antenna.file.isEmpty {
      let path = scenario.path(antenna.file)
      guard AntennaPatternFile.exists(at: path) else {
        patterns[path] = .some(nil)
        problems.add(
          Problem(
            "names a pattern file that does not exist: \(path)", file: scenario.name,
            field: "antennas.\(name)",
            value: antenna.file, expected: "a MSI/Planet file; paths start from the scenario's folder",
            remedy: "Correct the path"))
        continue
      }
      read(path, problems: &problems)
    }
  }

  /// The antenna that a row names; nil, with the problem taken down, where there is none.
  mutating func antenna(of row: RowReader, problems: inout Problems) -> AntennaModel? {
    guard let name = row.text("antenna") else { return nil }
    if let preset = AntennaModel(preset: name) { return preset }
    if let antenna = named[name] {
      guard !antenna.file.isEmpty else { return nil }
      return read(scenario.path(antenna.file), problems: &problems).map { .file($0, antenna.combination) }
    }
    let searched = [AntennaPatternFile.path(name, beside: stationFile), scenario.path(name)]
    if let path = searched.first(where: AntennaPatternFile.exists) {
      return read(path, problems: &problems).map { .file($0, .standard) }
    }
    take(unknown: name, row: row, searched: searched)
    return nil
  }

  /// Names that lead nowhere, a problem a name.
  var unknownNames: [Problem] {
    unknown.map { entry in
      var problem = entry.problem
      if entry.rows > 1 {
        problem.message +=
          entry.rows == 2 ? "; one more row names it" : "; \(entry.rows - 1) more rows name it"
      }
      return problem
    }
  }

  private mutating func take(unknown name: String, row: RowReader, searched: [String]) {
    if let known = unknown.firstIndex(where: { $0.name == name }) { return unknown[known].rows += 1 }
    let names = AntennaModel.presets.map(\.name) + named.keys.sorted()
    let places = searched[0] == searched[1] ? [searched[0]] : searched
    let problem = row.problem(
      "is no antenna that is known, and there is no pattern file \(places.joined(separator: " or "))",
      field: "antenna", value: name,
      expected: "one of \(names.joined(separator: ", ")), or a MSI/Planet file beside the list",
      remedy: EditDistance.nearest(to: name, among: names).map { "Did you mean \($0)?" }
        ?? "Put the file there, or name it under antennas in the scenario")
    unknown.append((name, problem, 1))
  }

  @discardableResult
  private mutating func read(_ path: String, problems: inout Problems) -> PatternCuts? {
    if let known = patterns[path] { return known }
    let cuts = problems.attempt { try AntennaPatternFile.read(path: path) }
    patterns[path] = .some(cuts)
    return cuts
  }
}

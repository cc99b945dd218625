import Formats

/// What was found wrong so far, in the order in which it was found.
struct Problems {
  private(set) var all: [Problem] = []
  private var scenario: (file: String, places: [String: ScenarioPlace]) = ("", [:])

  /// Whether something stops the run.
  var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Whether something in a file stops the run.
  func hasErrors(in file: String) -> Bool { all.contains { $0.severity == .error && $0.file == file } }

  /// How many things stop the run so far.
  var errorCount: Int { all.count { $0.severity == .error } }

  /// What does not stop the run.
  var notes: [Problem] { all.filter { $0.severity == .note } }

  /// From now on problems with a key of the scenario get the line on which it stands.
  mutating func setScenario(file: String, places: [String: ScenarioPlace]) {
    scenario = (file, places)
  }

  mutating func add(_ problem: Problem) {
    var problem = problem
    if problem.file == scenario.file, problem.line == nil,
      let place = problem.field.flatMap({ scenario.places[$0] })
    {
      problem.line = place.line
      problem.column = place.column
    }
    all.append(problem)
  }

  mutating func add(contentsOf problems: some Sequence<Problem>) {
    for problem in problems { add(problem) }
  }

  /// The result of work that may meet a problem; nil with the problem taken down where it does.
  ///
  /// - Parameters:
  ///   - file: blamed where the problem names none.
  ///   - expected: told where the problem does not tell.
  mutating func attempt<Result>(
    file: String? = nil, expected: String? = nil, _ work: () throws -> Result
  ) -> Result? {
    do { return try work() } catch let problem as Problem {
      var problem = problem
      problem.file = problem.file ?? file
      problem.expected = problem.expected ?? expected
      add(problem)
    } catch let invalid as InvalidInput {
      add(contentsOf: invalid.problems)
    } catch {
      add(
        Problem(
          String(describing: error), file: file, expected: expected,
          remedy: "Check the coordinate systems in the file and in the scenario"))
    }
    return nil
  }

  /// Throws everything where something stops the run.
  func throwIfErrors() throws {
    if hasErrors { throw InvalidInput(all) }
  }
}

import Formats

/// What was found wrong so far, in the order in which it was found.
struct Problems {
  private(set) var all: [Problem] = []

  /// Whether something stops the run.
  var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// What does not stop the run.
  var notes: [Problem] { all.filter { $0.severity == .note } }

  mutating func add(_ problem: Problem) { all.append(problem) }

  mutating func add(contentsOf problems: some Sequence<Problem>) { all.append(contentsOf: problems) }

  /// The result of work that may meet a problem; nil with the problem taken down where it does.
  mutating func attempt<Result>(_ work: () throws -> Result) -> Result? {
    do { return try work() } catch let problem as Problem {
      add(problem)
    } catch let invalid as InvalidInput {
      add(contentsOf: invalid.problems)
    } catch {
      add(Problem(String(describing: error)))
    }
    return nil
  }

  /// Throws everything where something stops the run.
  func throwIfErrors() throws {
    if hasErrors { throw InvalidInput(all) }
  }
}

import Formats

/// Problems of inputs that may have millions of them: the first are kept, the others counted.
struct ProblemTally {
  /// How many are kept.
  private static let kept = 1000

  /// The first, in the order in which they were found.
  private(set) var problems: [Problem] = []
  /// How many errors there were, kept or not.
  private(set) var errors = 0

  /// Errors that are not among ``problems``.
  var omitted: Int { errors - problems.count { $0.severity == .error } }

  mutating func add(_ problem: Problem) {
    if problem.severity == .error { errors += 1 }
    if problems.count < Self.kept { problems.append(problem) }
  }

  mutating func add(contentsOf problems: some Sequence<Problem>) {
    for problem in problems { add(problem) }
  }

  /// Takes over what another one found later.
  mutating func add(_ other: ProblemTally) {
    problems += other.problems.prefix(max(0, Self.kept - problems.count))
    errors += other.errors
  }

  /// Counts errors that nobody kept.
  mutating func count(_ unseen: Int) { errors += unseen }

  /// Throws everything where something stops the run.
  func throwIfErrors() throws(InvalidInput) {
    if errors > 0 { throw InvalidInput(problems, omitted: omitted) }
  }
}

import Planning

/// Problems as lines: one each, and a count in place of the many of one kind.
struct ProblemList {
  /// How many of one kind are shown; `--json` has them all.
  private static let shown = 12

  let lines: [String]

  /// - Parameter all: how the user gets to see all; nil where there is no way.
  init(_ problems: [Problem], all: String? = "validate --json lists all") {
    var counts: [Kind: Int] = [:]
    var lines: [String] = []
    var hidden: [(kind: Kind, line: Int)] = []
    for problem in problems {
      let kind = Kind(problem)
      counts[kind, default: 0] += 1
      if counts[kind]! <= Self.shown {
        lines.append(problem.description)
      } else if counts[kind]! == Self.shown + 1 {
        hidden.append((kind, lines.count))
        lines.append("")
      }
    }
    for (kind, line) in hidden {
      lines[line] =
        "… and \(counts[kind]! - Self.shown) more in \(kind.file ?? "the inputs") with \(kind.field ?? "the same problem")"
        + (all.map { " (\($0))" } ?? "")
    }
    self.lines = lines
  }

  private struct Kind: Hashable {
    let file: String?
    let field: String?
    let expected: String?
    let severity: Problem.Severity

    init(_ problem: Problem) {
      file = problem.file
      field = problem.field
      expected = problem.expected
      severity = problem.severity
    }
  }
}

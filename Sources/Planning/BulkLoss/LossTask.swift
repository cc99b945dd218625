import Formats
import Propagation
import Terrain

/// One path with all that is needed for its loss. Any thread may work it out.
struct LossTask: Sendable {
  let row: PathRow
  /// Nil where none stands at its place.
  let profile: ProfileGroup?
  /// What is wrong with the path beside its row and its profile.
  let fault: Problem?

  /// Checks the profile and predicts the loss.
  ///
  /// Also where losses are not wanted any more: some errors only the prediction finds, and all are told.
  func outcome(reader: ProfileReader, paths: String, tally: inout ProblemTally) -> LossOutcome {
    var own = ProblemTally()
    let profile = profile.flatMap { reader.profile(of: $0, tally: &own) }
    var outcome = LossOutcome(id: row.id ?? "")
    if let link = row.link, let profile, fault == nil {
      func problem(_ message: String) -> Problem {
        Problem(
          message, file: paths, line: row.line, field: "path_id", value: row.id,
          expected: "a path that \(reader.model.name) covers", remedy: "Correct the row or its profile")
      }
      do {
        let loss = try link.loss(along: profile)
        if loss.total.isFinite { outcome.loss = loss } else { own.add(problem("has no finite loss")) }
      } catch {
        own.add(problem("no loss is predicted: \(error)"))
      }
    }
    if outcome.loss == nil {
      outcome.error = reason((fault.map { [$0] } ?? []) + row.problems + own.problems)
    }
    tally.add(own)
    return outcome
  }

  /// The first problems in one line.
  private func reason(_ problems: [Problem]) -> String {
    let shown = problems.prefix(3).map { problem in
      var short = problem
      short.remedy = nil
      return short.description
    }
    let rest = problems.count - shown.count
    return shown.joined(separator: " ") + (rest > 0 ? " And \(rest) more." : "")
  }
}

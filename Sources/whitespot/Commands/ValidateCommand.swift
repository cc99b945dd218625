import ArgumentParser
import Planning

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check a scenario and all its inputs; write nothing.",
    discussion: """
      Tells every problem of every file at once: file, line or feature, field, value, what was expected, \
      how to mend it. Exit code 1 if a run could not start.

        whitespot validate my-province.yaml
        whitespot validate my-province.yaml --json
      """)

  @Argument(help: "The scenario file.")
  var scenario: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = TerminalSession(quiet: common.quiet)
    let study = Study(ScenarioFile(scenario))
    if common.json {
      let problems: [Problem]
      do { problems = try study.validate() } catch let invalid as InvalidInput {
        problems = invalid.problems
      } catch let problem as Problem {
        problems = [problem]
      }
      try session.showJSON(problems)
      if problems.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
      return
    }
    let notes = try session.perform { _ in try study.validate() }
    guard !common.quiet else { return }
    for line in ProblemList(notes).lines { try session.show(line) }
    try session.show(
      notes.isEmpty ? "\(scenario): no problems." : "\(scenario): a run can start; \(notes.count) notes.")
  }
}

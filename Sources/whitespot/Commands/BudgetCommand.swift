import ArgumentParser
import Planning

struct BudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract:
      "Work out link budgets: what each sector may lose on the way, down and up, and which side limits.",
    discussion: """
      From the transmitter to the level that coverage is judged by, line by line, for the terminal, the \
      environment and the location probability of the scenario's services. The maximum path loss is between \
      the antennas, in the median; what the base's antenna loses beside its main beam counts toward it. Needs \
      the scenario and its stations, not its terrain.

        whitespot budget scenarios/ha-giang.yaml --sector HG0001-VTL-4G-1
        whitespot budget scenarios/ha-giang.yaml --all
        whitespot budget scenarios/ha-giang.yaml --all --output budgets.csv
        whitespot budget scenarios/ha-giang.yaml --sector HG0001-VTL-4G-1 --json
      """)

  @Argument(help: "The scenario file: its stations and services are used.")
  var scenario: String

  @Option(help: ArgumentHelp("Sector whose budgets are shown line by line.", valueName: "id"))
  var sector: String?

  @Flag(help: "All sectors, a row each, and how many each side limits.")
  var all = false

  @Option(name: .shortAndLong, help: ArgumentHelp("File for the rows of --all.", valueName: "csv"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (sector == nil) == !all { throw ValidationError("Give --sector or --all, one of them.") }
    if output != nil, !all { throw ValidationError("--output goes with --all.") }
  }

  func run() throws {
    let session = TerminalSession(quiet: common.quiet, writesFiles: output != nil)
    let report = try session.perform { _ in
      let study = Study(ScenarioFile(scenario))
      guard let sector else {
        let report = try study.budgets()
        if let output { try BudgetTable.write(report, to: output) }
        return report
      }
      return try study.budget(ofSector: sector)
    }
    if common.json {
      try session.showJSON(report)
    } else if !common.quiet {
      try session.show(BudgetText(report: report, file: output).text)
    }
  }
}

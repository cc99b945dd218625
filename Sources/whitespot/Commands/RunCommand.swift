import ArgumentParser
import Planning

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a scenario: coverage, verdicts, ranked sites.",
    discussion: """
      Writes villages.csv and .geojson, candidates.csv and .geojson, stations.geojson, \
      rollups.csv, coverage-<generation>.tif and summary.json, with published figures \
      reconciliation.csv, all of them or none.

        whitespot run scenarios/ha-giang.yaml
        whitespot run scenarios/ha-giang.yaml --output /tmp/trial --threads 1 --json
      """)

  @Argument(help: "The scenario file.")
  var scenario: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Folder for the results, instead of the scenario's or out/<name>.", valueName: "folder"))
  var output: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Keep path losses for the next run, and read what earlier runs kept. See whitespot cache.")
  var cache = true

  @OptionGroup var work: WorkOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = TerminalSession(quiet: common.quiet, writesFiles: true)
    let report = try session.perform { monitor in
      try Study(ScenarioFile(scenario)).run(
        StudyOptions(
          threads: work.threads, outputFolder: output, cache: try cache ? PathLossCache() : nil,
          monitor: monitor, warning: { session.note("whitespot: \($0)") }))
    }
    if common.json {
      try session.showJSON(report)
    } else if !common.quiet {
      try session.show(ReportTable(report: report, style: session.style).text)
    }
  }
}

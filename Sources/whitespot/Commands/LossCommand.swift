import ArgumentParser
import Planning

struct LossCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loss", abstract: "Predict the loss of many paths from their terrain profiles.",
    discussion: """
      paths.csv has a row a path: path_id, frequency_mhz, tx_height_m, rx_height_m; for itu-r-p1812 and \
      automatic also polarization (H or V), time_percent, location_percent, delta_n, n0, \
      prediction_resolution_m, tx_lat, tx_lon, rx_lat, rx_lon, tx_coast_km, rx_coast_km; for longley-rice \
      polarization, climate (1–7), surface_refractivity (or n0), permittivity, conductivity, time_percent, \
      location_percent, situation_percent, variability_mode; for extended-hata location_percent. What has a \
      default may be empty or absent.

      profiles.csv has a row a point: path_id, distance_km from the transmitter, height_m; optional \
      clutter_height_m and zone (sea, coastal, inland). The points of a path stand together, the paths in \
      the order of paths.csv. itu-r-p1812, longley-rice and automatic need three points, the others two; \
      longley-rice and the Hata family need even spacing.

      losses.csv is written whole or not at all; a pipe or /dev/stdout gets its lines as they come. Both \
      tables may be larger than memory.

        whitespot loss --model itu-r-p1812 --paths paths.csv \\
          --profiles profiles.csv --output losses.csv
        whitespot loss --model hata --environment open --paths paths.csv \\
          --profiles profiles.csv --output losses.csv --keep-going
      """)

  @Option(
    help: ArgumentHelp(
      "Model: \(BulkLossModel.names.joined(separator: ", ")).", valueName: "name"))
  var model: String

  @Option(help: ArgumentHelp("Table of the paths.", valueName: "csv"))
  var paths: String

  @Option(help: ArgumentHelp("Table of their profiles.", valueName: "csv"))
  var profiles: String

  @Option(name: .shortAndLong, help: ArgumentHelp("File for the losses.", valueName: "csv"))
  var output: String

  @Flag(
    help: "Answer sound paths where others are wrong; those get a row without numbers, and the reason.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "Surroundings of receivers, for the Hata family: \(BulkLossModel.environments.joined(separator: ", ")). Default suburban.",
      valueName: "name"))
  var environment: String?

  @Option(
    help: ArgumentHelp(
      "What terrain adds to empirical formulas: \(BulkLossModel.diffractions.joined(separator: ", ")). Default bullington.",
      valueName: "name"))
  var diffraction: String?

  @Option(
    help: ArgumentHelp(
      "Effective Earth radius over the real one, 0.3 to 10, for empirical formulas. Default 4/3.",
      valueName: "k"))
  var earthRadiusFactor: Double?

  @OptionGroup var work: WorkOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    do { _ = try chosenModel } catch let problem as Problem {
      throw ValidationError("--\(problem)")
    }
  }

  private var chosenModel: BulkLossModel {
    get throws {
      try BulkLossModel(
        name: model, environment: environment, diffraction: diffraction, earthRadiusFactor: earthRadiusFactor)
    }
  }

  func run() throws {
    let task = BulkLoss(
      model: try chosenModel, paths: paths, profiles: profiles, output: output, keepsGoing: keepGoing)
    var session = TerminalSession(quiet: common.quiet, writesFiles: true, listing: nil)
    if task.writesDirectly { session.failure = "the output is not whole" }
    session.showsOnStandardError = task.writesToStandardOutput
    let report = try session.perform { monitor in
      try task.run(StudyOptions(threads: work.threads, monitor: monitor))
    }
    session.tell(report.problems, omitted: report.omittedErrors, ending: shortfall(of: report))
    if common.json {
      try session.showJSON(report)
    } else if !common.quiet {
      try session.show(
        "\(TextTable.grouped(report.answered)) \(report.answered == 1 ? "loss" : "losses") by \(report.model) in \(report.output); \(TextTable.grouped(report.withCaveats)) with caveats."
      )
    }
  }

  /// How many paths were left out; nil for none.
  private func shortfall(of report: BulkLossReport) -> String? {
    let missing = report.paths - report.answered
    guard missing > 0 else { return nil }
    let counts = "\(TextTable.grouped(missing)) of \(TextTable.grouped(report.paths))"
    return "\(counts) paths \(missing == 1 ? "has" : "have") no loss"
  }
}

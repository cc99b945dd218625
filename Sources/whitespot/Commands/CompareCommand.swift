import ArgumentParser
import Planning

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Hold measured levels of one transmitter against the models.",
    discussion: """
      The table is CSV or any vector layer, a row a measured level: latitude, longitude and level in dBm. \
      Usual names of columns are recognised (lat, rlat, measured, received_power, rsrp …), others are named.

      For every model: bias (predicted − measured), standard deviation σ, RMSE, correlation, share within 10 dB. \
      The yardstick is the line of least squares through the measured levels over the logarithm of the distance. \
      Samples of one place are averaged in dB and count once, or each with --count samples.

      No terrain is read. itu-r-p1812, longley-rice, automatic and extended-hata ask for some and are given flat \
      ground; the others go by distance and heights alone.

        whitespot compare drive-test.csv --transmitter 20.0849,-97.9972 --tx-height-m 15 \\
          --frequency-mhz 768 --power-dbm 33 --gain-dbi 7.7 --metric rsrp --bandwidth-mhz 10 \\
          --model free-space --model hata --model 3gpp-rma --plot levels.svg
        whitespot compare radio.gpkg --level-column rssi --transmitter 22.82,104.98 --tx-height-m 40 \\
          --frequency-mhz 950 --eirp-dbm 58 --model hata --environment suburban --environment open \\
          --floor-dbm -110 --output points.csv --json
      """)

  @Argument(help: "The table of measured levels.")
  var table: String

  @Option(parsing: .unconditional, help: ArgumentHelp("Where the transmitter stands.", valueName: "lat,lon"))
  var transmitter: Place

  @Option(name: .customLong("frequency-mhz"), help: ArgumentHelp("Carrier, MHz.", valueName: "MHz"))
  var frequencyMHz: Double

  @Option(
    name: .customLong("eirp-dbm"), parsing: .unconditional,
    help: ArgumentHelp("Radiated power of the whole carrier; or the three below.", valueName: "dBm"))
  var eirpDBm: Double?

  @Option(
    name: .customLong("power-dbm"), parsing: .unconditional,
    help: ArgumentHelp("Power of the whole carrier at the transmitter.", valueName: "dBm"))
  var powerDBm: Double?

  @Option(
    name: .customLong("gain-dbi"), parsing: .unconditional,
    help: ArgumentHelp("Gain of its antenna, taken alike in all directions.", valueName: "dBi"))
  var gainDBi: Double?

  @Option(name: .customLong("loss-db"), help: ArgumentHelp("Loss between them. Default 0.", valueName: "dB"))
  var lossDB: Double?

  @Option(
    name: .customLong("tx-height-m"), help: ArgumentHelp("Its antenna above the ground.", valueName: "m"))
  var transmitterHeight: Double

  @Option(
    name: .customLong("rx-height-m"), help: ArgumentHelp("The receiver above the ground.", valueName: "m"))
  var receiverHeight = 1.5

  @Option(
    name: .customLong("rx-gain-dbi"), parsing: .unconditional,
    help: ArgumentHelp("Gain of the receiver's antenna less its cable.", valueName: "dBi"))
  var receiverGainDBi = 0.0

  @Option(
    help: ArgumentHelp(
      "What the levels are the power of: \(MeasuredSignal.names.joined(separator: ", ")).", valueName: "name")
  )
  var metric = MeasuredSignal.power.rawValue

  @Option(
    name: .customLong("bandwidth-mhz"),
    help: ArgumentHelp("Width of the carrier, for rsrp and ss-rsrp.", valueName: "MHz"))
  var bandwidthMHz: Double?

  @Option(
    help: ArgumentHelp(
      "Model; may be given more than once: \(BulkLossModel.names.joined(separator: ", ")).", valueName: "name"
    ))
  var model: [String]

  @Option(
    help: ArgumentHelp(
      "Surroundings of the receiver, for the Hata family; may be given more than once: \(BulkLossModel.environments.joined(separator: ", ")). Default suburban.",
      valueName: "name"))
  var environment: [String] = []

  @Option(help: ArgumentHelp("Layer of the table, where it has several.", valueName: "name"))
  var layer: String?

  @Option(help: ArgumentHelp("Rows that count, as the condition of an SQL WHERE.", valueName: "sql"))
  var filter: String?

  @Option(help: ArgumentHelp("Column of the latitude.", valueName: "name"))
  var latitudeColumn: String?

  @Option(help: ArgumentHelp("Column of the longitude.", valueName: "name"))
  var longitudeColumn: String?

  @Option(help: ArgumentHelp("Column of the level in dBm.", valueName: "name"))
  var levelColumn: String?

  @Option(
    help: ArgumentHelp("Coordinate system, where the table names none. Default WGS 84.", valueName: "EPSG:n"))
  var crs: String?

  @Option(
    name: .customLong("floor-dbm"), parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out samples at or below: what the receiver shows where it hears nothing.", valueName: "dBm"))
  var floorDBm: Double?

  @Option(
    name: .customLong("min-distance-m"), help: ArgumentHelp("Leave out samples nearer.", valueName: "m"))
  var leastDistance: Double?

  @Option(
    name: .customLong("max-distance-m"), help: ArgumentHelp("Leave out samples farther.", valueName: "m"))
  var greatestDistance: Double?

  @Option(help: ArgumentHelp("What counts once in the statistics: places or samples.", valueName: "name"))
  var count = MeasurementSelection.Unit.places

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File for all points with measured and predicted levels.", valueName: "csv"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Draw the levels over the distance into a file, .svg or .png; may be given more than once.",
      valueName: "file"))
  var plot: [PlotPath] = []

  @Option(
    help: ArgumentHelp("Size of the drawing in pixels, 400 to 8000. Default 1600x1120.", valueName: "WxH"))
  var plotSize: ProfilePlot.Size?

  @OptionGroup var work: WorkOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    var faults = comparison.problems.map { "--\($0)" }
    faults += plot.filter { $0.file == nil }.map {
      "--plot \($0.path): expected a file that ends in .svg or .png."
    }
    if plotSize != nil, plot.isEmpty { faults.append("--plot-size goes with --plot.") }
    if !faults.isEmpty { throw ValidationError(faults.joined(separator: "\n")) }
  }

  private var comparison: MeasurementComparison {
    MeasurementComparison(
      table: MeasurementTable(
        file: table, layer: layer, filter: filter, latitudeColumn: latitudeColumn,
        longitudeColumn: longitudeColumn, levelColumn: levelColumn, crs: crs),
      link: MeasuredLink(
        latitude: transmitter.latitude, longitude: transmitter.longitude, frequencyMHz: frequencyMHz,
        eirpDBm: eirpDBm, powerDBm: powerDBm, gainDBi: gainDBi, lossDB: lossDB,
        transmitterHeight: transmitterHeight, receiverHeight: receiverHeight,
        receiverGainDBi: receiverGainDBi, metric: metric, bandwidthMHz: bandwidthMHz),
      models: model, environments: environment,
      selection: MeasurementSelection(
        unit: count, floorDBm: floorDBm, leastDistance: leastDistance, greatestDistance: greatestDistance))
  }

  func run() throws {
    let files = plot.compactMap(\.file)
    // Of several files the first may be there when the second cannot be written.
    var session = TerminalSession(
      quiet: common.quiet, writesFiles: files.count + (output == nil ? 0 : 1) == 1, listing: nil)
    session.showsOnStandardError = output.map(MeasurementResult.isStandardOutput) ?? false
    let report = try session.perform { monitor in
      let result = try comparison.run(StudyOptions(threads: work.threads, monitor: monitor))
      try result.write(points: output, plots: files, size: plotSize ?? .standard)
      return result.report
    }
    session.tell(report.notes, ending: nil)
    if common.json {
      try session.showJSON(report)
    } else if !common.quiet {
      let written =
        (output.map { ["Points in \($0)"] } ?? []) + files.map { "Picture in \($0.path)" }
      let lines = [ComparisonTable(report: report, style: session.style).text] + written
      try session.show(lines.joined(separator: "\n"))
    }
  }
}

extension MeasurementSelection.Unit: ExpressibleByArgument {}

import ArgumentParser
import Planning

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Look at one link: terrain profile, loss in parts, what stands in the way.",
    discussion: """
      From a sector, or from the sector that serves best, or from any place; to a village or any place. \
      Places are latitude,longitude.

        whitespot profile scenarios/ha-giang.yaml --village HG-001-05
        whitespot profile scenarios/ha-giang.yaml --sector HG0001-VTL-4G-1 --to 22.75,105.02
        whitespot profile scenarios/ha-giang.yaml --from 22.80,105.00 --to 22.75,105.02 \\
          --antenna-height 40 --frequency 900 --json
        whitespot profile scenarios/ha-giang.yaml --village HG-001-05 --plot link.svg --plot link.png
      """)

  @Argument(help: "The scenario file: its terrain, network and model are used.")
  var scenario: String

  @Option(help: ArgumentHelp("Sector that sends.", valueName: "id"))
  var sector: String?

  @Option(help: ArgumentHelp("Generation of the best server, where no sector is named.", valueName: "2G…5G"))
  var generation: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Place that sends.", valueName: "lat,lon"))
  var from: Place?

  @Option(help: ArgumentHelp("Height of the antenna at --from, m above ground. Default 36.", valueName: "m"))
  var antennaHeight: Double?

  @Option(help: ArgumentHelp("Carrier at --from, MHz. Default 900.", valueName: "MHz"))
  var frequency: Double?

  @Option(help: ArgumentHelp("Village that receives.", valueName: "id"))
  var village: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Place that receives.", valueName: "lat,lon"))
  var to: Place?

  @Option(help: ArgumentHelp("Height of the phone, m above ground.", valueName: "m"))
  var receiverHeight: Double?

  @Option(
    help: ArgumentHelp(
      "Draw the profile into a file, .svg or .png; may be given more than once.", valueName: "file"))
  var plot: [PlotPath] = []

  @Option(
    help: ArgumentHelp(
      "Size of the drawing in pixels, 400 to 8000. Default 1600x1120.", valueName: "WxH"))
  var plotSize: ProfilePlot.Size?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (village == nil) == (to == nil) { throw ValidationError("Give --village or --to, one of them.") }
    if sector != nil, from != nil { throw ValidationError("Give --sector or --from, not both.") }
    if from == nil, antennaHeight != nil || frequency != nil {
      throw ValidationError("--antenna-height and --frequency go with --from: a sector has its own.")
    }
    if generation != nil, sector != nil || from != nil {
      throw ValidationError("--generation chooses the best server: leave out --sector and --from.")
    }
    if let antennaHeight, !(1...400).contains(antennaHeight) {
      throw ValidationError("--antenna-height \(antennaHeight): expected 1 to 400 m.")
    }
    if let frequency, !(30...6000).contains(frequency) {
      throw ValidationError("--frequency \(frequency): expected 30 to 6000 MHz.")
    }
    if let receiverHeight, !(0.5...50).contains(receiverHeight) {
      throw ValidationError("--receiver-height \(receiverHeight): expected 0.5 to 50 m.")
    }
    if plotSize != nil, plot.isEmpty { throw ValidationError("--plot-size goes with --plot.") }
    if let wrong = plot.first(where: { $0.file == nil }) {
      throw ValidationError("--plot \(wrong.path): expected a file that ends in .svg or .png.")
    }
  }

  func run() throws {
    // Of several pictures the first may be there when the second cannot be written.
    let session = TerminalSession(quiet: common.quiet, writesFiles: plot.count == 1)
    let report = try session.perform { _ in
      let report = try Study(ScenarioFile(scenario)).link(request)
      try PlotFile.write(ProfilePlot(report, size: plotSize ?? .standard), to: plot.compactMap(\.file))
      return report
    }
    if common.json {
      try session.showJSON(report)
    } else if !common.quiet {
      let pictures = plot.isEmpty ? [] : [""] + plot.map { "Picture in \($0.path)" }
      try session.show(([LinkTable(report: report).text] + pictures).joined(separator: "\n"))
    }
  }

  private var request: LinkRequest {
    let transmitter: LinkRequest.Transmitter
    if let sector {
      transmitter = .sector(sector)
    } else if let from {
      transmitter = .place(
        latitude: from.latitude, longitude: from.longitude, antennaHeight: antennaHeight ?? 36,
        frequencyMHz: frequency ?? 900)
    } else {
      transmitter = .bestServer(generation: generation)
    }
    let receiver: LinkRequest.Receiver =
      if let to {
        .place(latitude: to.latitude, longitude: to.longitude)
      } else {
        .village(village ?? "")
      }
    return LinkRequest(transmitter: transmitter, receiver: receiver, receiverHeight: receiverHeight)
  }
}

/// `latitude,longitude` on the command line.
struct Place: ExpressibleByArgument {
  let latitude: Double
  let longitude: Double

  init?(argument: String) {
    let parts = argument.split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
    guard parts.count == 2, parts.allSatisfy(\.isFinite) else { return nil }
    latitude = parts[0]
    longitude = parts[1]
  }
}

/// A picture's file on the command line. Any name is taken: which endings there are, `validate` tells.
struct PlotPath: ExpressibleByArgument {
  let path: String

  init?(argument: String) {
    path = argument
  }

  var file: PlotFile? { PlotFile(path: path) }
}

/// `1600x1120` on the command line.
extension ProfilePlot.Size: ExpressibleByArgument {
  public init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1] else { return nil }
    self.init(width: width, height: height)
  }
}

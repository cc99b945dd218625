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
  }

  func run() throws {
    let session = TerminalSession(quiet: common.quiet)
    let report = try session.perform { _ in try Study(ScenarioFile(scenario)).link(request) }
    if common.json {
      try session.showJSON(report)
    } else if !common.quiet {
      try session.show(LinkTable(report: report).text)
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

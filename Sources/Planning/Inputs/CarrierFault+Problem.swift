import Formats
import RadioNetwork

extension CarrierCheck.Fault {
  /// What is said of a carrier that cannot be.
  struct Wording {
    /// `band`, `frequency_mhz` or `bandwidth_mhz`.
    let field: String
    let message, expected, remedy: String
  }

  /// - Parameter bandName: as the list spells it.
  func wording(_ generation: Generation, bandName: String?) -> Wording {
    let technology = "\(generation.rawValue) (\(generation.technology))"
    let all = Band.all(of: generation)
    func names(_ bands: [Band]) -> String { bands.map(\.name).joined(separator: ", ") }
    func range(_ band: Band) -> String {
      "\(band.name) \(band.downlinkMHz.lowerBound.short) to \(band.downlinkMHz.upperBound.short) MHz"
    }
    switch self {
    case .unknownBand:
      return Wording(
        field: "band", message: "is no band",
        expected: "one of \(names(all)), or what it is called by: 900, 1800",
        remedy: "Write one of these, or leave it empty where frequency_mhz tells it")
    case .bandOfOthers(let others):
      let theirs = others.map(\.rawValue).joined(separator: " and ")
      return Wording(
        field: "band", message: "is a band of \(theirs), and the row is of \(technology)",
        expected: "one of \(names(all))", remedy: "Correct the band or the generation")
    case .outsideBand(let bands):
      return Wording(
        field: "frequency_mhz", message: "is not in the band \(bandName ?? "") that the row names",
        expected:
          "the downlink of the carrier: \(bands.map(range).joined(separator: ", ")), or \(bands[0].nominalMHz.short)",
        remedy: "Correct the frequency or the band")
    case .outsideAllBands(let uplink?):
      return Wording(
        field: "frequency_mhz", message: "is in the uplink of \(uplink.name), on which phones send",
        expected: "the downlink of the carrier: \(range(uplink))",
        remedy: "Correct the frequency or the generation")
    case .outsideAllBands(nil):
      let called = Set(all.map(\.nominalMHz)).sorted().map(\.short).joined(separator: ", ")
      return Wording(
        field: "frequency_mhz", message: "is in no band of \(technology)",
        expected: "a downlink of \(names(all)), or what one is called by: \(called)",
        remedy: "Correct the frequency or the generation")
    case .noSuchBandwidth(let bands):
      let widths = Set(bands.flatMap(\.bandwidthsMHz)).sorted().map(\.short).joined(separator: ", ")
      let place = bands.count > 3 ? "" : " in \(names(bands))"
      return Wording(
        field: "bandwidth_mhz", message: "is no carrier's width of \(technology)\(place)",
        expected: "\(widths) MHz", remedy: "Correct it; carriers that are aggregated have a row each")
    }
  }

  /// The fault as a problem of a row.
  func problem(of row: RowReader, generation: Generation) -> Problem {
    let words = wording(generation, bandName: row.text("band"))
    return row.problem(
      words.message, field: words.field, value: row.text(words.field), expected: words.expected,
      remedy: words.remedy)
  }
}

import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

/// Duplex modes as TS 36.101 Table 5.5-1 and TS 38.101-1 Table 5.2-1 print them, not as our ranges have it.
@Suite("When a carrier sends and listens")
struct TimeShareTests {
  private static let unpaired: Set<String> = [
    "B34", "B38", "B39", "B40", "B41", "B42", "B43", "B46", "B48",
    "n34", "n38", "n39", "n40", "n41", "n48", "n77", "n78", "n79",
  ]
  private static let withoutUplink: Set<String> = ["B29", "B32", "B67", "n29", "n75", "n76"]

  private static func printed(_ band: Band) -> TimeShare {
    if withoutUplink.contains(band.name) { return .downlinkOnly }
    return unpaired.contains(band.name) ? .timeDivision : .frequencyDivision
  }

  private static func band(_ name: String, _ generation: Generation) throws -> Band {
    try #require(Band.all(of: generation).first { $0.name == name })
  }

  private static func base(
    _ generation: Generation, _ frequencyMHz: Double, _ bandwidthMHz: Double, band: Band? = nil
  ) -> BaseStationEnd {
    BaseStationEnd(
      Sector(
        id: "s", station: 0, azimuthDegrees: 0, antennaHeight: 30, frequencyMHz: frequencyMHz,
        bandwidthMHz: bandwidthMHz, band: band, eirp: PowerLevel(dBm: 60), antenna: .panel()),
      generation: generation)
  }

  @Test(
    "every band is run as its document's table says, wherever in it a carrier lies",
    arguments: Generation.allCases)
  func tables(generation: Generation) {
    for band in Band.all(of: generation) {
      #expect(band.timeShare == Self.printed(band), "\(band.name)")
      let (low, high) = (band.downlinkMHz.lowerBound, band.downlinkMHz.upperBound)
      for frequency in [low, band.centerMHz, high, band.nominalMHz] {
        let base = Self.base(generation, frequency, band.bandwidthsMHz[0], band: band)
        #expect(base.timeShare == Self.printed(band), "\(band.name) at \(frequency) MHz")
        let bearer = UplinkBearer.of(
          generation, bandwidthMHz: base.bandwidthMHz, timeShare: base.timeShare)
        #expect((bearer == nil) == Self.withoutUplink.contains(band.name), "\(band.name)")
      }
    }
  }

  @Test(
    "a band that is named decides where others lie over it",
    arguments: [
      ("n7", Generation.g5, 2650.0, TimeShare.frequencyDivision), ("n7", .g5, 2600, .frequencyDivision),
      ("n41", .g5, 2650, .timeDivision), ("B7", .g4, 2600, .frequencyDivision),
      ("B38", .g4, 2600, .timeDivision), ("B41", .g4, 2530, .timeDivision), ("B41", .g4, 2650, .timeDivision),
      ("B30", .g4, 2355, .frequencyDivision), ("n30", .g5, 2355, .frequencyDivision),
      ("B40", .g4, 2355, .timeDivision), ("B34", .g4, 2017.5, .timeDivision),
      ("n34", .g5, 2017.5, .timeDivision),
      ("B39", .g4, 1900, .timeDivision), ("n39", .g5, 1900, .timeDivision), ("B29", .g4, 722, .downlinkOnly),
      ("B32", .g4, 1474, .downlinkOnly), ("B67", .g4, 748, .downlinkOnly), ("n29", .g5, 722, .downlinkOnly),
      ("n75", .g5, 1474, .downlinkOnly), ("n76", .g5, 1429.5, .downlinkOnly),
    ])
  func named(name: String, generation: Generation, frequency: Double, share: TimeShare) throws {
    let band = try Self.band(name, generation)
    #expect(Self.base(generation, frequency, 5, band: band).timeShare == share)
  }

  @Test(
    "without a band all that the carrier may be of have to agree, else it is taken as paired",
    arguments: [
      // B7 and B38 are called 2,600; B41 lies over both.
      (Generation.g4, 2600.0, 20.0, TimeShare.frequencyDivision), (.g4, 2650, 20, .frequencyDivision),
      (.g4, 2530, 20, .timeDivision), (.g4, 1800, 20, .frequencyDivision),
      // B30 has no carrier of 20 MHz.
      (.g4, 2300, 10, .frequencyDivision), (.g4, 2300, 20, .timeDivision),
      (.g4, 2350, 10, .frequencyDivision),
      (.g4, 2330, 10, .timeDivision), (.g4, 3500, 20, .timeDivision), (.g4, 1890, 20, .timeDivision),
      (.g4, 2015, 10, .timeDivision), (.g4, 1474, 10, .downlinkOnly), (.g4, 720, 10, .downlinkOnly),
      // n7, n38 and n41 are called 2,600; only n41 has 100 MHz.
      (.g5, 2600, 40, .frequencyDivision), (.g5, 2600, 100, .timeDivision),
      (.g5, 2650, 20, .frequencyDivision),
      (.g5, 2650, 100, .timeDivision), (.g5, 700, 20, .frequencyDivision), (.g5, 3750, 100, .timeDivision),
      (.g5, 1429.5, 5, .downlinkOnly), (.g2, 900, 0.2, .frequencyDivision),
      (.g3, 2100, 5, .frequencyDivision),
      // A width or a frequency that no band has.
      (.g4, 2330, 12, .timeDivision), (.g4, 1200, 10, .frequencyDivision),
    ])
  func unnamed(generation: Generation, frequency: Double, bandwidth: Double, share: TimeShare) {
    #expect(Self.base(generation, frequency, bandwidth).timeShare == share)
  }

  @Test("DDDSU sends down in three slots and ten symbols of fourteen, up in one slot of five")
  func timeDivision() {
    #expect(isClose(TimeShare.timeDivision.downlink, 52.0 / 70, within: 1e-12))
    #expect(TimeShare.timeDivision.uplink == 0.2)
  }
}

import Testing

@testable import RadioNetwork

@Suite("Bands")
struct BandTests {
  private static func check(
    _ generation: Generation, _ band: String? = nil, _ frequency: Double? = nil, _ width: Double? = nil
  ) -> CarrierCheck {
    CarrierCheck(generation, bandName: band, frequencyMHz: frequency, bandwidthMHz: width)
  }

  private static func names(_ check: CarrierCheck) -> [String] { check.bands.map(\.name) }

  @Test(
    "A band is known by the names that lists give it",
    arguments: [
      ("B3", Generation.g4, "B3"), ("b3", .g4, "B3"), ("3", .g4, "B3"), ("band 3", .g4, "B3"),
      ("1800", .g4, "B3"), ("LTE 1800", .g4, "B3"), ("L1800", .g4, "B3"), ("1800 MHz", .g4, "B3"),
      ("n78", .g5, "n78"), ("N78", .g5, "n78"), ("3500", .g5, "n78"), ("78", .g5, "n78"),
      ("GSM 1800", .g2, "GSM 1800"), ("DCS-1800", .g2, "GSM 1800"), ("900", .g2, "GSM 900"),
      ("G900", .g2, "GSM 900"), ("EGSM900", .g2, "GSM 900"), ("U2100", .g3, "B1"), ("B8", .g3, "B8"),
      ("900", .g3, "B8"),
    ])
  func naming(text: String, generation: Generation, name: String) {
    let found = Self.check(generation, text)
    #expect(found.faults.isEmpty && Self.names(found) == [name])
  }

  @Test("A carrier is found by its frequency in the downlink, or by what its band is called")
  func frequencies() {
    #expect(Self.names(Self.check(.g4, nil, 1842.5)) == ["B3"])
    #expect(Self.names(Self.check(.g4, nil, 1800, 20)) == ["B3"])
    #expect(Self.names(Self.check(.g5, nil, 3500, 100)) == ["n78"])
    #expect(Self.names(Self.check(.g5, nil, 2600, 100)) == ["n41"])
    #expect(Self.names(Self.check(.g2, nil, 900, 0.2)) == ["GSM 900"])
    // Seven bands lie about 700 MHz; the list that means one names it.
    #expect(Self.check(.g4, nil, 700).bands.count > 4)
    #expect(Self.names(Self.check(.g4, "B28", 700, 20)) == ["B28"])
  }

  @Test("What does not fit is told as what it is")
  func faults() {
    #expect(Self.check(.g4, "B99").faults == [.unknownBand])
    #expect(Self.check(.g4, "n78").faults == [.bandOfOthers([.g5])])
    #expect(Self.check(.g5, "GSM 900").faults == [.bandOfOthers([.g2])])
    #expect(Self.check(.g4, "U900").faults == [.bandOfOthers([.g3])])
    #expect(Self.check(.g2, "n8").faults == [.bandOfOthers([.g5])])
    let b3 = Band.lte.first { $0.name == "B3" }!
    #expect(Self.check(.g4, "B3", 2650).faults == [.outsideBand([b3])])
    #expect(Self.check(.g4, nil, 1750).faults == [.outsideAllBands(uplinkOf: b3)])
    #expect(Self.check(.g2, nil, 2100).faults == [.outsideAllBands(uplinkOf: nil)])
    #expect(Self.check(.g4, nil, 1842.5, 40).faults == [.noSuchBandwidth([b3])])
    #expect(Self.check(.g2, nil, 900, 5).faults.count == 1)
    #expect(Self.check(.g3, nil, 2100, 10).faults.count == 1)
  }

  @Test("Bands are whole: ranges lie apart as their documents say, widths ascend and fit in")
  func tables() {
    for generation in Generation.allCases {
      let bands = Band.all(of: generation)
      #expect(Set(bands.map(\.name)).count == bands.count)
      for band in bands {
        #expect(
          band.bandwidthsMHz == band.bandwidthsMHz.sorted() && !band.bandwidthsMHz.isEmpty, "\(band.name)")
        let width = band.downlinkMHz.upperBound - band.downlinkMHz.lowerBound
        #expect(band.bandwidthsMHz.allSatisfy { $0 <= width }, "\(band.name)")
        if let uplink = band.uplinkMHz, uplink != band.downlinkMHz {
          // Paired bands are of one width, but for B66 and n70, whose downlink is wider.
          let isPaired = abs(uplink.upperBound - uplink.lowerBound - width) < 1e-9
          #expect(isPaired || ["B66", "n66", "n70"].contains(band.name), "\(band.name)")
          #expect(!uplink.overlaps(band.downlinkMHz), "\(band.name)")
        }
        // The name is near: within 140 MHz of what is sent (1700 means the uplink of AWS).
        #expect(
          band.downlinkMHz.upperBound > band.nominalMHz - 140 || band.nominalMHz == 1700, "\(band.name)")
      }
    }
  }

  @Test("The defaults of every generation are carriers that there are")
  func defaults() {
    for generation in Generation.allCases {
      let defaults = SectorDefaults.of(generation, frequencyMHz: nil)
      #expect(
        Self.check(generation, nil, defaults.frequencyMHz, defaults.bandwidthMHz).faults.isEmpty,
        "\(generation)")
      for band in Band.all(of: generation) {
        let width = SectorDefaults.of(generation, frequencyMHz: band.centerMHz).bandwidthMHz
        #expect(Self.check(generation, nil, band.centerMHz, width).faults.isEmpty, "\(band.name)")
      }
    }
  }
}

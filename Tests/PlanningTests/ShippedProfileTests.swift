import Coverage
import Foundation
import Propagation
import RadioNetwork
import TestSupport
import Testing

@testable import Formats

@Suite("Profiles that come with the program")
struct ShippedProfileTests {
  static let names = [
    "arcep-4level", "fcc-bdc-3g", "fcc-bdc-lte", "fcc-bdc-nr35", "fcc-bdc-nr7", "ofcom-voice", "vn-qcvn126",
    "vn-qcvn81", "vn-village",
  ]

  private static func text(_ name: String) throws -> String {
    try String(contentsOfFile: PackageRoot.path("data/profiles/\(name).yaml"), encoding: .utf8)
  }

  private static func profile(_ name: String) throws -> ThresholdProfile {
    try ProfileCatalog(scenarioFolder: nil).entry(name).profile
  }

  @Test("All of them are there, and found from the program")
  func all() throws {
    #expect(try ProfileCatalog(scenarioFolder: nil).files().map(\.name) == Self.names)
  }

  @Test("Each is without a problem, by the decoder and by the schema", arguments: names)
  func valid(name: String) throws {
    let text = try Self.text(name)
    #expect(try ProfileDecoder.decodeAll(text, file: "\(name).yaml").problems == [])
    let walker = try SchemaWalker("data/profiles/profile.schema.json")
    #expect(walker.checker.faults(of: try #require(JSONValue(yaml: text))) == [])
  }

  @Test(
    "Each names its sources, where they were read, and says that its levels are assumptions", arguments: names
  )
  func honest(name: String) throws {
    let profile = try Self.profile(name)
    #expect(!profile.sources.isEmpty && profile.sources.allSatisfy { $0.place != nil })
    let levels = try #require(profile.unverified.first { $0.contains("level") || $0.contains("dBm") })
    #expect(levels.contains("assumption"))
    // One of them is about how a village is judged: no regulator but the Vietnamese knows villages.
    #expect(profile.unverified.contains { $0.contains("village") || $0.contains("25 %") })
  }

  @Test("vn-village has the levels and shares that Hà Giang was judged by before there were profiles")
  func village() throws {
    let profile = try Self.profile("vn-village")
    let levels: [(Generation, Double, Double)] = [
      (.g2, -95, -104), (.g3, -100, -110), (.g4, -105, -115), (.g5, -105, -115),
    ]
    #expect(
      profile.services
        == levels.map {
          Service(
            generation: $0.0, coveredLevel: PowerLevel(dBm: $0.1), weakLevel: PowerLevel(dBm: $0.2),
            receiverHeight: 1.5)
        })
    #expect(profile.verdict == .init(measure: .area, coveredShare: 0.75, weakShare: 0.25))
  }

  @Test("QCVN 81 and 126 ask for 95 % of the samples; 126 for 30 Mbit/s down")
  func vietnam() throws {
    let qcvn81 = try Self.profile("vn-qcvn81")
    #expect(qcvn81.verdict.coveredShare == 0.95 && qcvn81.services.map(\.generation) == [.g3, .g4])
    let qcvn126 = try Self.profile("vn-qcvn126")
    #expect(qcvn126.verdict.coveredShare == 0.95 && qcvn126.services.map(\.generation) == [.g5])
    #expect(qcvn126.services.map(\.downlinkMbps) == [30])
  }

  @Test(
    "The FCC's have its rates, 90 % at the edge, half load, 1.5 m, cells of 100 m, and are asked of both links",
    arguments: [
      ("fcc-bdc-3g", Generation.g3, 0.2, 0.05), ("fcc-bdc-lte", .g4, 5, 1), ("fcc-bdc-nr7", .g5, 7, 1),
      ("fcc-bdc-nr35", .g5, 35, 3),
    ])
  func fcc(name: String, generation: Generation, down: Double, up: Double) throws {
    let profile = try Self.profile(name)
    let service = try #require(profile.services.first)
    #expect(profile.services.count == 1 && profile.largestCellSize == 100)
    #expect(service.generation == generation && service.downlinkMbps == down && service.uplinkMbps == up)
    #expect(service.locationProbability == 0.9 && service.load == 0.5 && service.receiverHeight == 1.5)
    #expect(service.isUplinkJudged && service.reception.environment == .outdoor)
  }

  @Test("Where a rate decides, the level lies below all that carries anything, whatever the carrier's width")
  func levelsUnderRates() throws {
    var rates = 0
    for name in Self.names {
      for service in try Self.profile(name).services where service.downlinkMbps != nil {
        rates += 1
        let mapping = try #require(service.mapping)
        for bandwidth in [5.0, 10, 15, 20, 40, 100] {
          let noise = ThermalNoise.perReferenceSignal(
            service.generation, bandwidthMHz: bandwidth,
            noiseFigureDB: service.reception.terminal.noiseFigureDB)
          let least = noise + Decibels(mapping.leastSINRdB)
          #expect(service.coveredLevel <= least, "\(name) at \(bandwidth) MHz: \(least.dBm) dBm")
        }
        #expect(service.weakLevel == service.coveredLevel)
      }
    }
    #expect(rates == 5)
  }

  @Test("Ofcom's 98 % belong to its level: predicted medians are compared with it as they are")
  func ofcom() throws {
    let profile = try Self.profile("ofcom-voice")
    #expect(profile.services.map(\.coveredLevel.dBm) == [-81, -100, -105])
    #expect(profile.services.allSatisfy { $0.margin(frequencyMHz: 800) == .zero })
  }

  @Test("ARCEP's 95 % in each cell are 98 % over a cell's area, by Jakes, for n from 3 to 4")
  func arcep() throws {
    for service in try Self.profile("arcep-4level").services {
      #expect(service.veryGoodLevel != nil)
      for exponent in [3.0, 3.5, 4] {
        let area = CellArea.areaProbability(
          edgeProbability: service.locationProbability, sigma: service.shadowing.sigma,
          pathLossExponent: exponent)
        #expect((0.98..<0.99).contains(area))
      }
    }
  }
}

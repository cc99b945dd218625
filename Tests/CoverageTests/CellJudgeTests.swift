import Parallelism
import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("What a profile says of a cell")
struct CellJudgeTests {
  /// One 4G sector all round on a flat plain in free space: at 1 km −65.66 dBm as in `InterferenceFieldTests`, 6 dB less
  /// at twice the distance.
  private func judge(_ service: Service, interference: Bool = false) throws -> CellJudge {
    let network = Network(
      masts: [Mast(id: "M", position: Self.site)],
      stations: [Station(id: "S", mast: 0, operatorName: "A", generation: .g4)],
      sectors: [StudyFixture.sector("s", station: 0, frequency: 1800, eirp: 60)])
    var request = StudyFixture.request(
      ground: StudyFixture.flat(columns: 110, rows: 60), network: network,
      model: .empirical(EmpiricalModel(basic: .freeSpace, diffraction: .none)), maximumDistance: 20_000)
    request.services = [service]
    if interference { request.interferenceDepth = Decibels(6) }
    let field = try CoverageSolver(request, workers: .one).solve().field
    return CellJudge(field: field, network: network, services: [service])
  }

  /// The centre of the cell in column 60 and row 30.
  private static let site = MapPoint(x: 6_150, y: 2_850)
  private static let kilometreAway = MetricGrid.Cell(column: 50, row: 30)

  private func service(
    covered: Double, weak: Double = -110, reception: Reception = .outdoor(.g4), sigma: Double = 8,
    probability: Double = 0.5, downlinkMbps: Double? = nil, uplinkMbps: Double? = nil
  ) -> Service {
    Service(
      generation: .g4, coveredLevel: PowerLevel(dBm: covered), weakLevel: PowerLevel(dBm: weak),
      reception: reception, shadowing: Shadowing(sigma: Decibels(sigma)), locationProbability: probability,
      downlinkMbps: downlinkMbps, uplinkMbps: uplinkMbps)
  }

  @Test("medians are judged as they are where half of the places suffice")
  func medians() throws {
    let below = try judge(service(covered: -65.7)).outcome(at: Self.kilometreAway, layer: 0)
    #expect(below.verdict == .covered)
    let above = try judge(service(covered: -65.6)).outcome(at: Self.kilometreAway, layer: 0)
    #expect(above.verdict == .weak)
  }

  @Test("90 % of places ask for 1.2816 σ more: 10.25 dB at σ 8 dB")
  func margin() throws {
    // −65.66 − 10.25 = −75.91 dBm.
    #expect(
      try judge(service(covered: -76, probability: 0.9)).outcome(at: Self.kilometreAway, layer: 0).verdict
        == .covered)
    #expect(
      try judge(service(covered: -75.8, probability: 0.9)).outcome(at: Self.kilometreAway, layer: 0).verdict
        == .weak)
  }

  @Test("the level indoors is that outdoors less the walls, and its chance follows")
  func indoors() throws {
    let indoors = Reception(terminal: .of(.g4), environment: .fixed(lossDB: 15))
    let judge = try judge(service(covered: -80.66, reception: indoors))
    let outcome = judge.outcome(at: Self.kilometreAway, layer: 0)
    // 0.02 dB: losses are kept to hundredths.
    #expect(isClose(Double(outcome.signal.level), -80.66, within: 0.02))
    // At the threshold itself half of the places have it; 0.02 dB are 0.1 % at σ 8 dB.
    #expect(isClose(try #require(outcome.probability), 0.5, within: 0.002))
    #expect(CellJudge.Outcome.white.probability == 0)
  }

  @Test("a throughput that the SNR carries is covered, one beyond the carrier's width is not")
  func throughput() throws {
    // SNR 57 dB: the mapping's most, 4.4 bit/s/Hz over 9 MHz = 39.6 Mbit/s.
    let within = try judge(service(covered: -100, downlinkMbps: 39), interference: true)
    #expect(within.outcome(at: Self.kilometreAway, layer: 0).verdict == .covered)
    #expect(isClose(try #require(within.downlinkMbps(at: Self.kilometreAway, layer: 0)), 39.6, within: 1e-6))
    let beyond = try judge(service(covered: -100, downlinkMbps: 40), interference: true)
    #expect(beyond.outcome(at: Self.kilometreAway, layer: 0).verdict == .weak)
  }

  @Test("an uplink that does not close keeps a cell from being covered, and it is told why")
  func uplink() throws {
    // Walls weaken both directions alike, so that the plain is large enough to lose the uplink on it.
    let indoors = Reception(terminal: .of(.g4), environment: .fixed(lossDB: 25))
    let asking = service(covered: -115, weak: -118, reception: indoors, uplinkMbps: 5)
    let sector = StudyFixture.sector("s", station: 0, frequency: 1800, eirp: 60)
    let uplinkLevel = try #require(asking.uplinkBudget(of: sector)).downlinkLevel.dBm
    // The downlink alone would do with less: the base station sends with 45 dBm, the phone with 23.
    #expect(uplinkLevel > -115)
    let judge = try judge(asking)
    var limited = 0
    var heard = 0
    for index in 0..<(108 * 58) {
      let outcome = judge.outcome(at: .init(column: index % 108, row: index / 108), layer: 0)
      guard outcome.signal.server >= 0 else { continue }
      #expect(outcome.isUplinkLimited == (Double(outcome.signal.level) < uplinkLevel))
      #expect((outcome.verdict == .covered) == !outcome.isUplinkLimited)
      if outcome.isUplinkLimited { limited += 1 } else { heard += 1 }
    }
    #expect(heard > 100)
    #expect(limited > 100)
  }
}

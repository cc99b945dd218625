import Parallelism
import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("Interference over a network")
struct InterferenceFieldTests {
  private static let model = PropagationModel.empirical(EmpiricalModel(basic: .freeSpace, diffraction: .none))

  /// Masts with one 4G sector each, all round, on a flat plain.
  private func request(
    sites: [MapPoint], frequencies: [Double]? = nil, load: Double = 0.5, isWanted: Bool = true
  ) -> CoverageRequest {
    let network = Network(
      masts: sites.enumerated().map { Mast(id: "M\($0)", position: $1) },
      stations: sites.indices.map {
        Station(id: "S\($0)", mast: $0, operatorName: "A", generation: .g4)
      },
      sectors: sites.indices.map {
        StudyFixture.sector("s\($0)", station: $0, frequency: frequencies?[$0] ?? 1800, eirp: 60)
      })
    var request = StudyFixture.request(
      ground: StudyFixture.flat(columns: 110, rows: 60), network: network, model: Self.model,
      maximumDistance: 20_000)
    request.services = [StudyFixture.service(.g4, covered: -95, weak: -110, load: load)]
    if isWanted { request.interferenceDepth = Decibels(6) }
    return request
  }

  private func judge(_ request: CoverageRequest, threads: Int = 2) throws -> (SignalField, CellJudge) {
    let field = try CoverageSolver(request, workers: Workers(count: threads)).solve().field
    return (field, CellJudge(field: field, network: request.network, services: request.services))
  }

  /// The centre of a cell of the grid, which begins a cell inside the ground.
  private func center(_ column: Int, _ row: Int) -> MapPoint {
    MapPoint(x: 100 + (Double(column) + 0.5) * 100, y: 5_900 - (Double(row) + 0.5) * 100)
  }

  @Test("three cells have the SINR that was worked out by hand, and without load the SNR")
  func threeCells() throws {
    // EIRP 60 dBm over 600 resource elements: 60 − 10 lg 600 = 32.218 dBm each.
    // Free space at 1,800 MHz over the slant from 30 to 1.5 m, elevation over an Earth of 4/3, vertical cut 12 (θ/10°)²:
    //   1 km: 97.557 dB, −1.636°, 0.321 dB → −65.659 dBm
    //   2 km: 103.575 dB, −0.823°, 0.081 dB → −71.438 dBm
    //   4 km: 109.595 dB, −0.422°, 0.021 dB → −77.398 dBm
    // Noise of 15 kHz with a noise figure of 9 dB: −174 + 41.761 + 9 = −123.239 dBm.
    // I at load 1: 10 lg (10^−7.1438 + 10^−7.7398) = −70.456 dBm; at load ½ −73.467 dBm.
    // SINR = −65.659 + 73.467 − 0.001 (noise) = 7.807 dB; SNR = −65.659 + 123.239 = 57.580 dB.
    let cell = MetricGrid.Cell(column: 50, row: 30)
    let sites = [center(60, 30), center(30, 30), center(90, 30)]
    let (field, judge) = try judge(request(sites: sites))
    #expect(field.grid.center(of: cell).distance(to: sites[0]) == 1_000)
    #expect(field.signal(at: cell, layer: 0).server == 0)
    // 0.02 dB: losses are kept to hundredths.
    #expect(isClose(try #require(judge.sinrDB(at: cell, layer: 0)), 7.807, within: 0.02))
    let (_, idle) = try self.judge(request(sites: sites, load: 0))
    #expect(isClose(try #require(idle.sinrDB(at: cell, layer: 0)), 57.580, within: 0.02))
  }

  @Test("a carrier of its own is not disturbed")
  func otherCarriersDoNotDisturb() throws {
    let sites = [center(60, 30), center(30, 30), center(90, 30)]
    let request = request(sites: sites, frequencies: [1800, 2100, 2600])
    let (field, judge) = try judge(request)
    let cell = MetricGrid.Cell(column: 50, row: 30)
    #expect(field.channels.count == 3)
    #expect(isClose(try #require(judge.sinrDB(at: cell, layer: 0)), 57.580, within: 0.02))
    #expect(judge.servers(at: cell, layer: 0, within: 60) == 1)
  }

  @Test("a cell more never raises the SINR that the server of a place has")
  func oneMoreNeverHelps() throws {
    var random = SeededGenerator(seed: 11)
    let sites = (0..<6).map { _ in
      MapPoint(x: .random(in: 500...10_000, using: &random), y: .random(in: 500...5_500, using: &random))
    }
    let (fewer, before) = try judge(request(sites: Array(sites.dropLast())))
    let (more, after) = try judge(request(sites: sites))
    var compared = 0
    for index in 0..<fewer.grid.count {
      let cell = fewer.grid.cell(at: index)
      guard fewer.signal(at: cell, layer: 0).server == more.signal(at: cell, layer: 0).server,
        let was = before.sinrDB(at: cell, layer: 0), let now = after.sinrDB(at: cell, layer: 0)
      else { continue }
      #expect(now <= was)
      compared += 1
    }
    #expect(compared > 2_000)
  }

  @Test("the strongest signals are the same with interference and without")
  func signalsAreTheSame() throws {
    var random = SeededGenerator(seed: 12)
    let sites = (0..<4).map { _ in
      MapPoint(x: .random(in: 500...10_000, using: &random), y: .random(in: 500...5_500, using: &random))
    }
    let (with, _) = try judge(request(sites: sites))
    let (without, _) = try judge(request(sites: sites, isWanted: false))
    // One channel each, so both fields are laid out alike.
    #expect(with.signals == without.signals)
    #expect(without.interference.isEmpty)
  }

  @Test("interference has the same bits on one thread and on three")
  func sameBits() throws {
    let network = StudyFixture.network()
    var request = StudyFixture.request(
      ground: StudyFixture.hills(), network: network, model: .p1812(P1812()), maximumDistance: 5_000)
    request.interferenceDepth = Decibels(6)
    let one = try CoverageSolver(request, workers: .one).solve().field
    let three = try CoverageSolver(request, workers: Workers(count: 3)).solve().field
    #expect(one.signals == three.signals)
    #expect(one.interference == three.interference)
    #expect(one.interference.contains { $0.others > 0 })
  }
}

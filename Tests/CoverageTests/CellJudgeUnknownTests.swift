import Parallelism
import Propagation
import RadioNetwork
import Terrain
import Testing

@testable import Coverage

@Suite("What is said of cells beside unknown ground")
struct CellJudgeUnknownTests {
  /// A sector in the west; and one in the east, 10 dB stronger, which a strip of unknown ground hides from the west.
  private struct Plain {
    /// As it is known, and as it would be known without the strip.
    let judge, open: CellJudge
    /// The western sector and the eastern alone, on ground without the strip.
    let near, hidden: SignalField

    /// The cells that only the western sector is known at; the raster of the ground is a cell wider than the grid.
    let west = (0..<98).flatMap { row in (0..<65).map { MetricGrid.Cell(column: $0, row: row) } }
  }

  private func plain(_ service: Service, interference: Bool) throws -> Plain {
    var heights = StudyFixture.flat().heights
    for row in 0..<heights.grid.rows { heights[MetricGrid.Cell(column: 70, row: row)] = .nan }
    let sectors = [
      StudyFixture.sector("near", station: 0, frequency: 1800, eirp: 55),
      StudyFixture.sector("hidden", station: 1, frequency: 1800, eirp: 65),
    ]
    func field(_ ground: Ground, _ sectors: [Sector]) throws -> (SignalField, Network) {
      let network = Network(
        masts: [
          Mast(id: "W", position: MapPoint(x: 3_050, y: 5_050)),
          Mast(id: "E", position: MapPoint(x: 9_050, y: 5_050)),
        ],
        stations: (0..<2).map {
          Station(id: "S\($0)", mast: $0, operatorName: "A", generation: .g4)
        }, sectors: sectors)
      var request = StudyFixture.request(
        ground: ground, network: network,
        model: .empirical(EmpiricalModel(basic: .freeSpace, diffraction: .none)), maximumDistance: 20_000)
      request.services = [service]
      if interference { request.interferenceDepth = Decibels(6) }
      return (try CoverageSolver(request, workers: .one).solve().field, network)
    }
    func judge(_ ground: Ground) throws -> CellJudge {
      let (field, network) = try field(ground, sectors)
      return CellJudge(field: field, network: network, services: [service])
    }
    return Plain(
      judge: try judge(Ground(heights: heights)), open: try judge(StudyFixture.flat()),
      near: try field(StudyFixture.flat(), [sectors[0]]).0,
      hidden: try field(StudyFixture.flat(), [sectors[1]]).0)
  }

  /// What cells at a threshold may differ by, dB: the bound of a hidden sector leaves out its vertical cut (less than
  /// 0.1 dB beyond 2 km) and is taken at whole cells (half a cell of 2 km is 0.2 dB).
  private static let slack: Float = 0.6

  @Test("by levels alone what is covered stays so, and the rest may be by the hidden sector")
  func levelsAlone() throws {
    let service = StudyFixture.service(.g4, covered: -76, weak: -100)
    let plain = try plain(service, interference: false)
    var (covered, unknown, weak) = (0, 0, 0)
    for cell in plain.west {
      let near = plain.near.signal(at: cell, layer: 0).level
      let hidden = plain.hidden.signal(at: cell, layer: 0).level
      let outcome = plain.judge.outcome(at: cell, layer: 0)
      #expect(outcome.signal.server == 0)
      if near >= -76 {
        #expect(outcome.verdict == .covered)
        covered += 1
      } else if hidden >= -76 + Self.slack {
        #expect(outcome.verdict == .unknown)
        unknown += 1
      } else if hidden < -76 - Self.slack {
        #expect(outcome.verdict == .weak)
        weak += 1
      }
    }
    #expect(min(covered, unknown, weak) > 100, "\(covered) \(unknown) \(weak)")
  }

  @Test("with a throughput asked for, a cell is covered only if it is with all hidden power disturbing")
  func hiddenPowerDisturbs() throws {
    let service = Service(
      generation: .g4, coveredLevel: PowerLevel(dBm: -95), weakLevel: PowerLevel(dBm: -110),
      reception: .outdoor(.g4), load: 1, downlinkMbps: 15)
    // 10 MHz hold 50 resource blocks, 9 MHz.
    let needed = try #require(service.mapping.sinrDB(forMbps: 15, bandwidthMHz: 9))
    let plain = try plain(service, interference: true)
    let slack = Double(Self.slack)
    var (covered, unknown, outshone) = (0, 0, 0)
    for cell in plain.west {
      let outcome = plain.judge.outcome(at: cell, layer: 0)
      // The near sector over the hidden one at full power, and noise of −123 dBm, which is nothing beside it.
      let near = plain.near.signal(at: cell, layer: 0).level
      let hidden = plain.hidden.signal(at: cell, layer: 0).level
      let disturbed = Double(near - hidden)
      // Levels are far above −95 dBm, so that the disturbance alone decides.
      #expect(near > -90)
      if disturbed > max(0, needed) + slack {
        #expect(outcome.verdict == .covered)
        covered += 1
      } else if disturbed < needed - slack {
        #expect(outcome.atWorst == .weak)
        #expect(outcome.atBest == .covered)
        #expect(outcome.verdict == .unknown)
        unknown += 1
        if disturbed < 0 { outshone += 1 }
      }
    }
    #expect(needed > 3)
    #expect(min(covered, unknown, outshone) > 100, "\(covered) \(unknown) \(outshone)")
    #expect(unknown > outshone)
    // Without the strip the same power is known to disturb: of the near sector's cells the same ones are covered.
    for cell in plain.west where plain.judge.outcome(at: cell, layer: 0).verdict == .covered {
      #expect(plain.open.outcome(at: cell, layer: 0).verdict == .covered)
    }
  }
}

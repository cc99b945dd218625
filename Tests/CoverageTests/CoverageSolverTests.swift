import Parallelism
import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("The coverage solver")
struct CoverageSolverTests {
  static func solve(_ request: CoverageRequest, threads: Int = 2) throws -> CoverageSolver.Result {
    try CoverageSolver(request, workers: Workers(count: threads)).solve()
  }

  @Test("1, 2 and 5 threads give the same bits")
  func threads() throws {
    let request = StudyFixture.request(ground: StudyFixture.hills(), network: StudyFixture.network())
    let one = try Self.solve(request, threads: 1).field
    #expect(one.signals.contains { $0.server >= 0 })
    for threads in [2, 5] {
      let other = try Self.solve(request, threads: threads).field
      #expect(
        zip(one.signals, other.signals).allSatisfy {
          $0.level.bitPattern == $1.level.bitPattern && $0.server == $1.server
        })
    }
  }

  /// The slow way: for each cell the receiver that the solver's fan has nearest to it, its own terrain
  /// profile, the plain model, every sector, the highest level.
  static let models: [PropagationModel] = [
    .empirical(EmpiricalModel()), .empirical(EmpiricalModel(basic: .threeGPPRuralMacro)),
    .empirical(EmpiricalModel(diffraction: .deltaBullington)), .p1812(P1812(timePercent: 10)),
    .longleyRice(.standard), .automatic(AutomaticModel()),
  ]

  @Test(
    "every cell has the level and server that the plain model gives its receiver", arguments: models)
  func plainReferee(model: PropagationModel) throws {
    var ground = StudyFixture.hills(columns: 60, rows: 50)
    ground.cover = StudyFixture.cover(on: ground.grid)
    let network = StudyFixture.network(masts: 4, extent: 4_500)
    let request = StudyFixture.request(ground: ground, network: network, model: model, bearing: 0.7)
    let field = try Self.solve(request).field
    let referee = PlainReferee(request: request)
    var compared = 0
    var worst = 0.0
    for index in stride(from: 0, to: request.grid.count, by: 7) {
      let cell = request.grid.cell(at: index)
      for (layer, name) in field.layers.enumerated() {
        let expected = referee.level(of: name, at: cell)
        let got = field.signal(at: cell, layer: layer)
        if got.server < 0 {
          // Nothing kept: whatever the referee finds lies below the floor, but for rounding.
          #expect((expected ?? -.infinity) < Double(field.floorLevels[layer]) + 0.02)
        } else {
          worst = max(worst, abs(Double(got.level) - (expected ?? .infinity)))
          compared += 1
        }
      }
    }
    #expect(compared > 300)
    // 0.02 dB: single precision in the closed forms and the antenna's arc tangent.
    #expect(worst < 0.02, "largest difference \(worst) dB")
  }

  @Test("a mirror image of the country has the mirror image's coverage")
  func mirror() throws {
    let ground = StudyFixture.hills(columns: 80, rows: 80)
    let grid = ground.grid
    var flipped = ground.heights
    for index in flipped.values.indices {
      let cell = grid.cell(at: index)
      flipped.values[index] =
        ground.heights[MetricGrid.Cell(column: grid.columns - 1 - cell.column, row: cell.row)]
    }
    func network(x: Double) -> Network {
      Network(
        masts: [Mast(id: "M", position: MapPoint(x: x, y: 3_050))],
        stations: [Station(id: "S", mast: 0, operatorName: "A", generation: .g4)],
        sectors: [StudyFixture.sector("s", station: 0)])
    }
    let width = grid.bounds.maxX
    let left = StudyFixture.request(ground: ground, network: network(x: 2_050))
    let right = StudyFixture.request(ground: Ground(heights: flipped), network: network(x: width - 2_050))
    let a = try Self.solve(left).field
    let b = try Self.solve(right).field
    var worst: Float = 0
    var both = 0
    for index in 0..<left.grid.count {
      let cell = left.grid.cell(at: index)
      let mirrored = MetricGrid.Cell(column: left.grid.columns - 1 - cell.column, row: cell.row)
      let (p, q) = (a.signal(at: cell, layer: 0), b.signal(at: mirrored, layer: 0))
      guard p.server >= 0, q.server >= 0 else { continue }
      worst = max(worst, abs(p.level - q.level))
      both += 1
    }
    #expect(both > 1000)
    // Cells midway between two receivers may take the other one: a few dB at a sharp edge, no more.
    #expect(worst < 6, "\(worst)")
  }

  @Test("a sector sends where it points, true north turned by the grid's bearing")
  func azimuth() throws {
    func strongest(bearing: Double) throws -> MapPoint {
      let network = Network(
        masts: [Mast(id: "M", position: MapPoint(x: 6_000, y: 5_000))],
        stations: [Station(id: "S", mast: 0, operatorName: "A", generation: .g4)],
        sectors: [StudyFixture.sector("s", station: 0, azimuth: 90, eirp: 60)])
      let request = StudyFixture.request(ground: StudyFixture.flat(), network: network, bearing: bearing)
      let field = try Self.solve(request).field
      let ring = (0..<request.grid.count).map(request.grid.cell(at:)).filter {
        abs(request.grid.center(of: $0).distance(to: network.masts[0].position) - 2_000) < 60
      }
      let best = ring.max { field.signal(at: $0, layer: 0).level < field.signal(at: $1, layer: 0).level }!
      return request.grid.center(of: best)
    }
    // East of the mast, within the width of a cell.
    #expect(abs(try strongest(bearing: 0).y - 5_000) < 250)
    // Grid north 30° east of true north: true east lies 60° from grid north, that is 30° above the map's east.
    let turned = try strongest(bearing: 30)
    #expect(abs(turned.y - (5_000 + 1_000)) < 350, "\(turned)")
  }

  @Test("more power never takes signal away, and one more station never does")
  func monotone() throws {
    let ground = StudyFixture.hills(columns: 70, rows: 60)
    let few = StudyFixture.network(masts: 3, extent: 5_000)
    let base = try Self.solve(StudyFixture.request(ground: ground, network: few)).field
    let louder = Network(
      masts: few.masts, stations: few.stations,
      sectors: few.sectors.map {
        Sector(
          id: $0.id, station: $0.station, azimuthDegrees: $0.azimuthDegrees,
          antennaHeight: $0.antennaHeight, frequencyMHz: $0.frequencyMHz, bandwidthMHz: $0.bandwidthMHz,
          eirp: $0.eirp + Decibels(3), antenna: $0.antenna)
      })
    let loud = try Self.solve(StudyFixture.request(ground: ground, network: louder)).field
    for (a, b) in zip(base.signals, loud.signals) where a.server >= 0 {
      // A larger reach makes a finer fan, so a cell may take a receiver a little aside.
      #expect(b.level >= a.level - 3)
    }
    #expect(loud.signals.count { $0.server >= 0 } > base.signals.count { $0.server >= 0 })
  }

  @Test("what the largest distance stops is counted; nothing is served beyond it")
  func maximumDistance() throws {
    let network = Network(
      masts: [Mast(id: "M", position: MapPoint(x: 6_000, y: 5_000))],
      stations: [Station(id: "S", mast: 0, operatorName: "A", generation: .g4)],
      sectors: [StudyFixture.sector("s", station: 0, eirp: 70)])
    let request = StudyFixture.request(ground: StudyFixture.flat(), network: network, maximumDistance: 2_000)
    let result = try Self.solve(request)
    #expect(result.stoppedSectors == 1)
    for index in 0..<request.grid.count {
      let cell = request.grid.cell(at: index)
      let distance = request.grid.center(of: cell).distance(to: network.masts[0].position)
      let isServed = result.field.signal(at: cell, layer: 0).server >= 0
      #expect(isServed == (distance < 2_050), "\(distance)")
    }
  }

  @Test("behind unknown ground there is no level, only what could be at best")
  func unknownGround() throws {
    var heights = StudyFixture.flat().heights
    for row in 0..<heights.grid.rows { heights[MetricGrid.Cell(column: 70, row: row)] = .nan }
    let network = Network(
      masts: [Mast(id: "M", position: MapPoint(x: 6_000, y: 5_000))],
      stations: [Station(id: "S", mast: 0, operatorName: "A", generation: .g4)],
      sectors: [StudyFixture.sector("s", station: 0)])
    let request = StudyFixture.request(ground: Ground(heights: heights), network: network)
    let field = try Self.solve(request).field
    let open = try Self.solve(StudyFixture.request(ground: StudyFixture.flat(), network: network)).field
    let east = MetricGrid.Cell(column: 85, row: 48)
    let west = MetricGrid.Cell(column: 40, row: 48)
    #expect(field.signal(at: east, layer: 0).server < 0)
    #expect(field.possibleLevel(at: east, layer: 0) >= open.signal(at: east, layer: 0).level)
    #expect(field.signal(at: west, layer: 0) == open.signal(at: west, layer: 0))
    #expect(field.possibleLevel(at: west, layer: 0) == -.infinity)
  }

  @Test("a cancelled run throws and gives nothing")
  func cancel() throws {
    let monitor = WorkMonitor()
    monitor.cancel()
    let request = StudyFixture.request(ground: StudyFixture.flat(), network: StudyFixture.network())
    #expect(throws: CancellationError.self) {
      try CoverageSolver(request, workers: Workers(count: 2), monitor: monitor).solve()
    }
  }
}

import Parallelism
import Propagation
import RadioNetwork
import Terrain
import Testing

@testable import Coverage

/// A store in memory. The solver reads and writes it from one thread only.
private final class MemoryStore: PathLossStoring, @unchecked Sendable {
  private(set) var kept: [PathLossKey: [UInt16]] = [:]
  private(set) var read = 0

  func key(for description: [UInt8]) -> PathLossKey {
    let words = (0..<4).map { seed -> Int in
      var hasher = Hasher()
      hasher.combine(seed)
      hasher.combine(description)
      return hasher.finalize()
    }
    return PathLossKey(
      bytes: words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } })
  }

  func values(for key: PathLossKey, count: Int) -> [UInt16]? {
    guard let values = kept[key], values.count == count else { return nil }
    read += 1
    return values
  }

  func keep(_ values: [UInt16], for key: PathLossKey) { kept[key] = values }
}

@Suite("Path losses that are kept")
struct PathLossReuseTests {
  private static func solve(
    _ request: CoverageRequest, store: MemoryStore? = nil
  ) throws -> CoverageSolver.Result {
    try CoverageSolver(request, workers: Workers(count: 2), store: store).solve()
  }

  private static func areSame(_ a: CoverageSolver.Result, _ b: CoverageSolver.Result) -> Bool {
    zip(a.field.signals, b.field.signals).allSatisfy {
      $0.level.bitPattern == $1.level.bitPattern && $0.server == $1.server
    } && a.field.possible == b.field.possible
      && a.pathCaveats.map(\.caveat) == b.pathCaveats.map(\.caveat)
      && a.pathCaveats.map(\.paths) == b.pathCaveats.map(\.paths)
  }

  @Test(
    "worked out, read back and without a store the field has the same bits",
    arguments: [PropagationModel.empirical(EmpiricalModel()), .p1812(P1812()), .longleyRice(.standard)])
  func sameBits(model: PropagationModel) throws {
    var ground = StudyFixture.hills(columns: 60, rows: 50)
    ground.cover = StudyFixture.cover(on: ground.grid)
    let network = StudyFixture.network(masts: 4, extent: 4_500)
    let request = StudyFixture.request(ground: ground, network: network, model: model)
    let store = MemoryStore()
    let without = try Self.solve(request)
    let first = try Self.solve(request, store: store)
    #expect(store.read == 0)
    let kept = store.kept.count
    #expect(kept > 4)
    let second = try Self.solve(request, store: store)
    #expect(store.read == kept)
    let isSame425 = Self.areSame(without, first)
    #expect(isSame425)
    let isSame858 = Self.areSame(first, second)
    #expect(isSame858)
  }

  @Test("moving one mast works out that mast alone; power and tilt work out nothing, but for the reach")
  func oneMast() throws {
    let ground = StudyFixture.hills(columns: 60, rows: 50)
    let network = StudyFixture.network(masts: 5, extent: 4_500)
    let store = MemoryStore()
    _ = try Self.solve(StudyFixture.request(ground: ground, network: network), store: store)
    let all = store.kept.count
    var masts = network.masts
    masts[3] = Mast(
      id: masts[3].id, position: MapPoint(x: masts[3].position.x + 70, y: masts[3].position.y))
    let moved = StudyFixture.request(
      ground: ground, network: Network(masts: masts, stations: network.stations, sectors: network.sectors))
    let result = try Self.solve(moved, store: store)
    // A mast has a carrier at 30 m and one or two at 42 m.
    let again = store.kept.count - all
    #expect((2...3).contains(again))
    #expect(store.read == all - again)
    let isSame74 = try Self.areSame(result, Self.solve(moved))
    #expect(isSame74)
    let tilted = StudyFixture.request(
      ground: ground,
      network: Network(
        masts: network.masts, stations: network.stations,
        sectors: network.sectors.map {
          Sector(
            id: $0.id, station: $0.station, azimuthDegrees: $0.azimuthDegrees,
            antennaHeight: $0.antennaHeight, frequencyMHz: $0.frequencyMHz, bandwidthMHz: $0.bandwidthMHz,
            eirp: $0.eirp,
            antenna: Antenna(
              name: $0.antenna.name, pattern: $0.antenna.pattern,
              electricalDowntiltDegrees: $0.antenna.electricalDowntiltDegrees + 2))
        }))
    let before = store.kept.count
    let turned = try Self.solve(tilted, store: store)
    #expect(store.kept.count == before)
    let isSame309 = try Self.areSame(turned, Self.solve(tilted))
    #expect(isSame309)
  }

  @Test("whatever a loss depends on makes another key: ground, clutter, model, cells, exactness")
  func dependencies() throws {
    var ground = StudyFixture.hills(columns: 60, rows: 50)
    ground.cover = StudyFixture.cover(on: ground.grid)
    let network = StudyFixture.network(masts: 1, extent: 2_000)
    let base = StudyFixture.request(ground: ground, network: network, model: .p1812(P1812()))
    let store = MemoryStore()
    _ = try Self.solve(base, store: store)
    var changes: [CoverageRequest] = []
    var other = base
    other.model = .p1812(P1812(timePercent: 49.999))
    changes.append(other)
    other = base
    var heights = ground.heights
    heights.values[heights.values.count / 2] += 0.001
    other.ground = Ground(heights: heights, cover: ground.cover)
    changes.append(other)
    other = base
    var clutter = ground.cover!.clutterHeights!
    clutter.values[clutter.values.count / 2] += 1
    other.ground.cover = GroundCover(clutterHeights: clutter, zones: ground.cover!.zones)
    changes.append(other)
    other = base
    var zones = ground.cover!.zones!
    zones.values[zones.values.count / 2] = .coastal
    other.ground.cover = GroundCover(clutterHeights: ground.cover!.clutterHeights, zones: zones)
    changes.append(other)
    other = base
    other.studyArea.values[base.studyArea.values.count / 2] = false
    changes.append(other)
    other = base
    other.isExact = true
    changes.append(other)
    other = base
    other.services = base.services.map {
      Service(
        generation: $0.generation, coveredLevel: $0.coveredLevel, weakLevel: $0.weakLevel, receiverHeight: 2)
    }
    changes.append(other)
    for (index, change) in changes.enumerated() {
      let before = store.kept.count
      let result = try Self.solve(change, store: store)
      #expect(store.kept.count > before, "change \(index) was not noticed")
      let isSame25 = try Self.areSame(result, Self.solve(change))
      #expect(isSame25)
    }
  }

  @Test("ground that a mast far outside adds does not touch what is kept of the others")
  func widerGround() throws {
    let wide = StudyFixture.hills(columns: 90, rows: 80)
    let network = StudyFixture.network(masts: 2, extent: 2_500)
    let request = StudyFixture.request(ground: wide, network: network, maximumDistance: 3_000)
    // The same country without its eastern and northern part, around the same study.
    let all = wide.grid
    let north = all.north - 25 * all.cellSize
    let narrowGrid = MetricGrid(west: all.west, north: north, cellSize: all.cellSize, columns: 60, rows: 55)
    let narrow = Raster(
      grid: narrowGrid,
      values: (0..<narrowGrid.count).map {
        let cell = narrowGrid.cell(at: $0)
        return wide.heights[MetricGrid.Cell(column: cell.column, row: cell.row + 25)]
      })
    let grid = MetricGrid(
      west: all.west + all.cellSize, north: north - all.cellSize, cellSize: all.cellSize, columns: 58,
      rows: 53)
    func study(_ ground: Ground) -> CoverageRequest {
      var other = request
      other = CoverageRequest(
        grid: grid, studyArea: Raster(grid: grid, repeating: true), ground: ground, network: network,
        gridNorthBearings: request.gridNorthBearings, services: request.services, model: request.model,
        maximumDistance: request.maximumDistance)
      return other
    }
    let store = MemoryStore()
    let small = try Self.solve(study(Ground(heights: narrow)), store: store)
    let kept = store.kept.count
    let large = try Self.solve(study(wide), store: store)
    #expect(store.kept.count == kept)
    #expect(store.read == kept)
    let isSame236 = Self.areSame(small, large)
    #expect(isSame236)
  }
}

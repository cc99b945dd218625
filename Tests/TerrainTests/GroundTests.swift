import TestSupport
import Testing

@testable import Terrain

@Suite("The ground")
struct GroundTests {
  static func ground(_ height: (Int, Int) -> Float) -> Ground {
    let grid = MetricGrid(west: 0, north: 1000, cellSize: 100, columns: 10, rows: 10)
    return Ground(
      heights: Raster(grid: grid, values: (0..<100).map { height($0 % 10, $0 / 10) }))
  }

  @Test("a tilted plane is sampled exactly")
  func plane() throws {
    // 3 m a cell to the east, 2 m a cell to the south, from the first cell's centre at (50, 950).
    let ground = Self.ground { Float($0) * 3 + Float($1) * 2 }
    for (x, y) in [(50.0, 950.0), (123.0, 456.0), (949.0, 51.0), (500.0, 500.0)] {
      let expected = (x - 50) / 100 * 3 + (950 - y) / 100 * 2
      let height = try #require(ground.height(at: MapPoint(x: x, y: y)))
      #expect(isClose(height, expected, within: 1e-4))
    }
  }

  @Test("outside the grid and beside an unknown cell the height is unknown, never 0")
  func unknown() {
    let ground = Self.ground { $0 == 4 && $1 == 4 ? .nan : 7 }
    #expect(ground.height(at: MapPoint(x: -1, y: 500)) == nil)
    #expect(ground.height(at: MapPoint(x: 450, y: 550)) == nil)
    #expect(ground.height(at: MapPoint(x: 520, y: 550)) == nil)
    // A neighbour of weight 0 does not count: the centre of the next cell is known.
    #expect(ground.height(at: MapPoint(x: 550, y: 550)) == 7)
    #expect(ground.height(at: MapPoint(x: 650, y: 550)) == 7)
  }

  @Test("a profile has both ends, ascending distances and no gap larger than the step")
  func profile() {
    let ground = Self.ground { column, _ in Float(column) }
    let profile = ground.profile(from: MapPoint(x: 100, y: 500), to: MapPoint(x: 910, y: 480), step: 90)
    #expect(profile.distances.first == 0)
    #expect(isClose(profile.length, 810.2469, within: 1e-3))
    for (near, far) in zip(profile.distances, profile.distances.dropFirst()) {
      #expect(far > near && far - near <= 90)
    }
    #expect(profile.isComplete)
  }

  @Test("tiles are named as SRTM names them")
  func tileNames() {
    #expect(
      TerrainGap.tileName(holding: GeographicCoordinate(latitude: 22.8, longitude: 104.98)) == "N22E104")
    #expect(TerrainGap.tileName(holding: GeographicCoordinate(latitude: -0.2, longitude: -69.1)) == "S01W070")
  }
}

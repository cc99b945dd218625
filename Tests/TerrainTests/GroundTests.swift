import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  @Test("a line has the same bits as its points one by one, over unknown cells and the rim too")
  func line() {
    var random = SeededGenerator(seed: 3)
    let heights = (0..<100).map { _ in Float.random(in: 0...900, using: &random) }
    let ground = Self.ground { $0 == 4 && $1 == 4 ? .nan : heights[$0 + 10 * $1] }
    for _ in 0..<500 {
      // Along a row of centres too, where the next row has no weight.
      let isLevel = Bool.random(using: &random)
      let origin = MapPoint(
        x: Double.random(in: 0...1000, using: &random),
        y: isLevel ? 650 : Double.random(in: 0...1000, using: &random))
      let angle = isLevel ? 0 : Double.random(in: 0...6.28, using: &random)
      let direction = MapPoint(x: cos(angle), y: sin(angle))
      var samples = [Float](repeating: 0, count: 40)
      ground.sample(from: origin, direction: direction, step: 30, count: 40, into: &samples)
      for (index, sample) in samples.enumerated() {
        let distance = Double(index) * 30
        let height = ground.height(
          at: MapPoint(x: origin.x + distance * direction.x, y: origin.y + distance * direction.y))
        #expect(sample.isNaN ? height == nil : height == Double(sample))
      }
    }
  }

  @Test("tiles are named as SRTM names them")
  func tileNames() {
    #expect(
      TerrainGap.tileName(holding: GeographicCoordinate(latitude: 22.8, longitude: 104.98)) == "N22E104")
    #expect(TerrainGap.tileName(holding: GeographicCoordinate(latitude: -0.2, longitude: -69.1)) == "S01W070")
  }
}

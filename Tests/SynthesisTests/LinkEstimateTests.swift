import Terrain
import Testing

@testable import Synthesis

@Suite("Link estimate")
struct LinkEstimateTests {
  private static let grid = MetricGrid(west: 0, north: 3_000, cellSize: 30, columns: 500, rows: 100)

  private static func level(ridge: Int16, at distance: Double = 6_000) -> Double {
    var heights = Raster<Int16>(grid: grid, repeating: 100)
    for row in 0..<100 {
      for column in 95...105 { heights[MetricGrid.Cell(column: column, row: row)] = 100 + ridge }
    }
    return LinkEstimate(heights: heights).levelDBm(
      from: MapPoint(x: 15, y: 1_500), to: MapPoint(x: 15 + distance, y: 1_500))
  }

  @Test("over the plain Hata's suburban loss, by hand")
  func plain() {
    // 69.55 + 26.16·2.9542 − 13.82·1.5441 − 9.94 = 115.56 dB at 1 km. The plain reaches into the first
    // Fresnel zone near the low receiver, hence up to 12 dB more.
    let level = Self.level(ridge: 0, at: 1_000)
    #expect(level < LinkEstimate.eirpDBm - 115.5)
    #expect(level > LinkEstimate.eirpDBm - 115.6 - 12)
  }

  @Test("a higher ridge leaves less, and 200 m hide a village")
  func ridge() {
    let levels = [0, 30, 60, 120, 200, 400].map { Self.level(ridge: Int16($0)) }
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(levels[0] - levels[4] > 30)
  }
}

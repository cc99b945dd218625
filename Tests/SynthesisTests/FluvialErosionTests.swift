import Parallelism
import Terrain
import Testing

@testable import Synthesis

@Suite("Fluvial erosion")
struct FluvialErosionTests {
  private static let grid = MetricGrid(west: 0, north: 4_000, cellSize: 100, columns: 50, rows: 40)
  private static let outlet = 39 * 50 + 25

  private static func erosion() -> FluvialErosion {
    let noise = LatticeNoise(seed: 9, stream: .relief)
    var heights = (0..<grid.count).map { index in
      let x = Double(index % 50) / 6
      let y = Double(index / 50) / 6
      return 300 + 100 * noise.value(x, y)
    }
    heights[outlet] = 0
    return FluvialErosion(
      grid: grid, heights: heights, uplift: Array(repeating: 2, count: grid.count),
      erodibility: Array(repeating: 0.05, count: grid.count), inflows: [(cell: 12, area: 1e9)],
      outlets: [outlet], steepest: 0.6)
  }

  @Test("after breaching every cell but the outlet has a lower neighbour")
  func breaching() {
    var erosion = Self.erosion()
    erosion.breachHollows()
    let hollows = (0..<Self.grid.count).filter { index in
      let cell = Self.grid.cell(at: index)
      return index != Self.outlet
        && !GridStep.all.contains { step in
          let column = cell.column + step.columns
          let row = cell.row + step.rows
          guard (0..<50).contains(column), (0..<40).contains(row) else { return false }
          return erosion.heights[row * 50 + column] < erosion.heights[index]
        }
    }
    #expect(hollows.isEmpty)
  }

  @Test("all water leaves by the outlet, whose height stays")
  func drainage() throws {
    var erosion = Self.erosion()
    erosion.breachHollows()
    try erosion.run(steps: 30, workers: .one, monitor: nil)
    let all = 1e9 + Double(Self.grid.count) * 1e4
    #expect(abs(erosion.drainage[Self.outlet] - all) < 1)
    #expect(erosion.heights[Self.outlet] == 0)
    #expect(erosion.heights.min() == 0)
  }

  @Test("the same for any number of threads")
  func threads() throws {
    var one = Self.erosion()
    var four = Self.erosion()
    try one.run(steps: 10, workers: .one, monitor: nil)
    try four.run(steps: 10, workers: Workers(count: 4), monitor: nil)
    #expect(one.heights == four.heights)
  }
}

import Terrain
import Testing

@testable import Synthesis

@Suite("Nearest source")
struct NearestSourceTests {
  @Test("within a cell of the nearest by brute force")
  func bruteForce() {
    let grid = MetricGrid(west: 0, north: 0, cellSize: 1, columns: 37, rows: 29)
    var random = RandomSource(seed: 2, stream: .relief)
    let isSource = (0..<grid.count).map { _ in random.chance(0.01) }
    let sources = isSource.indices.filter { isSource[$0] }
    let nearest = NearestSource.sources(of: isSource, over: grid)
    for index in 0..<grid.count {
      let center = grid.center(of: grid.cell(at: index))
      func distance(_ source: Int) -> Double {
        center.distance(to: grid.center(of: grid.cell(at: source)))
      }
      #expect(distance(Int(nearest[index])) <= sources.map(distance).min()! + 1)
    }
  }

  @Test("without sources there is none")
  func none() {
    let grid = MetricGrid(west: 0, north: 0, cellSize: 1, columns: 3, rows: 3)
    #expect(NearestSource.sources(of: Array(repeating: false, count: 9), over: grid).allSatisfy { $0 < 0 })
  }
}

import Terrain
import Testing

@testable import Synthesis

@Suite("Point index")
struct PointIndexTests {
  private static let points: [MapPoint] = {
    var random = RandomSource(seed: 4, stream: .candidates)
    return (0..<400).map { _ in MapPoint(x: random.within(-5_000...5_000), y: random.within(0...8_000)) }
  }()

  @Test("finds what a search of all points finds, in their order", arguments: [0.0, 300, 1_000, 20_000])
  func bruteForce(distance: Double) {
    let index = PointIndex(Self.points, cellSize: 700)
    for center in Self.points.prefix(40) + [MapPoint(x: 9_000, y: -9_000)] {
      let all = Self.points.indices.filter { Self.points[$0].distance(to: center) < distance }
      #expect(index.points(within: distance, of: center) == all)
      #expect(index.isClear(of: center, by: distance) == all.isEmpty)
    }
  }

  @Test("a point at the very distance is not nearer")
  func boundary() {
    let index = PointIndex([MapPoint(x: 0, y: 0)], cellSize: 100)
    #expect(index.points(within: 250, of: MapPoint(x: 250, y: 0)).isEmpty)
    #expect(index.isClear(of: MapPoint(x: 250, y: 0), by: 250))
  }
}

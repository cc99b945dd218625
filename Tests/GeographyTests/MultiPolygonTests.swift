import Terrain
import TestSupport
import Testing

@testable import Geography

@Suite("Polygons")
struct MultiPolygonTests {
  static func square(_ x: Double, _ y: Double, side: Double) -> [MapPoint] {
    [(0, 0), (side, 0), (side, side), (0, side), (0, 0)].map { MapPoint(x: x + $0, y: y + $1) }
  }

  @Test("a bow tie is mended into its two triangles, and the crossing is named")
  func repair() throws {
    let tie = MultiPolygon([
      Polygon(shell: [(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)].map { MapPoint(x: $0, y: $1) })
    ])
    let repair = try #require(tie.repaired())
    #expect(repair.reason.contains("Self-intersection"))
    #expect(repair.place == MapPoint(x: 5, y: 5))
    #expect(isClose(repair.area.area, 50, within: 1e-9))
    #expect(repair.area.repaired() == nil)
  }

  @Test("holes and islands count")
  func holes() {
    let village = MultiPolygon([
      Polygon(shell: Self.square(0, 0, side: 100), holes: [Self.square(40, 40, side: 20)]),
      Polygon(shell: Self.square(200, 0, side: 10)),
    ])
    #expect(village.repaired() == nil)
    #expect(isClose(village.area, 10_000 - 400 + 100, within: 1e-9))
    let prepared = PreparedArea(village)
    #expect(prepared.contains(MapPoint(x: 10, y: 10)))
    #expect(!prepared.contains(MapPoint(x: 50, y: 50)))
    #expect(prepared.contains(MapPoint(x: 205, y: 5)))
    let grid = MetricGrid(west: 0, north: 100, cellSize: 10, columns: 30, rows: 10)
    #expect(grid.cells(in: village).count == 97)
  }

  @Test("the interior point of a bent village lies inside")
  func interior() throws {
    let bent = MultiPolygon([
      Polygon(
        shell: [(0, 0), (100, 0), (100, 100), (90, 100), (90, 10), (0, 10), (0, 0)].map {
          MapPoint(x: $0, y: $1)
        })
    ])
    let prepared = PreparedArea(bent)
    #expect(!prepared.contains(try #require(bent.centroid)))
    #expect(prepared.contains(try #require(bent.interiorPoint)))
  }

  @Test("Voronoi cells share the area out, each around its own point")
  func voronoi() {
    let area = MultiPolygon([Polygon(shell: Self.square(0, 0, side: 100))])
    var random = SeededGenerator(seed: 5)
    let points = (0..<25).map { _ in
      MapPoint(x: .random(in: 1...99, using: &random), y: .random(in: 1...99, using: &random))
    }
    let cells = MultiPolygon.voronoiCells(of: points, within: area)
    #expect(isClose(cells.reduce(0) { $0 + $1.area }, 10_000, within: 1e-6))
    for (point, cell) in zip(points, cells) { #expect(PreparedArea(cell).contains(point)) }
  }
}

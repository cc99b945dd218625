import Testing

@testable import Terrain

@Suite("The metric grid")
struct MetricGridTests {
  let grid = MetricGrid(west: 1000, north: 5000, cellSize: 100, columns: 20, rows: 10)

  @Test("a cell's centre lies in the cell")
  func centers() {
    for index in 0..<grid.count {
      let cell = grid.cell(at: index)
      #expect(grid.cell(containing: grid.center(of: cell)) == cell)
      #expect(grid.index(of: cell) == index)
    }
  }

  @Test("points outside have no cell; the west and north edges belong to the grid, the others do not")
  func edges() {
    #expect(grid.cell(containing: MapPoint(x: 1000, y: 5000)) == MetricGrid.Cell(column: 0, row: 0))
    #expect(grid.cell(containing: MapPoint(x: 3000, y: 4500)) == nil)
    #expect(grid.cell(containing: MapPoint(x: 1500, y: 4000)) == nil)
    #expect(grid.cell(containing: MapPoint(x: 999.9, y: 4500)) == nil)
  }

  @Test("grids of one cell size are in step")
  func inStep() {
    let a = MetricGrid(covering: MapBounds(minX: 123, minY: 456, maxX: 789, maxY: 1011), cellSize: 90)
    let b = MetricGrid(covering: MapBounds(minX: 501, minY: 3, maxX: 502, maxY: 4), cellSize: 90)
    #expect(a.bounds.minX <= 123 && a.bounds.maxX >= 789 && a.bounds.minY <= 456 && a.bounds.maxY >= 1011)
    #expect(((a.west - b.west) / 90).rounded() == (a.west - b.west) / 90)
    #expect(((a.north - b.north) / 90).rounded() == (a.north - b.north) / 90)
  }

  @Test("the window of a rectangle holds just the cells whose centres lie in it")
  func window() throws {
    let bounds = MapBounds(minX: 1149, minY: 4251, maxX: 1350, maxY: 4700)
    let window = try #require(grid.cells(within: bounds))
    let expected = (0..<grid.count).map(grid.cell(at:)).filter { bounds.contains(grid.center(of: $0)) }
    #expect(expected.allSatisfy { window.columns.contains($0.column) && window.rows.contains($0.row) })
    #expect(expected.count == window.columns.count * window.rows.count)
    #expect(grid.cells(within: MapBounds(minX: 1010, minY: 4910, maxX: 1020, maxY: 4920)) == nil)
  }
}

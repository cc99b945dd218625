import Terrain

/// Whether cells near a point are wanted: squares of 8 × 8 cells, each told with its neighbours.
///
/// A quick no for stretches of a radial that no wanted cell takes a receiver from.
struct CoarseMask: Sendable {
  /// Cells along the side of a square.
  static let side = 8

  private let isWanted: [Bool]
  private let columns, rows: Int
  private let grid: MetricGrid

  /// - Parameter cells: the cells that are wanted.
  init(_ cells: Raster<Bool>) {
    grid = cells.grid
    columns = (grid.columns + Self.side - 1) / Self.side
    rows = (grid.rows + Self.side - 1) / Self.side
    var near = [Bool](repeating: false, count: columns * rows)
    for row in 0..<grid.rows {
      for column in 0..<grid.columns where cells.values[row * grid.columns + column] {
        near[row / Self.side * columns + column / Self.side] = true
      }
    }
    var isWanted = near
    for row in 0..<rows {
      for column in 0..<columns where near[row * columns + column] {
        for r in max(0, row - 1)...min(rows - 1, row + 1) {
          for c in max(0, column - 1)...min(columns - 1, column + 1) { isWanted[r * columns + c] = true }
        }
      }
    }
    self.isWanted = isWanted
  }

  /// Whether a cell within eight cells of a point is wanted.
  @inline(__always)
  func holdsCells(near point: MapPoint) -> Bool {
    let size = grid.cellSize * Double(Self.side)
    let column = Int(((point.x - grid.west) / size).rounded(.down))
    let row = Int(((grid.north - point.y) / size).rounded(.down))
    // A square outside the grid has its neighbour inside.
    guard column >= -1, row >= -1, column <= columns, row <= rows else { return false }
    return isWanted[min(max(row, 0), rows - 1) * columns + min(max(column, 0), columns - 1)]
  }
}

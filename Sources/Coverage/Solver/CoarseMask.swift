import Terrain

/// Whether cells near a point are wanted: squares of 8 × 8 cells, each told with its neighbours.
///
/// A quick no for stretches of a radial that no wanted cell takes a receiver from, and for cells that take no
/// receiver that is reached.
struct CoarseMask: Sendable {
  /// Cells along the side of a square.
  static let side = 8

  /// The squares of a grid, none of them marked at first.
  struct Marks {
    fileprivate var near: [Bool]
    fileprivate let columns, rows: Int
    fileprivate let grid: MetricGrid

    init(_ grid: MetricGrid) {
      self.grid = grid
      columns = (grid.columns + CoarseMask.side - 1) / CoarseMask.side
      rows = (grid.rows + CoarseMask.side - 1) / CoarseMask.side
      near = [Bool](repeating: false, count: columns * rows)
    }

    /// Marks the square of a point; of one outside the grid the nearest, if that is its neighbour.
    @inline(__always)
    mutating func mark(_ point: MapPoint) {
      if let square = CoarseMask.square(of: point, grid: grid, columns: columns, rows: rows) {
        near[square] = true
      }
    }

    fileprivate mutating func mark(column: Int, row: Int) { near[row * columns + column] = true }
  }

  private let isWanted: [Bool]
  private let columns, rows: Int
  private let grid: MetricGrid

  /// - Parameter cells: the cells that are wanted.
  init(_ cells: Raster<Bool>) {
    var marks = Marks(cells.grid)
    let columns = cells.grid.columns
    for row in 0..<cells.grid.rows {
      for column in 0..<columns where cells.values[row * columns + column] {
        marks.mark(column: column / Self.side, row: row / Self.side)
      }
    }
    self.init(marks)
  }

  /// The marked squares and their neighbours.
  init(_ marks: Marks) {
    grid = marks.grid
    columns = marks.columns
    rows = marks.rows
    var isWanted = marks.near
    for row in 0..<rows {
      for column in 0..<columns where marks.near[row * columns + column] {
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
    Self.square(of: point, grid: grid, columns: columns, rows: rows).map { isWanted[$0] } ?? false
  }

  /// Calls with each stretch of a row's cells that lies in wanted squares, as far as it is within some columns.
  @inline(__always)
  func forEachStretch(ofRow row: Int, within cells: Range<Int>, _ body: (Range<Int>) -> Void) {
    let start = row / Self.side * columns
    var square = cells.lowerBound / Self.side
    let end = (cells.upperBound + Self.side - 1) / Self.side
    while square < end {
      guard isWanted[start + square] else {
        square += 1
        continue
      }
      let first = square
      while square < end, isWanted[start + square] { square += 1 }
      body((first * Self.side..<square * Self.side).clamped(to: cells))
    }
  }

  /// The square of a point; of a point in a square just outside the grid its neighbour inside.
  @inline(__always)
  private static func square(of point: MapPoint, grid: MetricGrid, columns: Int, rows: Int) -> Int? {
    let size = grid.cellSize * Double(side)
    let column = Int(((point.x - grid.west) / size).rounded(.down))
    let row = Int(((grid.north - point.y) / size).rounded(.down))
    guard column >= -1, row >= -1, column <= columns, row <= rows else { return nil }
    return min(max(row, 0), rows - 1) * columns + min(max(column, 0), columns - 1)
  }
}

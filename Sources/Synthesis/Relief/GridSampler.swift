import Terrain

/// Values between the cell centres of a grid.
struct GridSampler: Sendable {
  let west, north, cellsPerMetre: Double
  let columns, rows: Int

  init(grid: MetricGrid) {
    west = grid.west
    north = grid.north
    cellsPerMetre = 1 / grid.cellSize
    columns = grid.columns
    rows = grid.rows
  }

  /// The cell whose centre lies north-west of a point, and how far past it the point lies, in cells.
  /// Two cells inside the rim, so that all sixteen neighbours are there.
  @inline(__always)
  func place(x: Double, y: Double) -> (index: Int, fx: Float, fy: Float) {
    let column = min(max((x - west) * cellsPerMetre - 0.5, 1), Double(columns - 3))
    let row = min(max((north - y) * cellsPerMetre - 0.5, 1), Double(rows - 3))
    let wholeColumn = column.rounded(.down)
    let wholeRow = row.rounded(.down)
    return (
      Int(wholeRow) * columns + Int(wholeColumn), Float(column - wholeColumn), Float(row - wholeRow)
    )
  }

  @inline(__always)
  func bilinear(_ values: [Float], _ place: (index: Int, fx: Float, fy: Float)) -> Float {
    let i = place.index
    let top = values[i] + (values[i + 1] - values[i]) * place.fx
    let j = i + columns
    let bottom = values[j] + (values[j + 1] - values[j]) * place.fx
    return top + (bottom - top) * place.fy
  }

  /// Catmull and Rom's cubic: smooth through all cells, without the creases of straight lines.
  @inline(__always)
  func bicubic(_ values: [Float], _ place: (index: Int, fx: Float, fy: Float)) -> Float {
    let i = place.index - columns - 1
    let a = cubic(values, i, place.fx)
    let b = cubic(values, i + columns, place.fx)
    let c = cubic(values, i + 2 * columns, place.fx)
    let d = cubic(values, i + 3 * columns, place.fx)
    return Self.cubic(a, b, c, d, place.fy)
  }

  @inline(__always)
  private func cubic(_ values: [Float], _ i: Int, _ t: Float) -> Float {
    Self.cubic(values[i], values[i + 1], values[i + 2], values[i + 3], t)
  }

  @inline(__always)
  private static func cubic(_ a: Float, _ b: Float, _ c: Float, _ d: Float, _ t: Float) -> Float {
    let linear = c - a
    let square = 2 * a - 5 * b + 4 * c - d
    let cube = 3 * (b - c) + d - a
    return b + 0.5 * t * (linear + t * (square + t * cube))
  }

  /// The value between four cell centres; the rim's own beyond it.
  func bilinear(_ values: [Double], at point: MapPoint) -> Double {
    let column = min(max((point.x - west) * cellsPerMetre - 0.5, 0), Double(columns - 1))
    let row = min(max((north - point.y) * cellsPerMetre - 0.5, 0), Double(rows - 1))
    let c0 = min(Int(column), columns - 2)
    let r0 = min(Int(row), rows - 2)
    let fx = column - Double(c0)
    let fy = row - Double(r0)
    let i = r0 * columns + c0
    let top = values[i] + (values[i + 1] - values[i]) * fx
    let bottom = values[i + columns] + (values[i + columns + 1] - values[i + columns]) * fx
    return top + (bottom - top) * fy
  }
}

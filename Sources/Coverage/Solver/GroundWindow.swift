import Terrain

/// The ground at cell centres of a grid that is in step with the ground's own.
struct GroundWindow: Sendable {
  private let values: [Float]
  private let columns: Int
  private let firstColumn, firstRow: Int

  init(_ ground: Ground, grid: MetricGrid) {
    precondition(
      ground.grid.cellSize == grid.cellSize, "the ground is sampled on the cells of the study")
    values = ground.heights.values
    columns = ground.grid.columns
    firstColumn = Int(((grid.west - ground.grid.west) / grid.cellSize).rounded())
    firstRow = Int(((ground.grid.north - grid.north) / grid.cellSize).rounded())
  }

  @inline(__always)
  func height(column: Int, row: Int) -> Float {
    values[(firstRow + row) * columns + firstColumn + column]
  }
}

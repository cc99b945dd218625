/// One value a cell of a grid, row by row from the north-west corner.
public struct Raster<Value: Sendable>: Sendable {
  /// The cells.
  public let grid: MetricGrid
  /// Their values, `grid.count` of them.
  public var values: [Value]

  /// - Precondition: one value a cell.
  public init(grid: MetricGrid, values: [Value]) {
    precondition(values.count == grid.count, "a raster needs one value a cell")
    self.grid = grid
    self.values = values
  }

  /// A raster with one value everywhere.
  public init(grid: MetricGrid, repeating value: Value) {
    self.init(grid: grid, values: Array(repeating: value, count: grid.count))
  }

  /// The value of a cell.
  @inlinable
  public subscript(cell: MetricGrid.Cell) -> Value {
    get { values[grid.index(of: cell)] }
    set { values[grid.index(of: cell)] = newValue }
  }
}

extension Raster {
  /// The value of the cell that holds a point; nil outside the grid.
  public func value(nearest point: MapPoint) -> Value? {
    grid.cell(containing: point).map { self[$0] }
  }
}

extension Raster: Equatable where Value: Equatable {}

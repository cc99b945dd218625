/// Square cells over the map plane, row 0 in the north, column 0 in the west.
public struct MetricGrid: Hashable, Sendable {
  /// A cell of the grid.
  public struct Cell: Hashable, Sendable {
    /// Counted from the west edge.
    public var column: Int
    /// Counted from the north edge.
    public var row: Int

    /// - Parameters: counted from the west and from the north edge.
    @inlinable
    public init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  /// Easting of the west edge, m.
  public let west: Double
  /// Northing of the north edge, m.
  public let north: Double
  /// Side of a cell, m.
  public let cellSize: Double
  /// Cells in a row, and rows.
  public let columns, rows: Int

  /// - Precondition: a positive cell size and at least one cell.
  public init(west: Double, north: Double, cellSize: Double, columns: Int, rows: Int) {
    precondition(cellSize > 0 && columns > 0 && rows > 0, "a grid without cells")
    self.west = west
    self.north = north
    self.cellSize = cellSize
    self.columns = columns
    self.rows = rows
  }

  /// The least grid over the bounds whose edges are whole multiples of the cell size, so that
  /// grids of one cell size always fall into step with each other.
  public init(covering bounds: MapBounds, cellSize: Double) {
    let firstColumn = (bounds.minX / cellSize).rounded(.down)
    let lastColumn = (bounds.maxX / cellSize).rounded(.up)
    let firstRow = (bounds.minY / cellSize).rounded(.down)
    let lastRow = (bounds.maxY / cellSize).rounded(.up)
    self.init(
      west: firstColumn * cellSize, north: lastRow * cellSize, cellSize: cellSize,
      columns: max(1, Int(lastColumn - firstColumn)), rows: max(1, Int(lastRow - firstRow)))
  }

  /// Number of cells.
  @inlinable
  public var count: Int { columns * rows }

  /// The rectangle of all cells.
  public var bounds: MapBounds {
    MapBounds(
      minX: west, minY: north - Double(rows) * cellSize,
      maxX: west + Double(columns) * cellSize, maxY: north)
  }

  /// Place of a cell in a flat array, row by row.
  @inlinable
  public func index(of cell: Cell) -> Int { cell.row * columns + cell.column }

  /// The cell at a place of a flat array.
  @inlinable
  public func cell(at index: Int) -> Cell { Cell(column: index % columns, row: index / columns) }

  /// The middle of a cell.
  @inlinable
  public func center(of cell: Cell) -> MapPoint {
    MapPoint(
      x: west + (Double(cell.column) + 0.5) * cellSize,
      y: north - (Double(cell.row) + 0.5) * cellSize)
  }

  /// The cell that holds a point; nil outside. A point on an edge belongs to the cell east or south of it.
  @inlinable
  public func cell(containing point: MapPoint) -> Cell? {
    let column = ((point.x - west) / cellSize).rounded(.down)
    let row = ((north - point.y) / cellSize).rounded(.down)
    guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return nil }
    return Cell(column: Int(column), row: Int(row))
  }

  /// The columns and rows whose cell centres lie within the bounds; nil if there is none.
  public func cells(within bounds: MapBounds) -> (columns: Range<Int>, rows: Range<Int>)? {
    let firstColumn = max(0, ((bounds.minX - west) / cellSize - 0.5).rounded(.up))
    let lastColumn = min(Double(columns - 1), ((bounds.maxX - west) / cellSize - 0.5).rounded(.down))
    let firstRow = max(0, ((north - bounds.maxY) / cellSize - 0.5).rounded(.up))
    let lastRow = min(Double(rows - 1), ((north - bounds.minY) / cellSize - 0.5).rounded(.down))
    guard firstColumn <= lastColumn, firstRow <= lastRow else { return nil }
    return (Int(firstColumn)..<Int(lastColumn) + 1, Int(firstRow)..<Int(lastRow) + 1)
  }
}

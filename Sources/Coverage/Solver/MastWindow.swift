import Terrain

/// The cells around a mast, and for each which receiver and which direction of the mast's fan is its own.
struct MastWindow: Sendable {
  let grid: MetricGrid
  let columns: Range<Int>
  let rows: Range<Int>
  private let position: MapPoint
  private let reach: Int
  private let fan: RadialFan
  private let studyArea: Raster<Bool>

  /// nil where the mast reaches no cell of the grid.
  init?(_ plan: MastPlan, fan: RadialFan, studyArea: Raster<Bool>) {
    grid = studyArea.grid
    let reachMetres = (Double(plan.reach) + 0.5) * grid.cellSize
    let bounds = MapBounds(
      minX: plan.position.x, minY: plan.position.y, maxX: plan.position.x, maxY: plan.position.y
    ).expanded(by: reachMetres)
    guard let cells = grid.cells(within: bounds) else { return nil }
    columns = cells.columns
    rows = cells.rows
    position = plan.position
    reach = plan.reach
    self.fan = fan
    self.studyArea = studyArea
  }

  /// Where the cells of a row have their receivers. Scratch memory of one thread.
  struct Row {
    /// The direction of the fan nearest to that of the cell's centre.
    var directions: [Int32] = []
    /// The radial of the cell's ring nearest to it.
    var radials: [Int32] = []
    /// Steps to the receiver on that radial nearest to the centre; 0 where the cell is not asked for.
    var receivers: [Int32] = []

    init(width: Int) {
      directions = Array(repeating: 0, count: width)
      radials = Array(repeating: 0, count: width)
      receivers = Array(repeating: 0, count: width)
    }
  }

  /// Finds the places of a row's cells.
  func locate(row: Int, into places: inout Row) { locate(row: row, cells: columns, into: &places) }

  /// Finds the places of some of a row's cells.
  ///
  /// - Parameter cells: columns of the grid, within the window.
  func locate(row: Int, cells: Range<Int>, into places: inout Row) {
    let first = grid.center(of: MetricGrid.Cell(column: columns.lowerBound, row: row))
    let dx0 = first.x - position.x
    let dy = first.y - position.y
    let stepsPerMetre = 1 / grid.cellSize
    let start = row * grid.columns + columns.lowerBound
    for offset in cells.lowerBound - columns.lowerBound..<cells.upperBound - columns.lowerBound {
      places.receivers[offset] = 0
      guard studyArea.values[start + offset] else { continue }
      let dx = dx0 + Double(offset) * grid.cellSize
      let steps = (dx * dx + dy * dy).squareRoot() * stepsPerMetre
      // The mast's own cell takes the first receiver: at distance 0 no loss is defined.
      let receiver = max(1, Int(steps + 0.5))
      guard receiver <= reach else { continue }
      let place = fan.place(dx: dx, dy: dy)
      places.directions[offset] = Int32(truncatingIfNeeded: fan.radial(at: place, thinning: 0))
      places.radials[offset] = Int32(
        truncatingIfNeeded: fan.radial(at: place, thinning: fan.thinning(atReceiver: receiver)))
      places.receivers[offset] = Int32(truncatingIfNeeded: receiver)
    }
  }
}

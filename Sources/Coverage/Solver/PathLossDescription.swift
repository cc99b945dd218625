import Parallelism
import Propagation
import Terrain

/// All that the losses of a carrier depend on, as bytes: the same in every run, others for other losses.
///
/// The ground is told by its squares of 128 cells, counted from the origin of the map plane, so that a study
/// whose ground reaches farther, because a mast was added far away, still finds what it kept.
struct PathLossDescriber: Sendable {
  /// Goes up with every change of the code that changes a loss.
  static let codeVersion = 4
  /// Cells along the side of a square.
  private static let side = 128

  private let request: CoverageRequest
  private let store: any PathLossStoring
  /// Squares by row and column of the map plane, and the digest of each.
  private let firstColumn, firstRow, columns, rows: Int
  private let digests: [PathLossKey]

  /// Digests the ground once.
  init(_ request: CoverageRequest, store: any PathLossStoring, workers: Workers) {
    self.request = request
    self.store = store
    let extent = SquareExtent(request.ground.grid, side: Self.side)
    firstColumn = extent.firstColumn
    firstRow = extent.firstRow
    columns = extent.columns
    rows = extent.rows
    let bounds = Self.bounds(of: request)
    digests = workers.map(columns * rows) { index in
      store.key(
        for: Self.bytes(
          of: request, cells: extent.cells(column: index % extent.columns, row: index / extent.columns),
          within: bounds))
    }.map { $0! }
  }

  /// The part of the ground that paths into the study can see from masts within it: one cell beyond its edge.
  private static func bounds(of request: CoverageRequest) -> MapBounds {
    request.grid.bounds.expanded(by: request.grid.cellSize)
  }

  /// The key of a carrier's losses to the cells of a window.
  func key(
    of carrier: Int, plan: MastPlan, directions: MastDirections, limits: MastLimits, window: MastWindow
  ) -> PathLossKey {
    let ends = plan.carriers[carrier].ends
    let grid = request.grid
    var text = "path loss \(Self.codeVersion)\n\(request.model)\n\(request.isExact ? "exact" : "radials")\n"
    text += "\(ends)\n\(plan.position) \(plan.reach)\n"
    text += "\(grid.west) \(grid.north) \(grid.cellSize) \(window.columns) \(window.rows)\n"
    var bytes = Array(text.utf8)
    for radial in 0..<directions.fan.count {
      let reach = UInt32(directions.reach(ofCarrier: carrier, radial: radial))
      withUnsafeBytes(of: reach.littleEndian) { bytes.append(contentsOf: $0) }
      let mostLoss = limits.mostLoss(ofCarrier: carrier, radial: radial).bitPattern
      withUnsafeBytes(of: mostLoss.littleEndian) { bytes.append(contentsOf: $0) }
    }
    let bounds = Self.bounds(of: request)
    guard bounds.contains(plan.position) else {
      // A mast outside sees ground that its own path alone leads over.
      bytes += Self.bytes(
        of: request, cells: request.ground.grid.allCells, within: request.ground.grid.bounds)
      return store.key(for: bytes)
    }
    let reach = (Double(plan.reach) + 2) * grid.cellSize
    let square = Double(Self.side) * grid.cellSize
    func index(_ coordinate: Double) -> Int { Int((coordinate / square).rounded(.down)) }
    let columnRange = index(plan.position.x - reach)...index(plan.position.x + reach)
    let rowRange = index(-plan.position.y - reach)...index(-plan.position.y + reach)
    for row in rowRange where (0..<rows).contains(row - firstRow) {
      for column in columnRange where (0..<columns).contains(column - firstColumn) {
        bytes += digests[(row - firstRow) * columns + column - firstColumn].bytes
      }
    }
    return store.key(for: bytes)
  }

  /// Ground, clutter and zones of some cells, and which are asked for; those outside the bounds left out.
  private static func bytes(
    of request: CoverageRequest, cells: (columns: Range<Int>, rows: Range<Int>), within bounds: MapBounds
  ) -> [UInt8] {
    let ground = request.ground
    let grid = ground.grid
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cells.columns.count * cells.rows.count * 9)
    func append(_ value: Float) {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for row in cells.rows {
      for column in cells.columns {
        let cell = MetricGrid.Cell(column: column, row: row)
        guard bounds.contains(grid.center(of: cell)) else { continue }
        append(ground.heights[cell])
        bytes.append(request.studyArea.value(nearest: grid.center(of: cell)) == true ? 1 : 0)
        if let clutter = ground.cover?.clutterHeights { append(clutter[cell]) }
        if let zones = ground.cover?.zones {
          bytes.append(UInt8(RadioClimaticZone.allCases.firstIndex(of: zones[cell])!))
        }
      }
    }
    return bytes
  }
}

/// The squares of a map plane that a grid lies on.
private struct SquareExtent: Sendable {
  let firstColumn, firstRow, columns, rows: Int
  private let west, north, side: Int
  private let grid: MetricGrid

  init(_ grid: MetricGrid, side: Int) {
    self.grid = grid
    self.side = side
    west = Int((grid.west / grid.cellSize).rounded())
    north = Int((-grid.north / grid.cellSize).rounded())
    func square(_ cell: Int) -> Int { Int((Double(cell) / Double(side)).rounded(.down)) }
    firstColumn = square(west)
    firstRow = square(north)
    columns = square(west + grid.columns - 1) - firstColumn + 1
    rows = square(north + grid.rows - 1) - firstRow + 1
  }

  /// The cells of the grid in a square.
  func cells(column: Int, row: Int) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ square: Int, origin: Int, count: Int) -> Range<Int> {
      let first = square * side - origin
      return Swift.max(0, first)..<Swift.min(count, first + side)
    }
    return (
      range(firstColumn + column, origin: west, count: grid.columns),
      range(firstRow + row, origin: north, count: grid.rows)
    )
  }
}

extension MetricGrid {
  fileprivate var allCells: (columns: Range<Int>, rows: Range<Int>) { (0..<columns, 0..<rows) }
}

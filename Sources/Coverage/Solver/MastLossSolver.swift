import Parallelism
import Propagation
import Terrain

/// Path losses of one mast to the cells around it: threads share its radials, then the rows of cells.
struct MastLossSolver: Sendable {
  let request: CoverageRequest
  let wanted: CoarseMask
  let workers: Workers
  let monitor: WorkMonitor?

  /// Fills the codes of carriers.
  ///
  /// - Parameters:
  ///   - isWanted: for each carrier whether it is to be worked out; the others stay as they are.
  ///   - caveats: counts, carrier by carrier, how many paths asked what beyond the model's range.
  func fill(
    _ losses: inout MastLosses, of plan: MastPlan, directions: MastDirections, limits: MastLimits,
    window: MastWindow,
    isWanted: [Bool], caveats: inout [[ModelCaveat: Int]]
  ) {
    let fan = radials(
      of: plan, directions: directions, limits: limits, isWanted: isWanted, caveats: &caveats)
    let reached = fan.reachedCells(of: request.grid, from: plan.position, fan: directions.fan)
    let width = losses.width
    let heights = GroundWindow(request.ground, grid: request.grid)
    workers.fillRows(
      of: &losses.codes, rowLength: losses.rowLength, monitor: nil,
      scratch: { MastWindow.Row(width: width) },
      { row, span, places in
        let gridRow = window.rows.lowerBound + row
        reached.forEachStretch(ofRow: gridRow, within: window.columns) { cells in
          window.locate(row: gridRow, cells: cells, into: &places)
          for cell in cells {
            let column = cell - window.columns.lowerBound
            let receiver = Int(places.receivers[column])
            guard receiver > 0,
              let place = fan.place(radial: Int(places.radials[column]), receiver: receiver)
            else { continue }
            // The receiver beside an unknown cell may be known; the cell is not.
            let isUnknown = heights.height(column: cell, row: gridRow).isNaN
            for carrier in isWanted.indices where isWanted[carrier] {
              let code = fan[place + carrier * 8]
              span[carrier * width + column] =
                isUnknown && code != LossCode.outOfReach ? LossCode.unknown : code
            }
          }
        }
      })
  }

  /// The codes of the receivers of a mast.
  private func radials(
    of plan: MastPlan, directions: MastDirections, limits: MastLimits, isWanted: [Bool],
    caveats: inout [[ModelCaveat: Int]]
  ) -> FanCodes {
    let fan = directions.fan
    let bounds = request.grid.bounds
    let losses = plan.carriers.enumerated().map { index, carrier in
      isWanted[index]
        ? CarrierLoss(
          model: request.model, ends: carrier.ends, receivers: plan.reach, step: request.grid.cellSize)
        : nil
    }
    let groups = fan.reach / 8 + 1
    var blocks = [Int32](repeating: FanCodes.none, count: fan.count * groups)
    var found = [RadialCodes](repeating: RadialCodes(), count: fan.count)
    workers.fillRows(
      of: &blocks, rowLength: groups, beside: &found, monitor: monitor,
      scratch: {
        RadialSolver(plan, losses: losses, directions: directions, limits: limits, request: request)
      },
      { radial, row, found, solver in
        let limit = lastReceiver(
          from: plan.position, direction: fan.direction(radial), within: bounds, limit: plan.reach)
        solver.solve(
          radial: radial, limit: limit, wanted: wanted, ground: request.ground, blocks: &row, into: &found)
      })
    for (carrier, counts) in found.lazy.map(\.caveats).joined() {
      caveats[carrier].merge(counts, uniquingKeysWith: +)
    }
    return FanCodes(carriers: plan.carriers.count, groups: groups, blocks: blocks, radials: found)
  }

  /// The last receiver of a radial that some cell of the grid may take: nothing beyond is computed.
  private func lastReceiver(
    from origin: MapPoint, direction: MapPoint, within bounds: MapBounds, limit: Int
  ) -> Int {
    func exit(_ position: Double, _ direction: Double, _ low: Double, _ high: Double) -> Double {
      if direction > 0 { return (high - position) / direction }
      if direction < 0 { return (low - position) / direction }
      return .infinity
    }
    let distance = min(
      exit(origin.x, direction.x, bounds.minX, bounds.maxX),
      exit(origin.y, direction.y, bounds.minY, bounds.maxY))
    guard distance > -request.grid.cellSize else { return 0 }
    // A cell's centre lies within the grid, its nearest receiver at most a step farther.
    return min(limit, Int(min(distance / request.grid.cellSize, Double(limit))) + 1)
  }
}

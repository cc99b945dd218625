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
    _ losses: inout MastLosses, of plan: MastPlan, directions: MastDirections, window: MastWindow,
    isWanted: [Bool], caveats: inout [[ModelCaveat: Int]]
  ) {
    let stride = directions.fan.reach + 1
    let fan = radials(
      of: plan, directions: directions, stride: stride, isWanted: isWanted, caveats: &caveats)
    let radialLength = plan.carriers.count * stride
    let width = losses.width
    let heights = GroundWindow(request.ground, grid: request.grid)
    workers.fillRows(
      of: &losses.codes, rowLength: losses.rowLength, monitor: nil,
      scratch: { MastWindow.Row(width: width) },
      { row, span, places in
        window.locate(row: window.rows.lowerBound + row, into: &places)
        for carrier in isWanted.indices where isWanted[carrier] {
          let start = carrier * width
          let fanStart = carrier * stride
          for column in 0..<width where places.receivers[column] > 0 {
            let place = Int(places.radials[column]) * radialLength + Int(places.receivers[column])
            let code = fan[place + fanStart]
            let height = heights.height(
              column: window.columns.lowerBound + column, row: window.rows.lowerBound + row)
            // The receiver beside an unknown cell may be known; the cell is not.
            span[start + column] =
              height.isNaN && code != LossCode.outOfReach ? LossCode.unknown : code
          }
        }
      })
  }

  /// The codes of all receivers of a mast: direction by direction, carrier by carrier, receiver by receiver.
  private func radials(
    of plan: MastPlan, directions: MastDirections, stride: Int, isWanted: [Bool],
    caveats: inout [[ModelCaveat: Int]]
  ) -> [UInt16] {
    let fan = directions.fan
    let bounds = request.grid.bounds
    let losses = plan.carriers.enumerated().map { index, carrier in
      isWanted[index]
        ? CarrierLoss(
          model: request.model, ends: carrier.ends, receivers: plan.reach, step: request.grid.cellSize)
        : nil
    }
    let limits = plan.heights.map { height in
      CarrierLimits(
        height.carriers.compactMap { index in
          losses[index].map { ($0, plan.carriers[index].mostLoss) }
        })
    }
    let rowLength = plan.carriers.count * stride
    var codes = [UInt16](repeating: LossCode.outOfReach, count: fan.count * rowLength)
    var caveatsByRadial = [[Int: [ModelCaveat: Int]]](repeating: [:], count: fan.count)
    workers.fillRows(
      of: &codes, rowLength: rowLength, beside: &caveatsByRadial, monitor: monitor,
      scratch: { RadialSolver(capacity: stride, request: request) },
      { radial, row, caveats, solver in
        let limit = lastReceiver(
          from: plan.position, direction: fan.direction(radial), within: bounds, limit: plan.reach)
        solver.solve(
          plan, directions: directions, radial: radial, losses: losses, limits: limits, limit: limit,
          wanted: wanted,
          ground: request.ground, into: &row, stride: stride, caveats: &caveats)
      })
    for (carrier, found) in caveatsByRadial.joined() {
      caveats[carrier].merge(found, uniquingKeysWith: +)
    }
    return codes
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

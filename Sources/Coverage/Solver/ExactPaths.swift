import Parallelism
import Propagation
import Terrain

/// Path losses of one mast by a terrain profile to the centre of every cell, in the model's plain form.
///
/// O(n) a cell where the radials cost O(1): the referee of the radials, for studies that can wait.
struct ExactPaths: Sendable {
  let request: CoverageRequest
  let workers: Workers
  let monitor: WorkMonitor?

  /// Fills the codes of the carriers that are wanted, and counts what their paths asked beyond the model's range.
  func fill(
    _ losses: inout MastLosses, of plan: MastPlan, directions: MastDirections, window: MastWindow,
    isWanted: [Bool], caveats: inout [[ModelCaveat: Int]]
  ) {
    let width = losses.width
    var caveatsByRow = [[Int: [ModelCaveat: Int]]](repeating: [:], count: losses.height)
    workers.fillRows(
      of: &losses.codes, rowLength: losses.rowLength, beside: &caveatsByRow, monitor: monitor,
      scratch: { MastWindow.Row(width: width) },
      { offset, span, caveats, places in
        let row = window.rows.lowerBound + offset
        window.locate(row: row, into: &places)
        for column in 0..<width where places.receivers[column] > 0 {
          let cell = MetricGrid.Cell(column: window.columns.lowerBound + column, row: row)
          let radial = Int(places.directions[column])
          let wanted = isWanted.indices.filter {
            isWanted[$0]
              && Int(places.receivers[column]) <= directions.reach(ofCarrier: $0, radial: radial)
          }
          guard !wanted.isEmpty else { continue }
          let profile = request.ground.profile(
            fromMast: plan.position, to: request.grid.center(of: cell), step: request.grid.cellSize)
          for carrier in wanted {
            let ends = plan.carriers[carrier].ends
            let found = try? request.model.loss(along: profile, ends: ends)
            span[carrier * width + column] = found.map { LossCode.code(Float($0.total)) } ?? LossCode.unknown
            for caveat in found?.pathCaveats(besides: request.model.caveats(ends: ends)) ?? [] {
              caveats[carrier, default: [:]][caveat, default: 0] += 1
            }
          }
        }
      })
    for (carrier, found) in caveatsByRow.joined() { caveats[carrier].merge(found, uniquingKeysWith: +) }
  }
}

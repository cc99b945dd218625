import Terrain

/// Brings the receivers of a mast's radials to the cells around it.
struct FanGather: Sendable {
  let fan: [Signal]
  let plan: MastPlan
  let grid: MetricGrid
  /// The columns that the mast can reach.
  let columns: Range<Int>
  /// Layers of the whole field; the mast has some of them.
  let layerCount: Int

  private var stride: Int { plan.reach + 1 }

  /// For each column the place in the fan of the first layer's receiver nearest to the cell's centre;
  /// −1 where the cell is out of reach or outside the study.
  func locate(row: Int, studyArea: [Bool], width: Int, into places: inout [Int]) {
    if places.isEmpty { places = Array(repeating: -1, count: columns.count) }
    let square = SquareFan(reach: plan.reach)
    let first = grid.center(of: MetricGrid.Cell(column: columns.lowerBound, row: row))
    let dx0 = first.x - plan.position.x
    let dy = first.y - plan.position.y
    let stepsPerMetre = 1 / grid.cellSize
    let radialLength = plan.layers.count * stride
    for offset in 0..<columns.count {
      places[offset] = -1
      guard studyArea[row * width + columns.lowerBound + offset] else { continue }
      let dx = dx0 + Double(offset) * grid.cellSize
      let steps = (dx * dx + dy * dy).squareRoot() * stepsPerMetre
      // The mast's own cell takes the first receiver: at distance 0 no loss is defined.
      let receiver = max(1, Int(steps + 0.5))
      guard receiver <= plan.reach else { continue }
      places[offset] = square.radial(dx: dx, dy: dy) * radialLength + receiver
    }
  }

  /// Merges known signals into a row of the field.
  func takeSignals(at places: [Int], into row: inout MutableSpan<Signal>) {
    for slot in plan.layers.indices {
      let start = plan.layers[slot] * grid.columns + columns.lowerBound
      let fanStart = slot * stride
      for offset in places.indices where places[offset] >= 0 {
        let signal = fan[places[offset] + fanStart]
        if signal.server >= 0 { row[start + offset].take(signal) }
      }
    }
  }

  /// Merges what sectors behind unknown ground could give into a row of bounds.
  func takePossible(at places: [Int], into row: inout MutableSpan<Float>) {
    for slot in plan.layers.indices {
      let start = plan.layers[slot] * grid.columns + columns.lowerBound
      let fanStart = slot * stride
      for offset in places.indices where places[offset] >= 0 {
        let signal = fan[places[offset] + fanStart]
        if signal.server == RadialSolver.unknownPath {
          row[start + offset] = Float.maximum(row[start + offset], signal.level)
        }
      }
    }
  }
}

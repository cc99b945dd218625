import Propagation
import Terrain

/// Works out one radial of a mast: the loss of each of its carriers at every receiver that cells take.
///
/// One thread's scratch memory. Models with a sweep allocate nothing a receiver; delta-Bullington and Deygout, which
/// have only their plain form, make a profile each.
struct RadialSolver {
  private var sweep: RadialSweep
  private var loss: LaneArray
  private let step: Double

  /// - Parameters:
  ///   - capacity: the greatest number of points of a radial, the mast's own included.
  init(capacity: Int, request: CoverageRequest) {
    step = request.grid.cellSize
    sweep = RadialSweep(
      model: request.model, capacity: capacity, step: step, cover: request.ground.cover)
    loss = LaneArray(count: capacity)
  }

  /// Fills the codes of a radial, carrier after carrier, `stride` receivers each.
  ///
  /// - Parameters:
  ///   - losses: the plan's carriers; nil for those that are known already.
  ///   - limits: of the plan's heights.
  ///   - limit: the last receiver that lies within the grid.
  ///   - wanted: where cells take receivers.
  ///   - caveats: counts by carrier how many paths asked what beyond the model's range.
  mutating func solve(
    _ plan: MastPlan, directions: MastDirections, radial: Int, losses: [CarrierLoss?],
    limits: [CarrierLimits],
    limit: Int,
    wanted: CoarseMask, ground: Ground, into codes: inout MutableSpan<UInt16>, stride: Int,
    caveats: inout [Int: [ModelCaveat: Int]]
  ) {
    for index in 0..<codes.count { codes[index] = LossCode.outOfReach }
    let direction = directions.fan.direction(radial)
    var farthest = 0
    for carrier in losses.indices where losses[carrier] != nil {
      farthest = max(farthest, directions.reach(ofCarrier: carrier, radial: radial))
    }
    let reach = min(limit, farthest)
    let first = directions.fan.firstReceiver(of: radial)
    guard reach >= first else { return }
    ask(from: first, to: reach, origin: plan.position, direction: direction, wanted: wanted)
    guard sweep.asked.last > 0 else { return }
    sweep.sample(ground, from: plan.position, direction: direction)
    for (index, height) in plan.heights.enumerated()
    where height.carriers.contains(where: { losses[$0] != nil }) {
      sweep.read(
        antennaHeight: height.antennaHeight, receiverHeight: height.receiverHeight,
        longestWavelength: height.longestWavelength,
        limits: limits[index])
      for carrier in height.carriers {
        guard let form = losses[carrier] else { continue }
        sweep.fill(&loss, of: form)
        let found = sweep.takeCaveats()
        if !found.isEmpty { caveats[carrier, default: [:]].merge(found, uniquingKeysWith: +) }
        let last = min(reach, directions.reach(ofCarrier: carrier, radial: radial))
        guard last >= first else { continue }
        for receiver in first...last where sweep.asked.contains(receiver) {
          codes[carrier * stride + receiver] =
            receiver < sweep.known ? LossCode.code(loss[receiver]) : LossCode.unknown
        }
      }
    }
  }

  /// Asks for the receivers that cells take.
  private mutating func ask(
    from first: Int, to last: Int, origin: MapPoint, direction: MapPoint, wanted: CoarseMask
  ) {
    sweep.asked.reset()
    for group in first / 8...last / 8 {
      // A group's middle is at most four steps from its receivers, and those a step from their cells.
      let distance = (Double(group * 8) + 3.5) * step
      let middle = MapPoint(x: origin.x + distance * direction.x, y: origin.y + distance * direction.y)
      guard wanted.holdsCells(near: middle) else { continue }
      sweep.asked.ask(max(1, group * 8)...min(last, group * 8 + 7))
    }
  }
}

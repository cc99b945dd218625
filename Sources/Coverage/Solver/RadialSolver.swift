import Propagation
import Terrain

/// Works out one radial of a mast: the loss of each of its carriers at every receiver that cells take.
///
/// One thread's scratch memory. Models with a sweep allocate nothing a receiver; delta-Bullington and Deygout, which
/// have only their plain form, make a profile each.
struct RadialSolver {
  private let plan: MastPlan
  /// The plan's carriers; nil for those that are known already.
  private let losses: [CarrierLoss?]
  private let directions: MastDirections
  private let limits: MastLimits
  private let step: Double
  private var sweep: RadialSweep
  private var loss: LaneArray
  /// Of the plan's heights; filled a radial.
  private var heightLimits: [CarrierLimits]
  /// Group by group of eight receivers, in a group carrier by carrier.
  private var codes: [UInt16]

  /// - Parameters:
  ///   - losses: the plan's carriers; nil for those that are known already.
  init(
    _ plan: MastPlan, losses: [CarrierLoss?], directions: MastDirections, limits: MastLimits,
    request: CoverageRequest
  ) {
    self.plan = plan
    self.losses = losses
    self.directions = directions
    self.limits = limits
    step = request.grid.cellSize
    let capacity = directions.fan.reach + 1
    sweep = RadialSweep(
      model: request.model, capacity: capacity, step: step, cover: request.ground.cover)
    loss = LaneArray(count: capacity)
    heightLimits = plan.heights.map { height in
      CarrierLimits(height.carriers.compactMap { index in losses[index].map { ($0, .infinity) } })
    }
    codes = Array(repeating: LossCode.outOfReach, count: (capacity / 8 + 1) * 8 * plan.carriers.count)
  }

  /// Works out a radial.
  ///
  /// - Parameters:
  ///   - limit: the last receiver that lies within the grid.
  ///   - wanted: where cells take receivers.
  ///   - blocks: receives, for each group of eight receivers that is reached, the number of its block.
  ///   - found: receives the blocks.
  mutating func solve(
    radial: Int, limit: Int, wanted: CoarseMask, ground: Ground, blocks: inout MutableSpan<Int32>,
    into found: inout RadialCodes
  ) {
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
    let carriers = losses.count
    for (index, height) in plan.heights.enumerated()
    where height.carriers.contains(where: { losses[$0] != nil }) {
      var place = 0
      for carrier in height.carriers where losses[carrier] != nil {
        heightLimits[index].setMostLoss(limits.mostLoss(ofCarrier: carrier, radial: radial), of: place)
        place += 1
      }
      sweep.read(
        antennaHeight: height.antennaHeight, receiverHeight: height.receiverHeight,
        longestWavelength: height.longestWavelength,
        limits: heightLimits[index])
      for carrier in height.carriers {
        guard let form = losses[carrier] else { continue }
        sweep.fill(&loss, of: form)
        let counts = sweep.takeCaveats()
        if !counts.isEmpty { found.caveats[carrier, default: [:]].merge(counts, uniquingKeysWith: +) }
        let last = min(reach, directions.reach(ofCarrier: carrier, radial: radial))
        guard last >= first else { continue }
        code(first...last, carrier: carrier, mostLoss: limits.mostLoss(ofCarrier: carrier, radial: radial))
      }
    }
    let length = carriers * 8
    var count: Int32 = 0
    for group in first / 8...reach / 8 where sweep.asked.groups[group] {
      let block = group * length..<(group + 1) * length
      var isReached = false
      for index in block where codes[index] != LossCode.outOfReach { isReached = true }
      guard isReached else { continue }
      blocks[group] = count
      count += 1
      found.codes += codes[block]
      for index in block { codes[index] = LossCode.outOfReach }
    }
  }

  /// Takes the codes of a carrier's receivers. What is beyond its limit in this direction is out of reach.
  private mutating func code(_ receivers: ClosedRange<Int>, carrier: Int, mostLoss: Float) {
    let limit = Lanes(repeating: mostLoss)
    let known = sweep.known
    for group in receivers.lowerBound / 8...receivers.upperBound / 8 where sweep.asked.groups[group] {
      let found = loss.lanes[group]
      if group * 8 + 8 <= known, !(found .<= limit).hasAny, !(found .!= found).hasAny { continue }
      let start = (group * losses.count + carrier) * 8
      for receiver in max(receivers.lowerBound, group * 8)...min(receivers.upperBound, group * 8 + 7) {
        let value = found[receiver & 7]
        codes[start + receiver & 7] =
          receiver >= known
          ? LossCode.unknown : value > mostLoss ? LossCode.outOfReach : LossCode.code(value)
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

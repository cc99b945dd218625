import Parallelism
import Propagation
import RadioNetwork
import Terrain

/// From sectors to the signal at every cell.
///
/// Mast after mast: threads share its radials, then the rows of cells around it. Only one mast's
/// radials are in memory at a time, no two threads write to one place, and of equal signals the first
/// sector wins, so the result is the same for any number of threads.
public struct CoverageSolver: Sendable {
  /// What was computed and what was not.
  public struct Result: Sendable {
    /// The signal of every layer at every cell.
    public let field: SignalField
    /// Sectors that the maximum distance stopped before their budget did.
    public let stoppedSectors: Int
    /// How many paths of models without a closed form went beyond their range, by what they asked; what holds
    /// for all paths of a sector is not among it.
    public let pathCaveats: [(caveat: ModelCaveat, paths: Int)]
  }

  private let request: CoverageRequest
  private let workers: Workers
  private let monitor: WorkMonitor?

  /// - Parameters:
  ///   - workers: the threads to use.
  ///   - monitor: told of every mast that is done, and asked whether to go on.
  public init(_ request: CoverageRequest, workers: Workers, monitor: WorkMonitor? = nil) {
    self.request = request
    self.workers = workers
    self.monitor = monitor
  }

  /// Computes the field.
  ///
  /// - Throws: `CancellationError` when the monitor is cancelled.
  public func solve() throws -> Result {
    let layers = request.layers
    let floorLevels = layers.map { layer in
      Float(request.service(of: layer.generation)!.weakLevel.dBm)
    }
    var field = SignalField(
      grid: request.grid, layers: layers, floorLevels: floorLevels,
      hasUnknownGround: request.model.canRefusePaths
        || request.ground.heights.values.contains { $0.isNaN })
    var stopped = 0
    var caveats: [ModelCaveat: Int] = [:]
    let sectorsByMast = request.network.sectorsByMast
    monitor?.begin("coverage", total: sectorsByMast.count, unit: "masts")
    for (mast, sectors) in sectorsByMast.enumerated() {
      try monitor?.checkCancellation()
      let plan = MastPlan(
        mast: mast, sectors: sectors, request: request, layers: layers, floorLevels: floorLevels)
      stopped += plan.stoppedSectors
      if plan.reach >= 1, !plan.layers.isEmpty {
        let fan = solveRadials(of: plan, caveats: &caveats)
        take(fan, of: plan, into: &field)
      }
      monitor?.advance()
    }
    try monitor?.checkCancellation()
    dropBelowFloor(&field)
    return Result(
      field: field, stoppedSectors: stopped,
      pathCaveats: caveats.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// The signals of all receivers of a mast: direction by direction, layer by layer, receiver by receiver.
  private func solveRadials(of plan: MastPlan, caveats: inout [ModelCaveat: Int]) -> [Signal] {
    let fan = SquareFan(reach: plan.reach)
    let stride = plan.reach + 1
    let bounds = request.grid.bounds
    var signals = [Signal](repeating: .none, count: fan.count * plan.layers.count * stride)
    var caveatsByRadial = [[ModelCaveat: Int]](repeating: [:], count: fan.count)
    workers.fillRows(
      of: &signals, rowLength: plan.layers.count * stride, beside: &caveatsByRadial, monitor: monitor,
      scratch: { RadialSolver(capacity: stride, step: request.grid.cellSize) },
      { radial, row, caveats, solver in
        let direction = fan.direction(radial)
        let receivers = lastReceiver(
          from: plan.position, direction: direction, within: bounds, limit: plan.reach)
        solver.solve(
          plan, direction: direction, receivers: receivers, ground: request.ground, model: request.model,
          into: &row, stride: stride)
        caveats = solver.takeCaveats()
      })
    for found in caveatsByRadial { caveats.merge(found, uniquingKeysWith: +) }
    return signals
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

  /// Each cell takes the receiver nearest to its centre.
  private func take(_ fan: [Signal], of plan: MastPlan, into field: inout SignalField) {
    let reachMetres = (Double(plan.reach) + 0.5) * field.grid.cellSize
    let window = MapBounds(
      minX: plan.position.x, minY: plan.position.y, maxX: plan.position.x, maxY: plan.position.y
    ).expanded(by: reachMetres)
    guard let cells = field.grid.cells(within: window) else { return }
    let gather = FanGather(
      fan: fan, plan: plan, grid: field.grid, columns: cells.columns, layerCount: field.layers.count)
    let rowLength = field.layers.count * field.grid.columns
    let studyArea = request.studyArea.values
    let width = field.grid.columns
    workers.fillRows(
      of: &field.signals, rowLength: rowLength, rows: cells.rows, monitor: nil, scratch: { [Int]() },
      { row, span, places in
        gather.locate(row: row, studyArea: studyArea, width: width, into: &places)
        gather.takeSignals(at: places, into: &span)
      })
    guard !field.possible.isEmpty else { return }
    workers.fillRows(
      of: &field.possible, rowLength: rowLength, rows: cells.rows, monitor: nil, scratch: { [Int]() },
      { row, span, places in
        gather.locate(row: row, studyArea: studyArea, width: width, into: &places)
        gather.takePossible(at: places, into: &span)
      })
  }

  /// Below the floor the field would be incomplete, so it says nothing there.
  private func dropBelowFloor(_ field: inout SignalField) {
    let floorLevels = field.floorLevels
    let columns = field.grid.columns
    workers.fillRows(of: &field.signals, rowLength: floorLevels.count * columns) { _, span in
      for index in 0..<span.count where span[index].level < floorLevels[index / columns] {
        span[index] = .none
      }
    }
  }
}

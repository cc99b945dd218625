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
  private let store: (any PathLossStoring)?

  /// - Parameters:
  ///   - workers: the threads to use.
  ///   - store: where path losses are kept between runs; nil to work all of them out.
  ///   - monitor: told of every mast that is done, and asked whether to go on.
  public init(
    _ request: CoverageRequest, workers: Workers, store: (any PathLossStoring)? = nil,
    monitor: WorkMonitor? = nil
  ) {
    self.request = request
    self.store = store
    self.workers = workers
    self.monitor = monitor
  }

  /// Computes the field.
  ///
  /// - Throws: `CancellationError` when the monitor is cancelled.
  public func solve() throws -> Result {
    let fieldPlan = FieldPlan(request)
    var tables = AttenuationTables()
    var field = SignalField(
      grid: request.grid, plan: fieldPlan,
      hasUnknownGround: request.model.canRefusePaths
        || request.ground.heights.values.contains { $0.isNaN })
    var stopped = 0
    var caveats: [ModelCaveat: Int] = [:]
    let sectorsByMast = request.network.sectorsByMast
    let losses = MastLossSolver(
      request: request, wanted: CoarseMask(request.studyArea), workers: workers, monitor: monitor)
    let describer = store.map { PathLossDescriber(request, store: $0, workers: workers) }
    monitor?.begin("coverage", total: sectorsByMast.count, unit: "masts")
    for (mast, sectors) in sectorsByMast.enumerated() {
      try monitor?.checkCancellation()
      let plan = MastPlan(
        mast: mast, sectors: sectors, request: request, field: fieldPlan, tables: &tables)
      stopped += plan.stoppedSectors
      if plan.reach >= 1, !plan.carriers.isEmpty {
        solve(plan, with: losses, describer: describer, into: &field, caveats: &caveats)
      }
      monitor?.advance()
    }
    try monitor?.checkCancellation()
    return Result(
      field: field, stoppedSectors: stopped,
      pathCaveats: caveats.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// Works out a mast, or reads what was kept of it, and merges it.
  private func solve(
    _ plan: MastPlan, with solver: MastLossSolver, describer: PathLossDescriber?,
    into field: inout SignalField, caveats: inout [ModelCaveat: Int]
  ) {
    let directions = MastDirections(plan)
    guard let window = MastWindow(plan, fan: directions.fan, studyArea: request.studyArea) else { return }
    let limits = MastLimits(plan, directions: directions)
    var losses = MastLosses(window: window, carriers: plan.carriers.count)
    let cells = losses.width * losses.height
    let keys = plan.carriers.indices.map {
      describer?.key(of: $0, plan: plan, directions: directions, limits: limits, window: window)
    }
    var isWanted = plan.carriers.map { _ in true }
    var found = plan.carriers.map { _ in [ModelCaveat: Int]() }
    let count = PathLossRecord.count(cells: cells, model: request.model)
    for (carrier, key) in keys.enumerated() {
      guard let key, let values = store?.values(for: key, count: count) else { continue }
      losses.take(values, forCarrier: carrier)
      found[carrier] = PathLossRecord.caveats(of: values, cells: cells, model: request.model)
      isWanted[carrier] = false
    }
    if isWanted.contains(true) {
      if request.isExact {
        ExactPaths(request: request, workers: workers, monitor: monitor).fill(
          &losses, of: plan, directions: directions, window: window, isWanted: isWanted, caveats: &found)
      } else {
        solver.fill(
          &losses, of: plan, directions: directions, limits: limits, window: window, isWanted: isWanted,
          caveats: &found)
      }
      // What a cancelled run left unfinished must not be kept.
      guard monitor?.isCancelled != true else { return }
      for (carrier, key) in keys.enumerated() {
        guard let key, isWanted[carrier] else { continue }
        store?.keep(
          PathLossRecord.values(
            codes: losses.codes(ofCarrier: carrier), caveats: found[carrier], model: request.model), for: key)
      }
    }
    for counts in found { caveats.merge(counts, uniquingKeysWith: +) }
    take(losses, of: plan, directions: directions, window: window, into: &field)
  }

  /// Merges the levels of a mast.
  private func take(
    _ losses: MastLosses, of plan: MastPlan, directions: MastDirections, window: MastWindow,
    into field: inout SignalField
  ) {
    let merge = LevelMerge(
      request: request, plan: plan, directions: directions, window: window, losses: losses,
      floorLevels: field.channels.map { field.floorLevels[$0.layer] },
      hasUnknownPaths: !field.possible.isEmpty)
    let rowLength = field.channels.count * field.grid.columns
    func fill<Element>(
      _ values: inout [Element],
      _ take: @Sendable (Int, inout MutableSpan<Element>, inout LevelMerge.Scratch) -> Void
    ) {
      guard !values.isEmpty else { return }
      workers.fillRows(
        of: &values, rowLength: rowLength, rows: window.rows, monitor: nil,
        scratch: { LevelMerge.Scratch(width: losses.width) }, take)
    }
    fill(&field.signals) { merge.takeSignals(row: $0, into: &$1, scratch: &$2) }
    fill(&field.interference) { merge.takeInterference(row: $0, into: &$1, scratch: &$2) }
    fill(&field.possible) { merge.takePossible(row: $0, into: &$1, scratch: &$2) }
  }
}

import Coverage
import Parallelism
import Propagation
import RadioNetwork
import Terrain

/// The station that would be built at a candidate: one omnidirectional sector.
public struct ProposedStation: Hashable, Sendable {
  /// What it would speak.
  public let generation: Generation
  /// Antenna above the ground, m.
  public let antennaHeight: Double
  /// Carrier and its width, MHz.
  public let frequencyMHz, bandwidthMHz: Double
  /// Radiated power of the carrier.
  public let eirp: PowerLevel

  /// - Parameters: as the properties.
  public init(
    generation: Generation, antennaHeight: Double, frequencyMHz: Double, bandwidthMHz: Double,
    eirp: PowerLevel
  ) {
    self.generation = generation
    self.antennaHeight = antennaHeight
    self.frequencyMHz = frequencyMHz
    self.bandwidthMHz = bandwidthMHz
    self.eirp = eirp
  }
}

/// Which items of the demand each candidate would cover.
public struct CoverageSets: Sendable {
  /// For each candidate the places of the items it covers, ascending.
  public let covered: [[Int32]]

  /// Predicts every candidate's path to every item within its reach, with the plain model.
  ///
  /// - Parameters:
  ///   - step: spacing of the profile's samples, m.
  ///   - workers: threads take candidates.
  /// - Throws: `CancellationError`.
  public init(
    candidates: [CandidateSite], demand: Demand, station: ProposedStation, service: Service,
    grid: MetricGrid, ground: Ground, model: PropagationModel, maximumDistance: Double,
    workers: Workers, monitor: WorkMonitor? = nil
  ) throws {
    monitor?.begin("candidates", total: candidates.count, unit: "sites")
    let budget =
      station.eirp - ReferenceSignal.offset(station.generation, bandwidthMHz: station.bandwidthMHz)
      - service.coveredLevel
    let reach = model.reach(
      loss: budget, frequencyMHz: station.frequencyMHz, receiverHeight: service.receiverHeight,
      limit: maximumDistance)
    let ends = LinkEnds(
      transmitterHeight: station.antennaHeight, receiverHeight: service.receiverHeight,
      frequencyMHz: station.frequencyMHz)
    let sets = workers.map(candidates.count, monitor: monitor) { index -> [Int32] in
      defer { monitor?.advance() }
      let site = candidates[index].position
      return demand.items.indices.compactMap { item -> Int32? in
        let target = grid.center(of: demand.items[item].cell)
        let distance = site.distance(to: target)
        guard distance <= reach else { return nil }
        // In its own cell a site covers: the path is shorter than the terrain is known.
        guard distance >= grid.cellSize else { return Int32(item) }
        let profile = ground.profile(from: site, to: target, step: grid.cellSize)
        guard let loss = model.loss(along: profile, ends: ends), loss.total <= budget.value else {
          return nil
        }
        return Int32(item)
      }
    }
    try monitor?.checkCancellation()
    covered = sets.map { $0 ?? [] }
  }
}

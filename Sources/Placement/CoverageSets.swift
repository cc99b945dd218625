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
  /// Radiated power of the carrier in the main beam.
  public let eirp: PowerLevel
  /// Degrees that the main beam looks below the horizon.
  public let downtiltDegrees: Double

  /// - Parameters: as the properties.
  public init(
    generation: Generation, antennaHeight: Double, frequencyMHz: Double, bandwidthMHz: Double,
    eirp: PowerLevel, downtiltDegrees: Double
  ) {
    self.generation = generation
    self.antennaHeight = antennaHeight
    self.frequencyMHz = frequencyMHz
    self.bandwidthMHz = bandwidthMHz
    self.eirp = eirp
    self.downtiltDegrees = downtiltDegrees
  }

  /// Its antenna.
  var pattern: AntennaPattern { .omnidirectional }
}

/// Which items of the demand each candidate would cover.
public struct CoverageSets: Sendable {
  /// For each candidate the places of the items it covers, ascending.
  public let covered: [[Int32]]

  /// The sets that are listed.
  init(covered: [[Int32]]) {
    self.covered = covered
  }

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
    let ends = LinkEnds(
      transmitterHeight: station.antennaHeight, receiverHeight: service.receiverHeight,
      frequencyMHz: station.frequencyMHz)
    let reach = model.reach(loss: budget, ends: ends, limit: maximumDistance)
    let sets = workers.map(candidates.count, monitor: monitor) { index -> [Int32] in
      defer { monitor?.advance() }
      let site = candidates[index].position
      return demand.items.indices.compactMap { item -> Int32? in
        let target = grid.center(of: demand.items[item].cell)
        guard site.distance(to: target) <= reach else { return nil }
        let profile = ground.profile(
          from: site, to: Self.receiver(near: target, from: site, step: grid.cellSize), step: grid.cellSize)
        guard let loss = try? model.loss(along: profile, ends: ends) else { return nil }
        let pattern = station.pattern.verticalAttenuationDB(
          offsetDegrees: model.elevationDegrees(along: profile, ends: ends) + station.downtiltDegrees)
        guard loss.total + pattern <= budget.value else { return nil }
        return Int32(item)
      }
    }
    try monitor?.checkCancellation()
    covered = sets.map { $0 ?? [] }
  }

  /// Where a cell's receiver stands: at its centre, but no nearer than a step, as in the solver.
  private static func receiver(near target: MapPoint, from site: MapPoint, step: Double) -> MapPoint {
    let distance = site.distance(to: target)
    guard distance < step else { return target }
    guard distance > 0 else { return MapPoint(x: site.x + step, y: site.y) }
    let scale = step / distance
    return MapPoint(
      x: site.x + (target.x - site.x) * scale, y: site.y + (target.y - site.y) * scale)
  }
}

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
  /// What of it the antenna gains, dBi, and what its feeders lose, dB: for the way back.
  public let antennaGainDBi, feederLossDB: Double
  /// Degrees that the main beam looks below the horizon.
  public let downtiltDegrees: Double

  /// - Parameters: as the properties.
  public init(
    generation: Generation, antennaHeight: Double, frequencyMHz: Double, bandwidthMHz: Double,
    eirp: PowerLevel, antennaGainDBi: Double, feederLossDB: Double, downtiltDegrees: Double
  ) {
    self.generation = generation
    self.antennaHeight = antennaHeight
    self.frequencyMHz = frequencyMHz
    self.bandwidthMHz = bandwidthMHz
    self.eirp = eirp
    self.antennaGainDBi = antennaGainDBi
    self.feederLossDB = feederLossDB
    self.downtiltDegrees = downtiltDegrees
  }

  /// Its only sector.
  var sector: Sector {
    Sector(
      id: "proposed", station: 0, azimuthDegrees: 0, antennaHeight: antennaHeight, frequencyMHz: frequencyMHz,
      bandwidthMHz: bandwidthMHz, eirp: eirp, antennaGainDBi: antennaGainDBi, feederLossDB: feederLossDB,
      antenna: .omnidirectional(downtiltDegrees: downtiltDegrees))
  }
}

/// Which items of the demand each candidate would cover.
public struct CoverageSets: Sendable {
  /// For each candidate the places of the items it covers, ascending.
  public let covered: [[Int32]]

  /// The sets that are listed.
  init(covered: [[Int32]]) {
    self.covered = covered
  }

  /// Predicts every candidate's loss to every item within its reach.
  ///
  /// Covered is what the service asks for where no other sector disturbs: a new site's neighbours are planned later.
  ///
  /// Only the radials that meet an item are swept, and only the items' receivers worked out.
  ///
  /// - Parameters:
  ///   - isExact: a path to every item's centre in the model's plain form instead.
  ///   - workers: threads take candidates.
  /// - Throws: `CancellationError`.
  public init(
    candidates: [CandidateSite], demand: Demand, station: ProposedStation, service: Service,
    grid: MetricGrid, ground: Ground, model: PropagationModel, maximumDistance: Double,
    isExact: Bool = false, workers: Workers, monitor: WorkMonitor? = nil
  ) throws {
    monitor?.begin("candidates", total: candidates.count, unit: "sites")
    let sector = station.sector
    let budget =
      sector.referencePower(station.generation) - service.reception.loss(frequencyMHz: sector.frequencyMHz)
      - service.leastMedian(of: sector)
    let ends = LinkEnds(
      transmitterHeight: station.antennaHeight, receiverHeight: service.receiverHeight,
      frequencyMHz: station.frequencyMHz)
    let antenna = sector.antenna
    let reach = model.reach(loss: budget, ends: ends, limit: maximumDistance)
    let places = demand.items.map { (cell: $0.cell, center: grid.center(of: $0.cell)) }
    var sets = [[Int32]](repeating: [], count: candidates.count)
    workers.fillRows(
      of: &sets, rowLength: 1, monitor: monitor,
      scratch: {
        SiteLosses(
          ground: ground, grid: grid, model: model, ends: ends, reach: reach, mostLoss: budget.value)
      },
      { index, row, losses in
        defer { monitor?.advance() }
        let site = candidates[index].position
        let near = places.indices.filter { site.distance(to: places[$0].center) <= reach }
        let links =
          isExact
          ? near.map {
            Self.exactLink(
              from: site, to: places[$0].center, ground: ground, step: grid.cellSize, model: model, ends: ends
            )
          } : losses.links(from: site, to: near.map { places[$0].cell })
        row[0] = zip(near, links).compactMap { item, link in
          let attenuation = antenna.attenuationDB(
            azimuthOffsetDegrees: 0, elevationDegrees: link.elevationDegrees)
          // A loss that is not known covers nothing.
          return Double(link.loss) + attenuation <= budget.value ? Int32(item) : nil
        }
      })
    try monitor?.checkCancellation()
    covered = sets
  }

  private static func exactLink(
    from site: MapPoint, to target: MapPoint, ground: Ground, step: Double, model: PropagationModel,
    ends: LinkEnds
  ) -> SiteLosses.Link {
    let profile = ground.profile(from: site, to: receiver(near: target, from: site, step: step), step: step)
    let loss = try? model.loss(along: profile, ends: ends)
    return SiteLosses.Link(
      loss: loss.map { Float($0.total) } ?? .nan,
      elevationDegrees: model.elevationDegrees(along: profile, ends: ends))
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

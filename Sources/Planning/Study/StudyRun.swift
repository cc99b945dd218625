import Coverage
import Formats
import Parallelism
import Placement
import Propagation
import RadioNetwork
import Terrain

/// From inputs to results: coverage, verdicts, sites.
struct StudyRun {
  let inputs: StudyInputs
  let options: StudyOptions

  private var scenario: Scenario { inputs.scenario }

  /// - Throws: `CancellationError` when the monitor is cancelled.
  func result() throws -> StudyResult {
    let services = scenario.services.sorted { $0.generation < $1.generation }
    let request = CoverageRequest(
      grid: inputs.grid, studyArea: inputs.studyArea, ground: inputs.ground, network: inputs.network,
      gridNorthBearings: inputs.network.masts.map {
        inputs.frame.geographic.gridNorthBearing(at: $0.position)
      },
      services: services, model: inputs.model,
      maximumDistance: scenario.propagation.maximumDistance, isExact: scenario.propagation.isExact,
      interferenceDepth: interferenceDepth)
    try checkMemory(of: request)
    let store = options.cache?.store(warning: options.warning)
    let (solved, judge, opinion) = try opinion(of: request, limits: scenario.remedies, store: store)
    let others = try inputs.ensemble.map { model in
      var request = request
      request.model = model
      // Their fields are large, and only what they say of villages is kept.
      return try self.opinion(of: request, limits: nil, store: store).opinion
    }
    store?.finish()
    return StudyResult(
      inputs: inputs, services: services, field: solved.field, judge: judge, opinions: [opinion] + others,
      plan: try plan(layers: solved.field.layers, judge: judge, services: services),
      stoppedSectors: solved.stoppedSectors,
      caveats: caveats(services: services), pathCaveats: solved.pathCaveats,
      cacheUse: store.map { StudyReport.CacheUse($0.counts) })
  }

  /// What a model finds: the field, and the verdicts of villages with their reasons.
  private func opinion(
    of request: CoverageRequest, limits: RemedyLimits?, store: PathLossStore?
  ) throws -> (solved: CoverageSolver.Result, judge: CellJudge, opinion: ModelOpinion) {
    let solved = try CoverageSolver(
      request, workers: options.workers, store: store, monitor: options.monitor
    ).solve()
    let judge = CellJudge(field: solved.field, network: inputs.network, services: request.services)
    let rule = VerdictRule(
      coveredShare: scenario.verdict.coveredShare, weakShare: scenario.verdict.weakShare)
    let verdicts = VillageAssessor(
      layers: solved.field.layers, judge: judge, services: request.services, rule: rule
    ).assess(inputs.footprints, workers: options.workers)
    let reasons = try ReasonFinder(request, field: solved.field, judge: judge, rule: rule, limits: limits)
      .reasons(
        of: verdicts, centers: inputs.villages.map(\.center), footprints: inputs.footprints,
        workers: options.workers, monitor: options.monitor)
    return (solved, judge, ModelOpinion(model: request.model.name, verdicts: verdicts, reasons: reasons))
  }

  /// The radials of one mast grow with the square of its reach in cells.
  private func checkMemory(of request: CoverageRequest) throws {
    guard request.largestMastBytes > Self.largestMastBytes else { return }
    let gigabytes = Int((request.largestMastBytes / 1e9).rounded(.up))
    let factor = (request.largestMastBytes / Self.largestMastBytes).squareRoot()
    throw Problem(
      "makes radials of up to \(gigabytes) GB for one mast", field: "grid.cell_size_m",
      value: inputs.grid.cellSize.short, expected: "at most \(Int(Self.largestMastBytes / 1e9)) GB",
      remedy:
        "Take cells of \((inputs.grid.cellSize * factor).rounded(.up).short) m or more, or a smaller propagation.max_distance_km"
    )
  }

  private static let largestMastBytes = 6e9

  /// Where the scenario wants interference, or a profile's throughput needs it.
  private var interferenceDepth: Decibels? {
    let quality = scenario.quality
    let isWanted = quality.isWanted || scenario.services.contains { $0.downlinkMbps != nil }
    return isWanted ? Decibels(quality.followedBelowNoiseDB) : nil
  }

  private func plan(layers: [Layer], judge: CellJudge, services: [Service]) throws -> SitePlan? {
    let placement = scenario.placement
    guard placement.sites > 0,
      let service = services.first(where: { $0.generation == placement.generation })
    else { return nil }
    let populations = inputs.villages.map(\.population)
    let unit: SitePlan.Unit = populations.contains { $0 != nil } ? .people : .villages
    let present = layers.indices.filter {
      layers[$0].generation == placement.generation
        && (placement.operatorName == nil || layers[$0].operatorName == placement.operatorName)
    }
    let demand = Demand(
      footprints: inputs.footprints,
      people: populations.map { unit == .villages ? 1 : Double($0 ?? 0) }, judge: judge, layers: present)
    let candidates = candidates(for: demand)
    let station = proposedStation()
    let sets = try CoverageSets(
      candidates: candidates, demand: demand, station: station, service: service, grid: inputs.grid,
      ground: inputs.ground, model: inputs.model,
      maximumDistance: scenario.propagation.maximumDistance, isExact: scenario.propagation.isExact,
      workers: options.workers, monitor: options.monitor)
    return SitePlan(
      station: station, service: service, unit: unit, demand: demand, candidates: candidates,
      ranking: GreedyRanking(sets: sets, candidates: candidates, demand: demand, limit: placement.sites))
  }

  private func candidates(for demand: Demand) -> [CandidateSite] {
    let settings = scenario.candidates
    let finder = CandidateFinder(
      generation: scenario.placement.generation, operatorName: scenario.placement.operatorName,
      highPointSpacing: settings.highPointSpacing, highPointProminence: settings.highPointProminence,
      maximumDistance: settings.maximumDistance)
    let kinds = settings.kinds.map { kind -> CandidateSite.Kind in
      switch kind {
      case .existingMast: .existingMast
      case .highPoint: .highPoint
      case .villageCentre: .villageCentre
      }
    }
    return finder.find(
      kinds, network: inputs.network, villages: inputs.villages, demand: demand, ground: inputs.ground,
      grid: inputs.grid, studyArea: inputs.studyArea)
  }

  private func proposedStation() -> ProposedStation {
    let placement = scenario.placement
    let defaults = SectorDefaults.of(placement.generation, frequencyMHz: placement.frequencyMHz)
    let eirp = placement.eirpDBm ?? (defaults.powerDBm + defaults.omniGainDBi - defaults.lossDB)
    return ProposedStation(
      generation: placement.generation, antennaHeight: placement.antennaHeight ?? defaults.antennaHeight,
      frequencyMHz: placement.frequencyMHz ?? defaults.frequencyMHz,
      bandwidthMHz: placement.bandwidthMHz ?? defaults.bandwidthMHz, eirp: PowerLevel(dBm: eirp),
      antennaGainDBi: defaults.omniGainDBi, feederLossDB: defaults.lossDB,
      downtiltDegrees: defaults.downtiltDegrees)
  }

  private func caveats(services: [Service]) -> [(caveat: ModelCaveat, sectors: Int)] {
    var counts: [ModelCaveat: Int] = [:]
    for sector in inputs.network.sectors {
      let generation = inputs.network.stations[sector.station].generation
      guard let service = services.first(where: { $0.generation == generation }) else { continue }
      for caveat in inputs.model.caveats(
        ends: LinkEnds(
          transmitterHeight: sector.antennaHeight, receiverHeight: service.receiverHeight,
          frequencyMHz: sector.frequencyMHz))
      {
        counts[caveat, default: 0] += 1
      }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

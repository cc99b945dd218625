import Parallelism
import Propagation
import RadioNetwork
import Terrain

/// From verdicts to their reasons: what lacks how much where, what stands in the way, what would mend it.
///
/// Where a signal is kept, the field decides what is missing. Where none is, the paths of the nearest masts to the
/// village's centre are traced, as the signal is below the weak level and the field does not hold it.
public struct ReasonFinder: Sendable {
  /// So many of the nearest masts with a layer are tried where the field names no server.
  public static let triedMasts = 4

  private let field: SignalField
  private let judge: CellJudge
  private let services: [Service]
  private let tracer: PathTracer
  private let tenants: NearMasts.Tenants
  private let effectiveEarthRadius: Double
  private let maximumDistance: Double
  private let rule: VerdictRule
  private let limits: RemedyLimits?
  private var network: Network { tracer.network }

  /// - Parameters:
  ///   - request: what the field was solved for.
  ///   - rule: how cells made the verdicts.
  ///   - limits: of remedies; nil to look for none.
  public init(
    _ request: CoverageRequest, field: SignalField, judge: CellJudge, rule: VerdictRule, limits: RemedyLimits?
  ) {
    self.rule = rule
    self.field = field
    self.judge = judge
    self.limits = limits
    services = request.services
    tracer = PathTracer(
      network: request.network, ground: request.ground, model: request.model,
      gridNorthBearings: request.gridNorthBearings, step: request.grid.cellSize)
    tenants = NearMasts.Tenants(request.network, layers: field.layers)
    effectiveEarthRadius = request.model.effectiveEarthRadius
    maximumDistance = request.maximumDistance
  }

  /// The reasons of all villages, in their order.
  ///
  /// - Parameters:
  ///   - centers: of the villages.
  ///   - footprints: that they were judged by.
  public func reasons(
    of verdicts: [VillageVerdict], centers: [MapPoint], footprints: [Footprint], workers: Workers,
    monitor: WorkMonitor?
  ) throws -> [VillageReasons] {
    monitor?.begin("reasons", total: verdicts.count, unit: "villages")
    let found = workers.map(verdicts.count, monitor: monitor) { index in
      defer { monitor?.advance() }
      return reasons(of: verdicts[index], center: centers[index], footprint: footprints[index])
    }
    try monitor?.checkCancellation()
    return found.compactMap { $0 }
  }

  private func reasons(of verdict: VillageVerdict, center: MapPoint, footprint: Footprint) -> VillageReasons {
    let masts = NearMasts(center, network: network, tenants: tenants, within: maximumDistance)
    let place = VillagePlace(center: center, footprint: footprint, masts: masts)
    let byLayer = verdict.byLayer.map { reason(of: $0, at: place) }
    let layers = verdict.byGeneration.map { representative(of: $0, reasons: byLayer) }
    return VillageReasons(
      byLayer: byLayer,
      byGeneration: zip(verdict.byGeneration, layers).map { verdict, layer in
        layer.map { byLayer[$0].asked(for: verdict.verdict) } ?? withoutStation(verdict, at: place)
      }, layerOfGenerations: layers)
  }

  /// The layer that stands for a generation: that of its verdict. But where the kept signals of no operator make up the
  /// share, the verdict names whichever comes first, and the traced paths tell who lacks least.
  private func representative(of verdict: ServiceVerdict, reasons: [VerdictReason]) -> Int? {
    guard verdict.standing.shortfall.covered == .infinity else { return verdict.layer }
    let layers = field.layers.indices.filter { field.layers[$0].generation == verdict.generation }
    let same = layers.filter { reasons[$0].verdict == verdict.verdict }
    return (same.isEmpty ? layers : same).min {
      reasons[$0].shortfall.covered < reasons[$1].shortfall.covered
    }
  }

  /// Where a village is, and what stands around it.
  private struct VillagePlace {
    let center: MapPoint
    let footprint: Footprint
    let masts: NearMasts
    var isOutside: Bool { footprint.parts.allSatisfy { $0.cell == nil } }
    var isPartlyOutside: Bool { footprint.parts.contains { $0.cell == nil } }
  }

  /// Nobody has the generation.
  private func withoutStation(_ verdict: ServiceVerdict, at place: VillagePlace) -> VerdictReason {
    guard !place.isOutside else { return .outside }
    let nearest = place.masts.nearest(ofOperator: nil)
    return VerdictReason(
      verdict: verdict.verdict, limit: nearest == nil ? .noOperator : .noGeneration, shortfall: .unknown,
      path: nil, nearestMast: nearest, remedy: Remedy())
  }

  private func reason(of verdict: ServiceVerdict, at place: VillagePlace) -> VerdictReason {
    guard !place.isOutside, let layer = verdict.layer else { return .outside }
    let nearest = place.masts.nearest(ofOperator: field.layers[layer].operatorName)
    if verdict.verdict == .covered, let decisive = verdict.standing.decisive {
      let target = field.grid.center(of: decisive.cell)
      let mast = network.masts[tracer.mast(of: decisive.server)].position
      return VerdictReason(
        verdict: .covered, limit: nil, shortfall: verdict.standing.shortfall,
        path: .init(
          sector: decisive.server, place: target, distance: mast.distance(to: target), level: nil,
          groundLossDB: nil, antennaLossDB: nil, ridge: nil),
        nearestMast: nearest, remedy: Remedy())
    }
    return unserved(verdict, layer: layer, nearest: nearest, at: place)
  }

  private func unserved(
    _ verdict: ServiceVerdict, layer: Int, nearest: VerdictReason.NearMast?, at place: VillagePlace
  ) -> VerdictReason {
    let service = services.first { $0.generation == verdict.generation }!
    var shortfall = verdict.standing.shortfall
    let traced: Traced
    if let decisive = verdict.standing.decisive {
      traced = Traced { () throws(ModelRefusal) in
        try tracer.path(of: decisive.server, to: field.grid.center(of: decisive.cell), service: service)
      }
    } else {
      traced = strongest(layer, at: openPlace(place, layer: layer), masts: place.masts, service: service)
      if let path = traced.path {
        let found = judge.shortfall(of: path)
        // The field knows better that the place gets less than the weak level.
        shortfall.covered = max(0, found.covered)
        shortfall.uplink = found.uplink
        shortfall.demand = found.demand
        if shortfall.weak == .infinity { shortfall.weak = max(0, found.weak) }
      }
    }
    let remedy = self.remedy(
      of: traced.path, lacking: shortfall.covered, layer: layer, nearest: nearest, at: place, service: service
    )
    return VerdictReason(
      verdict: verdict.verdict,
      limit: limit(
        verdict, shortfall: shortfall, traced: traced, hasMast: nearest != nil,
        isPartlyOutside: place.isPartlyOutside, addition: remedy.newStationMast),
      shortfall: shortfall, path: traced.path.map(decisivePath), nearestMast: nearest, remedy: remedy)
  }

  /// A path, or why there is none.
  private struct Traced {
    var path: SectorPath?
    var isUnknown = false

    init() {}

    init(_ trace: () throws(ModelRefusal) -> SectorPath) {
      do {
        path = try trace()
      } catch {
        if case .unknownGround = error { isUnknown = true }
      }
    }
  }

  /// The strongest sector of a layer at a place, of the nearest masts that have it.
  private func strongest(
    _ layer: Int, at place: MapPoint, masts: NearMasts, service: Service
  ) -> Traced {
    var best = Traced()
    for mast in masts.nearest(Self.triedMasts, with: layer) {
      let profile = tracer.profile(from: mast, to: place)
      for sector in tenants.sectors[mast][layer] {
        let traced = Traced { () throws(ModelRefusal) in
          try tracer.path(of: sector, to: place, profile: profile, service: service)
        }
        if let path = traced.path, path.level > best.path?.level ?? PowerLevel(dBm: -.infinity) {
          best.path = path
        }
        best.isUnknown = best.isUnknown || traced.isUnknown
      }
    }
    return best
  }

  /// The centre, or where that has a signal the place nearest to it that has none.
  private func openPlace(_ place: VillagePlace, layer: Int) -> MapPoint {
    func isOpen(_ cell: MetricGrid.Cell) -> Bool {
      judge.strongest(at: cell, layer: layer).signal.server < 0
    }
    guard let center = place.footprint.center, !isOpen(center) else { return place.center }
    let open = place.footprint.parts.compactMap(\.cell).filter(isOpen).map(field.grid.center)
    return open.min { $0.distance(to: place.center) < $1.distance(to: place.center) } ?? place.center
  }

  /// What would cover the village; the new station is looked for in any case, as its lack is a reason.
  private func remedy(
    of path: SectorPath?, lacking: Double, layer: Int, nearest: VerdictReason.NearMast?,
    at place: VillagePlace, service: Service
  ) -> Remedy {
    let search = RemedySearch(
      tracer: tracer, limits: limits ?? RemedyLimits(antennaHeight: 0, extraEIRPdB: 0),
      coveredShare: rule.coveredShare, parts: parts(of: place, layer: layer), service: service)
    var remedy = limits == nil ? Remedy() : path.map { search.remedy(of: $0, lacking: lacking) } ?? Remedy()
    // Like the sector that serves the village best, or the operator's first where none is in reach.
    if let nearest, tenants.sectors[nearest.mast][layer].isEmpty,
      let model = path?.sector ?? firstSector(of: layer),
      wouldCover(path?.place ?? place.center, likeSector: model, on: nearest.mast, service: service),
      search.isCovered(byStationLike: model, on: nearest.mast, antennaHeight: tenants.tallest[nearest.mast])
    {
      remedy.newStationMast = nearest.mast
    }
    return remedy
  }

  /// Whether a station like a sector's would cover the place that decides: one path that most often tells.
  private func wouldCover(_ place: MapPoint, likeSector sector: Int, on mast: Int, service: Service) -> Bool {
    let level = try? tracer.level(
      ofStationLike: sector, on: mast, antennaHeight: tenants.tallest[mast], at: place, service: service)
    return level.map { $0 >= service.leastMedian(of: network.sectors[sector]) } ?? false
  }

  private func parts(of place: VillagePlace, layer: Int) -> [RemedySearch.Part] {
    place.footprint.parts.compactMap { part in
      part.cell.map { cell in
        let outcome = judge.outcome(at: cell, layer: layer)
        return RemedySearch.Part(
          place: field.grid.center(of: cell), share: part.share,
          server: outcome.signal.server < 0 ? nil : Int(outcome.signal.server), shortfall: outcome.shortfall)
      }
    }
  }

  private func firstSector(of layer: Int) -> Int? {
    let wanted = field.layers[layer]
    return network.sectors.indices.first {
      let station = network.stations[network.sectors[$0].station]
      return station.generation == wanted.generation && station.operatorName == wanted.operatorName
    }
  }

  private func limit(
    _ verdict: ServiceVerdict, shortfall: Shortfall, traced: Traced, hasMast: Bool,
    isPartlyOutside: Bool, addition: Int?
  ) -> VerdictReason.Limit {
    if verdict.verdict == .unknown {
      return isPartlyOutside && field.possible.isEmpty ? .outside : .unknownGround
    }
    if !hasMast { return .noOperator }
    if addition != nil { return .noGeneration }
    guard let path = traced.path else { return traced.isUnknown ? .unknownGround : .noGeneration }
    switch shortfall.demand {
    case .uplink: return .uplink
    case .interference: return .interference
    case .level: return Self.limit(path, lacking: shortfall.covered)
    }
  }

  /// The ground or the antenna's direction, whichever takes more, where both together take what is missing; else even a
  /// clear path in the main beam would be too long.
  private static func limit(_ path: SectorPath, lacking: Double) -> VerdictReason.Limit {
    let ground = max(0, path.loss.diffraction ?? 0)
    let antenna = path.attenuationDB
    guard ground + antenna >= lacking else { return .distance }
    return ground >= antenna ? .ridge : .antenna
  }

  private func decisivePath(_ path: SectorPath) -> VerdictReason.DecisivePath {
    let mast = network.masts[tracer.mast(of: path.sector)].position
    return VerdictReason.DecisivePath(
      sector: path.sector, place: path.place, distance: mast.distance(to: path.place), level: path.level.dBm,
      groundLossDB: path.loss.diffraction, antennaLossDB: path.attenuationDB,
      ridge: Ridge(
        path, from: mast, effectiveEarthRadius: path.loss.effectiveEarthRadius ?? effectiveEarthRadius))
  }
}

import Propagation
import RadioNetwork
import Terrain

/// What would make a village covered: one sector raised or strengthened, or a new station on a mast.
///
/// Every part of the village counts, not only the one that decides: parts that other sectors serve stay as they are,
/// those of the sector gain or lose with it.
struct RemedySearch {
  let tracer: PathTracer
  let limits: RemedyLimits
  /// Share of the village that is to be covered.
  let coveredShare: Double
  /// What the layer gives the village now.
  let parts: [Part]
  let service: Service

  /// A part of a village.
  struct Part {
    let place: MapPoint
    let share: Double
    /// The strongest sector there; nil where no signal is kept.
    let server: Int?
    let shortfall: Shortfall
  }

  /// The least of each kind within the limits.
  ///
  /// - Parameters:
  ///   - path: of the sector to change, to where the verdict is decided.
  ///   - lacking: what the level lacks there, dB.
  func remedy(of path: SectorPath, lacking: Double) -> Remedy {
    var remedy = Remedy()
    guard lacking.isFinite, lacking > 0 else { return remedy }
    remedy.extraEIRPdB = extraEIRP(of: path.sector)
    remedy.extraHeight = extraHeight(of: path, lacking: lacking)
    return remedy
  }

  /// Whether a station like a sector's, on a mast and with its main beam toward every part, would cover the village.
  func isCovered(byStationLike sector: Int, on mast: Int, antennaHeight: Double) -> Bool {
    let needed = service.leastMedian(of: tracer.network.sectors[sector])
    return isCovered { part in
      if part.shortfall.covered <= 0 { return true }
      let level = try? tracer.level(
        ofStationLike: sector, on: mast, antennaHeight: antennaHeight, at: part.place, service: service)
      return level.map { $0 >= needed } ?? false
    }
  }

  /// Whether the parts that are served make up the share.
  private func isCovered(where isServed: (Part) -> Bool) -> Bool {
    var (sum, rest) = (0.0, parts.reduce(0) { $0 + $1.share })
    for part in parts {
      rest -= part.share
      if isServed(part) { sum += part.share }
      if sum > 0, sum >= coveredShare - Self.tolerance { return true }
      if sum + rest < coveredShare - Self.tolerance { return false }
    }
    return false
  }

  private static let tolerance = 1e-9

  /// Tenths of a decibel; nil where more than the limit is needed, or no power would do. Power of the mast's makes no phone
  /// heard, so parts whose uplink lacks do not count.
  private func extraEIRP(of sector: Int) -> Double? {
    func isServed(_ part: Part, with extra: Double) -> Bool {
      part.shortfall.covered <= 0
        || (part.server == sector && part.shortfall.uplink <= 0 && part.shortfall.covered <= extra)
    }
    let needs = parts.filter { $0.server == sector }.map { ($0.shortfall.covered * 10).rounded(.up) / 10 }
    return needs.sorted().first { extra in
      extra > 0 && extra <= limits.extraEIRPdB && isCovered { isServed($0, with: extra) }
    }
  }

  /// Whole metres, from one metre up; nil where the tallest antenna does not gain enough.
  ///
  /// Found by halving, as what a higher antenna sees hardly ever is less: a height between that would do while the tallest
  /// does not is missed.
  private func extraHeight(of path: SectorPath, lacking: Double) -> Double? {
    let most = (limits.antennaHeight - path.ends.transmitterHeight).rounded(.down)
    guard most >= 1, gains(path, by: most) >= lacking, isCovered(raising: path.sector, by: most) else {
      return nil
    }
    var (low, high) = (0.0, most)
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      let isEnough = gains(path, by: middle) >= lacking && isCovered(raising: path.sector, by: middle)
      if isEnough { high = middle } else { low = middle }
    }
    return high
  }

  private func gains(_ path: SectorPath, by rise: Double) -> Double {
    let raised = try? tracer.path(
      of: path.sector, to: path.place, profile: path.profile, service: service, raisedBy: rise)
    return raised.map { ($0.level - path.level).value } ?? -.infinity
  }

  /// Parts of other sectors stay; those of the sector must gain what they lack, or may lose what they have to spare.
  private func isCovered(raising sector: Int, by rise: Double) -> Bool {
    let needed = service.leastMedian(of: tracer.network.sectors[sector])
    return isCovered { part in
      if let server = part.server, server != sector { return part.shortfall.covered <= 0 }
      let profile = tracer.profile(from: tracer.mast(of: sector), to: part.place)
      guard
        let raised = try? tracer.path(
          of: sector, to: part.place, profile: profile, service: service, raisedBy: rise)
      else { return false }
      // The run takes receivers beside the path: what it has with the path's gain must do, and the path itself.
      guard raised.level >= needed else { return false }
      guard part.server == sector else { return true }
      guard
        let now = try? tracer.path(of: sector, to: part.place, profile: profile, service: service)
      else { return false }
      return (raised.level - now.level).value >= part.shortfall.covered
    }
  }
}

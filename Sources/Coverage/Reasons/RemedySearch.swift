import Propagation
import RadioNetwork
import Terrain

/// What the decisive sector would need for a village to be covered.
struct RemedySearch {
  let tracer: PathTracer
  let limits: RemedyLimits

  /// The least of each kind within the limits.
  ///
  /// - Parameters:
  ///   - path: of the decisive sector.
  ///   - lacking: what the level lacks, dB, above 0.
  ///   - demand: what asks for it: no power of the mast's makes a phone heard.
  func remedy(of path: SectorPath, lacking: Double, demand: Shortfall.Demand, service: Service) -> Remedy {
    var remedy = Remedy()
    guard lacking.isFinite else { return remedy }
    let extraEIRP = (lacking * 10).rounded(.up) / 10
    if demand != .uplink, extraEIRP <= limits.extraEIRPdB { remedy.extraEIRPdB = extraEIRP }
    remedy.extraHeight = extraHeight(of: path, lacking: lacking, service: service)
    return remedy
  }

  /// Whole metres, from one metre up; nil where the tallest antenna does not gain enough.
  ///
  /// The tallest is tried first, as it most often decides: a place that a lower antenna would serve better than the
  /// tallest is missed.
  private func extraHeight(of path: SectorPath, lacking: Double, service: Service) -> Double? {
    let most = (limits.antennaHeight - path.ends.transmitterHeight).rounded(.down)
    guard most >= 1 else { return nil }
    func gains(_ rise: Double) -> Bool {
      let raised = try? tracer.path(
        of: path.sector, to: path.place, profile: path.profile, service: service, raisedBy: rise)
      return raised.map { ($0.level - path.level).value >= lacking } ?? false
    }
    guard gains(most) else { return nil }
    return stride(from: 1, to: most, by: 1).first(where: gains) ?? most
  }
}

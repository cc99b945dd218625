/// The predicted loss of one link, in the parts that its model has.
public struct PathLoss: Hashable, Sendable {
  /// What carries the signal.
  public enum PathType: String, CaseIterable, Hashable, Sendable {
    /// The straight ray clears the ground. For Longley–Rice: nearer than the smooth Earth's horizons.
    case lineOfSight = "line-of-sight"
    /// The ground stands in the way.
    case transHorizon = "trans-horizon"
    /// Longley–Rice: over the horizons, by diffraction.
    case diffraction
    /// Longley–Rice: by scatter in the troposphere.
    case troposcatter
  }

  /// Where an end sees the ground rise highest.
  public struct Horizon: Hashable, Sendable {
    /// From that end, m.
    public let distance: Double
    /// Above the horizontal there, rad.
    public let elevation: Double
  }

  /// The model whose value this is, as scenarios name it: of `automatic` the one it took.
  public let model: String
  /// Basic transmission loss, all parts together, dB.
  public internal(set) var total: Double
  /// Loss in free space, dB.
  public let freeSpace: Double
  /// The formula of distance and heights of an empirical model, dB.
  public internal(set) var formula: Double?
  /// What the ground adds, dB. P.1812: for p % of time; Longley–Rice: the reference attenuation.
  public internal(set) var diffraction: Double?
  /// Basic transmission loss by tropospheric scatter, dB.
  public internal(set) var troposcatter: Double?
  /// Basic transmission loss by ducting and layer reflection, dB.
  public internal(set) var ducting: Double?
  /// What the asked share of locations, or of all chance together, adds to the median, dB.
  public internal(set) var variability: Double?
  /// Effective height of the base antenna of the Hata family, m.
  public internal(set) var effectiveHeight: Double?
  /// The edge that stands for the terrain.
  public internal(set) var obstruction: Bullington.Obstruction?
  public internal(set) var pathType: PathType?
  /// The effective Earth radius of this path, m, where the model takes one a path.
  public internal(set) var effectiveEarthRadius: Double?
  public internal(set) var transmitterHorizon: Horizon?
  public internal(set) var receiverHorizon: Horizon?
  /// Uses outside of what the model was made for, sorted.
  public internal(set) var caveats: [ModelCaveat] = []

  init(model: String, freeSpace: Double) {
    self.model = model
    self.freeSpace = freeSpace
    total = freeSpace
  }
}

extension PathLoss {
  /// What this path asked of its model, by kind, that is not said of all paths of its link.
  ///
  /// - Parameter known: ``PropagationModel/caveats(ends:)``.
  public func pathCaveats(besides known: [ModelCaveat]) -> [ModelCaveat] {
    caveats.filter { !known.contains($0) }.map(\.ofAnyPath).filter { !known.contains($0) }
  }
}

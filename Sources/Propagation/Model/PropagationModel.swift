import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which loss is predicted, and with which parameters: a value that a scenario chooses.
public enum PropagationModel: Hashable, Sendable {
  /// Free space, the Hata family or TR 38.901, with or without diffraction over terrain.
  case empirical(EmpiricalModel)
  /// Recommendation ITU-R P.1812.
  case p1812(P1812)
  /// The irregular terrain model.
  case longleyRice(LongleyRice)
  /// P.1812 where it is meant for, TR 38.901 nearer and above its frequencies.
  case automatic(AutomaticModel)

  /// Mean radius of the Earth, m, as in the ITU's Recommendations.
  public static let earthRadius = 6_371_000.0

  /// As scenarios name it.
  public var name: String {
    switch self {
    case .empirical(let model): model.basic.rawValue
    case .p1812: P1812.name
    case .longleyRice: LongleyRice.name
    case .automatic: AutomaticModel.name
    }
  }

  /// The model, where whole radials have closed forms: free space, the Hata family and TR 38.901, bare or
  /// with Bullington's construction.
  public var swept: EmpiricalModel? {
    if case .empirical(let model) = self, model.hasSweep { model } else { nil }
  }

  /// Radius of an Earth over which the ray would be straight, m. Longley–Rice takes one a path; here it
  /// is the usual 4/3.
  public var effectiveEarthRadius: Double {
    switch self {
    case .empirical(let model): model.effectiveEarthRadius
    case .p1812(let model): model.medianEarthRadius
    case .automatic(let model): model.far.medianEarthRadius
    case .longleyRice: Self.earthRadius * 4 / 3
    }
  }
}

extension PropagationModel {
  /// The loss along a terrain profile: the plain form, from the documents in Double.
  ///
  /// A profile without a point between its ends gets one half way, where the model needs it.
  ///
  /// - Throws: what of the path or the link the model cannot take.
  public func loss(along profile: PathProfile, ends: LinkEnds) throws(ModelRefusal) -> PathLoss {
    if let index = profile.heights.firstIndex(where: \.isNaN) { throw .unknownGround(index: index) }
    guard profile.length > 0 else { throw .noDistance }
    switch self {
    case .empirical(let model): return model.loss(along: profile, ends: ends)
    case .p1812(let model): return try model.pathLoss(along: profile, ends: ends)
    case .longleyRice(let model): return try model.pathLoss(along: profile, ends: ends)
    case .automatic(let model): return try model.loss(along: profile, ends: ends)
    }
  }

  /// The angle at which the transmitter sees the receiver, degrees above the horizon, over the curved Earth.
  public func elevationDegrees(along profile: PathProfile, ends: LinkEnds) -> Double {
    elevationDegrees(rise: ends.rise(along: profile), distance: profile.length)
  }

  /// The same for a receiver's antenna that stands `rise` metres higher, `distance` metres away.
  public func elevationDegrees(rise: Double, distance: Double) -> Double {
    let slope = rise / distance - distance / (2 * effectiveEarthRadius)
    return atan(slope) * 180 / .pi
  }

  /// The least loss that any path of a length can have, dB: the bound behind a sector's reach.
  public func leastLoss(distance: Double, ends: LinkEnds) -> Double {
    switch self {
    case .empirical(let model): model.leastLoss(distance: distance, ends: ends)
    case .p1812(let model): model.leastLoss(distance: distance, ends: ends)
    case .longleyRice(let model): model.leastLoss(distance: distance, ends: ends)
    case .automatic(let model): model.leastLoss(distance: distance, ends: ends)
    }
  }

  /// The distance beyond which no path can have a loss this small, m, at most `limit`.
  public func reach(loss: Decibels, ends: LinkEnds, limit: Double) -> Double {
    func isWithin(_ distance: Double) -> Bool {
      leastLoss(distance: distance, ends: ends) <= loss.value
    }
    guard limit > 1, isWithin(1) else { return 0 }
    guard !isWithin(limit) else { return limit }
    var near = 1.0
    var far = limit
    // The loss grows with distance, so halving closes in; a metre is finer than any cell.
    while far - near > 1 {
      let middle = (near + far) / 2
      if isWithin(middle) { near = middle } else { far = middle }
    }
    return far
  }

  /// What a link asks of the model beyond its range whatever its path, sorted.
  public func caveats(ends: LinkEnds) -> [ModelCaveat] {
    switch self {
    case .empirical(let model): model.caveats(ends: ends)
    case .p1812: [.distancesBeyond(P1812.distancesKm)]
    case .longleyRice(let model): model.linkCaveats(ends: ends)
    case .automatic(let model): model.caveats(ends: ends)
    }
  }

  /// Whether a path can be refused that neither its ends nor the heights of the country tell.
  public var canRefusePaths: Bool {
    if case .longleyRice = self { true } else { false }
  }

  /// What of the ground's heights, m above the sea, the model cannot take.
  public func refusals(heights: ClosedRange<Double>) -> [ModelRefusal] {
    if case .longleyRice(let model) = self { model.refusals(heights: heights) } else { [] }
  }

  /// What of a link the model cannot take whatever its path.
  public func refusals(ends: LinkEnds) -> [ModelRefusal] {
    switch self {
    case .empirical: []
    case .p1812(let model): model.refusals(ends: ends)
    case .longleyRice(let model): model.refusals(ends: ends)
    case .automatic(let model): model.refusals(ends: ends)
    }
  }
}

extension PathProfile {
  /// The same profile, with a point half way where there is none between the ends.
  var withInnerPoint: PathProfile {
    guard distances.count == 2 else { return self }
    let middle = clutterHeights.isEmpty ? [] : [clutterHeights[0], clutterHeights[1], clutterHeights[1]]
    return PathProfile(
      distances: [0, length / 2, length],
      heights: [heights[0], (heights[0] + heights[1]) / 2, heights[1]],
      clutterHeights: middle, zones: zones.isEmpty ? [] : [zones[0], zones[1], zones[1]])
  }
}

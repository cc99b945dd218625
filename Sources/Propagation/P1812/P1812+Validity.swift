import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// As scenarios name it.
  public static let name = "itu-r-p1812"
  /// As reports cite it.
  static let document = "ITU-R P.1812-8"
  /// The carriers it is made for, MHz.
  public static let frequenciesMHz = 30.0...6000.0
  private static let antennaHeights = 1.0...3000.0
  private static let timePercents = 1.0...50.0
  private static let locationPercents = 1.0...99.0
  private static let latitudes = -80.0...80.0
  /// The shortest path that it is meant for, m.
  public static let nearestDistance = 250.0
  /// The paths that it is meant for.
  static let distancesKm = range("paths in km of", nearestDistance / 1000...3000)
  /// The fewest points that a profile should have.
  static let wantedPoints = 5

  private static func range(_ quantity: String, _ bounds: ClosedRange<Double>) -> ValidityRange {
    ValidityRange(quantity, bounds, in: document)
  }

  /// a_e, m.
  var medianEarthRadius: Double { PropagationModel.earthRadius * (157 / (157 - lapseRate)) }

  /// What of a link and of the parameters the Recommendation says nothing about, § 1 and Table 1.
  public func refusals(ends: LinkEnds) -> [ModelRefusal] {
    let inputs: [(ValidityRange, Double)] = [
      (Self.range("carriers in MHz of", Self.frequenciesMHz), ends.frequencyMHz),
      (Self.range("transmitters in m above the ground of", Self.antennaHeights), ends.transmitterHeight),
      (Self.range("receivers in m above the ground of", Self.antennaHeights), ends.receiverHeight),
      (Self.range("shares of time in % of", Self.timePercents), timePercent),
      (Self.range("shares of locations in % of", Self.locationPercents), locationPercent),
      (Self.range("latitudes in degrees of", Self.latitudes), latitudeDegrees),
    ]
    return inputs.filter { !$0.bounds.contains($1) }.map { .outside($0, value: $1) }
  }

  /// Whether ``refusals(ends:)`` has nothing to say: as many comparisons, and no list.
  private func covers(_ ends: LinkEnds) -> Bool {
    Self.frequenciesMHz.contains(ends.frequencyMHz) && Self.antennaHeights.contains(ends.transmitterHeight)
      && Self.antennaHeights.contains(ends.receiverHeight) && Self.timePercents.contains(timePercent)
      && Self.locationPercents.contains(locationPercent) && Self.latitudes.contains(latitudeDegrees)
  }

  /// The loss of a path in the parts that all models share.
  func pathLoss(along profile: PathProfile, ends: LinkEnds) throws(ModelRefusal) -> PathLoss {
    if let refusal = covers(ends) ? nil : refusals(ends: ends).first { throw refusal }
    let found = loss(along: profile.withInnerPoint, ends: ends)
    var loss = PathLoss(model: Self.name, freeSpace: found.lineOfSight.freeSpace)
    loss.total = found.total
    loss.diffraction = found.diffraction.forTime
    loss.troposcatter = found.troposcatter
    loss.ducting = found.ducting
    loss.variability = found.locationMargin
    loss.obstruction = found.diffraction.median.obstruction
    loss.pathType = found.geometry.isTransHorizon ? .transHorizon : .lineOfSight
    loss.transmitterHorizon = PathLoss.Horizon(found.geometry.transmitterHorizon)
    loss.receiverHorizon = PathLoss.Horizon(found.geometry.receiverHorizon)
    loss.caveats = caveats(along: profile)
    return loss
  }

  private func caveats(along profile: PathProfile) -> [ModelCaveat] {
    var caveats: [ModelCaveat] = []
    if let caveat = Self.distancesKm.caveat(for: profile.length / 1000) { caveats.append(caveat) }
    let count = profile.distances.count
    if count < Self.wantedPoints {
      caveats.append(.fewPoints(document: Self.document, count: count, wanted: Self.wantedPoints))
    }
    return caveats
  }

  /// The least loss that any path of a length can have, dB.
  ///
  /// L_b ≥ L_b0p, eq. (69), and L_b0p is free space with at most the whole focusing of eq. (9a), which
  /// does not fall with distance.
  func leastLoss(distance: Double, ends: LinkEnds) -> Double {
    let rounding = 0.05  // 92.4 dB instead of 92.448
    return FreeSpace.loss(distance: distance, frequencyMHz: ends.frequencyMHz) - rounding + focusing
  }

  /// 2.6 lg (p/50), dB: the limit of E_sp for horizons far away. Eq. (9a).
  private var focusing: Double { 2.6 * log10(timePercent / 50) }
}

extension PathLoss.Horizon {
  fileprivate init(_ horizon: P1812.Horizon) {
    self.init(distance: horizon.distanceKm * 1000, elevation: horizon.elevationMrad / 1000)
  }
}

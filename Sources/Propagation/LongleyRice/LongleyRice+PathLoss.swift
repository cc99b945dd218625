import Terrain

extension LongleyRice {
  /// As scenarios name it.
  public static let name = "longley-rice"

  /// The loss of a path in the parts that all models share.
  func pathLoss(along profile: PathProfile, ends: LinkEnds) throws(ModelRefusal) -> PathLoss {
    let found: LongleyRiceLoss
    do { found = try loss(along: profile.withInnerPoint, ends: ends) } catch { throw .longleyRice(error) }
    var loss = PathLoss(model: Self.name, freeSpace: found.freeSpace)
    loss.total = found.total
    loss.diffraction = found.referenceAttenuation
    loss.variability = found.total - found.freeSpace - found.referenceAttenuation
    // One for each path: the air is thinner over high ground.
    loss.effectiveEarthRadius =
      EffectiveEarth(surfaceRefractivity: found.surfaceRefractivity).radius
    loss.pathType =
      switch found.mode {
      case .lineOfSight: .lineOfSight
      case .diffraction: .diffraction
      case .troposcatter: .troposcatter
      }
    loss.transmitterHorizon = PathLoss.Horizon(
      distance: found.transmitter.horizonDistance, elevation: found.transmitter.horizonAngle)
    loss.receiverHorizon = PathLoss.Horizon(
      distance: found.receiver.horizonDistance, elevation: found.receiver.horizonAngle)
    loss.caveats = found.caveats.map { .longleyRice($0) }
    return loss
  }

  /// What of a link the model does not take whatever its path.
  func refusals(ends: LinkEnds) -> [ModelRefusal] {
    var caveats = LongleyRiceCaveatSet()
    do throws(LongleyRiceError) {
      try check(ends, caveats: &caveats)
      try check(
        GroundImpedance(
          permittivity: permittivity, conductivity: conductivity, polarization: polarization,
          frequencyMHz: ends.frequencyMHz))
    } catch {
      return [.longleyRice(error)]
    }
    return []
  }

  /// What of the ground's heights, m above the sea, no path may have: the refractivity there, N_s.
  func refusals(heights: ClosedRange<Double>) -> [ModelRefusal] {
    let highest = EffectiveEarth(seaLevelRefractivity: surfaceRefractivity, height: heights.upperBound)
    let lowest = EffectiveEarth(seaLevelRefractivity: surfaceRefractivity, height: heights.lowerBound)
    var refusals: [ModelRefusal] = []
    if highest.surfaceRefractivity < 150 {
      refusals.append(.longleyRice(.refractivityTooSmall(highest.surfaceRefractivity)))
    }
    if lowest.surfaceRefractivity > 400 {
      refusals.append(.longleyRice(.refractivityTooLarge(lowest.surfaceRefractivity)))
    }
    return refusals
  }

  /// What a link asks beyond the model's range whatever its path, sorted.
  func linkCaveats(ends: LinkEnds) -> [ModelCaveat] {
    linkCaveatSet(ends: ends).sorted.map { .longleyRice($0) }
  }

  /// As above, as a set.
  func linkCaveatSet(ends: LinkEnds) -> LongleyRiceCaveatSet {
    var caveats = LongleyRiceCaveatSet()
    caveats.insert(.pathBelow1Km)
    try? check(ends, caveats: &caveats)
    return caveats
  }

  /// The least loss that any path of a length can have, dB.
  ///
  /// Signals above free space are squeezed by eq. (5.2): the median curves stay below 13 dB, which it
  /// turns into less than 3.5; 120 dB, more than any quantile of 0.1 % reaches, into less than 15.
  func leastLoss(distance: Double, ends: LinkEnds) -> Double {
    let isMedian = min(timePercent, locationPercent, situationPercent) >= 50
    return FreeSpace.loss(distance: distance, frequencyMHz: ends.frequencyMHz) - (isMedian ? 3.5 : 15)
  }
}

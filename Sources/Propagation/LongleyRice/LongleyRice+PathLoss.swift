import Terrain

extension LongleyRice {
  /// As scenarios name it.
  public static let name = "longley-rice"

  /// The loss of a path in the parts that all models share.
  func pathLoss(along profile: PathProfile, ends: LinkEnds) throws(ModelRefusal) -> PathLoss {
    let found: LongleyRiceLoss
    do { found = try loss(along: profile, ends: ends) } catch { throw .longleyRice(error) }
    var loss = PathLoss(model: Self.name, freeSpace: found.freeSpace)
    loss.total = found.total
    loss.diffraction = found.referenceAttenuation
    loss.variability = found.total - found.freeSpace - found.referenceAttenuation
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
    var caveats: [LongleyRiceCaveat] = []
    do { try check(ends, caveats: &caveats) } catch { return [.longleyRice(error)] }
    return []
  }

  /// What a link asks beyond the model's range whatever its path, sorted.
  func linkCaveats(ends: LinkEnds) -> [ModelCaveat] {
    var caveats: [LongleyRiceCaveat] = [.pathBelow1Km]
    try? check(ends, caveats: &caveats)
    return caveats.sorted().map { .longleyRice($0) }
  }

  /// The least loss that any path of a length can have, dB.
  ///
  /// Signals above free space are squeezed by eq. (5.2): the median curves stay below 13 dB, which it
  /// turns into less than 3.5; 70 dB, more than any quantile above the median reaches, into less than 10.
  func leastLoss(distance: Double, ends: LinkEnds) -> Double {
    let isMedian = min(timePercent, locationPercent, situationPercent) >= 50
    return FreeSpace.loss(distance: distance, frequencyMHz: ends.frequencyMHz) - (isMedian ? 3.5 : 10)
  }
}

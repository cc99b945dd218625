import Terrain

extension P1812 {
  /// The loss of one path, with every part that led to it.
  public struct Loss: Hashable, Sendable {
    /// L_b: basic transmission loss not exceeded for p % of time and p_L % of locations, dB. Eq. (69).
    public let total: Double
    /// L_loc: the part of location variability, dB; 0 over sea.
    public let locationMargin: Double
    /// σ_L, dB.
    public let locationDeviation: Double
    public let lineOfSight: LineOfSight
    public let diffraction: Diffraction
    /// L_bs, dB.
    public let troposcatter: Double
    /// L_ba, dB.
    public let ducting: Double
    public let blending: Blending
    public let meteorology: RadioMeteorology
    public let geometry: PathGeometry
  }

  /// The whole procedure, § 4, for a path.
  ///
  /// O(n) in the points of the profile.
  ///
  /// - Parameters:
  ///   - profile: known all the way; clutter at its ends counts for location variability only.
  ///   - ends: the antennas and the carrier.
  /// - Precondition: at least one point between the ends. ``refusals(ends:)`` tells what else the
  ///   Recommendation does not cover.
  public func loss(along profile: PathProfile, ends: LinkEnds) -> Loss {
    precondition(profile.heights.count >= 3, "P.1812 needs a point between the antennas")
    let heights = profile.heights
    let last = heights.count - 1
    let distanceKm = profile.length / 1000
    let frequencyGHz = ends.frequencyMHz / 1000
    let meteorology = RadioMeteorology(
      zones: PathZones(of: profile), lapseRate: lapseRate, latitudeDegrees: latitudeDegrees)
    let geometry = PathGeometry(
      of: profile, ends: ends, medianEarthRadiusKm: meteorology.medianEarthRadiusKm)
    let lineOfSight = LineOfSight(
      distanceKm: distanceKm, rise: ends.rise(along: profile), frequencyGHz: frequencyGHz,
      timePercent: timePercent, ductingPercent: meteorology.ductingPercent, geometry: geometry)
    let diffraction = diffraction(
      along: profile, ends: ends, geometry: geometry, meteorology: meteorology)
    let troposcatter = troposcatterLoss(
      distanceKm: distanceKm, angularDistanceMrad: geometry.angularDistanceMrad, frequencyGHz: frequencyGHz)
    let isReceiverAtSea = profile.zones.last == .sea
    let ducting = Ducting(
      distanceKm: distanceKm, frequencyGHz: frequencyGHz, timePercent: timePercent,
      transmitterCoastKm: profile.zones.first == .sea ? 0 : transmitterCoastKm,
      receiverCoastKm: isReceiverAtSea ? 0 : receiverCoastKm,
      transmitterAntenna: heights[0] + ends.transmitterHeight,
      receiverAntenna: heights[last] + ends.receiverHeight, meteorology: meteorology, geometry: geometry
    ).loss
    let blending = Blending(
      distanceKm: distanceKm, lineOfSight: lineOfSight, diffraction: diffraction, ducting: ducting,
      troposcatter: troposcatter, seaFraction: meteorology.seaFraction,
      angularDistanceMrad: geometry.angularDistanceMrad, timePercent: timePercent,
      ductingPercent: meteorology.ductingPercent)
    let deviation =
      isReceiverAtSea
      ? 0
      : locationDeviation(
        frequencyGHz: frequencyGHz, receiverHeight: ends.receiverHeight,
        clutterHeight: profile.clutterHeights.last ?? 0)
    let margin = locationMargin(deviation: deviation)
    return Loss(
      total: max(lineOfSight.forTime, blending.total + margin), locationMargin: margin,
      locationDeviation: deviation, lineOfSight: lineOfSight, diffraction: diffraction,
      troposcatter: troposcatter, ducting: ducting, blending: blending, meteorology: meteorology,
      geometry: geometry)
  }
}

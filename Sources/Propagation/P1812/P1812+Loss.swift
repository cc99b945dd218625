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
    let meteorology = RadioMeteorology(
      zones: PathZones(of: profile), lapseRate: lapseRate, latitudeDegrees: latitudeDegrees)
    let geometry = PathGeometry(
      of: profile, ends: ends, medianEarthRadiusKm: meteorology.medianEarthRadiusKm)
    return loss(
      terminals: Terminals(of: profile, ends: ends), meteorology: meteorology, geometry: geometry,
      diffraction: diffraction(along: profile, ends: ends, geometry: geometry, meteorology: meteorology))
  }

  /// What the formulas want to know of the two ends of a path.
  struct Terminals {
    let ends: LinkEnds
    let distanceKm: Double
    /// Heights of the antennas above sea level, m.
    let transmitterAntenna, receiverAntenna: Double
    let isTransmitterAtSea, isReceiverAtSea: Bool
    /// R at the receiver, m.
    let receiverClutter: Double
  }

  /// The formulas of § 4, once the profile has been read: in whichever way.
  func loss(
    terminals: Terminals, meteorology: RadioMeteorology, geometry: PathGeometry, diffraction: Diffraction
  ) -> Loss {
    let ends = terminals.ends
    let distanceKm = terminals.distanceKm
    let frequencyGHz = ends.frequencyMHz / 1000
    let lineOfSight = LineOfSight(
      distanceKm: distanceKm, rise: terminals.receiverAntenna - terminals.transmitterAntenna,
      frequencyGHz: frequencyGHz, timePercent: timePercent, ductingPercent: meteorology.ductingPercent,
      geometry: geometry)
    let troposcatter = troposcatterLoss(
      distanceKm: distanceKm, angularDistanceMrad: geometry.angularDistanceMrad, frequencyGHz: frequencyGHz)
    let ducting = Ducting(
      distanceKm: distanceKm, frequencyGHz: frequencyGHz, timePercent: timePercent,
      transmitterCoastKm: terminals.isTransmitterAtSea ? 0 : transmitterCoastKm,
      receiverCoastKm: terminals.isReceiverAtSea ? 0 : receiverCoastKm,
      transmitterAntenna: terminals.transmitterAntenna, receiverAntenna: terminals.receiverAntenna,
      meteorology: meteorology, geometry: geometry
    ).loss
    let blending = Blending(
      distanceKm: distanceKm, lineOfSight: lineOfSight, diffraction: diffraction, ducting: ducting,
      troposcatter: troposcatter, seaFraction: meteorology.seaFraction,
      angularDistanceMrad: geometry.angularDistanceMrad, timePercent: timePercent,
      ductingPercent: meteorology.ductingPercent)
    let deviation =
      terminals.isReceiverAtSea
      ? 0
      : locationDeviation(
        frequencyGHz: frequencyGHz, receiverHeight: ends.receiverHeight,
        clutterHeight: terminals.receiverClutter)
    let margin = locationMargin(deviation: deviation)
    return Loss(
      total: max(lineOfSight.forTime, blending.total + margin), locationMargin: margin,
      locationDeviation: deviation, lineOfSight: lineOfSight, diffraction: diffraction,
      troposcatter: troposcatter, ducting: ducting, blending: blending, meteorology: meteorology,
      geometry: geometry)
  }
}

extension P1812.Terminals {
  fileprivate init(of profile: PathProfile, ends: LinkEnds) {
    let last = profile.heights.count - 1
    self.init(
      ends: ends, distanceKm: profile.length / 1000,
      transmitterAntenna: profile.heights[0] + ends.transmitterHeight,
      receiverAntenna: profile.heights[last] + ends.receiverHeight,
      isTransmitterAtSea: profile.zones.first == .sea, isReceiverAtSea: profile.zones.last == .sea,
      receiverClutter: profile.clutterHeights.last ?? 0)
  }
}

import Terrain

extension P1812 {
  /// Diffraction, and how it varies in time. §§ 4.3.4 and 4.3.5.
  public struct Diffraction: Hashable, Sendable {
    /// For the median effective Earth radius.
    public let median: DeltaBullington
    /// For the effective Earth radius exceeded for β₀ % of time; nil where p = 50 does not ask for it.
    public let ducting: DeltaBullington?
    /// F_i: how far between the two p lies. Eq. (40).
    public let interpolation: Double

    /// L_dp: not exceeded for p % of time, dB. Eq. (41).
    public var forTime: Double {
      guard let ducting else { return median.loss }
      return median.loss + interpolation * (ducting.loss - median.loss)
    }
  }

  func diffraction(
    along profile: PathProfile, ends: LinkEnds, geometry: PathGeometry, meteorology: RadioMeteorology
  ) -> Diffraction {
    Diffraction(
      median: deltaBullington(
        along: profile, ends: ends, geometry: geometry, seaFraction: meteorology.seaFraction,
        earthRadiusKm: meteorology.medianEarthRadiusKm),
      ducting: timePercent == 50
        ? nil
        : deltaBullington(
          along: profile, ends: ends, geometry: geometry, seaFraction: meteorology.seaFraction,
          earthRadiusKm: RadioMeteorology.ductingEarthRadiusKm),
      interpolation: timeInterpolation(ductingPercent: meteorology.ductingPercent))
  }

  /// § 4.3.4 for one effective Earth radius.
  func deltaBullington(
    along profile: PathProfile, ends: LinkEnds, geometry: PathGeometry, seaFraction: Double,
    earthRadiusKm: Double
  ) -> DeltaBullington {
    let heights = profile.heights
    let frequencyGHz = ends.frequencyMHz / 1000
    return DeltaBullington(
      along: profile, transmitter: heights[0] + ends.transmitterHeight,
      receiver: heights[heights.count - 1] + ends.receiverHeight, surface: geometry.diffractionSurface,
      effectiveEarthRadius: earthRadiusKm * 1000,
      carrier: DeltaBullington.Carrier(
        frequencyGHz: frequencyGHz, wavelength: Self.wavelengthAtOneGHz / frequencyGHz,
        seaFraction: seaFraction, polarization: polarization),
      smoothPath: smoothPath)
  }

  /// F_i. Eqs. (40a) and (40b).
  func timeInterpolation(ductingPercent: Double) -> Double {
    guard timePercent > ductingPercent else { return 1 }
    return NormalQuantile.p1546(exceededWith: timePercent / 100)
      / NormalQuantile.p1546(exceededWith: ductingPercent / 100)
  }
}

/// Recommendation ITU-R P.1812-8 (2025): a path-specific prediction for terrestrial point-to-area services
/// from 30 MHz to 6 GHz. Its parameters, as a value; equation numbers in this folder are those of Annex 1.
///
/// P.1812-6 (2021) has the same equations; P.1812-7 (2023) another troposcatter, which the ITU took back.
public struct P1812: Hashable, Sendable {
  /// p: the percentage of an average year for which the loss is not exceeded, 1…50.
  public var timePercent: Double
  /// p_L: the percentage of locations for which the loss is not exceeded, 1…99.
  public var locationPercent: Double
  public var polarization: Polarization
  /// ΔN: the mean lapse rate of refractivity through the lowest kilometre, N-units/km, positive.
  public var lapseRate: Double
  /// N₀: the surface refractivity at sea level, N-units.
  public var surfaceRefractivity: Double
  /// φ: latitude of the middle of the path, degrees.
  public var latitudeDegrees: Double
  /// w_a: the width of the square over which p_L counts locations, m.
  public var predictionResolution: Double
  /// d_ct: distance over land from the transmitter to the coast along the path, km. An antenna in a
  /// sea zone has 0, whatever stands here.
  public var transmitterCoastKm: Double
  /// d_cr: likewise from the receiver.
  public var receiverCoastKm: Double
  /// How the diffraction over a smooth path in place of the ground is found.
  public var smoothPath: DeltaBullington.SmoothPath

  /// "Far from any coast", km.
  public static let farFromCoastKm = 500.0
  /// Speed of light over 1 GHz in the Recommendation's rounding, m.
  static let wavelengthAtOneGHz = 0.2998

  /// - Parameters: as the properties. ΔN 45 and N₀ 325 are mid-latitude values; the ITU's maps know better.
  public init(
    timePercent: Double = 50, locationPercent: Double = 50, polarization: Polarization = .vertical,
    lapseRate: Double = 45, surfaceRefractivity: Double = 325, latitudeDegrees: Double = 21.5,
    predictionResolution: Double = 100, transmitterCoastKm: Double = P1812.farFromCoastKm,
    receiverCoastKm: Double = P1812.farFromCoastKm, smoothPath: DeltaBullington.SmoothPath = .profile
  ) {
    self.timePercent = timePercent
    self.locationPercent = locationPercent
    self.polarization = polarization
    self.lapseRate = lapseRate
    self.surfaceRefractivity = surfaceRefractivity
    self.latitudeDegrees = latitudeDegrees
    self.predictionResolution = predictionResolution
    self.transmitterCoastKm = transmitterCoastKm
    self.receiverCoastKm = receiverCoastKm
    self.smoothPath = smoothPath
  }
}

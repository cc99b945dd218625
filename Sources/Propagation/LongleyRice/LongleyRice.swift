/// The Longley–Rice irregular terrain model (ITM), version 1.2.2: its parameters as a value.
///
/// Sources, by the short names that the comments use:
/// * *Alg*: G. A. Hufford, "The ITS Irregular Terrain Model, version 1.2.2: The Algorithm", NTIA 1999.
///   Bare equation numbers are of this text.
/// * *Guide*: G. A. Hufford, A. G. Longley, W. A. Kissick, NTIA Report 82-100, 1982.
/// * *ERL 79*: A. G. Longley, P. L. Rice, ESSA Technical Report ERL 79-ITS 67, 1968.
/// * *TN 101*: P. L. Rice and others, NBS Technical Note 101, revised 1967.
///
/// Where these leave a constant or a threshold open, NTIA's own program, version 1.4, decides; its
/// results are what the tests hold this model against. Made for 20 MHz to 20 GHz, antennas of 0.5 to
/// 3,000 m and paths of 1 to 2,000 km.
public struct LongleyRice: Hashable, Sendable {
  /// The climate, for the variability in time.
  public let climate: RadioClimate
  /// N₀: minimum monthly mean surface refractivity, reduced to sea level, N-units; 250 to 400.
  public let surfaceRefractivity: Double
  /// ε: relative permittivity of the ground; 1 or more.
  public let permittivity: Double
  /// σ: conductivity of the ground, S/m; more than 0.
  public let conductivity: Double
  /// The plane of the electric field, for the reflection at the ground.
  public let polarization: Polarization
  /// Share of the time in which the loss is not exceeded, percent; between 0 and 100.
  public let timePercent: Double
  /// Share of the locations at which it is not exceeded, percent; between 0 and 100.
  public let locationPercent: Double
  /// Share of like situations (paths that agree in all parameters) in which it is not exceeded, percent.
  public let situationPercent: Double
  /// Which of the three kinds of chance are told apart.
  public let variabilityMode: VariabilityMode

  /// Ranges in which the program accepts its parameters.
  enum Limits {
    static let antennaHeights = 0.5...3000.0
    static let surfaceRefractivity = 250.0...400.0
    static let frequenciesMHz = 20.0...20_000.0
    /// Half-way around the Earth, m.
    static let longestDistance = 20_100_000.0
  }

  /// The median of a continental temperate climate over average ground, vertically polarized.
  public static let standard = LongleyRice(
    unchecked: .continentalTemperate, surfaceRefractivity: 301, permittivity: 15, conductivity: 0.005,
    polarization: .vertical, percents: (time: 50, location: 50, situation: 50),
    variabilityMode: .pointToPointMobile)

  /// A model for quantiles in time, location and situation (Guide, § 6.1).
  ///
  /// - Parameters: as the properties.
  public init(
    climate: RadioClimate = .continentalTemperate, surfaceRefractivity: Double = 301,
    permittivity: Double = 15, conductivity: Double = 0.005, polarization: Polarization = .vertical,
    timePercent: Double = 50, locationPercent: Double = 50, situationPercent: Double = 50,
    variabilityMode: VariabilityMode = .pointToPointMobile
  ) throws(LongleyRiceError) {
    self.init(
      unchecked: climate, surfaceRefractivity: surfaceRefractivity, permittivity: permittivity,
      conductivity: conductivity, polarization: polarization,
      percents: (timePercent, locationPercent, situationPercent), variabilityMode: variabilityMode)
    try checkGroundAndAir()
    if !isShare(situationPercent) { throw .situation(percent: situationPercent) }
    if !isShare(timePercent) { throw .time(percent: timePercent) }
    if !isShare(locationPercent) { throw .location(percent: locationPercent) }
  }

  /// A model for a reliability with a confidence (Guide, § 6.3).
  ///
  /// Reliability is the share of the time, confidence the share of like situations, at the median location.
  ///
  /// - Parameters:
  ///   - reliabilityPercent: between 0 and 100.
  ///   - confidencePercent: between 0 and 100.
  public init(
    climate: RadioClimate = .continentalTemperate, surfaceRefractivity: Double = 301,
    permittivity: Double = 15, conductivity: Double = 0.005, polarization: Polarization = .vertical,
    reliabilityPercent: Double, confidencePercent: Double,
    variabilityMode: VariabilityMode = .pointToPointMobile
  ) throws(LongleyRiceError) {
    self.init(
      unchecked: climate, surfaceRefractivity: surfaceRefractivity, permittivity: permittivity,
      conductivity: conductivity, polarization: polarization,
      percents: (reliabilityPercent, 50, confidencePercent), variabilityMode: variabilityMode)
    try checkGroundAndAir()
    if !isShare(confidencePercent) { throw .confidence(percent: confidencePercent) }
    if !isShare(reliabilityPercent) { throw .reliability(percent: reliabilityPercent) }
  }

  private init(
    unchecked climate: RadioClimate, surfaceRefractivity: Double, permittivity: Double,
    conductivity: Double, polarization: Polarization,
    percents: (time: Double, location: Double, situation: Double), variabilityMode: VariabilityMode
  ) {
    self.climate = climate
    self.surfaceRefractivity = surfaceRefractivity
    self.permittivity = permittivity
    self.conductivity = conductivity
    self.polarization = polarization
    self.timePercent = percents.time
    self.locationPercent = percents.location
    self.situationPercent = percents.situation
    self.variabilityMode = variabilityMode
  }

  private func checkGroundAndAir() throws(LongleyRiceError) {
    guard Limits.surfaceRefractivity.contains(surfaceRefractivity) else {
      throw .surfaceRefractivity(surfaceRefractivity)
    }
    guard permittivity >= 1, permittivity.isFinite else { throw .permittivity(permittivity) }
    guard conductivity > 0, conductivity.isFinite else { throw .conductivity(conductivity) }
  }

  private func isShare(_ percent: Double) -> Bool { percent > 0 && percent < 100 }
}

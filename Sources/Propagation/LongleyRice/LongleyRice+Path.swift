#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// One end of a path as the model sees it.
  public struct Terminal: Hashable, Sendable {
    /// The antenna above the ground, m.
    public let structuralHeight: Double
    /// h_e: the antenna above the plane that reflects towards the other end, m.
    public let effectiveHeight: Double
    /// d_L: from the antenna to its horizon, m.
    public let horizonDistance: Double
    /// θ_e: elevation of the horizon above the horizontal, rad.
    public let horizonAngle: Double
  }

  /// All that the model takes from the ground between two antennas, the same at every frequency.
  struct Path: Hashable, Sendable {
    /// Where the parameters of the ends come from.
    enum Origin { case profile, area }

    let origin: Origin
    /// d: along the ground, m.
    let distance: Double
    let transmitter: Terminal
    let receiver: Terminal
    /// Δh, m.
    let terrainIrregularity: TerrainIrregularity
    let earth: EffectiveEarth
  }

  /// A path at a carrier, with the sums over both ends that all mechanisms share.
  struct RadioLink {
    let path: Path
    let carrier: Carrier
    /// d_Ls: the sum of the smooth-earth horizons, m. Eq. (3.6).
    let smoothHorizons: Double
    /// d_L: the sum of the horizon distances, m. Eq. (3.7).
    let horizons: Double
    /// θ_e: the sum of the horizon angles, rad, no less than over a smooth earth. Eq. (3.8).
    let horizonAngles: Double

    init(path: Path, carrier: Carrier) {
      let (transmitter, receiver) = (path.transmitter, path.receiver)
      self.path = path
      self.carrier = carrier
      smoothHorizons =
        path.earth.smoothHorizon(height: transmitter.effectiveHeight)
        + path.earth.smoothHorizon(height: receiver.effectiveHeight)
      horizons = transmitter.horizonDistance + receiver.horizonDistance
      horizonAngles = max(
        transmitter.horizonAngle + receiver.horizonAngle, -horizons / path.earth.radius)
    }

    var frequencyMHz: Double { carrier.frequencyMHz }
    var wavenumber: Double { carrier.wavenumber }
    var impedance: GroundImpedance { carrier.impedance }

    /// θ: the angle between the rays over both horizons, rad, at a distance. Eq. (4.12).
    func diffractionAngle(at distance: Double) -> Double { distance / path.earth.radius + horizonAngles }

    /// X_ae: the distance over which diffraction around the Earth settles to its slope, m; as eq. (4.2),
    /// with the frequency in MHz for the wavenumber.
    var curvatureDistance: Double { cbrt(path.earth.radius * path.earth.radius / frequencyMHz) }
  }
}

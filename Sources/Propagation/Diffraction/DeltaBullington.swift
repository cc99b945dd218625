import Terrain

/// The complete "delta-Bullington" diffraction loss of a path for one effective Earth radius,
/// Recommendation ITU-R P.526-15, § 4.5.2, as P.1812-8 § 4.3.4 restates it; the equation numbers are P.1812's.
///
/// Bullington's construction is right for isolated obstacles and knows too little of the bulge of a smooth
/// Earth; the difference between the two on a smooth path is added.
public struct DeltaBullington: Hashable, Sendable {
  /// L_bulla: Bullington's construction over the actual ground, dB.
  public let actual: Double
  /// L_bulls: the same over a smooth surface in its place, dB.
  public let smooth: Double
  /// L_dsph: diffraction over a spherical Earth of that smooth surface, dB.
  public let sphericalEarth: Double
  /// The edge that stands for the actual ground.
  public let obstruction: Bullington.Obstruction

  /// L_d: the loss of the whole path, dB. Eq. (39).
  public var loss: Double { actual + max(sphericalEarth - smooth, 0) }

  /// How the smooth path's Bullington loss is found.
  public enum SmoothPath: String, CaseIterable, Hashable, Sendable {
    /// By the construction over the points of the profile, § 4.3.1.
    case profile
    /// Without the profile, by the closed form of P.1812-8, Annex 1, Attachment 4.
    case closedForm = "closed-form"
  }

  /// - Parameters:
  ///   - profile: the ground with its clutter, known all the way.
  ///   - transmitter: height of the antenna above sea level, m.
  ///   - receiver: likewise.
  ///   - surface: the smooth surface for diffraction.
  ///   - effectiveEarthRadius: m.
  ///   - carrier: what the spherical Earth needs of the carrier.
  init(
    along profile: PathProfile, transmitter: Double, receiver: Double, surface: SmoothSurface,
    effectiveEarthRadius: Double, carrier: Carrier, smoothPath: SmoothPath = .profile
  ) {
    let length = profile.length
    // An antenna in the ground of the smooth surface has no height gain; P.1812's antennas stand ≥ 1 m above it.
    let earth = SphericalEarth(
      distanceKm: length / 1000, transmitterHeight: transmitter - surface.transmitter,  // eqs. (37), (38)
      receiverHeight: receiver - surface.receiver, frequencyGHz: carrier.frequencyGHz,
      wavelength: carrier.wavelength, seaFraction: carrier.seaFraction, polarization: carrier.polarization)
    let smoothObstruction =
      switch smoothPath {
      case .profile:
        Bullington.obstruction(
          distances: profile.distances, transmitter: earth.transmitterHeight, receiver: earth.receiverHeight,
          effectiveEarthRadius: effectiveEarthRadius
        ) { _ in 0 }.value
      case .closedForm:
        earth.bullingtonObstruction(effectiveEarthRadiusKm: effectiveEarthRadius / 1000)
      }
    self.init(
      obstruction: Self.obstruction(
        along: profile, transmitter: transmitter, receiver: receiver,
        effectiveEarthRadius: effectiveEarthRadius),
      smoothObstruction: smoothObstruction, earth: earth, effectiveEarthRadius: effectiveEarthRadius)
  }

  /// The three losses out of what was found on the path.
  ///
  /// - Parameters:
  ///   - obstruction: the edge that stands for the actual ground.
  ///   - smoothObstruction: ν√λ over the smooth surface, √m.
  ///   - earth: the smooth surface, the antennas over it and the carrier.
  ///   - effectiveEarthRadius: m.
  init(
    obstruction: Bullington.Obstruction, smoothObstruction: Double, earth: SphericalEarth,
    effectiveEarthRadius: Double
  ) {
    let length = earth.distanceKm * 1000
    self.obstruction = obstruction
    actual = Bullington.loss(obstruction: obstruction.value, wavelength: earth.wavelength, length: length)
    smooth = Bullington.loss(obstruction: smoothObstruction, wavelength: earth.wavelength, length: length)
    sphericalEarth = earth.loss(effectiveEarthRadiusKm: effectiveEarthRadius / 1000)
  }

  /// The construction by itself, as P.526 has it.
  ///
  /// - Parameters:
  ///   - profile: the ground with its clutter, known all the way, with a point or more between the ends.
  ///   - ends: the antennas and the carrier.
  ///   - effectiveEarthRadius: m.
  ///   - seaFraction: ω, the part of the path over sea, 0…1.
  public init(
    along profile: PathProfile, ends: LinkEnds, effectiveEarthRadius: Double,
    polarization: Polarization = .vertical, seaFraction: Double = 0
  ) {
    let heights = profile.heights
    let transmitter = heights[0] + ends.transmitterHeight
    let receiver = heights[heights.count - 1] + ends.receiverHeight
    self.init(
      along: profile, transmitter: transmitter, receiver: receiver,
      surface: SmoothSurface(fittedTo: profile).forDiffraction(
        along: profile, transmitterAntenna: transmitter, receiverAntenna: receiver),
      effectiveEarthRadius: effectiveEarthRadius,
      carrier: Carrier(
        frequencyGHz: ends.frequencyMHz / 1000,
        wavelength: FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz), seaFraction: seaFraction,
        polarization: polarization))
  }

  /// What diffraction over the spherical Earth needs to know of the carrier and the path.
  struct Carrier {
    let frequencyGHz: Double
    /// m.
    let wavelength: Double
    /// ω, 0…1.
    let seaFraction: Double
    let polarization: Polarization
  }

  /// The edge over ground with clutter; clutter at the ends themselves does not count.
  private static func obstruction(
    along profile: PathProfile, transmitter: Double, receiver: Double, effectiveEarthRadius: Double
  ) -> Bullington.Obstruction {
    let heights = profile.heights
    let clutter = profile.clutterHeights
    guard !clutter.isEmpty else {
      return Bullington.obstruction(
        distances: profile.distances, transmitter: transmitter, receiver: receiver,
        effectiveEarthRadius: effectiveEarthRadius
      ) { heights[$0] }
    }
    return Bullington.obstruction(
      distances: profile.distances, transmitter: transmitter, receiver: receiver,
      effectiveEarthRadius: effectiveEarthRadius
    ) { heights[$0] + clutter[$0] }
  }
}

extension SphericalEarth {
  /// ν√λ of Bullington's edge over the smooth surface without a profile, √m. P.1812-8, Annex 1,
  /// Attachment 4, eqs. (105) and (107) to (110).
  func bullingtonObstruction(effectiveEarthRadiusKm radius: Double) -> Double {
    let roots = transmitterHeight.squareRoot() + receiverHeight.squareRoot()
    if distanceKm < (2 * radius).squareRoot() * roots * 0.001.squareRoot() {  // eq. (22)
      let nearest = clearance(effectiveEarthRadiusKm: radius)
      return KnifeEdge.obstruction(
        height: -nearest.height, before: nearest.before * 1000, behind: nearest.behind * 1000)  // eq. (105)
    }
    let bulge = 500 / radius
    let slope = bulge * distanceKm - 2 * (bulge * transmitterHeight).squareRoot()  // S_tm, eq. (107)
    let slopeBack = bulge * distanceKm - 2 * (bulge * receiverHeight).squareRoot()  // S_rm, eq. (108)
    let rise = receiverHeight - transmitterHeight
    let edge = (rise + slopeBack * distanceKm) / (slope + slopeBack)  // d_s, eq. (109)
    // A ray that grazes the surface has its edge anywhere; ν is 0.
    guard edge > 0, edge < distanceKm else { return 0 }
    let above = (slope - rise / distanceKm) * edge
    return KnifeEdge.obstruction(height: above, before: edge * 1000, behind: (distanceKm - edge) * 1000)
  }
}

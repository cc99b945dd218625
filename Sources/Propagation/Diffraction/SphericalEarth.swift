#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Diffraction over a smooth spherical Earth, Recommendation ITU-R P.526-15, § 3.2, as P.1812-8 § 4.3.2 and
/// § 4.3.3 restate it; the equation numbers are P.1812's. In km, m and GHz as there.
public struct SphericalEarth: Hashable, Sendable {
  /// Length of the path, km.
  public let distanceKm: Double
  /// Antenna heights above the smooth surface, m, more than 0.
  public let transmitterHeight: Double
  public let receiverHeight: Double
  /// The carrier, GHz.
  public let frequencyGHz: Double
  /// m.
  public let wavelength: Double
  /// ω, the fraction of the path over sea, 0…1.
  public let seaFraction: Double
  public let polarization: Polarization

  /// Electrical constants of the surface.
  struct Surface {
    /// ε_r.
    let relativePermittivity: Double
    /// σ, S/m.
    let conductivity: Double

    static let land = Surface(relativePermittivity: 22, conductivity: 0.003)
    static let sea = Surface(relativePermittivity: 80, conductivity: 5)
  }

  /// L_dsph, dB. § 4.3.2.
  ///
  /// - Parameter effectiveEarthRadiusKm: a_p, km.
  public func loss(effectiveEarthRadiusKm: Double) -> Double {
    let roots = transmitterHeight.squareRoot() + receiverHeight.squareRoot()
    let marginal = (2 * effectiveEarthRadiusKm).squareRoot() * roots * 0.001.squareRoot()  // d_los, eq. (22)
    guard distanceKm < marginal else { return firstTerm(earthRadiusKm: effectiveEarthRadiusKm) }
    let nearest = clearance(effectiveEarthRadiusKm: effectiveEarthRadiusKm)
    let room = nearest.before * nearest.behind * wavelength / distanceKm
    let required = 17.456 * room.squareRoot()  // h_req, eq. (25)
    guard nearest.height <= required else { return 0 }
    let ratio = distanceKm / roots
    let modifiedRadius = 500 * ratio * ratio  // a_em, eq. (26)
    let reference = max(0, firstTerm(earthRadiusKm: modifiedRadius))
    return (1 - nearest.height / required) * reference  // eq. (27)
  }

  /// The smallest clearance between the ray and the curved Earth: its height h_se in metres and the
  /// distances d_se1, d_se2 in km to where it stands. Eqs. (23) and (24).
  func clearance(effectiveEarthRadiusKm radius: Double) -> (height: Double, before: Double, behind: Double) {
    let sum = transmitterHeight + receiverHeight
    let c = (transmitterHeight - receiverHeight) / sum  // eq. (24d)
    let m = 250 * distanceKm * distanceKm / (radius * sum)  // eq. (24e)
    let m1 = m + 1
    let angle = acos(1.5 * c * (3 * m / (m1 * m1 * m1)).squareRoot())
    let b = 2 * (m1 / (3 * m)).squareRoot() * cos(.pi / 3 + angle / 3)  // eq. (24c)
    let before = distanceKm / 2 * (1 + b)  // eq. (24a)
    let behind = distanceKm - before  // eq. (24b)
    let transmitterPart = (transmitterHeight - 500 * before * before / radius) * behind
    let receiverPart = (receiverHeight - 500 * behind * behind / radius) * before
    return ((transmitterPart + receiverPart) / distanceKm, before, behind)  // eq. (23)
  }

  /// The first term of the residue series over land and sea, L_dft, dB. § 4.3.3, eq. (28).
  func firstTerm(earthRadiusKm: Double) -> Double {
    let land = seaFraction < 1 ? firstTerm(earthRadiusKm: earthRadiusKm, over: .land) : 0
    let sea = seaFraction > 0 ? firstTerm(earthRadiusKm: earthRadiusKm, over: .sea) : 0
    return seaFraction * sea + (1 - seaFraction) * land
  }

  /// The first term over one kind of surface, dB. Eqs. (29) to (36).
  private func firstTerm(earthRadiusKm radius: Double, over surface: Surface) -> Double {
    let admittance = Self.admittance(
      of: surface, earthRadiusKm: radius, frequencyGHz: frequencyGHz, polarization: polarization)
    let k2 = admittance * admittance
    let k4 = k2 * k2
    let beta = (1 + 1.6 * k2 + 0.67 * k4) / (1 + 4.5 * k2 + 1.53 * k4)  // eq. (30)
    let x = 21.88 * beta * cbrt(frequencyGHz / (radius * radius)) * distanceKm  // eq. (31)
    let heightScale = 0.9575 * beta * cbrt(frequencyGHz * frequencyGHz / radius)  // eqs. (32a), (32b)
    let least = 2 + 20 * log10(admittance)
    let transmitterGain = max(least, Self.heightGain(beta * heightScale * transmitterHeight))
    let receiverGain = max(least, Self.heightGain(beta * heightScale * receiverHeight))
    return -Self.distanceTerm(x) - transmitterGain - receiverGain  // eq. (36)
  }

  /// K, the normalised surface admittance. Eqs. (29a) and (29b).
  static func admittance(
    of surface: Surface, earthRadiusKm: Double, frequencyGHz: Double, polarization: Polarization
  ) -> Double {
    let loss = 18 * surface.conductivity / frequencyGHz
    let contrast = surface.relativePermittivity - 1
    let horizontal =
      0.036 / cbrt(earthRadiusKm * frequencyGHz)
      / (contrast * contrast + loss * loss).squareRoot().squareRoot()
    switch polarization {
    case .horizontal: return horizontal
    case .vertical:
      let permittivity = surface.relativePermittivity
      return horizontal * (permittivity * permittivity + loss * loss).squareRoot()
    }
  }

  /// F(X), dB. Eq. (33).
  static func distanceTerm(_ x: Double) -> Double {
    x >= 1.6 ? 11 + 10 * log10(x) - 17.6 * x : -20 * log10(x) - 5.6488 * pow(x, 1.425)
  }

  /// G(Y) of B = βY, dB, before its floor. Eqs. (34) and (35).
  static func heightGain(_ b: Double) -> Double {
    b > 2 ? 17.6 * (b - 1.1).squareRoot() - 5 * log10(b - 1.1) - 8 : 20 * log10(b + 0.1 * b * b * b)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The first term of the residue series over one kind of surface for one carrier, eight receivers at a time;
/// ``SphericalEarth`` is the referee. P.1812-8, § 4.3.3.
struct P1812FirstTerm: Sendable {
  /// K, X and Y over their powers of a^{−⅓}. Eqs. (29), (31) and (32).
  private let admittance, distanceScale, heightScale: Float

  init(frequencyGHz: Double, surface: SphericalEarth.Surface, polarization: Polarization) {
    admittance = Float(
      SphericalEarth.admittance(
        of: surface, earthRadiusKm: 1, frequencyGHz: frequencyGHz, polarization: polarization))
    distanceScale = Float(21.88 * cbrt(frequencyGHz))
    heightScale = Float(0.9575 * cbrt(frequencyGHz * frequencyGHz))
  }

  /// What a path gives to it.
  struct Path {
    /// a^{−⅓}, km^{−⅓}.
    let inverseRootRadius: Lanes
    let km: Lanes
    /// Above the smooth surface, m.
    let transmitterHeight: Lanes
    let receiverHeight: Lanes
  }

  /// L_dft over this surface, dB. Eqs. (29) to (36).
  @inline(__always)
  func loss(_ path: Path) -> Lanes {
    let k = path.inverseRootRadius * admittance
    let k2 = k * k
    let k4 = k2 * k2
    let beta = (1 + 1.6 * k2 + 0.67 * k4) / (1 + 4.5 * k2 + 1.53 * k4)  // eq. (30)
    let root = path.inverseRootRadius
    let x = distanceScale * beta * root * root * path.km  // eq. (31)
    let scale = heightScale * beta * beta * root  // βY over the height, eq. (32)
    let least = 2 + 20 * Lanes.log10(k)
    let transmitterGain = Lanes.greater(least, gain(scale * path.transmitterHeight))
    let receiverGain = Lanes.greater(least, gain(scale * path.receiverHeight))
    return -distanceTerm(x) - transmitterGain - receiverGain  // eq. (36)
  }

  /// F(X), dB. Eq. (33).
  @inline(__always)
  private func distanceTerm(_ x: Lanes) -> Lanes {
    let log2 = Lanes.log2(x)
    let lg = log2 * 0.301_029_995_66
    let near = lg * -20 - 5.6488 * Lanes.exp2(log2 * 1.425)
    let far = lg * 10 + 11 - 17.6 * x
    return near.replacing(with: far, where: x .>= 1.6)
  }

  /// G(Y) of B = βY, dB, before its floor. Eqs. (34) and (35).
  @inline(__always)
  private func gain(_ b: Lanes) -> Lanes {
    let isHigh = b .> 2
    let shifted = b - 1.1
    let lg = Lanes.log10((b + 0.1 * b * b * b).replacing(with: shifted, where: isHigh))
    let low = lg * 20
    let high = 17.6 * Lanes.root(shifted) - lg * 5 - 8
    return low.replacing(with: high, where: isHigh)
  }
}

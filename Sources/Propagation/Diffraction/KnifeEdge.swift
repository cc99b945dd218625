#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A single knife edge, Recommendation ITU-R P.526-15, § 4.1.
public enum KnifeEdge {
  /// Below this ν an edge does not count: J is 0.
  public static let clearance = -0.78

  /// The loss of the edge, dB: an approximation of J(ν). Eq. (31).
  ///
  /// - Parameter nu: the Fresnel–Kirchhoff parameter ν, positive where the edge blocks the ray.
  public static func loss(_ nu: Double) -> Double {
    guard nu > clearance else { return 0 }
    let t = nu - 0.1
    return max(0, 6.9 + 20 * log10((t * t + 1).squareRoot() + t))
  }

  /// ν√λ of an edge, √m: the part of ν that no frequency changes. Eq. (26).
  ///
  /// - Parameters:
  ///   - height: of the edge above the straight ray, m.
  ///   - before: from the transmitter to the edge, m.
  ///   - behind: from the edge to the receiver, m.
  public static func obstruction(height: Double, before: Double, behind: Double) -> Double {
    height * (2 * (before + behind) / (before * behind)).squareRoot()
  }
}

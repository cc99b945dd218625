#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Basic transmission loss in free space, Recommendation ITU-R P.525-4.
public enum FreeSpace {
  /// Speed of light in vacuum, m/s.
  public static let speedOfLight = 299_792_458.0

  /// 20 lg (4πdf/c), dB. Eq. (3), with the exact constant (32.4478) instead of the rounded 32.4 of eq. (4).
  ///
  /// - Parameters:
  ///   - distance: between the antennas, m, more than 0.
  ///   - frequencyMHz: of the carrier.
  public static func loss(distance: Double, frequencyMHz: Double) -> Double {
    constant(frequencyMHz: frequencyMHz) + 20 * log10(distance / 1000)
  }

  /// The loss at 1 km, dB: all of eq. (3) that does not depend on the distance.
  static func constant(frequencyMHz: Double) -> Double {
    20 * log10(4 * .pi * 1000 * frequencyMHz * 1e6 / speedOfLight)
  }

  /// Wavelength, m.
  public static func wavelength(frequencyMHz: Double) -> Double {
    speedOfLight / (frequencyMHz * 1e6)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How two cuts make the gain in every direction: a convention, as two cuts do not determine a solid.
///
/// φ is the azimuth from boresight, t the angle below the horizon, H and V the cuts' attenuations in dB.
public enum CutCombination: String, CaseIterable, Hashable, Sendable {
  /// H(φ) + V(t): the planning tools' oldest convention, that of array theory where a pattern is the product of
  /// a horizontal and a vertical factor.
  ///
  /// Exact ahead. Behind, V is still that of the front: the back lobe takes the main lobe's narrow shape, and the
  /// tilt of a tilted antenna is counted in V on top of what H has of it.
  case sum
  /// H(φ) − [(1 − |φ|/180°)·(H(0) − V(t)) + |φ|/180°·(H(180°) − V(180° − t))]: horizontal projection interpolation,
  /// Altair WinProp user guide, "Horizontal Projection Interpolation (HPI) Algorithm", eq. (1).
  ///
  /// Both cuts' vertical plane is met exactly, ahead and behind, so tilt counts once. Beside the boresight it
  /// averages front and back, so that side lobes of both leak into all azimuths; where that comes above the greatest
  /// gain it is held there.
  case horizontalInterpolation = "horizontal-interpolation"
  /// (w₁·H(φ) + w₂·V(t)) / ᵏ√(w₁ᵏ + w₂ᵏ), w₁ = v·(1 − h), w₂ = h·(1 − v), k = 2, h and v the cuts as power ratios:
  /// T. G. Vasiliadis et al., "A novel technique for the approximation of 3-D antenna radiation patterns", IEEE Trans.
  /// Antennas Propag. 53 (7), July 2005.
  ///
  /// Met exactly on both cuts of an antenna whose beam is at the horizon; off them it is milder than the sum. A tilted
  /// antenna's horizontal cut is no longer met, and behind, V is that of the front as in the sum.
  case weightedSum = "weighted-sum"

  /// Where nothing is chosen: the one that counts tilt once.
  public static let standard = CutCombination.horizontalInterpolation

  /// dB ≥ 0 below the greatest gain.
  ///
  /// - Parameters:
  ///   - azimuthOffsetDegrees: clockwise from boresight, any number of turns.
  ///   - elevationDegrees: up from the horizon.
  public func attenuationDB(
    _ cuts: PatternCuts, azimuthOffsetDegrees: Double, elevationDegrees: Double
  ) -> Double {
    let horizontal = cuts.horizontalDB(atDegrees: azimuthOffsetDegrees)
    let vertical = cuts.verticalDB(atDegrees: -elevationDegrees)
    switch self {
    case .sum:
      return horizontal + vertical
    case .horizontalInterpolation:
      let behind = abs(azimuthOffsetDegrees.remainder(dividingBy: 360)) / 180
      let front = cuts.horizontal[0] - vertical
      let back = cuts.horizontal[180] - cuts.verticalDB(atDegrees: 180 + elevationDegrees)
      return max(0, horizontal - ((1 - behind) * front + behind * back))
    case .weightedSum:
      let (h, v) = (pow(10, -horizontal / 10), pow(10, -vertical / 10))
      let (w1, w2) = (v * (1 - h), h * (1 - v))
      let norm = (w1 * w1 + w2 * w2).squareRoot()
      // Both weights vanish where both cuts are at their greatest.
      return norm == 0 ? max(horizontal, vertical) : (w1 * horizontal + w2 * vertical) / norm
    }
  }
}

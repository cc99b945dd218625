/// How much less than its greatest gain an antenna radiates into a direction.
///
/// The macro pattern of 3GPP TR 36.814 V9 Table A.2.1.1-2, with its three parameters below.
public enum AntennaPattern: Hashable, Sendable {
  /// The same all round, by elevation as the vertical cut of a panel.
  case omnidirectional
  /// A panel of a given half-power width.
  case panel(horizontalBeamwidthDegrees: Double)

  /// Vertical half-power beamwidth θ3dB of a macro antenna, degrees.
  public static let verticalBeamwidthDegrees = 10.0
  /// Side-lobe limit of the vertical cut SLA_V, dB.
  public static let verticalSideLobeLimitDB = 20.0
  /// Largest attenuation A_m of both cuts together, dB.
  public static let frontToBackDB = 25.0

  /// Attenuation of the horizontal cut, dB ≥ 0: A_H(φ) = min(12 (φ/φ3dB)², A_m).
  ///
  /// - Parameter offsetDegrees: the angle from boresight, any number of turns.
  public func horizontalAttenuationDB(offsetDegrees: Double) -> Double {
    switch self {
    case .omnidirectional: return 0
    case .panel(let beamwidth):
      let turn = offsetDegrees.remainder(dividingBy: 360)
      let ratio = turn / beamwidth
      return min(12 * ratio * ratio, Self.frontToBackDB)
    }
  }

  /// Attenuation of the vertical cut, dB ≥ 0: A_V(θ) = min(12 (θ/θ3dB)², SLA_V).
  ///
  /// - Parameter offsetDegrees: the angle from the tilted boresight.
  public func verticalAttenuationDB(offsetDegrees: Double) -> Double {
    let ratio = offsetDegrees / Self.verticalBeamwidthDegrees
    return min(12 * ratio * ratio, Self.verticalSideLobeLimitDB)
  }

  /// Attenuation of both cuts together, dB ≥ 0: min(A_H + A_V, A_m).
  public func attenuationDB(azimuthOffsetDegrees: Double, elevationOffsetDegrees: Double) -> Double {
    min(
      horizontalAttenuationDB(offsetDegrees: azimuthOffsetDegrees)
        + verticalAttenuationDB(offsetDegrees: elevationOffsetDegrees), Self.frontToBackDB)
  }
}

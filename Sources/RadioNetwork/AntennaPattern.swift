/// How much less than its greatest gain an antenna radiates into a direction.
public enum AntennaPattern: Hashable, Sendable {
  /// The same all round, by elevation as the vertical cut of a panel.
  case omnidirectional
  /// The panel of 3GPP TR 38.901 V17 Table 7.3-1 with its horizontal beamwidth given.
  case panel(horizontalBeamwidthDegrees: Double)

  /// Vertical half-power beamwidth θ3dB of a macro antenna, degrees (3GPP TR 36.814 Table A.2.1.1-2).
  public static let verticalBeamwidthDegrees = 10.0
  /// Side-lobe limit of the vertical cut SLA_V, dB (same table).
  public static let verticalSideLobeLimitDB = 20.0
  /// Largest attenuation A_m of both cuts together, dB (3GPP TR 36.814 Table A.2.1.1-2).
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

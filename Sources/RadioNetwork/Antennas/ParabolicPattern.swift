/// Two parabolic cuts with limits, added: the shape in which 3GPP writes macro and element patterns.
///
/// A_H(φ) = min(12 (φ/φ3dB)², A_m), A_V(θ) = min(12 (θ/θ3dB)², SLA_V), A = min(A_H + A_V, A_m), all dB ≥ 0.
public struct ParabolicPattern: Hashable, Sendable {
  /// Horizontal half-power beamwidth φ3dB, degrees; nil for the same all round.
  public let horizontalBeamwidthDegrees: Double?
  /// Vertical half-power beamwidth θ3dB, degrees.
  public let verticalBeamwidthDegrees: Double
  /// Side-lobe limit of the vertical cut SLA_V, dB.
  public let sideLobeLimitDB: Double
  /// Largest attenuation A_m of the horizontal cut and of both together, dB.
  public let frontToBackDB: Double

  /// - Parameters: as the properties.
  public init(
    horizontalBeamwidthDegrees: Double?, verticalBeamwidthDegrees: Double, sideLobeLimitDB: Double,
    frontToBackDB: Double
  ) {
    precondition(
      (horizontalBeamwidthDegrees ?? 1) > 0 && verticalBeamwidthDegrees > 0, "a beam without a width")
    self.horizontalBeamwidthDegrees = horizontalBeamwidthDegrees
    self.verticalBeamwidthDegrees = verticalBeamwidthDegrees
    self.sideLobeLimitDB = sideLobeLimitDB
    self.frontToBackDB = frontToBackDB
  }

  /// The macro panel of 3GPP TR 36.814 V9 Table A.2.1.1-2: θ3dB = 10°, SLA_V = 20 dB, A_m = 25 dB.
  public static func macroPanel(horizontalBeamwidthDegrees: Double = 65) -> ParabolicPattern {
    ParabolicPattern(
      horizontalBeamwidthDegrees: horizontalBeamwidthDegrees, verticalBeamwidthDegrees: 10,
      sideLobeLimitDB: 20, frontToBackDB: 25)
  }

  /// The vertical cut of the macro panel, the same all round.
  public static let omnidirectional = ParabolicPattern(
    horizontalBeamwidthDegrees: nil, verticalBeamwidthDegrees: 10, sideLobeLimitDB: 20, frontToBackDB: 25)

  /// One element of an array, 3GPP TR 38.901 V17 Table 7.3-1: 65° both ways, SLA_V = A_max = 30 dB.
  public static let tr38901Element = ParabolicPattern(
    horizontalBeamwidthDegrees: 65, verticalBeamwidthDegrees: 65, sideLobeLimitDB: 30, frontToBackDB: 30)

  /// Greatest gain G_E,max of the element of TR 38.901 Table 7.3-1, dBi.
  public static let tr38901ElementGainDBi = 8.0

  /// Attenuation of the horizontal cut, dB ≥ 0.
  ///
  /// - Parameter offsetDegrees: the angle from boresight, any number of turns.
  public func horizontalAttenuationDB(offsetDegrees: Double) -> Double {
    guard let horizontalBeamwidthDegrees else { return 0 }
    let ratio = offsetDegrees.remainder(dividingBy: 360) / horizontalBeamwidthDegrees
    return min(12 * ratio * ratio, frontToBackDB)
  }

  /// Attenuation of the vertical cut, dB ≥ 0.
  ///
  /// - Parameter offsetDegrees: the angle from the tilted boresight.
  public func verticalAttenuationDB(offsetDegrees: Double) -> Double {
    let ratio = offsetDegrees / verticalBeamwidthDegrees
    return min(12 * ratio * ratio, sideLobeLimitDB)
  }

  /// Attenuation of both cuts together, dB ≥ 0.
  public func attenuationDB(azimuthOffsetDegrees: Double, elevationOffsetDegrees: Double) -> Double {
    min(
      horizontalAttenuationDB(offsetDegrees: azimuthOffsetDegrees)
        + verticalAttenuationDB(offsetDegrees: elevationOffsetDegrees), frontToBackDB)
  }
}

/// How much less than its greatest gain an antenna radiates into a direction.
public enum AntennaPattern: Hashable, Sendable {
  /// A formula of 3GPP: omnidirectional, macro panel, or one element of an array.
  case parabolic(ParabolicPattern)
  /// Two measured cuts, as in a MSI/Planet file, and how they make a solid.
  case cuts(PatternCuts, CutCombination)
  /// The beams that an active antenna sends its synchronisation blocks on, one after the other.
  case beamEnvelope(BeamEnvelope)

  /// The same all round, by elevation as the vertical cut of a panel.
  public static let omnidirectional = AntennaPattern.parabolic(.omnidirectional)

  /// The macro panel of 3GPP TR 36.814.
  public static func panel(horizontalBeamwidthDegrees: Double) -> AntennaPattern {
    .parabolic(.macroPanel(horizontalBeamwidthDegrees: horizontalBeamwidthDegrees))
  }

  /// dB ≥ 0 below the greatest gain.
  ///
  /// - Parameters:
  ///   - azimuthOffsetDegrees: clockwise from boresight, any number of turns.
  ///   - elevationDegrees: up from the plane of the horizontal cut.
  ///   - electricalDowntiltDegrees: shifts the vertical cut of a formula; cuts of a file carry theirs already.
  func attenuationDB(
    azimuthOffsetDegrees: Double, elevationDegrees: Double, electricalDowntiltDegrees: Double
  ) -> Double {
    switch self {
    case .parabolic(let pattern):
      pattern.attenuationDB(
        azimuthOffsetDegrees: azimuthOffsetDegrees,
        elevationOffsetDegrees: elevationDegrees + electricalDowntiltDegrees)
    case .cuts(let cuts, let combination):
      combination.attenuationDB(
        cuts, azimuthOffsetDegrees: azimuthOffsetDegrees, elevationDegrees: elevationDegrees)
    case .beamEnvelope(let envelope):
      envelope.attenuationDB(
        azimuthOffsetDegrees: azimuthOffsetDegrees,
        elevationDegrees: elevationDegrees + electricalDowntiltDegrees)
    }
  }

  /// Whether it is the same all round.
  public var isOmnidirectional: Bool {
    switch self {
    case .parabolic(let pattern): pattern.horizontalBeamwidthDegrees == nil
    case .cuts(let cuts, let combination): cuts.isOmnidirectional(combination)
    case .beamEnvelope: false
    }
  }

  /// Width of the horizontal cut where it has lost 3 dB, degrees; nil where it never loses as much.
  public var horizontalBeamwidthDegrees: Double? {
    switch self {
    case .parabolic(let pattern): pattern.horizontalBeamwidthDegrees
    case .cuts(let cuts, _): cuts.horizontalBeamwidthDegrees
    case .beamEnvelope(let envelope): envelope.horizontalBeamwidthDegrees
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What hangs on the mast: a pattern, and how it is tilted.
public struct Antenna: Hashable, Sendable {
  /// `omni`, `panel`, `tr38901-element`, `ssb`, or the name that a pattern file gives itself.
  public let name: String
  /// How the power falls off beside the main beam.
  public let pattern: AntennaPattern
  /// Degrees by which feeding turns the vertical cut of a formula below the horizon, alike all round; 0 where the
  /// pattern is a file's, which has it in its cuts.
  public let electricalDowntiltDegrees: Double
  /// Degrees by which the whole antenna is turned below the horizon, about the horizontal axis across boresight.
  public let mechanicalDowntiltDegrees: Double

  /// - Parameters: as the properties.
  /// - Precondition: a pattern of cuts is not tilted electrically once more.
  public init(
    name: String, pattern: AntennaPattern, electricalDowntiltDegrees: Double = 0,
    mechanicalDowntiltDegrees: Double = 0
  ) {
    if case .cuts = pattern {
      precondition(electricalDowntiltDegrees == 0, "the cuts of a file carry their electrical tilt already")
    }
    self.name = name
    self.pattern = pattern
    self.electricalDowntiltDegrees = electricalDowntiltDegrees
    self.mechanicalDowntiltDegrees = mechanicalDowntiltDegrees
  }

  /// The vertical cut of a panel, all round.
  public static func omnidirectional(downtiltDegrees: Double = 0) -> Antenna {
    Antenna(name: "omni", pattern: .omnidirectional, electricalDowntiltDegrees: downtiltDegrees)
  }

  /// The macro panel of 3GPP TR 36.814.
  public static func panel(horizontalBeamwidthDegrees: Double = 65, downtiltDegrees: Double = 0) -> Antenna {
    Antenna(
      name: "panel", pattern: .panel(horizontalBeamwidthDegrees: horizontalBeamwidthDegrees),
      electricalDowntiltDegrees: downtiltDegrees)
  }

  /// dB ≥ 0 below the greatest gain.
  ///
  /// - Parameters:
  ///   - azimuthOffsetDegrees: clockwise from the azimuth of the sector, any number of turns.
  ///   - elevationDegrees: up from the horizon, -90 to 90.
  public func attenuationDB(azimuthOffsetDegrees: Double, elevationDegrees: Double) -> Double {
    let (azimuth, elevation) =
      mechanicalDowntiltDegrees == 0
      ? (azimuthOffsetDegrees, elevationDegrees)
      : direction(azimuthOffsetDegrees: azimuthOffsetDegrees, elevationDegrees: elevationDegrees)
    return pattern.attenuationDB(
      azimuthOffsetDegrees: azimuth, elevationDegrees: elevation,
      electricalDowntiltDegrees: electricalDowntiltDegrees)
  }

  /// Whether it radiates alike all round: a pattern that does, hung upright.
  public var isOmnidirectional: Bool { mechanicalDowntiltDegrees == 0 && pattern.isOmnidirectional }

  /// Degrees that its feeding tilts the beam below the horizon, a file's included; nil where a file does not say.
  public var statedElectricalDowntiltDegrees: Double? {
    if case .cuts(let cuts, _) = pattern { return cuts.electricalDowntiltDegrees }
    return electricalDowntiltDegrees
  }

  /// A direction as the mechanically tilted antenna sees it: exact turn about the horizontal axis across boresight.
  func direction(
    azimuthOffsetDegrees: Double, elevationDegrees: Double
  ) -> (azimuthDegrees: Double, elevationDegrees: Double) {
    let radians = Double.pi / 180
    let azimuth = azimuthOffsetDegrees.remainder(dividingBy: 360) * radians
    let elevation = elevationDegrees * radians
    let tilt = mechanicalDowntiltDegrees * radians
    // x along the untilted boresight, y to its right, z up.
    let (x, y, z) = (cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation))
    // The tilted boresight is (cos t, 0, -sin t), the tilted upright (sin t, 0, cos t).
    let ahead = x * cos(tilt) - z * sin(tilt)
    let above = x * sin(tilt) + z * cos(tilt)
    return (atan2(y, ahead) / radians, atan2(above, (ahead * ahead + y * y).squareRoot()) / radians)
  }
}

import Terrain

/// The character of the land: how high, where the rivers run, and how much of it is karst.
///
/// Positions are in radii of the province from its middle, x to the east and y to the north, so
/// that one character suits a province of any size.
public struct ReliefCharacter: Sendable {
  /// A river that comes from outside and cuts the main valley of its course.
  public struct River: Sendable {
    /// Its course, from well outside the province to well outside.
    public let course: [MapPoint]
    /// What it drains before it comes in, km²: the more, the flatter its bed.
    public let inflowKm2: Double
    /// Height of its bed where it leaves, m above sea level.
    public let mouthHeightM: Double
  }

  /// The highest peak, m above sea level.
  public let peakHeightM: Double
  /// The plateau's own surface, m above sea level.
  public let plateauHeightM: Double
  /// The hill tops between the valleys away from plateau and ridges, m above sea level.
  public let hillHeightM: Double
  /// What the first hills are taken down by at the southern edge, m.
  public let southernFallM: Double
  /// Height of the karst cones over their surroundings, m.
  public let coneHeightM: ClosedRange<Double>
  /// Distance between neighbouring cones, m.
  public let coneSpacingM: ClosedRange<Double>
  /// The main rivers. The first passes the provincial town.
  public let rivers: [River]

  /// A karst plateau in the north, high ridges in the west, three rivers to the south.
  public static let haGiang = ReliefCharacter(
    peakHeightM: 2_400, plateauHeightM: 1_420, hillHeightM: 820, southernFallM: 420,
    coneHeightM: 100...350, coneSpacingM: 400...1_200,
    rivers: [
      River(
        course: [(-0.95, 1.5), (-0.5, 0.75), (-0.22, 0.3), (-0.02, 0.02), (-0.12, -0.6), (0.12, -1.5)]
          .map(MapPoint.init), inflowKm2: 14_000, mouthHeightM: 62),
      River(
        course: [(0.55, 1.6), (0.72, 0.95), (0.5, 0.5), (0.62, 0.05), (0.5, -0.5), (0.75, -1.5)]
          .map(MapPoint.init), inflowKm2: 9_000, mouthHeightM: 68),
      River(
        course: [(-1.6, 0.3), (-0.95, 0.02), (-0.72, -0.35), (-0.6, -0.8), (-0.62, -1.5)]
          .map(MapPoint.init), inflowKm2: 6_000, mouthHeightM: 90),
    ])

  /// One river between hills, with a little karst.
  public static let tiny = ReliefCharacter(
    peakHeightM: 1_250, plateauHeightM: 780, hillHeightM: 520, southernFallM: 120,
    coneHeightM: 60...200, coneSpacingM: 350...900,
    rivers: [
      River(
        course: [(-0.9, 1.7), (-0.2, 0.5), (0.1, -0.1), (0.3, -1.7)].map(MapPoint.init),
        inflowKm2: 6_000, mouthHeightM: 180)
    ])
}

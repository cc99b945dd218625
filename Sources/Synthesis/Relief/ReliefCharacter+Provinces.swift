import Terrain

extension ReliefCharacter {
  /// A karst plateau in the north, high ridges in the west, three rivers to the south.
  public static let haGiang = ReliefCharacter(
    peakHeightM: 2_400, plateauHeightM: 1_420, hillHeightM: 820, fallM: 420, hardestRock: 0.3,
    plateau: northEast,
    massif: west, fall: south, coneHeightM: 100...350, coneSpacingM: 400...1_200, plain: nil, coast: nil,
    rivers: [
      river(
        [(-0.95, 1.5), (-0.5, 0.75), (-0.22, 0.3), (-0.02, 0.02), (-0.12, -0.6), (0.12, -1.5)], 14_000, 62),
      river([(0.55, 1.6), (0.72, 0.95), (0.5, 0.5), (0.62, 0.05), (0.5, -0.5), (0.75, -1.5)], 9_000, 68),
      river([(-1.6, 0.3), (-0.95, 0.02), (-0.72, -0.35), (-0.6, -0.8), (-0.62, -1.5)], 6_000, 90),
    ])

  /// One river between hills, with a little karst.
  public static let tiny = ReliefCharacter(
    peakHeightM: 1_250, plateauHeightM: 780, hillHeightM: 520, fallM: 120, hardestRock: 0.3,
    plateau: northEast, massif: west,
    fall: south, coneHeightM: 60...200, coneSpacingM: 350...900, plain: nil, coast: nil,
    rivers: [river([(-0.9, 1.7), (-0.2, 0.5), (0.1, -0.1), (0.3, -1.7)], 6_000, 180)])

  /// The delta of the Red River: a plain a few metres above the sea, low hills in the north-east.
  public static let haiDuong = ReliefCharacter(
    peakHeightM: 610, plateauHeightM: 200, hillHeightM: 220, fallM: 60, hardestRock: 0.65, plateau: .none,
    massif: .none, fall: south,
    coneHeightM: 30...110, coneSpacingM: 300...700,
    plain: Plain(
      hills: Region(toward: MapPoint(x: 0.6, y: 0.8), from: 0.5, to: 0.92), outliers: 0.3,
      heightM: 1.6...3.6),
    coast: nil,
    rivers: [
      river([(-0.4, 1.7), (-0.2, 0.8), (0.02, 0.1), (0.25, -0.5), (0.9, -1.1), (1.5, -1.6)], 12_000, 1),
      river([(-1.7, -0.6), (-0.7, -0.8), (0.1, -1.0), (0.7, -1.1), (1.5, -1.6)], 9_000, 1),
      river([(0.1, 1.6), (0.3, 0.55), (0.8, 0.25), (1.7, 0.0)], 3_000, 1),
    ])

  /// The sea in the east, a delta behind it, mountains towards the west.
  public static let thanhHoa = ReliefCharacter(
    peakHeightM: 1_600, plateauHeightM: 700, hillHeightM: 620, fallM: 260, hardestRock: 0.65, plateau: .none,
    massif: Region(toward: MapPoint(x: -0.97, y: 0.25), from: 0.1, to: 0.6),
    fall: Region(toward: MapPoint(x: 0.92, y: -0.39), from: -0.6, to: 0.4), coneHeightM: 60...260,
    coneSpacingM: 350...1_000,
    plain: Plain(
      hills: Region(toward: MapPoint(x: -0.92, y: 0.39), from: -0.4, to: 0.02), outliers: 0.32,
      heightM: 1.4...12),
    coast: Coast(toward: MapPoint(x: 0.92, y: -0.39), offset: 0.78, waviness: 0.07),
    rivers: [
      river(
        [(-1.7, 1.0), (-0.9, 0.5), (-0.4, 0.3), (0.05, 0.1), (0.5, -0.2), (0.85, -0.35), (1.7, -0.7)], 17_000,
        0),
      river(
        [(-1.7, -0.4), (-0.9, -0.3), (-0.3, -0.4), (0.2, -0.15), (0.5, -0.2), (0.85, -0.35), (1.7, -0.7)],
        4_500, 0),
      river([(-1.0, -1.7), (-0.5, -0.9), (0.1, -0.7), (0.6, -0.8), (1.5, -1.4)], 800, 0),
      river([(-0.4, 1.7), (0.1, 0.8), (0.6, 0.45), (1.0, 0.2), (1.8, 0.1)], 1_500, 0),
    ])

  /// Mountains with narrow valleys whose rivers leave on all sides.
  public static let bacKan = ReliefCharacter(
    peakHeightM: 1_600, plateauHeightM: 700, hillHeightM: 640, fallM: 260, hardestRock: 0.65,
    plateau: Region(toward: MapPoint(x: -0.6, y: 0.8), from: 0.7, to: 1.1),
    massif: Region(toward: MapPoint(x: -0.8, y: 0.6), from: -0.2, to: 0.45), fall: south,
    coneHeightM: 60...240, coneSpacingM: 350...1_000, plain: nil, coast: nil,
    rivers: [
      river([(-0.35, 0.5), (-0.15, 0.2), (0.05, 0.0), (0.05, -0.6), (0.15, -1.6)], 250, 70),
      river([(0.3, 0.4), (0.6, 0.3), (0.9, 0.45), (1.7, 0.5)], 200, 170),
      river([(0.5, 1.6), (0.0, 0.85), (-0.4, 0.65), (-0.9, 0.6), (-1.7, 0.5)], 900, 110),
    ])

  private static let northEast = Region(toward: MapPoint(x: 0.4, y: 1), from: 0.34, to: 0.56)
  private static let west = Region(toward: MapPoint(x: -1, y: -0.1), from: 0.05, to: 0.6)
  private static let south = Region(toward: MapPoint(x: 0, y: -1), from: 0.2, to: 0.95)

  private static func river(
    _ course: [(Double, Double)], _ inflowKm2: Double, _ mouthHeightM: Double
  ) -> River {
    River(
      course: course.map { MapPoint(x: $0.0, y: $0.1) }, inflowKm2: inflowKm2, mouthHeightM: mouthHeightM)
  }
}

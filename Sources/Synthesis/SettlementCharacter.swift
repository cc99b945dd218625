/// How people live in a synthetic province: the size and the names of their villages.
public struct SettlementCharacter: Sendable {
  /// Radius of the circle that holds a hamlet, in the country and in a town, m; at most 480.
  public let villageRadiusM, townRadiusM: ClosedRange<Double>
  /// Where the provincial town is looked for, in radii of the province from its middle.
  public let town: (x: Double, y: Double)
  /// The manner of the names.
  public let names: PlaceNames.Style
  /// Share of the villages without grid electricity.
  public let unelectrifiedShare: Double
  /// Share of the villages that count as specially difficult (thôn đặc biệt khó khăn).
  public let speciallyDifficultShare: Double
  /// The province that the reform of 1 July 2025 made of it.
  public let provinceSinceReform: String
}

/// The macro and micro cells of 3GPP TR 38.901, release 17 (V17.0.0), § 7.4: basic path loss, the
/// probability of line of sight and the spread of shadow fading.
///
/// The base station is the transmitter of ``LinkEnds``, the terminal the receiver; heights are above
/// the ground, and `distance2D` is the distance along it, m. Below 10 m the report says nothing: there the
/// 2-D distance is held at 10 m, and ``caveats(distance2D:ends:state:)`` says so.
public struct TR38901: Hashable, Sendable {
  /// The surroundings that the report calls scenarios.
  public enum Environment: String, CaseIterable, Hashable, Sendable {
    /// RMa: the base station above the roofs of villages and open land.
    case ruralMacro = "rural-macro"
    /// UMa: the base station above the roofs of a city, at 25 m.
    case urbanMacro = "urban-macro"
    /// UMi-Street Canyon: the base station below the roofs, at 10 m.
    case urbanMicro = "urban-micro"
  }

  /// Whether the straight ray from the base station to the terminal is free.
  public enum PathState: String, CaseIterable, Hashable, Sendable {
    case lineOfSight = "line-of-sight"
    case nonLineOfSight = "non-line-of-sight"
  }

  /// Which of the two formulas of a city stands for paths without line of sight.
  public enum UrbanShadowFormula: String, CaseIterable, Hashable, Sendable {
    /// The main formula of Table 7.4.1-1, never below the loss with line of sight.
    case standard
    /// The one marked optional, of the distance and the frequency only.
    case optional
  }

  /// h_E, the height over which an urban macro cell's breakpoint is reckoned. Table 7.4.1-1, note 1.
  public enum EnvironmentHeight: Hashable, Sendable {
    /// The mean loss over the heights that the report draws by lot: 1 m for terminals up to 13 m, above
    /// that 1 m or one of 12, 15, … m.
    case meanOfDraw
    /// One height, m: a single draw, as in a link simulation.
    case fixed(Double)
  }

  /// The surroundings.
  public var environment: Environment
  /// h, the average height of buildings, m. Rural macro cells only.
  public var averageBuildingHeight: Double
  /// W, the average width of streets, m. Rural macro cells only.
  public var averageStreetWidth: Double
  /// Which formula stands for paths without line of sight in cities.
  public var urbanShadowFormula: UrbanShadowFormula
  /// h_E. Urban macro cells only; in micro cells it is 1 m.
  public var environmentHeight: EnvironmentHeight

  /// - Parameters: as the properties; the heights and widths of buildings default to those of the table.
  public init(
    environment: Environment, averageBuildingHeight: Double = 5, averageStreetWidth: Double = 20,
    urbanShadowFormula: UrbanShadowFormula = .standard, environmentHeight: EnvironmentHeight = .meanOfDraw
  ) {
    precondition(averageBuildingHeight > 0, "buildings have a height")
    precondition(averageStreetWidth > 0, "streets have a width")
    self.environment = environment
    self.averageBuildingHeight = averageBuildingHeight
    self.averageStreetWidth = averageStreetWidth
    self.urbanShadowFormula = urbanShadowFormula
    self.environmentHeight = environmentHeight
  }

  /// c, m/s: the rounded value of the report's note 1.
  static let speedOfLight = 3.0e8

  /// d_2D, m: the distance that the formulas are taken at.
  static let nearestDistance2D = 10.0
}

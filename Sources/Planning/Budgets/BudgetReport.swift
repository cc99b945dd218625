/// Link budgets of a scenario's sectors.
public struct BudgetReport: Codable, Sendable {
  /// Sectors of a generation by the direction that limits them.
  public struct Count: Codable, Sendable {
    /// `4G`.
    public let generation: String
    /// All, and those of which one direction gives out first.
    public let sectors, limitedByDownlink, limitedByUplink: Int
    /// Carriers too narrow for what the service asks of one direction or both.
    public let tooNarrow: Int

    private enum CodingKeys: String, CodingKey {
      case generation, sectors
      case limitedByDownlink = "limited_by_downlink"
      case limitedByUplink = "limited_by_uplink"
      case tooNarrow = "too_narrow"
    }

    init(generation: String, _ budgets: [SectorBudget]) {
      self.generation = generation
      sectors = budgets.count
      limitedByUplink = budgets.count { $0.limitingSide == "uplink" }
      limitedByDownlink = sectors - limitedByUplink
      tooNarrow = budgets.count { $0.downlink == nil || $0.uplink == nil }
    }
  }

  /// Title of the scenario and its kind of geography.
  public let scenario, geography: String
  /// In the order of their stations.
  public let sectors: [SectorBudget]
  /// By generation, ascending.
  public let counts: [Count]
  /// Sectors of generations that the scenario has no service for.
  public let sectorsWithoutService: Int

  private enum CodingKeys: String, CodingKey {
    case scenario, geography, sectors, counts
    case sectorsWithoutService = "sectors_without_service"
  }

  init(scenario: String, geography: String, sectors: [SectorBudget], sectorsWithoutService: Int) {
    self.scenario = scenario
    self.geography = geography
    self.sectors = sectors
    self.sectorsWithoutService = sectorsWithoutService
    let byGeneration = Dictionary(grouping: sectors, by: \.generation)
    counts = byGeneration.keys.sorted().map { Count(generation: $0, byGeneration[$0]!) }
  }
}

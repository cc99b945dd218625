import Coverage
import Formats
import RadioNetwork

extension Study {
  /// The link budgets of one sector, line by line. Reads the scenario and its stations, no terrain.
  ///
  /// - Throws: `InvalidInput`, or a `Problem` with the sector.
  public func budget(ofSector id: String) throws -> BudgetReport {
    var loader = StudyLoader(file: file)
    let (scenario, network) = try loader.loadNetwork()
    guard let sector = network.sectors.first(where: { $0.id == id }) else {
      throw Problem(
        "is no sector of the scenario", field: "sector", value: id,
        expected: "the id of one of \(network.sectors.count) sectors",
        remedy: EditDistance.nearest(to: id, among: network.sectors.map(\.id)).map { "Did you mean \($0)?" })
    }
    let generation = network.stations[sector.station].generation
    guard let service = scenario.services.first(where: { $0.generation == generation }) else {
      throw Problem(
        "speaks \(generation.rawValue), which the scenario has no service for", field: "sector", value: id,
        expected: "a sector of \(scenario.services.map(\.generation.rawValue).joined(separator: ", "))",
        remedy: "Add \(generation.rawValue) to services")
    }
    let budget = SectorBudget(sector, in: network, service: service, withRows: true)
    return BudgetReport(
      scenario: scenario.title, geography: scenario.geography.rawValue, sectors: [budget],
      sectorsWithoutService: 0)
  }

  /// The largest path losses of all sectors, and which direction limits each. Reads the scenario and its
  /// stations, no terrain.
  ///
  /// - Throws: `InvalidInput`.
  public func budgets() throws -> BudgetReport {
    var loader = StudyLoader(file: file)
    let (scenario, network) = try loader.loadNetwork()
    let budgets = network.sectors.compactMap { sector in
      scenario.services.first { $0.generation == network.stations[sector.station].generation }.map {
        SectorBudget(sector, in: network, service: $0, withRows: false)
      }
    }
    return BudgetReport(
      scenario: scenario.title, geography: scenario.geography.rawValue, sectors: budgets,
      sectorsWithoutService: network.sectors.count - budgets.count)
  }
}

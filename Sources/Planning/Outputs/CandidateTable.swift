import Formats
import Geography
import Placement

/// The ranked sites as a table: what each adds, and to whom.
enum CandidateTable {
  private static let fields: [OutputTable.Field] = [
    .init("rank", .integer), .init("id", .text), .init("kind", .text), .init("name", .text),
    .init("generation", .text), .init("longitude", .real(decimals: 6)), .init("latitude", .real(decimals: 6)),
    .init("ground_m", .real(decimals: 0)), .init("antenna_m", .real(decimals: 1)),
    .init("gain", .real(decimals: 1)), .init("cumulative", .real(decimals: 1)),
    .init("cumulative_share", .real(decimals: 4)), .init("gain_unit", .text),
    .init("villages_gaining", .integer), .init("who_gains", .text), .init("village_ids", .text),
    .init("geography", .text),
  ]

  static func table(_ plan: SitePlan, result: StudyResult) -> OutputTable {
    let inputs = result.inputs
    var table = OutputTable(
      layer: VillageTable.layerName("candidates", inputs.scenario), fields: fields)
    let sites = plan.ranking.choices.map { plan.candidates[$0.candidate] }
    let places = inputs.frame.geographic.coordinates(of: sites.map(\.position))
    for (index, choice) in plan.ranking.choices.enumerated() {
      let site = sites[index]
      let gainers = gainers(of: choice, plan: plan)
      let names = gainers.map {
        "\(inputs.villages[$0.village].name) (\(plan.unit == .people ? $0.people.decimals(0) : $0.people.decimals(2)))"
      }
      table.append(
        OutputTable.Row(
          [
            .integer(index + 1), .text(site.id), .text(site.kind.rawValue), .text(site.name),
            .text(plan.station.generation.rawValue), .real(places[index].longitude),
            .real(places[index].latitude), FieldValue(inputs.ground.height(at: site.position)),
            .real(plan.station.antennaHeight), .real(choice.gain), .real(choice.cumulative),
            .real(plan.demand.people > 0 ? choice.cumulative / plan.demand.people : 0),
            .text(plan.unit.rawValue), .integer(gainers.count), .text(names.joined(separator: "; ")),
            .text(gainers.map { inputs.villages[$0.village].id }.joined(separator: "; ")),
            .text(inputs.scenario.geography.rawValue),
          ], shape: .point(site.position)))
    }
    return table
  }

  /// Villages that a choice adds people in, most people first, equal ones in the order of their list.
  private static func gainers(
    of choice: GreedyRanking.Choice, plan: SitePlan
  ) -> [(village: Int, people: Double)] {
    var people: [Int: Double] = [:]
    for item in choice.items {
      let demand = plan.demand.items[Int(item)]
      people[demand.village, default: 0] += demand.people
    }
    return people.map { (village: $0.key, people: $0.value) }.sorted {
      ($1.people, $0.village) < ($0.people, $1.village)
    }
  }
}

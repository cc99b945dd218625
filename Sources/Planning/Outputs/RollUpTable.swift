import Formats

/// Coverage by unit, service and operator as a table: a row each. A percentage's column says what it is of.
enum RollUpTable {
  static func table(_ rollUps: RollUps, scenario: Scenario) -> OutputTable {
    OutputTable(
      layer: VillageTable.layerName("rollups", scenario),
      fields: keys + columns.map { .init($0.name, $0.isPercent ? .real(decimals: 2) : .integer) }
        + [.init("geography", .text)],
      rows: rollUps.rows.map { row in
        OutputTable.Row(
          [
            .text(row.version.words), .text(row.level.rawValue), FieldValue(row.unit.province),
            FieldValue(row.unit.district), FieldValue(row.unit.commune), .text(row.service.rawValue),
            .text(row.operatorName ?? "any"),
          ] + columns.map { $0.value(row) } + [.text(scenario.geography.rawValue)])
      })
  }

  private static let keys: [OutputTable.Field] = [
    "unit_version", "level", "province", "district", "commune", "service", "operator",
  ].map { .init($0, .text) }

  /// A column of numbers.
  private struct Column: Sendable {
    let name: String
    let isPercent: Bool
    let value: @Sendable (RollUps.Row) -> FieldValue

    static func count(_ name: String, _ value: @escaping @Sendable (UnitTally) -> Int) -> Column {
      Column(name: name, isPercent: false) { .integer(value($0.tally)) }
    }

    static func percent(_ name: String, _ value: @escaping @Sendable (UnitTally) -> CoverageShare) -> Column {
      Column(name: name, isPercent: true) { FieldValue(value($0.tally).shownPercent) }
    }

    /// Within a commune there is nothing to count.
    var aboveCommunes: Column {
      Column(name: name, isPercent: isPercent) { $0.level == .commune ? .null : value($0) }
    }
  }

  private static let columns: [Column] = {
    let communes: [Column] = [
      .count("communes") { $0.communes.total },
      .count("communes_with_a_covered_village") { $0.communes.withCovered },
      .count("communes_all_villages_covered") { $0.communes.allCovered },
      .percent("percent_of_communes_with_a_covered_village") { $0.communes.share },
      .percent("percent_of_communes_all_villages_covered") { $0.communes.shareOfWhole },
    ]
    var columns = verdicts("villages") { $0.villages }
    columns.append(.percent("percent_of_villages_covered") { $0.villages.share })
    columns += verdicts("population") { $0.population }
    columns.append(.percent("percent_of_population_covered") { $0.population.share })
    columns.append(.count("villages_without_population") { $0.villagesWithoutPopulation })
    columns += communes.map(\.aboveCommunes)
    columns += few("villages_without_grid") { $0.withoutGrid }
    columns.append(.count("villages_of_unknown_electricity") { $0.unknownElectricity })
    columns += few("villages_of_special_difficulty") { $0.specialDifficulty }
    columns.append(.count("villages_of_unknown_difficulty") { $0.unknownDifficulty })
    return columns
  }()

  private static func verdicts(_ name: String, _ tally: @escaping @Sendable (UnitTally) -> VerdictTally)
    -> [Column]
  {
    [
      .count(name) { tally($0).total }, .count("\(name)_covered") { tally($0).covered },
      .count("\(name)_weak") { tally($0).weak }, .count("\(name)_white") { tally($0).white },
      .count("\(name)_unknown") { tally($0).unknown },
    ]
  }

  /// Villages that programmes look at: how many, and how many of them have or lack the service.
  private static func few(_ name: String, _ tally: @escaping @Sendable (UnitTally) -> VerdictTally)
    -> [Column]
  {
    [
      .count(name) { tally($0).total }, .count("\(name)_covered") { tally($0).covered },
      .count("\(name)_white") { tally($0).white },
    ]
  }
}

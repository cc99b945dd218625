import Formats

/// Published figures beside what was found, as a table: a row a figure.
enum ReconciliationTable {
  private static let fields: [OutputTable.Field] = [
    .init("figure", .text), .init("quantity", .text), .init("selection", .text), .init("of", .text),
    .init("unit_version", .text), .init("comparison", .text), .init("published", .text),
    .init("tolerance", .text), .init("found", .text),
    .init("found_at_most", .text), .init("outcome", .text),
    .init("difference", .text), .init("percent_of_population_covered", .real(decimals: 2)),
    .init("percent_of_villages_covered", .real(decimals: 2)),
    .init("percent_of_communes_with_a_covered_village", .real(decimals: 2)),
    .init("percent_of_communes_all_villages_covered", .real(decimals: 2)), .init("reproduced_by", .text),
    .init("inconsistencies", .text), .init("remark", .text), .init("source", .text), .init("date", .text),
    .init("geography", .text),
  ]

  static func table(_ reconciliation: Reconciliation, scenario: Scenario) -> OutputTable {
    OutputTable(
      layer: VillageTable.layerName("reconciliation", scenario), fields: fields,
      rows: reconciliation.figures.map { figure in
        let percentages = figure.percentages
        return OutputTable.Row([
          .text(figure.figure), .text(figure.quantity), .text(figure.selection), FieldValue(figure.of),
          .text(figure.unitVersion), .text(figure.comparison), number(figure.published),
          number(figure.tolerance),
          number(figure.found), number(figure.foundAtMost), .text(figure.outcome.rawValue),
          number(figure.difference), FieldValue(percentages?.ofPopulation),
          FieldValue(percentages?.ofVillages), FieldValue(percentages?.ofCommunesWithACoveredVillage),
          FieldValue(percentages?.ofCommunesAllVillagesCovered),
          .text(figure.reproducedBy.joined(separator: "; ")),
          .text(figure.inconsistencies.joined(separator: "; ")), FieldValue(figure.remark),
          .text(figure.source), FieldValue(figure.date), .text(scenario.geography.rawValue),
        ])
      })
  }

  /// A count without decimals, a percentage as it is.
  private static func number(_ value: Double?) -> FieldValue { FieldValue(value?.short) }
}

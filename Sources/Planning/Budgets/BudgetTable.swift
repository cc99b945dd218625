import Formats

/// Budgets as a table in a file, a row a sector.
public enum BudgetTable {
  private static let fields: [OutputTable.Field] = [
    .init("sector_id", .text), .init("station_id", .text), .init("mast_id", .text), .init("operator", .text),
    .init("generation", .text), .init("frequency_mhz", .real(decimals: 3)),
    .init("bandwidth_mhz", .real(decimals: 3)), .init("metric", .text),
    .init("covered_dbm", .real(decimals: 2)), .init("required_dbm", .real(decimals: 2)),
    .init("location_probability", .real(decimals: 4)),
    .init("downlink_maximum_path_loss_db", .real(decimals: 2)),
    .init("uplink_maximum_path_loss_db", .real(decimals: 2)), .init("limiting_side", .text),
    .init("uplink_level_dbm", .real(decimals: 2)), .init("geography", .text),
  ]

  /// Writes the table, whole or not at all.
  ///
  /// - Throws: a `Problem` with the file.
  public static func write(_ report: BudgetReport, to path: String) throws(Problem) {
    func number(_ value: Double?) -> FieldValue { value.map { .real($0) } ?? .null }
    let rows = report.sectors.map { budget in
      OutputTable.Row([
        .text(budget.sector), .text(budget.station), .text(budget.mast), .text(budget.operatorName),
        .text(budget.generation), .real(budget.frequencyMHz), .real(budget.bandwidthMHz),
        .text(budget.metric), .real(budget.coveredDBm), number(budget.requiredDBm),
        .real(budget.locationProbability),
        number(budget.downlink?.mostLossDB), number(budget.uplink?.mostLossDB), .text(budget.limitingSide),
        number(budget.uplinkLevelDBm), .text(report.geography),
      ])
    }
    try OutputFile.write(
      try VectorWriter.csv(OutputTable(layer: "budgets", fields: fields, rows: rows)), to: path)
  }
}

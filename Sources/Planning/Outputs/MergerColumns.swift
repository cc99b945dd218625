import Formats

/// What a village belongs to after the merger, as columns beside those of its file; none without a merger.
enum MergerColumns {
  static func fields(_ inputs: StudyInputs) -> [OutputTable.Field] {
    inputs.mergedUnits == nil ? [] : [.init("commune_after", .text), .init("province_after", .text)]
  }

  static func values(_ inputs: StudyInputs, village: Int) -> [FieldValue] {
    guard let units = inputs.mergedUnits else { return [] }
    return [FieldValue(units[village].commune), FieldValue(units[village].province)]
  }
}

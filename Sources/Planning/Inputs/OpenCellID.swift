import RadioNetwork

/// The column order of OpenCellID's downloads: a row a cell as phones have seen it.
///
/// Positions are estimates from measurements, and neither heights nor powers are known: all that is
/// taken from the defaults.
enum OpenCellID {
  static let columns = [
    "radio", "mcc", "net", "area", "cell", "unit", "lon", "lat", "range", "samples", "changeable",
    "created", "updated", "averageSignal",
  ]

  /// Whether a header is OpenCellID's.
  static func isRecognised(headers: [String]) -> Bool {
    headers.map { $0.lowercased() } == columns.map { $0.lowercased() } || isNumbered(headers)
  }

  /// Whether what was read as a header is a row: `GSM, 452, 1, …`.
  static func isHeaderless(firstRow: [String]) -> Bool {
    firstRow.count == columns.count && Generation(name: firstRow[0]) != nil && Int(firstRow[1]) != nil
  }

  private static func isNumbered(_ headers: [String]) -> Bool {
    headers == (1...columns.count).map { "field_\($0)" }
  }

  static func fieldMap(headers: [String]) -> FieldMap {
    FieldMap(
      places: [
        "generation": 0, "mcc": 1, "net": 2, "area": 3, "cell": 4, "longitude": 6, "latitude": 7,
      ], headers: isNumbered(headers) ? columns : headers)
  }

  /// Names the operator by its network code, and the cell by all its numbers.
  static func complete(_ record: inout SectorRecord, row: RowReader) {
    let parts = ["mcc", "net", "area", "cell"].map { row.text($0) ?? "0" }
    record.operatorName = operatorName(mcc: parts[0], mnc: parts[1])
    record.sectorID = parts.joined(separator: "-") + "-" + record.generation.rawValue
  }

  /// The operators of Việt Nam (country code 452) by ITU-T E.212; others by their code.
  private static func operatorName(mcc: String, mnc: String) -> String {
    let vietnam = [1: "MobiFone", 2: "Vinaphone", 4: "Viettel", 5: "Vietnamobile", 7: "Gmobile"]
    if mcc == "452", let number = Int(mnc), let name = vietnam[number] { return name }
    return "\(mcc)-\(mnc)"
  }
}

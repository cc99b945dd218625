import Formats
import RadioNetwork

extension NetworkBuilder.Fault {
  /// The contradiction as a problem of a station list.
  ///
  /// - Parameter rowsAreLines: whether rows are lines of a text file, not features of a layer.
  func problem(file: String, rowsAreLines: Bool) -> Problem {
    func place(_ row: Int) -> String { rowsAreLines ? "line \(row)" : "feature \(row)" }
    func problem(
      _ message: String, rows: [Int], field: String, value: String, expected: String, remedy: String
    ) -> Problem {
      Problem(
        message, file: file, line: rowsAreLines ? rows[1] : nil, feature: rowsAreLines ? nil : rows[1],
        field: field, value: value, expected: expected, remedy: remedy)
    }
    switch self {
    case .duplicateSector(let id, let rows):
      return problem(
        "is in \(place(rows[0])) too", rows: rows, field: "sector_id", value: id,
        expected: "one row a sector",
        remedy: "Remove one row, or give the sectors ids or azimuths of their own")
    case .duplicateAntenna(let station, let rows):
      return problem(
        "has the same azimuth and carrier as \(place(rows[0]))", rows: rows, field: "station", value: station,
        expected: "one row an antenna",
        remedy: "Remove one row, or give the antennas azimuths, frequencies or sector ids of their own")
    case .operatorSpelling(let names, let rows):
      return problem(
        "is spelt \(names[0]) in \(place(rows[0]))", rows: rows, field: "operator", value: names[1],
        expected: "one spelling an operator", remedy: "Spell it alike in all rows")
    case .mastMoved(let id, let rows, let metres):
      return problem(
        "stands \(Int(metres.rounded())) m from where \(place(rows[0])) has it", rows: rows, field: "mast_id",
        value: id, expected: "one position a mast",
        remedy: "Correct the coordinates, or give the masts ids of their own")
    case .stationDiffers(let id, let rows, let what):
      return problem(
        "has another \(what) than in \(place(rows[0]))", rows: rows, field: "station_id", value: id,
        expected: "one mast, operator and generation a station",
        remedy: "Correct the row, or give the stations ids of their own")
    case .factDiffers(let station, let rows, let fact, let values):
      return problem(
        "is \(values[0]) in \(place(rows[0])) of the same station \(station)", rows: rows, field: fact,
        value: values[1], expected: "one \(fact) a station",
        remedy: "Correct one of the rows, or give the stations ids of their own")
    case .offBeforeOn(let station, let row, let onAir, let offAir):
      return problem(
        "lies before the first day on air of \(station), \(onAir)", rows: [row, row], field: "off_air_date",
        value: offAir.description, expected: "\(onAir) or later", remedy: "Correct one of the dates")
    }
  }
}

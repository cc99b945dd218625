import Foundation
import Planning

/// A table of measured levels along the equator, and a link whose free-space level there is easy to reckon.
///
/// 300 MHz over antennas of one height: free space loses 32.4478 + 20 lg 300 = 81.9902 dB at 1 km. With an EIRP of
/// 21.9902 dBm the level is −60 dBm at 1 km, −40 dBm at 100 m and −80 dBm at 10 km.
struct MeasurementFixture {
  let folder = TemporaryFolder()
  var header = "latitude,longitude,level_dbm"
  /// East of the transmitter at 0° N 0° E.
  var rows: [String] = [
    row(100, -45), row(1000, -72), row(10_000, -91), row(10_000, -95),
  ]
  var name = "levels.csv"
  var link = MeasuredLink(
    latitude: 0, longitude: 0, frequencyMHz: 300, eirpDBm: 21.9902, transmitterHeight: 10,
    receiverHeight: 10)
  var models = ["free-space"]
  var environments: [String] = []
  var selection = MeasurementSelection()
  var edit: (inout MeasurementTable) -> Void = { _ in }

  /// A row at a distance along the equator, whose degree has 111,319.4908 m (2π · 6,378,137 m / 360).
  static func row(_ metres: Double, _ level: Double) -> String { "0,\(metres / 111_319.490_793),\(level)" }

  var path: String { folder.path + "/" + name }

  var comparison: MeasurementComparison {
    var table = MeasurementTable(file: path)
    edit(&table)
    return MeasurementComparison(
      table: table, link: link, models: models, environments: environments, selection: selection)
  }

  func write() { folder.add(name, ([header] + rows).joined(separator: "\n") + "\n") }

  func run(threads: Int = 1) throws -> MeasurementResult {
    write()
    return try comparison.run(StudyOptions(threads: threads))
  }
}

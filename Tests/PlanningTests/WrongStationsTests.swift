import Planning
import Testing

@Suite("Wrong station lists")
struct WrongStationsTests {
  @Test("A wrong station list is told with file and line, and nothing is written", arguments: Self.rows)
  func told(row: WrongInput) throws { try row.check() }

  private static let file = "stations.csv"

  /// A field of the first station, line 2, set to a value that is refused.
  private static func wrong(
    _ field: String, _ value: String, says: String, remedy: String = "Correct it"
  ) -> WrongInput {
    WrongInput(
      "\(field) \(value)", file: file, line: 2, field: field, value: value, says: says, remedy: remedy
    ) { $0.setStation(0, field, value) }
  }

  static let rows: [WrongInput] = [
    wrong("height_m", "-5", says: "out of range", remedy: "leave it empty"),
    wrong("height_m", "0", says: "out of range"),
    wrong("height_m", "high", says: "is not a number"),
    wrong("height_m", "42 m", says: "is not a number"),
    wrong("height_m", "nan", says: "is not a number"),
    wrong("height_m", "inf", says: "is not a number"),
    wrong("bandwidth_mhz", "0", says: "out of range"),
    wrong("frequency_mhz", "0", says: "out of range"),
    wrong("frequency_mhz", "1800000", says: "out of range"),
    wrong("eirp_dbm", "nan", says: "is not a number"),
    wrong("eirp_dbm", "infinity", says: "is not a number"),
    wrong("eirp_dbm", "1000", says: "out of range"),
    wrong("azimuth_deg", "900", says: "out of range"),
    wrong("azimuth_deg", "north", says: "is not a number"),
    wrong("longitude", "nan", says: "is not a number", remedy: "coordinates"),
    wrong("latitude", "inf", says: "is not a number", remedy: "coordinates"),
    wrong("longitude", "105°2'", says: "is not a number", remedy: "coordinates"),
    wrong("longitude", "", says: "is empty", remedy: "Fill it in").withoutValue,
    wrong("generation", "6G", says: "is no generation", remedy: "Write one of these"),
    wrong("generation", "", says: "is empty", remedy: "stations.generation").withoutValue,

    WrongInput("no such file", file: file, says: "does not exist", remedy: "Correct the path") {
      $0.absent = ["stations.csv"]
    },
    WrongInput("no such folder", file: "nowhere/stations.csv", says: "nor does the folder") {
      $0.edit("stations.csv", "nowhere/stations.csv")
    },
    WrongInput("file of no bytes", file: file, says: "holds no row") { $0.files["stations.csv"] = [] },
    WrongInput("header only", file: file, says: "holds no row") { $0.stations = [] },
    WrongInput("UTF-16", file: file, says: "UTF-16", remedy: "CSV UTF-8") {
      $0.files["stations.csv"] = [0xFF, 0xFE, 0x61, 0x00]
    },
    WrongInput("no UTF-8", file: file, line: 2, says: "not in UTF-8") {
      $0.files["stations.csv"] =
        Array("longitude,latitude,generation,name\n105,22.7,4G,".utf8) + [0xC3, 0x28, 10]
    },
    WrongInput("open quotation mark", file: file, line: 3, says: "never closed") {
      $0.stations[1][0] = "\"M1"
    },
    WrongInput(
      "misspelt column", file: file, line: 1, field: "hieght_m", says: "looks like one",
      remedy: "Did you mean height_m?"
    ) { $0.stationFields[8] = "hieght_m" },
    WrongInput(
      "column mapped that is not there", file: file, field: "height_m", value: "ChieuCao",
      says: "the file does not have", remedy: "fields"
    ) { $0.edit("file: stations.csv", "file: stations.csv\n  fields: { height_m: ChieuCao }") },
    WrongInput("no column of generations", file: file, line: 1, field: "generation", says: "not among") {
      $0.stationFields[4] = "colour"
    },
    WrongInput("no columns of positions", file: file, line: 1, says: "not among", remedy: "stations.fields") {
      $0.stationFields[5] = "colour"
      $0.stationFields[6] = "size"
    },
    WrongInput(
      "decimal comma", file: file, line: 2, field: "longitude", value: "104,960", says: "is not a number",
      remedy: "decimal point"
    ) {
      $0.setStation(0, "longitude", "104,960")
      let rows = ([$0.stationFields] + $0.stations).map { $0.joined(separator: ";") }
      $0.files["stations.csv"] = Array(rows.joined(separator: "\n").utf8)
    },
    WrongInput("decimal comma between commas", file: file, line: 2, says: "13 fields", remedy: "quotation") {
      $0.setStation(0, "latitude", "22,730")
    },
    WrongInput("no system for metres", file: file, field: "stations.crs", says: "does not name") {
      $0.stationFields[5] = "easting"
      $0.stationFields[6] = "northing"
    },
    WrongInput(
      "latitude and longitude swapped, out of the range of degrees", file: file, line: 2,
      value: "22.73, 104.96",
      says: "is no longitude and latitude", remedy: "swapped"
    ) {
      $0.setStation(0, "longitude", "22.730")
      $0.setStation(0, "latitude", "104.960")
    },
    WrongInput(
      "latitude and longitude swapped, within the range of degrees", file: file, line: 2,
      says: "outside the study area", remedy: "swapped"
    ) {
      $0.move(toLongitude: 63, latitude: 45, crs: "EPSG:32641", northing: 4_983_000)
      let longitude = $0.stations[0][5]
      $0.setStation(0, "longitude", $0.stations[0][6])
      $0.setStation(0, "latitude", longitude)
    },
    WrongInput(
      "degrees where VN-2000 is declared", file: file, line: 2, says: "outside the study area",
      remedy: "look like degrees", errors: 4
    ) { $0.edit("file: stations.csv", "file: stations.csv\n  crs: EPSG:9209") },
    WrongInput(
      "metres where degrees are expected", file: file, line: 2, value: "495890, 2513700",
      says: "is no longitude and latitude", remedy: "look like metres"
    ) {
      $0.setStation(0, "longitude", "495890")
      $0.setStation(0, "latitude", "2513700")
    },
    WrongInput(
      "a station far off", file: file, line: 5, says: "outside the study area", remedy: "outside: ignore"
    ) {
      $0.setStation(3, "longitude", "108.2")
    },
    WrongInput("a row cut short", file: file, line: 3, says: "fields, the header") {
      $0.stations[1] = Array($0.stations[1].prefix(5))
    },
    WrongInput(
      "duplicate sector", file: file, line: 4, field: "sector_id", value: "S1", says: "is in line 2 too"
    ) { $0.setStation(2, "sector_id", "S1") },
    WrongInput("one antenna twice", file: file, line: 3, says: "same azimuth and carrier as line 2") {
      $0.stations[1] = $0.stations[0]
      $0.setStation(0, "sector_id", "")
      $0.setStation(1, "sector_id", "")
    },
    WrongInput(
      "a mast at two places", file: file, line: 3, field: "mast_id", value: "M1", says: "m from where line 2"
    ) {
      $0.setStation(1, "longitude", "104.962")
    },
    WrongInput(
      "a station of two operators", file: file, line: 3, field: "station_id", value: "M1-V-4G",
      says: "another operator"
    ) {
      $0.stations[1] = $0.stations[0]
      $0.setStation(1, "sector_id", "S2")
      $0.setStation(1, "operator", "VNPT")
    },
    WrongInput("a filter that is no condition", file: file, field: "filter", says: "filter cannot be used") {
      $0.edit("file: stations.csv", "file: stations.csv\n  filter: \"operator ==\"")
    },
    WrongInput("a filter that nothing meets", file: file, says: "holds no row", remedy: "stations.filter") {
      $0.edit("file: stations.csv", "file: stations.csv\n  filter: \"operator = 'Beeline'\"")
    },
    WrongInput("a layer that is not there", file: file, field: "layer", value: "bts", says: "no such layer") {
      $0.edit("file: stations.csv", "file: stations.csv\n  layer: bts")
    },
    WrongInput(
      "all too far off, and to be ignored", file: file, says: "all its 4 rows", remedy: "stations.crs"
    ) {
      for row in $0.stations.indices { $0.setStation(row, "longitude", "10\(row)") }
      $0.edit("file: stations.csv", "file: stations.csv\n  outside: ignore")
    },
    WrongInput(
      "duplicate sector in a layer", file: "s.geojson", feature: 1, field: "sector_id",
      says: "is in feature 0 too"
    ) {
      $0.edit("file: stations.csv", "file: s.geojson")
      let feature = """
        {"type": "Feature", "properties": {"sector_id": "S1", "generation": "4G"},
        "geometry": {"type": "Point", "coordinates": [105, 22.75]}}
        """
      $0.files["s.geojson"] = Array(
        "{\"type\": \"FeatureCollection\", \"features\": [\(feature), \(feature)]}".utf8)
    },
    WrongInput("polygons", file: "villages.geojson", feature: 0, says: "has no point", errors: 6) {
      $0.edit("file: stations.csv", "file: villages.geojson\n  generation: 4G")
    },
  ]
}

extension WrongInput {
  /// The same where an empty value is not repeated in the problem.
  fileprivate var withoutValue: WrongInput {
    WrongInput(
      testDescription, file: file, line: line, field: field, says: says, remedy: remedy, errors: errors,
      breaking: breaking)
  }
}

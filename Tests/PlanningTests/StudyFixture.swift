import Foundation
import Formats
import Geography
import Planning
import Terrain

/// A small valid study in a folder of its own, from which a test breaks one thing.
///
/// 20 × 20 km of hills, six villages, four stations on three masts. Change its parts, then ``write()``.
final class StudyFixture {
  /// A village: a square, or any ring in degrees.
  struct Village {
    var id: String
    var name: String
    var population: Int?
    var ring: [MapPoint]
  }

  let folder = TemporaryFolder()
  /// The scenario file's text.
  var scenario = """
    version: 1
    name: fixture
    grid:
      cell_size_m: 200
      crs: EPSG:32648
    terrain:
      rasters: [terrain.tif]
    stations:
      file: stations.csv
    villages:
      file: villages.geojson
    services:
      - { generation: 2G, covered_dbm: -95, weak_dbm: -104 }
      - { generation: 4G, covered_dbm: -105, weak_dbm: -115 }
    placement:
      generation: 4G
      sites: 2

    """
  var stationFields = [
    "mast_id", "station_id", "sector_id", "operator", "generation", "longitude", "latitude", "azimuth_deg",
    "height_m", "eirp_dbm", "frequency_mhz", "bandwidth_mhz",
  ]
  var stations = [
    ["M1", "M1-V-4G", "S1", "Viettel", "4G", "104.960", "22.730", "90", "42", "61", "1800", "10"],
    ["M1", "M1-V-2G", "S2", "Viettel", "2G", "104.960", "22.730", "", "42", "52", "900", "0.2"],
    ["M2", "M2-P-4G", "S3", "VNPT", "4G", "105.030", "22.780", "200", "36", "61", "1800", "10"],
    ["M3", "M3-V-2G", "S4", "Viettel", "2G", "105.040", "22.720", "", "30", "52", "900", "0.2"],
  ]
  var villages: [Village]
  /// Where the terrain lies.
  var terrainGrid = MetricGrid(west: 490_000, north: 2_526_000, cellSize: 200, columns: 100, rows: 100)
  var crs = "EPSG:32648"
  /// Heights, m; NaN for a hole.
  var height: (MapPoint) -> Float = { Float(300 + 250 * sin($0.x / 1700) * cos($0.y / 2300)) }
  /// Files written in place of the study's own, or beside them.
  var files: [String: [UInt8]] = [:]
  /// Files left out.
  var absent: Set<String> = []

  var scenarioPath: String { folder.path + "/scenario.yaml" }
  var output: String { folder.path + "/out" }

  init() {
    villages = (0..<6).map { index in
      Village(
        id: "V\(index + 1)", name: "Bản \(index + 1)", population: 100 + 20 * index,
        ring: Self.square(
          longitude: 104.95 + 0.04 * Double(index % 3), latitude: 22.72 + 0.05 * Double(index / 3)))
    }
  }

  /// A closed ring around a place, about 800 m wide.
  static func square(longitude: Double, latitude: Double, side: Double = 0.008) -> [MapPoint] {
    [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)].map {
      MapPoint(x: longitude + $0.0 * side, y: latitude + $0.1 * side)
    }
  }

  /// Sets a field of a station, counted from 0: its line in the file is two more.
  func setStation(_ row: Int, _ field: String, _ value: String) {
    guard let column = stationFields.firstIndex(of: field) else { preconditionFailure("no field \(field)") }
    stations[row][column] = value
  }

  /// Sets a field that the list may not have yet: a column is added, empty in all other rows.
  func setNew(_ field: String, _ value: String, row: Int = 0) {
    if !stationFields.contains(field) {
      stationFields.append(field)
      for index in stations.indices { stations[index].append("") }
    }
    setStation(row, field, value)
  }

  /// Replaces a part of the scenario that must be there.
  func edit(_ old: String, _ new: String) {
    precondition(scenario.contains(old), "the scenario has no \(old)")
    scenario = scenario.replacingOccurrences(of: old, with: new)
  }

  /// Puts a profile, or a part of one, in the place of the services.
  func useProfile(_ services: String) {
    let range = scenario.range(of: "services:\n")!.lowerBound..<scenario.range(of: "placement:")!.lowerBound
    scenario.replaceSubrange(range, with: "services: \(services)\n")
  }

  /// Moves the whole study to another place, where the middle is 0 east of a zone's meridian.
  func move(toLongitude longitude: Double, latitude: Double, crs: String, northing: Double) {
    func moved(_ point: MapPoint) -> MapPoint {
      MapPoint(x: point.x - 105 + longitude, y: point.y - 22.75 + latitude)
    }
    for index in villages.indices { villages[index].ring = villages[index].ring.map(moved) }
    for row in stations.indices {
      let place = moved(MapPoint(x: Double(stations[row][5]) ?? 0, y: Double(stations[row][6]) ?? 0))
      setStation(row, "longitude", String(place.x))
      setStation(row, "latitude", String(place.y))
    }
    edit("EPSG:32648", crs)
    self.crs = crs
    terrainGrid = MetricGrid(
      west: 490_000, north: northing + 10_000, cellSize: 200, columns: 100, rows: 100)
  }

  /// Writes all files and returns the study.
  @discardableResult
  func write() throws -> Study {
    var all = files
    all["scenario.yaml"] = files["scenario.yaml"] ?? Array(scenario.utf8)
    all["stations.csv"] = files["stations.csv"] ?? Array(stationText.utf8)
    all["villages.geojson"] = try files["villages.geojson"] ?? Array(villageText().utf8)
    all["terrain.tif"] = try files["terrain.tif"] ?? terrain()
    for (name, bytes) in all where !absent.contains(name) { folder.add(name, bytes) }
    return Study(ScenarioFile(scenarioPath))
  }

  var stationText: String {
    ([stationFields] + stations).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  private var villageTable: OutputTable {
    OutputTable(
      layer: "villages", fields: [.init("id", .text), .init("name", .text), .init("population", .integer)],
      rows: villages.map {
        OutputTable.Row(
          [.text($0.id), .text($0.name), $0.population.map(FieldValue.integer) ?? .null],
          shape: .area(MultiPolygon([Polygon(shell: $0.ring)])))
      })
  }

  /// The villages' file.
  func villageText() throws -> String {
    String(decoding: try VectorWriter.geoJSON(villageTable, crs: .wgs84), as: UTF8.self)
  }

  /// The terrain's file.
  func terrain(unit: String = "metre") throws -> [UInt8] {
    let heights = Raster(
      grid: terrainGrid,
      values: (0..<terrainGrid.count).map { height(terrainGrid.center(of: terrainGrid.cell(at: $0))) })
    return try GeoTIFFWriter.encode(
      bands: [.init(description: "Height", unit: unit, values: heights)],
      crs: try CoordinateReferenceSystem(crs))
  }
}

import Foundation
import Formats
import Planning
import Terrain
import Testing

@Suite("Wrong terrain")
struct WrongTerrainTests {
  @Test("Wrong terrain is told with its file or tile, and nothing is written", arguments: Self.rows)
  func told(row: WrongInput) throws { try row.check() }

  /// Ground unknown within 1.5 km around the first village.
  private static let hole: @Sendable (MapPoint) -> Float = {
    $0.distance(to: MapPoint(x: 494_870, y: 2_512_600)) < 1500 ? .nan : 400
  }

  static let rows: [WrongInput] = [
    WrongInput("no such file", file: "terrain.tif", says: "does not exist", remedy: "Correct the path") {
      $0.absent = ["terrain.tif"]
    },
    WrongInput("a pattern that nothing meets", file: "dem/*.tif", says: "no file matches", remedy: "pattern")
    {
      $0.edit("[terrain.tif]", "[dem/*.tif]")
    },
    WrongInput("a folder without rasters", file: "empty", says: "holds no raster") {
      $0.edit("[terrain.tif]", "[empty]")
      $0.files["empty/readme.txt"] = [65]
    },
    WrongInput("no raster", file: "terrain.tif", says: "is no raster", remedy: "gdalinfo") {
      $0.files["terrain.tif"] = Array("hello".utf8)
    },
    WrongInput("cut off", file: "terrain.tif", says: "cannot be read", remedy: "") {
      let bytes = try $0.terrain()
      $0.files["terrain.tif"] = Array(bytes.prefix(bytes.count / 2))
    },
    WrongInput("no coordinate system", file: "terrain.asc", says: "coordinate system", remedy: "crs") {
      $0.edit("terrain.tif", "terrain.asc")
      $0.files["terrain.asc"] = Array(Self.asciiGrid.utf8)
    },
    WrongInput(
      "a system that nobody knows", file: "scenario.yaml", line: 8, field: "terrain.crs", says: "PROJ"
    ) {
      $0.edit("rasters: [terrain.tif]", "rasters: [terrain.tif]\n  crs: EPSG:99999")
    },
    WrongInput("not heights", file: "terrain.tif", value: "kg", says: "unit") {
      $0.files["terrain.tif"] = try $0.terrain(unit: "kg")
    },
    WrongInput(
      "a hole", file: "scenario.yaml", line: 7, field: "terrain.rasters", says: "N22E104",
      remedy: "terrain.missing: unknown"
    ) { $0.height = Self.hole },
    WrongInput("terrain elsewhere", file: "scenario.yaml", says: "N22E104", errors: 2) {
      $0.terrainGrid = MetricGrid(west: 800_000, north: 2_526_000, cellSize: 200, columns: 100, rows: 100)
    },
    WrongInput("terrain for a part", file: "scenario.yaml", says: "N22E105") {
      $0.terrainGrid = MetricGrid(west: 490_000, north: 2_526_000, cellSize: 200, columns: 60, rows: 100)
    },
  ]

  @Test("With missing: unknown the village over a hole is unknown, never white")
  func unknown() throws {
    let fixture = StudyFixture()
    fixture.height = Self.hole
    // Toward the village, so that what stands between decides.
    fixture.setStation(0, "azimuth_deg", "220")
    fixture.edit("rasters: [terrain.tif]", "rasters: [terrain.tif]\n  missing: unknown")
    let study = try fixture.write()
    let notes = try study.validate()
    #expect(notes.count == 1 && notes[0].message.contains("N22E104"))
    MessageBook.add(notes, of: "a hole that is allowed")
    let report = try study.run(StudyOptions(threads: 1, outputFolder: fixture.output))
    let table = try VectorSource.read(path: fixture.output + "/villages.csv")
    let column = try #require(table.headers.firstIndex(of: "verdict"))
    #expect(table.features[0].values[column] == .text("unknown"))
    for name in ["verdict_2g", "verdict_4g", "verdict_4g_Viettel"] {
      let column = try #require(table.headers.firstIndex(of: name))
      #expect(table.features[0].values[column] == .text("unknown"), "\(name)")
    }
    #expect(report.villages.byVerdict.villages["unknown"] ?? 0 >= 1)
    #expect(report.caveats.contains { $0.contains("N22E104") })
  }

  /// 20 × 20 km at 1 km, in a format that names no system.
  private static let asciiGrid =
    "ncols 20\nnrows 20\nxllcorner 490000\nyllcorner 2506000\ncellsize 1000\n"
    + String(repeating: String(repeating: "400 ", count: 20) + "\n", count: 20)
}

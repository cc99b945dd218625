import Foundation
import Planning
import Terrain
import Testing

@Suite("Wrong villages")
struct WrongVillagesTests {
  @Test("A wrong village is told with file and feature, and nothing is written", arguments: Self.rows)
  func told(row: WrongInput) throws { try row.check() }

  @Test("A polygon that crosses itself is repaired, the run goes on, and the summary says so")
  func repaired() throws {
    let fixture = StudyFixture()
    fixture.villages[2].ring.swapAt(1, 2)
    let study = try fixture.write()
    let notes = try study.validate()
    #expect(notes.count == 1 && notes[0].severity == .note)
    #expect(notes[0].feature == 2 && notes[0].message.contains("self-intersection"))
    let report = try study.run(StudyOptions(threads: 1, outputFolder: fixture.output))
    #expect(report.villages.count == 6 && report.notes.count == 1)
    let summary = fixture.folder.contents(of: "out")["summary.json"].map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(summary?.contains("polygon repaired") == true)
    // Notes name files as the scenario's folder sees them.
    #expect(report.notes[0].hasPrefix("villages.geojson, feature 2: note: "))
    MessageBook.add(notes, of: "polygon that crosses itself")
  }

  @Test("A field that looks like a mistyped one of ours is noted")
  func nearMiss() throws {
    let fixture = StudyFixture()
    fixture.files["villages.geojson"] = Array(
      try fixture.villageText().replacing("population", with: "popluation").utf8)
    let notes = try fixture.write().validate()
    #expect(notes.count == 1 && notes[0].field == "popluation")
    #expect(notes[0].remedy?.contains("population") == true)
    MessageBook.add(notes, of: "mistyped field of a layer")
  }

  private static let file = "villages.geojson"

  /// The villages' file with some text replaced.
  private static func text(
    _ what: String, _ old: String, _ new: String, feature: Int? = nil, field: String? = nil,
    value: String? = nil, says: String, remedy: String = "", errors: Int = 1
  ) -> WrongInput {
    WrongInput(
      what, file: file, feature: feature, field: field, value: value, says: says, remedy: remedy,
      errors: errors
    ) {
      let text = try $0.villageText()
      precondition(text.contains(old), "the villages have no \(old)")
      $0.files["villages.geojson"] = Array(text.replacing(old, with: new).utf8)
    }
  }

  /// All villages' rings changed.
  private static func rings(
    _ what: String, says: String, remedy: String = "", feature: Int? = nil, errors: Int,
    scenario: @escaping @Sendable (StudyFixture) -> Void = { _ in },
    _ change: @escaping @Sendable (MapPoint) -> MapPoint
  ) -> WrongInput {
    WrongInput(what, file: file, feature: feature, says: says, remedy: remedy, errors: errors) {
      scenario($0)
      for index in $0.villages.indices { $0.villages[index].ring = $0.villages[index].ring.map(change) }
      // The writer would turn coordinates that are no places away.
      $0.files["villages.geojson"] = Array($0.rawVillages.utf8)
    }
  }

  static let rows: [WrongInput] = [
    WrongInput("no such file", file: file, says: "does not exist", remedy: "Correct the path") {
      $0.absent = ["villages.geojson"]
    },
    WrongInput("no vector file", file: file, says: "no vector file") {
      $0.files["villages.geojson"] = Array("hello".utf8)
    },
    WrongInput("a raster", file: "terrain.tif", says: "is a raster") {
      $0.edit("file: villages.geojson", "file: terrain.tif")
    },
    WrongInput("cut off", file: file, says: "no vector file") {
      let text = try $0.villageText()
      $0.files["villages.geojson"] = Array(text.utf8.prefix(text.utf8.count / 2))
    },
    WrongInput("empty layer", file: file, says: "holds no village", remedy: "villages.layer") {
      $0.villages = []
    },
    WrongInput("no such layer", file: file, field: "layer", value: "thon", says: "no such layer") {
      $0.edit("file: villages.geojson", "file: villages.geojson\n  layer: thon")
    },
    WrongInput(
      "no layer named where there are two", file: "villages.kml", says: "holds 2 layers",
      remedy: "Name the layer"
    ) {
      $0.edit("file: villages.geojson", "file: villages.kml")
      $0.files["villages.kml"] = Array(Self.twoLayers.utf8)
    },
    WrongInput(
      "no such layer among two", file: "villages.kml", field: "layer", value: "c", says: "no such layer"
    ) {
      $0.edit("file: villages.geojson", "file: villages.kml\n  layer: c")
      $0.files["villages.kml"] = Array(Self.twoLayers.utf8)
    },
    WrongInput(
      "one village far off", file: "scenario.yaml", line: 4, says: "makes a grid of",
      remedy: "Bản 4 (V4)"
    ) {
      $0.villages[3].ring = StudyFixture.square(longitude: 90, latitude: 0)
      $0.edit("cell_size_m: 200", "cell_size_m: 90")
    },
    WrongInput(
      "one village where longitude and latitude are 0", file: file, feature: 3, says: "far from the others"
    ) {
      $0.villages[3].ring = StudyFixture.square(longitude: 0, latitude: 0)
    },
    WrongInput(
      "field mapped that is not there", file: file, field: "name", value: "TEN", says: "does not have"
    ) {
      $0.edit("file: villages.geojson", "file: villages.geojson\n  fields: { name: TEN }")
    },
    WrongInput("duplicate id", file: file, feature: 3, field: "id", value: "V2", says: "feature 1") {
      $0.villages[3].id = "V2"
    },
    WrongInput("polygon that collapses", file: file, feature: 1, says: "is no polygon", remedy: "Redraw") {
      $0.villages[1].ring = $0.villages[1].ring.map { MapPoint(x: $0.x, y: 22.72) }
      $0.files["villages.geojson"] = Array($0.rawVillages.utf8)
    },
    text(
      "no geometry", "\"geometry\": {", "\"geometry\": null, \"was\": {", feature: 0,
      says: "no polygon and no point", errors: 6),
    text(
      "text for a count", "\"population\": 120", "\"population\": \"many\"", feature: 1, field: "population",
      value: "many", says: "is no count"),
    text(
      "negative count", "\"population\": 120", "\"population\": -120", feature: 1, value: "-120",
      says: "is no count"),
    text(
      "count with a fraction", "\"population\": 120", "\"population\": 120.5", feature: 1, says: "is no count"
    ),
    text("infinite coordinate", "104.986", "1e999", feature: 1, says: "finite", errors: 2),
    text("NaN for a coordinate", "104.986", "NaN", feature: 1, says: "finite", remedy: "Correct", errors: 2),
    rings("all swapped", says: "is no longitude and latitude", remedy: "swapped", feature: 0, errors: 6) {
      MapPoint(x: $0.y, y: $0.x)
    },
    rings(
      "all swapped, within the range of degrees", says: "outside the study area", remedy: "swapped",
      errors: 1,
      scenario: {
        $0.move(toLongitude: 63, latitude: 45, crs: "EPSG:32641", northing: 4_983_000)
        $0.scenario += "area: { bounds: [62.93, 44.93, 63.07, 45.07] }\n"
      }
    ) { MapPoint(x: $0.y, y: $0.x) },
    rings("metres", says: "is no longitude and latitude", remedy: "look like metres", feature: 0, errors: 6) {
      MapPoint(x: $0.x * 1000, y: $0.y * 100_000)
    },
    WrongInput(
      "degrees where VN-2000 is declared", file: "villages.csv", says: "cannot be in VN-2000",
      remedy: "look like degrees"
    ) {
      $0.edit("file: villages.geojson", "file: villages.csv\n  crs: EPSG:9209")
      $0.files["villages.csv"] = Array("id,longitude,latitude\nV1,105,22.7\nV2,105.01,22.72\n".utf8)
    },
    WrongInput(
      "text for a coordinate", file: "villages.csv", line: 3, field: "latitude", value: "22,72",
      says: "is not a number"
    ) {
      $0.edit("file: villages.geojson", "file: villages.csv")
      $0.files["villages.csv"] = Array("id;longitude;latitude\nV1;105;22.7\nV2;105.01;22,72\n".utf8)
    },
    WrongInput("all outside the area", file: file, says: "6 of 6 villages", remedy: "area") {
      $0.scenario += "area: { bounds: [104.95, 22.79, 105.03, 22.8] }\n"
    },
    WrongInput(
      "electricity that nobody knows", file: "villages.csv", line: 2, field: "electricity", value: "maybe",
      says: "is not known"
    ) {
      $0.edit("file: villages.geojson", "file: villages.csv")
      $0.files["villages.csv"] = Array(
        "id,longitude,latitude,electricity\nV1,105,22.75,maybe\nV2,105.01,22.72,grid\n".utf8)
    },
  ]

  private static let twoLayers = """
    <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
    <Folder><name>a</name><Placemark><Point><coordinates>105,22.7</coordinates></Point></Placemark></Folder>
    <Folder><name>b</name><Placemark><Point><coordinates>105,22.7</coordinates></Point></Placemark></Folder>
    </Document></kml>
    """
}

extension StudyFixture {
  /// The villages as GeoJSON written by hand: any coordinates, any ring.
  var rawVillages: String {
    let features = villages.map { village in
      let ring = village.ring.map { "[\($0.x), \($0.y)]" }.joined(separator: ", ")
      return """
        {"type": "Feature", "properties": {"id": "\(village.id)", "name": "\(village.name)"},
        "geometry": {"type": "Polygon", "coordinates": [[\(ring)]]}}
        """
    }
    return """
      {"type": "FeatureCollection", "features": [
      \(features.joined(separator: ",\n"))
      ]}
      """
  }
}

import Foundation
import Testing

@Suite("Cultural houses, clusters and buildings that are wrong")
struct WrongDwellingsTests {
  /// A table of dwellings under a key of `villages`.
  private static func table(
    _ what: String, _ key: String, _ text: String, line: Int? = nil, field: String? = nil,
    value: String? = nil,
    says: String, remedy: String = "", errors: Int = 1
  ) -> WrongInput {
    WrongInput(
      what, file: "\(key).csv", line: line, field: field, value: value, says: says, remedy: remedy,
      errors: errors
    ) {
      $0.edit("file: villages.geojson", "file: villages.geojson\n  \(key): { file: \(key).csv }")
      $0.files["\(key).csv"] = Array((text + "\n").utf8)
    }
  }

  /// Villages as points with columns of their own.
  private static func villages(
    _ what: String, _ columns: String, _ values: String, field: String, value: String? = nil, says: String,
    remedy: String = ""
  ) -> WrongInput {
    WrongInput(
      what, file: "villages.csv", line: 2, field: field, value: value, says: says, remedy: remedy
    ) {
      $0.edit("file: villages.geojson", "file: villages.csv")
      $0.files["villages.csv"] = Array(
        "id,longitude,latitude,\(columns)\nV1,105,22.75,\(values)\n".utf8)
    }
  }

  static let cases = [
    table(
      "a cluster of a village that is not there", "clusters",
      "village,longitude,latitude\nV1,104.95,22.72\nV11,104.95,22.72", line: 3, field: "village",
      value: "V11",
      says: "is the id of no village", remedy: "Did you mean"),
    table(
      "a cluster without a village", "clusters", "village,longitude,latitude\n,104.95,22.72", line: 2,
      field: "village", says: "is missing"),
    table(
      "clusters without a column of villages", "clusters", "thon,longitude,latitude\nV1,104.95,22.72",
      field: "village", says: "not among the fields", remedy: "villages.clusters.fields"),
    table(
      "a cluster without a place", "clusters", "village,longitude,latitude\nV1,,", line: 2,
      says: "no polygon and no point"),
    table(
      "households that are no count", "clusters",
      "village,longitude,latitude,households\nV1,104.95,22.72,ten",
      line: 2, field: "households", value: "ten", says: "is no count"),
    table(
      "two cultural houses", "centres", "village,longitude,latitude\nV1,104.95,22.72\nV1,104.951,22.72",
      line: 3, field: "village", value: "V1", says: "has a cultural house already"),
    table(
      "a cultural house in another province", "centres", "village,longitude,latitude\nV1,105.95,22.72",
      line: 2,
      field: "village", value: "V1", says: "km from its village", remedy: "longitude goes first"),
    table(
      "swapped coordinates of a building", "buildings", "longitude,latitude\n22.72,104.95", line: 2,
      says: "is no longitude and latitude", remedy: "swapped"),
    WrongInput(
      "a file of clusters that is not there", file: "none.gpkg", says: "does not exist"
    ) {
      $0.edit("file: villages.geojson", "file: villages.geojson\n  clusters: { file: none.gpkg }")
    },
    villages(
      "half of a cultural house", "centre_longitude,centre_latitude", "105.001,", field: "centre_longitude",
      value: "105.001", says: "without the other coordinate"),
    villages(
      "a cultural house with swapped coordinates", "centre_longitude,centre_latitude", "22.75,105",
      field: "centre_longitude", value: "22.75, 105", says: "is no longitude and latitude",
      remedy: "Longitude goes first"),
    villages(
      "difficulty that is neither yes nor no", "special_difficulty", "perhaps", field: "special_difficulty",
      value: "perhaps", says: "neither yes nor no", remedy: "leave it empty"),
  ]

  @Test("are told with their place, and nothing is written", arguments: cases)
  func told(wrong: WrongInput) throws { try wrong.check() }

  @Test("All mistakes of all layers are told at once")
  func allAtOnce() throws {
    let fixture = StudyFixture()
    fixture.edit(
      "file: villages.geojson",
      "file: villages.geojson\n  centres: { file: c.csv }\n  clusters: { file: k.csv }")
    fixture.files["c.csv"] = Array("village,longitude,latitude\nX,104.95,22.72\nY,104.95,22.72\n".utf8)
    fixture.files["k.csv"] = Array("village,longitude,latitude\nZ,104.95,22.72\n".utf8)
    let study = try fixture.write()
    let found = problems { try study.validate() }
    #expect(found.filter { $0.severity == .error }.compactMap(\.value) == ["X", "Y", "Z"])
  }
}

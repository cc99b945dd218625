import Geography
import Terrain
import TestSupport
import Testing

@testable import Formats

@Suite("Vector files in")
struct VectorSourceTests {
  private let folder = TemporaryFolder()

  private func geoJSON(_ geometries: [String], _ extra: String = "") throws -> FeatureTable {
    let features = geometries.enumerated().map {
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"xã \($0)\",\"people\":\($0 * 100),\"x\":null},"
        + "\"geometry\":\($1)}"
    }
    let text =
      "{\"type\":\"FeatureCollection\",\(extra)\"features\":[\(features.joined(separator: ",\n"))]}"
    return try VectorSource.read(path: folder.add("layer.geojson", text))
  }

  @Test("Points, areas with holes and collections of areas, longitude first")
  func shapes() throws {
    let square =
      "[[[105,22],[106,22],[106,23],[105,23],[105,22]],[[105.4,22.4],[105.6,22.4],[105.6,22.6],[105.4,22.4]]]"
    let table = try geoJSON([
      "{\"type\":\"Point\",\"coordinates\":[105.5,22.5,900]}",
      "{\"type\":\"Polygon\",\"coordinates\":\(square)}",
      "{\"type\":\"MultiPolygon\",\"coordinates\":[\(square),\(square)]}",
      "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"coordinates\":\(square)}]}",
      "{\"type\":\"LineString\",\"coordinates\":[[105,22],[106,23]]}",
      "null",
    ])
    #expect(table.crs?.definition == "EPSG:4326" && table.layer == "layer")
    #expect(table.features[0].shape == .point(MapPoint(x: 105.5, y: 22.5)))
    guard case .area(let area)? = table.features[1].shape else {
      Issue.record("no area")
      return
    }
    #expect(area.polygons[0].holes.count == 1 && abs(area.area - 0.98) < 1e-9)
    #expect(table.features[2].shape == .area(MultiPolygon(area.polygons + area.polygons)))
    #expect(table.features[3].shape == .area(area))
    #expect(table.features[4].shape == nil && table.features[4].geometryKind == "Line String")
    #expect(table.features[5].shape == nil && table.features[5].geometryKind == nil)
    #expect(table.headers == ["name", "people", "x"])
    #expect(table.features[1].values == [.text("xã 1"), .integer(100), .null])
    #expect(table.problems.isEmpty)
  }

  @Test("Open rings are closed, rings of two corners are left out and told")
  func rings() throws {
    let table = try geoJSON([
      "{\"type\":\"Polygon\",\"coordinates\":[[[105,22],[106,22],[106,23]]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[105,22],[106,22],[106,23],[105,22]],[[105.5,22.1],[105.6,22.1]]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[105,22],[106,22],[105,22]]]}",
    ])
    let triangle = [
      MapPoint(x: 105, y: 22), MapPoint(x: 106, y: 22), MapPoint(x: 106, y: 23), MapPoint(x: 105, y: 22),
    ]
    #expect(table.features[0].shape == .area(MultiPolygon([Polygon(shell: triangle)])))
    #expect(table.features[1].shape == .area(MultiPolygon([Polygon(shell: triangle)])))
    #expect(table.features[2].shape == nil)
    #expect(
      table.problems.map { "\($0.feature!) \($0.severity): \($0.message)" } == [
        "1 note: a ring with fewer than four points was left out",
        "2 error: no ring of the area has four points",
        "2 note: a ring with fewer than four points was left out",
      ])
  }

  @Test("A coordinate that is no number is told, with its feature")
  func notFinite() throws {
    let table = try geoJSON([
      "{\"type\":\"Point\",\"coordinates\":[105,1e400]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[105,22],[106,NaN],[106,23],[105,22]]]}",
    ])
    #expect(table.features.allSatisfy { $0.shape == nil })
    #expect(table.problems.map(\.feature) == [0, 1])
    #expect(table.problems.allSatisfy { $0.message == "a coordinate is not a finite number" })
  }

  @Test("A geometry in a table that nobody can read is told, with its line")
  func unreadableText() throws {
    let path = folder.add("bad.csv", "name;WKT\na;POINT (105 22)\nb;\"POINT (x 22)\"\nc;\n")
    let table = try VectorSource.read(path: path)
    #expect(table.features[0].shape == .point(MapPoint(x: 105, y: 22)))
    #expect(table.problems.map(\.line) == [3])
    #expect(table.problems.map(\.message) == ["the geometry in WKT cannot be read"])
  }

  @Test("Curves become chains of lines")
  func curves() throws {
    let path = folder.add(
      "curve.csv", "WKT\n\"CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))\"\n")
    guard case .area(let area)? = try VectorSource.read(path: path).features[0].shape else {
      Issue.record("no area")
      return
    }
    // A circle of radius 1; OGR's chords of 4 degrees lose 0.1 %.
    #expect(abs(area.area - 3.14159) < 0.005)
  }

  @Test("Latitude-first GML comes out longitude first")
  func axisOrder() throws {
    let path = folder.add(
      "towers.gml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml/3.2">
      <ogr:featureMember><ogr:tower gml:id="t.1"><ogr:geom>
      <gml:Point srsName="urn:ogc:def:crs:EPSG::4326" gml:id="g.1"><gml:pos>22.8 104.9</gml:pos></gml:Point>
      </ogr:geom><ogr:name>Hà Giang</ogr:name></ogr:tower></ogr:featureMember></ogr:FeatureCollection>
      """)
    let table = try VectorSource.read(path: path)
    #expect(table.features[0].shape == .point(MapPoint(x: 104.9, y: 22.8)))
    #expect(table.crs?.definition == "EPSG:4326")
  }

  @Test("A filter chooses, and a wrong one is told with its text")
  func filter() throws {
    _ = try geoJSON(["null", "null", "null"])
    let path = folder.path + "/layer.geojson"
    let table = try VectorSource.read(path: path, filter: "people >= 100 AND name <> 'xã 2'")
    #expect(table.features.map(\.number) == [1])
    let wrong = problem { _ = try VectorSource.read(path: path, filter: "population > 3") }
    #expect(wrong?.value == "population > 3" && wrong?.message.contains("population") == true)
    #expect(wrong?.remedy == "The fields are name, people, x")
    #expect(problem { _ = try VectorSource.read(path: path, filter: "people >") } != nil)
  }

  @Test("A wrong filter of a database, which looks at it late, is told in the same way")
  func databaseFilter() throws {
    guard let path = SharedData.path("data/places/osm2018_4prov.gpkg") else { return }
    let wrong = problem {
      _ = try VectorSource.read(path: path, layer: "osm_places", filter: "fclas = 'village'")
    }
    #expect(wrong?.field == "filter" && wrong?.remedy?.contains("fclass") == true)
    let table = try VectorSource.read(path: path, layer: "osm_places", filter: "fclass = 'town'")
    #expect(!table.features.isEmpty)
  }

  @Test("A file's own system goes before the declared one")
  func system() throws {
    let csv = folder.add("a.csv", "name,WKT\na,POINT (1 2)\n")
    #expect(try VectorSource.read(path: csv).crs == nil)
    #expect(try VectorSource.read(path: csv, declaredCRS: TestRasters.vn2000).crs == TestRasters.vn2000)
    let own = try geoJSON(
      ["null"], "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::9209\"}},")
    #expect(own.crs == TestRasters.vn2000)
  }

  @Test("What is missing is told, with what is there")
  func missing() throws {
    _ = try geoJSON(["null"])
    let path = folder.path + "/layer.geojson"
    #expect(try VectorSource.layers(path: path) == ["layer"])
    #expect(problem { _ = try VectorSource.read(path: path, layer: "villages") }?.expected == "layer")
    let slip = problem { _ = try VectorSource.read(path: folder.path + "/layers.geojson") }
    #expect(slip?.remedy == "Correct the name. The folder holds layer.geojson")
    let csv = problem { _ = try VectorSource.read(path: folder.path + "/none/a.csv") }
    #expect(csv?.message.contains("nor does the folder") == true)
    let text = folder.add("text.geojson", "hello")
    #expect(problem { _ = try VectorSource.read(path: text) }?.message.hasPrefix("is no vector file") == true)
    let raster = folder.add("r.asc", TestRasters.asciiGrid(west: 0, south: 0, cellSize: 1, rows: [[1]]))
    #expect(problem { _ = try VectorSource.read(path: raster) }?.message == "is a raster, not a vector file")
  }

  @Test("A layer without features is none of our business")
  func empty() throws {
    #expect(try geoJSON([]).features.isEmpty)
    #expect(try VectorSource.read(path: folder.add("e.csv", "")).features.isEmpty)
    #expect(try VectorSource.read(path: folder.add("h.csv", "a,b\n")).headers == ["a", "b"])
  }
}

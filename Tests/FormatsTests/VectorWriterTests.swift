import Geography
import Terrain
import Testing

@testable import Formats

@Suite("Vector files out")
struct VectorWriterTests {
  private let folder = TemporaryFolder()

  private func square(_ x: Double, _ y: Double, _ side: Double, clockwise: Bool) -> [MapPoint] {
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
      MapPoint(x: x + $0.0 * side, y: y + $0.1 * side)
    }
    return clockwise ? ring.reversed() : ring
  }

  private var table: OutputTable {
    OutputTable(
      layer: "villages",
      fields: [
        .init("tên", .text), .init("people", .integer), .init("share", .real(decimals: 2)),
        .init("height_m", .real(decimals: 0)),
      ],
      rows: [
        .init(
          [.text("Đồng Văn, \"phố cổ\""), .integer(1234), .real(0.1), .real(1025.4)],
          shape: .point(MapPoint(x: 446_838.910, y: 2_524_883.931))),
        .init(
          [.text("Mèo Vạc"), .null, .real(2.0 / 3), .integer(7)],
          shape: .area(
            MultiPolygon([
              Polygon(
                shell: square(446_000, 2_524_000, 1000, clockwise: true),
                holes: [square(446_400, 2_524_400, 200, clockwise: false)])
            ]))),
        .init([.null, .integer(0), .real(.nan), .real(-0.2)]),
      ])
  }

  @Test("GeoJSON is WGS 84, six decimals, outer rings counterclockwise")
  func geoJSON() throws {
    let bytes = try VectorWriter.geoJSON(table, crs: TestRasters.vn2000)
    let text = String(decoding: bytes, as: UTF8.self)
    // The city of Hà Giang in VN-2000, 223 m from where the same numbers would lie in WGS 84.
    #expect(text.contains("[ 104.984, 22.823 ]") || text.contains("[ 104.984000, 22.823000 ]"))
    #expect(
      text.contains("\"share\": 0.67") && text.contains("\"share\": null")
        && text.contains("\"people\": null"))
    #expect(!text.contains("-0.0") && !text.contains("0.1000000"))
    let read = try VectorSource.read(path: folder.add("villages.geojson", bytes))
    #expect(read.headers == ["tên", "people", "share", "height_m"] && read.crs == .wgs84)
    #expect(read.features[0].values[0] == .text("Đồng Văn, \"phố cổ\""))
    #expect(read.features[0].values[1...2] == [.integer(1234), .real(0.1)])
    #expect(read.features[2].shape == nil)
    guard case .area(let area)? = read.features[1].shape else {
      Issue.record("no area")
      return
    }
    func signedArea(_ ring: [MapPoint]) -> Double {
      zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
    }
    #expect(signedArea(area.polygons[0].shell) > 0 && signedArea(area.polygons[0].holes[0]) < 0)
  }

  @Test("CSV shows Vietnamese in Excel and comes back")
  func csv() throws {
    let bytes = try VectorWriter.csv(table)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        \u{FEFF}tên,people,share,height_m
        "Đồng Văn, ""phố cổ""\",1234,0.10,1025
        Mèo Vạc,,0.67,7
        ,0,,0

        """)
    let read = try VectorSource.read(path: folder.add("villages.csv", bytes))
    #expect(read.headers == ["tên", "people", "share", "height_m"] && read.layer == "villages")
    #expect(read.features[1].values == [.text("Mèo Vạc"), .null, .text("0.67"), .text("7")])
  }

  @Test("The same table gives the same bytes")
  func deterministic() throws {
    #expect(
      try VectorWriter.geoJSON(table, crs: TestRasters.vn2000)
        == VectorWriter.geoJSON(table, crs: TestRasters.vn2000))
    #expect(try VectorWriter.csv(table) == VectorWriter.csv(table))
  }

  @Test("A table without rows is a file all the same")
  func empty() throws {
    let none = OutputTable(layer: "none", fields: [.init("a", .text), .init("b", .integer)])
    #expect(try String(decoding: VectorWriter.csv(none), as: UTF8.self) == "\u{FEFF}a,b\n")
    let bytes = try VectorWriter.geoJSON(none, crs: .wgs84)
    #expect(try VectorSource.read(path: folder.add("none.geojson", bytes)).features.isEmpty)
  }
}

import Terrain
import TestSupport
import Testing

@testable import Geography

@Suite("Coordinate systems")
struct CoordinateReferenceSystemTests {
  @Test(
    "codes, names and short names lead to the same system",
    arguments: [
      ("EPSG:9209", "VN-2000 / TM-3 105-30"), ("9209", "VN-2000 / TM-3 105-30"),
      ("VN-2000 105-30", "VN-2000 / TM-3 105-30"), ("vn2000 tm-3 105-30", "VN-2000 / TM-3 105-30"),
      ("VN-2000 / TM-3 105-30", "VN-2000 / TM-3 105-30"), ("VN-2000 105-00", "VN-2000 / TM-3 zone 482"),
      ("UTM 48N", "WGS 84 / UTM zone 48N"), ("utm zone 49n", "WGS 84 / UTM zone 49N"),
      ("VN-2000 UTM 48N", "VN-2000 / UTM zone 48N"), ("EPSG:4326", "WGS 84"),
    ])
  func names(text: String, expected: String) throws {
    #expect(try CoordinateReferenceSystem(text).name == expected)
  }

  @Test(
    "nonsense and vertical systems are refused", arguments: ["EPSG:99999", "no such system", "EPSG:5773", ""])
  func refused(text: String) {
    #expect(throws: CoordinateError.self) { try CoordinateReferenceSystem(text) }
  }

  @Test("what a system measures is known")
  func kinds() throws {
    #expect(try CoordinateReferenceSystem("EPSG:4756").kind == .geographic)
    #expect(try CoordinateReferenceSystem("EPSG:9209").isMetric)
    // US survey feet: New York Long Island
    #expect(try !CoordinateReferenceSystem("EPSG:2263").isMetric)
  }

  /// Hà Giang city, 22.823 N 104.984 E on WGS 84; the values of PROJ 9.1 with EPSG:6960.
  @Test(
    "VN-2000 lies where the register puts it",
    arguments: [("EPSG:9209", 446_838.910, 2_524_883.931), ("EPSG:3405", 498_162.337, 2_524_033.328)])
  func vn2000(code: String, easting: Double, northing: Double) throws {
    let transform = try CoordinateTransform(from: .wgs84, to: CoordinateReferenceSystem(code))
    let point = try #require(transform.forward(MapPoint(x: 104.984, y: 22.823)))
    // 1 mm: the reference is given in millimetres.
    #expect(isClose(point.x, easting, within: 1e-3) && isClose(point.y, northing, within: 1e-3))
    let back = try #require(transform.inverse(point))
    // 1e-8°, a millimetre: the datum shift is turned around in its linear form.
    #expect(isClose(back.x, 104.984, within: 1e-8) && isClose(back.y, 22.823, within: 1e-8))
  }

  @Test("grid north turns away from true north with the distance from the central meridian")
  func convergence() throws {
    let frame = try GeographicFrame(plane: CoordinateReferenceSystem("UTM 48N"))
    func bearing(_ longitude: Double) throws -> Double {
      let point = try #require(frame.point(at: GeographicCoordinate(latitude: 22, longitude: longitude)))
      return frame.gridNorthBearing(at: point)
    }
    #expect(isClose(try bearing(105), 0, within: 1e-6))
    // 0.0002°: the bearing is taken over a kilometre. Meridian convergence = atan(tan Δλ · sin φ): 1° east at 22° N is 0.3746°, where grid north lies east
    // of true north.
    #expect(isClose(try bearing(106), 0.3746, within: 2e-4))
    #expect(isClose(try bearing(104), -0.3746, within: 2e-4))
  }
}

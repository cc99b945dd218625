import Terrain
import TestSupport
import Testing

@testable import Geography

@Suite("Geodesics on the WGS 84 ellipsoid")
struct GeodesicTests {
  private func way(_ a: (Double, Double), _ b: (Double, Double)) -> Geodesic {
    Geodesic(
      from: GeographicCoordinate(latitude: a.0, longitude: a.1),
      to: GeographicCoordinate(latitude: b.0, longitude: b.1))
  }

  @Test("Wellington to Salamanca is as long as GeographicLib's documentation says")
  func published() {
    // geographiclib.sourceforge.io, the first example of its Python library: printed with three decimals.
    let way = way((-41.32, 174.81), (40.96, -5.50))
    #expect(isClose(way.distance, 19_959_679.267, within: 0.0005))
    #expect(isClose(way.azimuthDegrees, 161.067_669_986, within: 1e-8))
  }

  @Test("A degree of the equator is a/360 of its circle, and looks east or west")
  func equator() {
    // 2π · 6,378,137 m / 360, the equator being a circle.
    #expect(isClose(way((0, 0), (0, 1)).distance, 111_319.490_793, within: 1e-6))
    #expect(isClose(way((0, 0), (0, 1)).azimuthDegrees, 90, within: 1e-9))
    #expect(isClose(way((0, 0), (0, -1)).azimuthDegrees, 270, within: 1e-9))
  }

  @Test("It crosses the antimeridian, and a place is no way from itself")
  func edges() {
    #expect(isClose(way((0, 179.5), (0, -179.5)).distance, 111_319.490_793, within: 1e-6))
    #expect(way((20, 105), (20, 105)).distance == 0)
    #expect(isClose(way((89, 10), (90, 10)).azimuthDegrees, 0, within: 1e-9))
  }
}

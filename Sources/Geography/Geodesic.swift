import CPROJ
import Terrain

/// The shortest way from one place to another on the WGS 84 ellipsoid.
public struct Geodesic: Hashable, Sendable {
  /// Its length, m.
  public let distance: Double
  /// Where it sets out to, degrees clockwise from true north, 0 to 360.
  public let azimuthDegrees: Double

  /// Solves the inverse problem as PROJ does (C. F. F. Karney, "Algorithms for geodesics", 2013), to nanometres.
  public init(from start: GeographicCoordinate, to end: GeographicCoordinate) {
    var ellipsoid = geod_geodesic()
    geod_init(&ellipsoid, 6_378_137, 1 / 298.257_223_563)
    var (distance, azimuth) = (0.0, 0.0)
    geod_inverse(
      &ellipsoid, start.latitude, start.longitude, end.latitude, end.longitude, &distance, &azimuth, nil)
    self.distance = distance
    azimuthDegrees = azimuth < 0 ? azimuth + 360 : azimuth
  }
}

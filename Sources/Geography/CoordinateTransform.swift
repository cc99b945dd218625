import CPROJ
import Terrain

/// The way from one coordinate system to another. Belongs to the thread that made it.
///
/// Always x east (longitude), y north (latitude), whatever axis order the systems define.
public final class CoordinateTransform {
  private let context: OpaquePointer?
  private let operation: OpaquePointer?

  /// - Throws: ``CoordinateError/noTransformation(from:to:)``.
  public init(
    from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
  ) throws(CoordinateError) {
    let context = proj_context_create()
    self.context = context
    proj_log_level(context, PJ_LOG_NONE)
    let pipeline = proj_create_crs_to_crs(context, source.definition, target.definition, nil)
    operation = pipeline.flatMap { proj_normalize_for_visualization(context, $0) }
    if let pipeline { proj_destroy(pipeline) }
    guard operation != nil else { throw .noTransformation(from: source.name, to: target.name) }
  }

  deinit {
    proj_destroy(operation)
    proj_context_destroy(context)
  }

  /// The points in the target system; a point that cannot be transformed becomes (∞, ∞).
  public func forward(_ points: [MapPoint]) -> [MapPoint] {
    transformed(points, PJ_FWD)
  }

  /// The points in the source system; a point that cannot be transformed becomes (∞, ∞).
  public func inverse(_ points: [MapPoint]) -> [MapPoint] {
    transformed(points, PJ_INV)
  }

  /// One point in the target system; nil where it cannot be transformed.
  public func forward(_ point: MapPoint) -> MapPoint? {
    let result = forward([point])[0]
    return result.x.isFinite && result.y.isFinite ? result : nil
  }

  /// One point in the source system; nil where it cannot be transformed.
  public func inverse(_ point: MapPoint) -> MapPoint? {
    let result = inverse([point])[0]
    return result.x.isFinite && result.y.isFinite ? result : nil
  }

  private func transformed(_ points: [MapPoint], _ direction: PJ_DIRECTION) -> [MapPoint] {
    var coordinates = points.map { proj_coord($0.x, $0.y, 0, 0) }
    proj_trans_array(operation, direction, coordinates.count, &coordinates)
    return coordinates.map { MapPoint(x: $0.xy.x, y: $0.xy.y) }
  }
}

/// The study's plane and the globe.
///
/// Belongs to the thread that made it.
public final class GeographicFrame {
  private let toPlane: CoordinateTransform
  /// e² of the WGS 84 ellipsoid.
  private static let eccentricitySquared = 0.006_694_379_990_14

  /// - Parameter plane: the working coordinate system of a study.
  public init(plane: CoordinateReferenceSystem) throws(CoordinateError) {
    toPlane = try CoordinateTransform(from: .wgs84, to: plane)
  }

  /// The points of the plane as places on the globe.
  public func coordinates(of points: [MapPoint]) -> [GeographicCoordinate] {
    toPlane.inverse(points).map { GeographicCoordinate(latitude: $0.y, longitude: $0.x) }
  }

  /// The point of the plane at a place of the globe; nil where the plane does not reach.
  public func point(at place: GeographicCoordinate) -> MapPoint? {
    toPlane.forward(MapPoint(x: place.longitude, y: place.latitude))
  }

  /// The bearing of grid north at a point, degrees clockwise from true north.
  ///
  /// An azimuth on the map is the true azimuth less this. In a transverse Mercator plane it grows
  /// with the distance from the central meridian to about a degree.
  public func gridNorthBearing(at point: MapPoint) -> Double {
    let ahead = coordinates(of: [point, MapPoint(x: point.x, y: point.y + 1000)])
    // A degree of latitude and one of longitude as lengths on the ellipsoid, over the same radius.
    let sine = sine(degrees: ahead[0].latitude)
    let radiusRatio = (1 - Self.eccentricitySquared) / (1 - Self.eccentricitySquared * sine * sine)
    let north = (ahead[1].latitude - ahead[0].latitude) * radiusRatio
    let east = (ahead[1].longitude - ahead[0].longitude) * (1 - sine * sine).squareRoot()
    return arcTangent(east, north)
  }
}

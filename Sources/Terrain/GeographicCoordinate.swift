#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A place on the globe, WGS 84, degrees.
public struct GeographicCoordinate: Hashable, Sendable {
  /// Degrees north of the equator.
  public var latitude: Double
  /// Degrees east of Greenwich.
  public var longitude: Double

  /// - Parameters: degrees north and degrees east.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

extension GeographicCoordinate {
  /// Latitude half way along the great circle between two places that are not opposite, degrees.
  public static func middleLatitude(_ a: GeographicCoordinate, _ b: GeographicCoordinate) -> Double {
    // The sum of both unit vectors points half way.
    let (first, second) = (a.unitVector, b.unitVector)
    let x = first.x + second.x
    let y = first.y + second.y
    return atan2(first.z + second.z, (x * x + y * y).squareRoot()) * 180 / .pi
  }

  private var unitVector: (x: Double, y: Double, z: Double) {
    let phi = latitude * .pi / 180
    let lambda = longitude * .pi / 180
    return (cos(phi) * cos(lambda), cos(phi) * sin(lambda), sin(phi))
  }
}

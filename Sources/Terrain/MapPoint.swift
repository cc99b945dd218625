/// A point of a map plane: x to the east, y to the north.
///
/// In metres of the study's working coordinate system everywhere inside the engine. Only where
/// files are read and written may it carry another system's units (degrees: x longitude,
/// y latitude); the code there says so.
public struct MapPoint: Hashable, Sendable {
  /// Easting.
  public var x: Double
  /// Northing.
  public var y: Double

  /// - Parameters: easting and northing.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Distance to another point of the same plane, in its unit.
  @inlinable
  public func distance(to other: MapPoint) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}

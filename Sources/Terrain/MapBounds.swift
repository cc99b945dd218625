/// An upright rectangle of the map plane.
public struct MapBounds: Hashable, Sendable {
  /// West, south, east and north edge, in the unit of the plane.
  public var minX, minY, maxX, maxY: Double

  /// - Precondition: no edge is beyond its opposite.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    precondition(minX <= maxX && minY <= maxY, "bounds with edges swapped")
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The least bounds that hold all points; nil for none.
  public init?(around points: some Sequence<MapPoint>) {
    var iterator = points.makeIterator()
    guard let first = iterator.next() else { return nil }
    self.init(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
    while let point = iterator.next() { include(point) }
  }

  /// Extent east–west.
  public var width: Double { maxX - minX }
  /// Extent south–north.
  public var height: Double { maxY - minY }
  /// The middle.
  public var center: MapPoint { MapPoint(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// Grows the bounds to hold a point.
  public mutating func include(_ point: MapPoint) {
    minX = min(minX, point.x)
    minY = min(minY, point.y)
    maxX = max(maxX, point.x)
    maxY = max(maxY, point.y)
  }

  /// The least bounds that hold both.
  public func union(_ other: MapBounds) -> MapBounds {
    MapBounds(
      minX: min(minX, other.minX), minY: min(minY, other.minY),
      maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
  }

  /// The same bounds moved outward by a margin on every side.
  public func expanded(by margin: Double) -> MapBounds {
    MapBounds(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// Whether a point lies inside or on the edge.
  @inlinable
  public func contains(_ point: MapPoint) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the two share at least a point.
  public func intersects(_ other: MapBounds) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// How far a point lies outside; 0 inside.
  public func distance(to point: MapPoint) -> Double {
    let dx = max(minX - point.x, 0, point.x - maxX)
    let dy = max(minY - point.y, 0, point.y - maxY)
    return (dx * dx + dy * dy).squareRoot()
  }
}

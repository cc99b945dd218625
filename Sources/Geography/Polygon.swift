import Terrain

/// One area with holes. Rings are closed: the last point repeats the first.
public struct Polygon: Hashable, Sendable {
  /// The outer ring.
  public var shell: [MapPoint]
  /// Rings cut out of it.
  public var holes: [[MapPoint]]

  /// - Parameters: closed rings.
  public init(shell: [MapPoint], holes: [[MapPoint]] = []) {
    self.shell = shell
    self.holes = holes
  }
}

/// Any number of areas that count as one: a village with its far hamlets, a province with islands.
public struct MultiPolygon: Hashable, Sendable {
  /// The areas.
  public var polygons: [Polygon]

  /// - Parameter polygons: the areas.
  public init(_ polygons: [Polygon]) {
    self.polygons = polygons
  }

  /// All points of all rings.
  public var points: some Sequence<MapPoint> {
    polygons.lazy.flatMap { ([$0.shell] + $0.holes).lazy.flatMap { $0 } }
  }

  /// The least bounds that hold it; nil when it is empty.
  public var bounds: MapBounds? {
    MapBounds(around: polygons.lazy.flatMap(\.shell))
  }

  /// The same areas with every point moved by a rule.
  public func map<Failure: Error>(
    _ move: ([MapPoint]) throws(Failure) -> [MapPoint]
  ) throws(Failure) -> MultiPolygon {
    var moved: [Polygon] = []
    moved.reserveCapacity(polygons.count)
    for polygon in polygons {
      let shell = try move(polygon.shell)
      var holes: [[MapPoint]] = []
      for hole in polygon.holes { holes.append(try move(hole)) }
      moved.append(Polygon(shell: shell, holes: holes))
    }
    return MultiPolygon(moved)
  }
}

/// Where a thing lies: at a point, along lines, or over an area.
public enum Shape: Hashable, Sendable {
  /// A point.
  case point(MapPoint)
  /// An area of one or more polygons.
  case area(MultiPolygon)

  /// The least bounds that hold it; nil when it is empty.
  public var bounds: MapBounds? {
    switch self {
    case .point(let point): MapBounds(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    case .area(let area): area.bounds
    }
  }

  /// The same shape with every point moved by a rule.
  public func map<Failure: Error>(
    _ move: ([MapPoint]) throws(Failure) -> [MapPoint]
  ) throws(Failure) -> Shape {
    switch self {
    case .point(let point): .point(try move([point])[0])
    case .area(let area): .area(try area.map(move))
    }
  }
}

import CGEOS
import Terrain

extension MultiPolygon {
  /// A polygon that had to be mended: the mended areas, what was wrong, and where.
  public struct Repair: Sendable {
    /// Valid areas that cover what the faulty ones meant.
    public let area: MultiPolygon
    /// The fault in GEOS's words: "Self-intersection".
    public let reason: String
    /// Where the fault lies, in the polygon's own coordinates.
    public let place: MapPoint?
  }

  /// The fault of the areas mended by GEOS's make-valid; nil when there is none.
  public func repaired() -> Repair? {
    let context = GEOSContext()
    let geometry = context.geometry(of: self)
    guard let fault = geometry.invalidity else { return nil }
    let mended = geometry.applying { GEOSMakeValid_r($0, $1) }
    return Repair(area: MultiPolygon(mended.polygons), reason: fault.reason, place: fault.place)
  }

  /// Area in the square of the plane's unit, holes taken off.
  public var area: Double {
    GEOSContext().geometry(of: self).area
  }

  /// The middle of the area; it may lie outside of a bent one.
  public var centroid: MapPoint? {
    GEOSContext().geometry(of: self).applying { GEOSGetCentroid_r($0, $1) }.point
  }

  /// A point that lies inside for certain.
  public var interiorPoint: MapPoint? {
    GEOSContext().geometry(of: self).applying { GEOSPointOnSurface_r($0, $1) }.point
  }

  /// The part of the area within another.
  public func intersection(_ other: MultiPolygon) -> MultiPolygon {
    let context = GEOSContext()
    let mask = context.geometry(of: other)
    return MultiPolygon(
      context.geometry(of: self).applying { GEOSIntersection_r($0, $1, mask.raw) }.polygons)
  }

  /// All areas melted into one.
  public func dissolved() -> MultiPolygon {
    MultiPolygon(GEOSContext().geometry(of: self).applying { GEOSUnaryUnion_r($0, $1) }.polygons)
  }

  /// The area within a distance of this one, in the plane's unit.
  public func buffered(by distance: Double) -> MultiPolygon {
    MultiPolygon(
      GEOSContext().geometry(of: self).applying { GEOSBuffer_r($0, $1, distance, 8) }.polygons)
  }

  /// The least convex area around the points; empty where they lie on one line.
  public static func convexHull(of points: [MapPoint]) -> MultiPolygon {
    MultiPolygon(GEOSContext().geometry(of: points).applying { GEOSConvexHull_r($0, $1) }.polygons)
  }

  /// The Voronoi cells of the points within an area: the places nearer to one point than to any other.
  ///
  /// - Returns: one area a point, in the order of the points; empty for a point whose cell misses the area.
  public static func voronoiCells(of points: [MapPoint], within area: MultiPolygon) -> [MultiPolygon] {
    guard points.count > 1 else { return points.map { _ in area } }
    let context = GEOSContext()
    let mask = context.geometry(of: area)
    let envelope = mask.applying { GEOSEnvelope_r($0, $1) }
    let cells = context.geometry(of: points).applying {
      GEOSVoronoiDiagram_r($0, $1, envelope.raw, 0, 0)
    }.polygons
    // GEOS returns the cells in no order of ours: each goes to the point it holds.
    var result = [MultiPolygon](repeating: MultiPolygon([]), count: points.count)
    for cell in cells {
      let whole = MultiPolygon([cell])
      let holder = PreparedArea(whole)
      guard let bounds = whole.bounds,
        let owner = points.indices.first(where: { bounds.contains(points[$0]) && holder.contains(points[$0]) }
        )
      else { continue }
      result[owner] = whole.intersection(area)
    }
    return result
  }
}

import CGEOS
import Terrain

/// An area made ready to be asked about many points: about 100 ns a point.
///
/// Belongs to the thread that made it.
public final class PreparedArea {
  private let context = GEOSContext()
  private let geometry: GEOSGeometry
  private let prepared: OpaquePointer?

  /// - Parameter area: valid areas, see ``MultiPolygon/repaired()``.
  public init(_ area: MultiPolygon) {
    geometry = context.geometry(of: area)
    prepared = GEOSPrepare_r(context.handle, geometry.raw)
  }

  deinit {
    GEOSPreparedGeom_destroy_r(context.handle, prepared)
  }

  /// Whether a point lies inside or on the edge.
  public func contains(_ point: MapPoint) -> Bool {
    // GEOS 3.11 (Debian 12) has no call that takes the bare coordinates.
    let probe = GEOSGeom_createPointFromXY_r(context.handle, point.x, point.y)
    defer { GEOSGeom_destroy_r(context.handle, probe) }
    return GEOSPreparedIntersects_r(context.handle, prepared, probe) == 1
  }
}

/// Which cells of a grid belong to an area.
extension MetricGrid {
  /// The cells whose centres lie in the area, in the order of the grid.
  public func cells(in area: MultiPolygon) -> [Cell] {
    guard let bounds = area.bounds, let window = cells(within: bounds) else { return [] }
    let prepared = PreparedArea(area)
    return window.rows.flatMap { row in
      window.columns.lazy.map { Cell(column: $0, row: row) }.filter { prepared.contains(center(of: $0)) }
    }
  }
}

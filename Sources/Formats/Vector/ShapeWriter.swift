import CGDAL
import Geography
import Terrain

/// OGR's geometries out of shapes.
enum ShapeWriter {
  /// A new geometry, to be destroyed by the caller or handed to a feature.
  static func geometry(of shape: Shape) -> OGRGeometryH? {
    switch shape {
    case .point(let point):
      let geometry = OGR_G_CreateGeometry(wkbPoint)
      OGR_G_SetPoint_2D(geometry, 0, point.x, point.y)
      return geometry
    case .area(let area) where area.polygons.count == 1:
      return polygon(area.polygons[0])
    case .area(let area):
      let collection = OGR_G_CreateGeometry(wkbMultiPolygon)
      for part in area.polygons { OGR_G_AddGeometryDirectly(collection, polygon(part)) }
      return collection
    }
  }

  private static func polygon(_ polygon: Polygon) -> OGRGeometryH? {
    let geometry = OGR_G_CreateGeometry(wkbPolygon)
    for points in [polygon.shell] + polygon.holes {
      let ring = OGR_G_CreateGeometry(wkbLinearRing)
      for (index, point) in points.enumerated() { OGR_G_SetPoint_2D(ring, Int32(index), point.x, point.y) }
      OGR_G_CloseRings(ring)
      OGR_G_AddGeometryDirectly(geometry, ring)
    }
    return geometry
  }
}

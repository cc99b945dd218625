import CGEOS
import Terrain

/// One GEOS context and the geometries made in it. Belongs to the thread that made it.
///
/// Only this module speaks to GEOS.
final class GEOSContext {
  let handle: GEOSContextHandle_t

  init() {
    handle = GEOS_init_r()
  }

  deinit {
    GEOS_finish_r(handle)
  }

  func geometry(of polygon: Polygon) -> GEOSGeometry {
    let holes = polygon.holes.map { ring(of: $0) as OpaquePointer? }
    let result = holes.withUnsafeBufferPointer { holes in
      GEOSGeom_createPolygon_r(
        handle, ring(of: polygon.shell), UnsafeMutablePointer(mutating: holes.baseAddress),
        UInt32(holes.count))
    }
    return GEOSGeometry(result, in: self)
  }

  func geometry(of area: MultiPolygon) -> GEOSGeometry {
    let parts = area.polygons.map { geometry(of: $0).release() as OpaquePointer? }
    return collection(GEOS_MULTIPOLYGON, of: parts)
  }

  func geometry(of points: [MapPoint]) -> GEOSGeometry {
    let parts = points.map { GEOSGeom_createPointFromXY_r(handle, $0.x, $0.y) }
    return collection(GEOS_MULTIPOINT, of: parts)
  }

  private func collection(_ kind: GEOSGeomTypes, of parts: [OpaquePointer?]) -> GEOSGeometry {
    parts.withUnsafeBufferPointer { parts in
      GEOSGeometry(
        GEOSGeom_createCollection_r(
          handle, Int32(kind.rawValue), UnsafeMutablePointer(mutating: parts.baseAddress),
          UInt32(parts.count)),
        in: self)
    }
  }

  /// A closed ring; fewer than four points make GEOS refuse, so callers check with ``Polygon/isClosed``.
  private func ring(of points: [MapPoint]) -> OpaquePointer? {
    let sequence = GEOSCoordSeq_create_r(handle, UInt32(points.count), 2)
    for (index, point) in points.enumerated() {
      GEOSCoordSeq_setXY_r(handle, sequence, UInt32(index), point.x, point.y)
    }
    return GEOSGeom_createLinearRing_r(handle, sequence)
  }
}

/// A geometry owned by Swift, and what is asked of it.
final class GEOSGeometry {
  let context: GEOSContext
  private var pointer: OpaquePointer?

  init(_ pointer: OpaquePointer?, in context: GEOSContext) {
    precondition(pointer != nil, "GEOS could not make a geometry")
    self.pointer = pointer
    self.context = context
  }

  deinit {
    if let pointer { GEOSGeom_destroy_r(context.handle, pointer) }
  }

  var raw: OpaquePointer? { pointer }

  /// Hands ownership over, to a collection that will hold it.
  func release() -> OpaquePointer? {
    defer { pointer = nil }
    return pointer
  }

  func applying(
    _ operation: (GEOSContextHandle_t?, OpaquePointer?) -> OpaquePointer?
  ) -> GEOSGeometry {
    GEOSGeometry(operation(context.handle, pointer), in: context)
  }

  /// What makes the geometry invalid and where; nil when it is valid.
  var invalidity: (reason: String, place: MapPoint?)? {
    var reason: UnsafeMutablePointer<CChar>?
    var place: OpaquePointer?
    let valid = GEOSisValidDetail_r(context.handle, pointer, 0, &reason, &place)
    defer {
      GEOSFree_r(context.handle, reason)
      if let place { GEOSGeom_destroy_r(context.handle, place) }
    }
    guard valid != 1 else { return nil }
    return (reason.map { String(cString: $0) } ?? "invalid", place.flatMap { point(of: $0) })
  }

  var area: Double {
    var area = 0.0
    GEOSArea_r(context.handle, pointer, &area)
    return area
  }

  var point: MapPoint? { pointer.flatMap { point(of: $0) } }

  private func point(of pointer: OpaquePointer) -> MapPoint? {
    var x = 0.0
    var y = 0.0
    guard GEOSisEmpty_r(context.handle, pointer) == 0,
      GEOSGeomGetX_r(context.handle, pointer, &x) == 1,
      GEOSGeomGetY_r(context.handle, pointer, &y) == 1
    else { return nil }
    return MapPoint(x: x, y: y)
  }

  /// The polygons in a geometry of any kind; lines and points in it are left out.
  var polygons: [Polygon] { polygons(of: pointer) }

  private func polygons(of pointer: OpaquePointer?) -> [Polygon] {
    let kind = GEOSGeomTypeId_r(context.handle, pointer)
    if kind == Int32(GEOS_POLYGON.rawValue) {
      guard GEOSisEmpty_r(context.handle, pointer) == 0 else { return [] }
      let holes = (0..<GEOSGetNumInteriorRings_r(context.handle, pointer)).map {
        points(of: GEOSGetInteriorRingN_r(context.handle, pointer, $0))
      }
      return [Polygon(shell: points(of: GEOSGetExteriorRing_r(context.handle, pointer)), holes: holes)]
    }
    guard kind >= Int32(GEOS_MULTIPOINT.rawValue) else { return [] }
    return (0..<GEOSGetNumGeometries_r(context.handle, pointer)).flatMap {
      polygons(of: GEOSGetGeometryN_r(context.handle, pointer, $0))
    }
  }

  private func points(of ring: OpaquePointer?) -> [MapPoint] {
    let sequence = GEOSGeom_getCoordSeq_r(context.handle, ring)
    var count: UInt32 = 0
    GEOSCoordSeq_getSize_r(context.handle, sequence, &count)
    return (0..<count).map { index in
      var x = 0.0
      var y = 0.0
      GEOSCoordSeq_getXY_r(context.handle, sequence, index, &x, &y)
      return MapPoint(x: x, y: y)
    }
  }
}

import CGDAL
import Geography
import Terrain

/// Shapes out of OGR's geometries.
struct ShapeReader {
  /// What became of a geometry.
  struct Result {
    /// The shape; nil where there is none of use here.
    var shape: Shape?
    /// The kind of the geometry in OGR's words; nil without one.
    var kind: String?
    /// What was left out.
    var note: String?
    /// Why there is no shape although the kind would do.
    var fault: String?
  }

  /// Whether the coordinates come as north, east.
  let isNorthingFirst: Bool

  /// The shape of a geometry, curves as chains of short lines, heights dropped.
  func shape(of geometry: OGRGeometryH?) -> Result {
    guard let geometry else { return Result() }
    let kind = String(cString: OGRGeometryTypeToName(OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))))
    var result = Result(kind: kind)
    guard OGR_G_IsEmpty(geometry) == 0 else {
      result.fault = "the geometry is empty"
      return result
    }
    if OGR_G_HasCurveGeometry(geometry, 1) != 0 {
      let linear = OGR_G_GetLinearGeometry(geometry, 0, nil)
      defer { OGR_G_DestroyGeometry(linear) }
      read(linear, into: &result)
    } else {
      read(geometry, into: &result)
    }
    return result
  }

  private func read(_ geometry: OGRGeometryH?, into result: inout Result) {
    switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPoint:
      readPoint(geometry, into: &result)
    case wkbMultiPoint where OGR_G_GetGeometryCount(geometry) == 1:
      readPoint(OGR_G_GetGeometryRef(geometry, 0), into: &result)
    case wkbPolygon, wkbTriangle, wkbMultiPolygon, wkbGeometryCollection:
      guard let parts = polygons(in: geometry) else { return }
      var polygons: [Polygon] = []
      for part in parts {
        if let polygon = polygon(part, &result) { polygons.append(polygon) }
        guard result.fault == nil else { return }
      }
      if polygons.isEmpty {
        result.fault = "no ring of the area has four points"
      } else {
        result.shape = .area(MultiPolygon(polygons))
      }
    default: return
    }
  }

  private func readPoint(_ geometry: OGRGeometryH?, into result: inout Result) {
    if let points = points(of: geometry), let point = points.first {
      result.shape = .point(point)
    } else {
      result.fault = Self.notFinite
    }
  }

  /// The polygons that a geometry consists of; nil if there is anything else in it.
  private func polygons(in geometry: OGRGeometryH?) -> [OGRGeometryH]? {
    switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPolygon, wkbTriangle: return geometry.map { [$0] }
    case wkbMultiPolygon, wkbGeometryCollection:
      var parts: [OGRGeometryH] = []
      for index in 0..<OGR_G_GetGeometryCount(geometry) {
        guard let inner = polygons(in: OGR_G_GetGeometryRef(geometry, index)) else { return nil }
        parts += inner
      }
      return parts
    default: return nil
    }
  }

  private func polygon(_ geometry: OGRGeometryH, _ result: inout Result) -> Polygon? {
    var rings: [[MapPoint]] = []
    for index in 0..<OGR_G_GetGeometryCount(geometry) {
      guard var ring = points(of: OGR_G_GetGeometryRef(geometry, index)) else {
        result.fault = Self.notFinite
        return nil
      }
      if let first = ring.first, ring.last != first { ring.append(first) }
      guard ring.count >= 4 else {
        result.note = "a ring with fewer than four points was left out"
        // A polygon whose outline is gone has no holes either.
        if index == 0 { return nil }
        continue
      }
      rings.append(ring)
    }
    return rings.first.map { Polygon(shell: $0, holes: Array(rings.dropFirst())) }
  }

  private static let notFinite = "a coordinate is not a finite number"

  /// The points of a point or ring; nil where a coordinate is infinite or no number.
  private func points(of geometry: OGRGeometryH?) -> [MapPoint]? {
    let count = Int(OGR_G_GetPointCount(geometry))
    guard count > 0 else { return [] }
    var xs = [Double](repeating: 0, count: count)
    var ys = xs
    let stride = Int32(MemoryLayout<Double>.stride)
    OGR_G_GetPoints(geometry, &xs, stride, &ys, stride, nil, 0)
    guard xs.allSatisfy(\.isFinite), ys.allSatisfy(\.isFinite) else { return nil }
    return zip(xs, ys).map { isNorthingFirst ? MapPoint(x: $1, y: $0) : MapPoint(x: $0, y: $1) }
  }
}

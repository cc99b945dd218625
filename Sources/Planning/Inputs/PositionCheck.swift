import Formats
import Geography
import Terrain

/// Whether the coordinates of a file can be what its coordinate system says.
struct PositionCheck {
  let source: CoordinateReferenceSystem

  /// What is wrong with a point of a row; nil where it can be one.
  func fault(of raw: MapPoint, row: RowReader) -> Problem? {
    guard raw.x.isFinite, raw.y.isFinite else {
      return row.problem(
        "is no position", value: Self.text(raw), expected: "finite coordinates in \(source.name)",
        remedy: "Correct the coordinates of this row")
    }
    guard source.kind == .geographic, !Self.isPlace(raw) else { return nil }
    return row.problem(
      "is no longitude and latitude", value: Self.text(raw),
      expected: "longitude -180 to 180, latitude -90 to 90", remedy: remedy(forNoPlace: raw, of: row))
  }

  /// What is wrong with the first faulty point of a shape; nil where there is none.
  func fault(of raw: Shape, row: RowReader) -> Problem? {
    switch raw {
    case .point(let point): fault(of: point, row: row)
    case .area(let area): area.points.lazy.compactMap { fault(of: $0, row: row) }.first
    }
  }

  /// What to do with a layer that cannot be in its system as a whole; nil where it can.
  func remedy(for bounds: MapBounds) -> String? {
    let corners = [MapPoint(x: bounds.minX, y: bounds.minY), MapPoint(x: bounds.maxX, y: bounds.maxY)]
    if source.kind == .geographic {
      return corners.lazy.filter { !Self.isPlace($0) }.map { remedy(forNoPlace: $0, of: nil) }.first
    }
    // No projected system in use puts a study within 180 m of its origin.
    return corners.allSatisfy(Self.isPlace)
      ? "The coordinates look like degrees: set crs: EPSG:4326, or leave it out" : nil
  }

  private func remedy(forNoPlace raw: MapPoint, of row: RowReader?) -> String {
    if Self.isPlace(MapPoint(x: raw.y, y: raw.x)) {
      return "Longitude and latitude look swapped: exchange them"
    }
    return row?.feature.line != nil
      ? "The coordinates look like metres: declare their system, crs: EPSG:…"
      : "The coordinates look like metres, but the file says \(source.name): give it its system with ogr2ogr -a_srs"
  }

  private static func isPlace(_ point: MapPoint) -> Bool {
    (-180...360).contains(point.x) && (-90...90).contains(point.y)
  }

  /// As it stands in the file, to six decimals.
  static func text(_ point: MapPoint) -> String {
    [point.x, point.y].map { (($0 * 1e6).rounded() / 1e6).short }.joined(separator: ", ")
  }
}

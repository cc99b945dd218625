import Formats
import Geography
import Terrain

/// Where the rows of a layer lie: their geometry, or columns of coordinates.
enum RowShapes {
  /// The coordinate system of a layer; WGS 84 for columns of longitude and latitude.
  ///
  /// - Parameter key: of the scenario that names the layer.
  static func crs(
    of table: FeatureTable, map: FieldMap, file: String, key: String
  ) throws(Problem) -> CoordinateReferenceSystem {
    if let crs = table.crs { return crs }
    if map.has("longitude"), map.has("latitude") { return .wgs84 }
    throw Problem(
      "does not name its coordinate system", file: file, field: "\(key).crs", expected: "an EPSG code",
      remedy: "Set \(key).crs, for example EPSG:9209")
  }

  /// The shape of a row with its rings mended; nil, with the problem taken down, where it has no place.
  static func shape(of row: RowReader, problems: inout Problems) -> Shape? {
    let before = problems.all.count
    guard let shape = row.feature.shape ?? pointOfColumns(row, problems: &problems) else {
      if problems.all.count == before {
        problems.add(
          row.problem(
            "has no polygon and no point", value: row.feature.geometryKind,
            expected: "polygon or point geometry, or columns longitude and latitude",
            remedy: "Give it a place, or remove it"))
      }
      return nil
    }
    guard case .area(let area) = shape, let repair = area.repaired() else { return shape }
    let place = repair.place.map { " at \(PositionCheck.text($0))" } ?? ""
    guard !repair.area.polygons.isEmpty else {
      problems.add(
        row.problem(
          "is no polygon: \(repair.reason.lowercased())\(place)", value: row.text("id"),
          expected: "a polygon with an area", remedy: "Redraw it, or give a point"))
      return nil
    }
    problems.add(
      row.problem(
        "polygon repaired: \(repair.reason.lowercased())\(place)", severity: .note, value: row.text("id"),
        expected: "rings that do not cross"))
    return .area(repair.area)
  }

  private static func pointOfColumns(_ row: RowReader, problems: inout Problems) -> Shape? {
    for (x, y) in [("longitude", "latitude"), ("easting", "northing")] where row.map.has(x) && row.map.has(y)
    {
      let east = row.coordinate(x, problems: &problems)
      let north = row.coordinate(y, problems: &problems)
      guard let east, let north else { return nil }
      return .point(MapPoint(x: east, y: north))
    }
    return nil
  }
}

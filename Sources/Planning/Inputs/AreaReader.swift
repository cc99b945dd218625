import Formats
import Geography
import Terrain

/// The extent of a study, still in the coordinates of its source.
struct AreaReader {
  /// Polygons and their system.
  struct Extent {
    let area: MultiPolygon
    let crs: CoordinateReferenceSystem

    /// The middle on the globe; nil where the coordinates are no place.
    var center: GeographicCoordinate? {
      guard let center = area.bounds?.center,
        let toGlobe = try? CoordinateTransform(from: crs, to: .wgs84), let place = toGlobe.forward(center),
        (-90...90).contains(place.y)
      else { return nil }
      return GeographicCoordinate(latitude: place.y, longitude: place.x)
    }
  }

  /// Reads the extent that a scenario names.
  static func read(_ area: Scenario.Area, scenario: ScenarioFile, problems: inout Problems) -> Extent? {
    switch area {
    case .bounds(let west, let south, let east, let north):
      return Extent(
        area: rectangle(MapBounds(minX: west, minY: south, maxX: east, maxY: north), pieces: 32), crs: .wgs84)
    case .layer(let source):
      guard !source.file.isEmpty else { return nil }
      return problems.attempt(expected: "the study area that area.file names") {
        try extent(of: source, scenario: scenario)
      }
    }
  }

  /// The rectangle around villages that name no area.
  static func around(_ rows: VillageReader.Rows) -> Extent? {
    rows.bounds.map { Extent(area: rectangle($0, pieces: 8), crs: rows.crs) }
  }

  /// A rectangle whose edges have points between the corners, so that they bend with the projection.
  private static func rectangle(_ bounds: MapBounds, pieces: Int) -> MultiPolygon {
    let corners = [
      MapPoint(x: bounds.minX, y: bounds.minY), MapPoint(x: bounds.maxX, y: bounds.minY),
      MapPoint(x: bounds.maxX, y: bounds.maxY), MapPoint(x: bounds.minX, y: bounds.maxY),
    ]
    var ring: [MapPoint] = []
    for (index, start) in corners.enumerated() {
      let end = corners[(index + 1) % 4]
      for piece in 0..<pieces {
        let t = Double(piece) / Double(pieces)
        ring.append(MapPoint(x: start.x + (end.x - start.x) * t, y: start.y + (end.y - start.y) * t))
      }
    }
    return MultiPolygon([Polygon(shell: ring + [ring[0]])])
  }

  private static func extent(of source: Scenario.LayerReference, scenario: ScenarioFile) throws -> Extent {
    let path = scenario.path(source.file)
    let table = try VectorSource.read(
      path: path, layer: source.layer, filter: source.filter,
      declaredCRS: DeclaredCRS.read(source.crs, key: "area.crs", file: scenario.name))
    let polygons = table.features.flatMap { feature -> [Polygon] in
      guard case .area(let area)? = feature.shape else { return [] }
      return (area.repaired()?.area ?? area).polygons
    }
    guard !polygons.isEmpty else {
      throw Problem(
        "holds no polygon", file: path, field: "area.file", expected: "the polygons of the study area",
        remedy: source.filter == nil ? "Check the file and area.layer" : "Check area.filter")
    }
    guard let crs = table.crs else {
      throw Problem(
        "does not name its coordinate system", file: path, field: "area.crs", expected: "an EPSG code",
        remedy: "Set area.crs, for example EPSG:9209")
    }
    let area = MultiPolygon(polygons)
    if let bounds = area.bounds, let remedy = PositionCheck(source: crs).remedy(for: bounds) {
      throw Problem(
        "has coordinates that cannot be in \(crs.name)", file: path, field: "area.file",
        expected: "coordinates in \(crs.name)", remedy: remedy)
    }
    return Extent(area: area.dissolved(), crs: crs)
  }
}

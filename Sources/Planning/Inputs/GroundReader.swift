import Formats
import Geography
import Terrain

/// From rasters to the ground of a study, and the names of what they leave open.
struct GroundReader {
  let settings: Scenario.Terrain
  let scenario: ScenarioFile

  /// The files behind a scenario's entries, in their order, each once; and what is wrong with them.
  func sources(problems: inout Problems) -> [RasterSource] {
    var seen: Set<String> = []
    return settings.rasters.flatMap { entry in
      problems.attempt(expected: "rasters, as terrain.rasters names them") {
        try RasterFiles.expand(entry, relativeTo: scenario.folder)
      } ?? []
    }.filter { seen.insert($0).inserted }.compactMap { path in
      problems.attempt(file: path, expected: "a georeferenced raster of heights") {
        try RasterSource(path: path)
      }
    }
  }

  /// The ground on a grid, NaN where no raster knows a height.
  func ground(
    from sources: [RasterSource], grid: MetricGrid, crs: CoordinateReferenceSystem, problems: inout Problems
  ) -> Ground? {
    problems.attempt(file: scenario.name, expected: "rasters of heights in metres or feet") {
      let declared = try DeclaredCRS.read(settings.crs, key: "terrain.crs", file: scenario.name)
      return Ground(
        heights: try RasterMosaic.read(
          sources: sources, onto: grid, crs: crs, declaredCRS: declared, resampling: .bilinear))
    }
  }

  /// The needed cells without a height, by one-degree tile, in the order of their names.
  ///
  /// - Parameter needed: where heights must be known: every path of the study lies in it.
  static func gaps(in ground: Ground, needed: MultiPolygon, frame: StudyFrame) -> [TerrainGap] {
    let cells = ground.grid.cells(in: needed)
    guard cells.contains(where: { ground.heights[$0].isNaN }) else { return [] }
    let places = frame.geographic.coordinates(of: cells.map { ground.grid.center(of: $0) })
    var tiles: [String: (needed: Int, missing: [GeographicCoordinate])] = [:]
    for (cell, place) in zip(cells, places) {
      let name = TerrainGap.tileName(holding: place)
      tiles[name, default: (0, [])].needed += 1
      if ground.heights[cell].isNaN { tiles[name]!.missing.append(place) }
    }
    return tiles.filter { !$0.value.missing.isEmpty }.sorted { $0.key < $1.key }.map { name, tile in
      let latitudes = tile.missing.map(\.latitude)
      let longitudes = tile.missing.map(\.longitude)
      return TerrainGap(
        tile: name, cells: tile.missing.count, share: Double(tile.missing.count) / Double(tile.needed),
        southWest: GeographicCoordinate(latitude: latitudes.min()!, longitude: longitudes.min()!),
        northEast: GeographicCoordinate(latitude: latitudes.max()!, longitude: longitudes.max()!))
    }
  }

  /// The gap as a problem: an error where the scenario wants no gaps, else a note.
  func problem(for gap: TerrainGap) -> Problem {
    let extent =
      "\(gap.southWest.latitude.degrees)–\(gap.northEast.latitude.degrees) N, "
      + "\(gap.southWest.longitude.degrees)–\(gap.northEast.longitude.degrees) E"
    let fails = settings.missing == .fail
    return Problem(
      "no raster knows the ground of \(gap.cells) cells in tile \(gap.tile) (\((gap.share * 100).decimals(1)) % of those needed there), \(extent)",
      severity: fails ? .error : .note, file: scenario.name, field: "terrain.rasters",
      expected: "a height for every cell of the study and between it and its masts",
      remedy: fails
        ? "Add a raster that covers them, fill the voids, or set terrain.missing: unknown"
        : "What depends on them is unknown")
  }
}

extension Double {
  fileprivate var degrees: String { decimals(4) }

  /// With a fixed number of decimals.
  func decimals(_ count: Int) -> String {
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    let scaled = (magnitude * scale).rounded()
    guard scaled < 1e18 else { return String(self) }
    let whole = Int(scaled)
    let unit = Int(scale)
    let sign = self < 0 && whole > 0 ? "-" : ""
    guard count > 0 else { return sign + String(whole) }
    let fraction = String(whole % unit)
    return sign + String(whole / unit) + "." + String(repeating: "0", count: count - fraction.count)
      + fraction
  }
}

import Geography
import Terrain

@testable import Formats

/// Rasters of a formula, for tests.
enum TestRasters {
  static let utm48 = system("EPSG:32648")
  static let vn2000 = system("EPSG:9209")

  static func system(_ code: String) -> CoordinateReferenceSystem {
    guard let system = try? CoordinateReferenceSystem(code) else { preconditionFailure("no \(code)") }
    return system
  }

  /// A raster with the formula's values at the cell centres.
  static func raster(_ grid: MetricGrid, _ value: (MapPoint) -> Float) -> Raster<Float> {
    Raster(grid: grid, values: (0..<grid.count).map { value(grid.center(of: grid.cell(at: $0))) })
  }

  /// A GeoTIFF with the formula's values at the cell centres.
  static func geoTIFF(
    _ grid: MetricGrid, crs: CoordinateReferenceSystem, unit: String = "metre", _ value: (MapPoint) -> Float
  ) throws -> [UInt8] {
    try GeoTIFFWriter.encode(
      bands: [.init(description: "Height", unit: unit, values: raster(grid, value))], crs: crs)
  }

  /// An ArcInfo ASCII grid, which says nothing about its system. Rows from the north.
  static func asciiGrid(west: Double, south: Double, cellSize: Double, rows: [[Int]]) -> String {
    """
    ncols \(rows[0].count)
    nrows \(rows.count)
    xllcorner \(west)
    yllcorner \(south)
    cellsize \(cellSize)
    NODATA_value -9999
    \(rows.map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\n"))

    """
  }
}

extension Raster<Float> {
  var unknownCount: Int { values.count { $0.isNaN } }
}

import Foundation
import Geography
import Terrain

/// A map of the atmosphere's refractivity: a raster that GDAL reads, or a text grid as the ITU publishes them
/// with Recommendation P.1812 (DN50.TXT, N050.TXT).
public enum RefractivityMap {
  /// The ITU's grids: 1.5° apart, from 90° N to 90° S, from 0° to 360° E.
  private static let (textRows, textColumns, textSpacing) = (121, 241, 1.5)

  /// The value at a point of the plane.
  ///
  /// - Parameters:
  ///   - path: of the map.
  ///   - point: in the system `crs`.
  public static func value(
    path: String, at point: MapPoint, crs: CoordinateReferenceSystem
  ) throws(Problem) -> Double {
    let folder = MemoryFolder()
    let source: RasterSource
    if let grid = textGrid(path: path) {
      source = try RasterSource(path: folder.place(grid, named: "grid.asc"))
    } else {
      source = try RasterSource(path: path)
    }
    // One cell of a hundred metres, which is nothing to such a map.
    let bounds = MapBounds(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y).expanded(by: 50)
    let wgs84 = try? CoordinateReferenceSystem("EPSG:4326")
    let raster = try RasterMosaic.read(
      sources: [source], onto: MetricGrid(covering: bounds, cellSize: 100), crs: crs, declaredCRS: wgs84,
      resampling: .bilinear)
    guard let value = raster.values.first, value.isFinite else {
      throw Problem(
        "has no value at the middle of the study area", file: path, expected: "a map that covers the area",
        remedy: "Take another map, or write the number into the scenario")
    }
    return Double(value)
  }

  /// The numbers of an ITU text grid as an ASCII raster from 180° W; nil for any other file.
  private static func textGrid(path: String) -> [UInt8]? {
    guard path.lowercased().hasSuffix(".txt"),
      let text = try? String(contentsOfFile: path, encoding: .utf8)
    else { return nil }
    let numbers = text.split(whereSeparator: \.isWhitespace)
    guard numbers.count == textRows * textColumns, numbers.allSatisfy({ Double($0) != nil }) else {
      return nil
    }
    let half = textSpacing / 2
    var lines = [
      "ncols \(textColumns)", "nrows \(textRows)", "xllcorner \(-180 - half)", "yllcorner \(-90 - half)",
      "cellsize \(textSpacing)",
    ]
    for row in 0..<textRows {
      let columns = (0..<textColumns).map { numbers[row * textColumns + ($0 + 120) % (textColumns - 1)] }
      lines.append(columns.joined(separator: " "))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

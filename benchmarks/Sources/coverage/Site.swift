import Formats
import Geography
import Terrain

/// Where the mast of the sector benchmarks stands, and the ground around it.
struct Site {
  let dem: RasterSource
  let crs: CoordinateReferenceSystem
  let position: MapPoint

  /// Takes a raster of heights in a metric system and a place in that system; nil where they are not numbers.
  init?(_ arguments: inout ArraySlice<String>) throws {
    dem = try RasterSource(path: arguments.removeFirst())
    guard let crs = dem.crs, let x = Double(arguments.removeFirst()), let y = Double(arguments.removeFirst())
    else { return nil }
    self.crs = crs
    position = MapPoint(x: x, y: y)
  }

  /// As ``init(_:)`` reads them.
  var arguments: [String] { [dem.path, String(position.x), String(position.y)] }
}

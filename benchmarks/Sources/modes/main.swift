import Foundation
import Geography
import Terrain

// How far the losses that cells take from radials are from those of paths to their centres, and both from
// another program's raster.
let arguments = CommandLine.arguments
guard arguments.count >= 6, let longitude = Double(arguments[2]), let latitude = Double(arguments[3]),
  let radius = Double(arguments[4]), let cellSize = Double(arguments[5])
else {
  print("usage: modes DEM LONGITUDE LATITUDE RADIUS_M CELL_M [REFERENCE.f32]")
  exit(64)
}
let place = GeographicCoordinate(latitude: latitude, longitude: longitude)
let comparison = try ModeComparison(
  dem: arguments[1], place: place, radius: radius, cellSize: cellSize)
print("radials against paths to every centre, \(comparison.cells.count) cells")
print(comparison.radialsAgainstExact())
if arguments.count > 6 {
  let reference = try ReferenceArea(path: arguments[6], place: place, radius: radius)
  print("against the reference raster, nearest cell, \(reference.count) × \(reference.count) points")
  print(" radials: \(comparison.radials(against: reference))")
  print(" paths:   \(comparison.exact(against: reference))")
}

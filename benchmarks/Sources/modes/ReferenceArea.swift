import Foundation
import Geography
import Terrain

/// A square of losses on a grid of degrees: 32-bit floats, row by row from the south.
struct ReferenceArea {
  let count: Int
  let points: [(place: GeographicCoordinate, loss: Float)]

  /// - Parameters:
  ///   - place: its middle.
  ///   - radius: half its side, m on a sphere of 6,371 km.
  init(path: String, place: GeographicCoordinate, radius: Double) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let values = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    let count = Int(Double(values.count).squareRoot().rounded())
    self.count = count
    let halfLatitude = radius / (6_371_000 * Double.pi / 180)
    let halfLongitude = halfLatitude / cos(place.latitude * .pi / 180)
    points = values.indices.map { index in
      let row = Double(index / count) / Double(count - 1) * 2 - 1
      let column = Double(index % count) / Double(count - 1) * 2 - 1
      let coordinate = GeographicCoordinate(
        latitude: place.latitude + row * halfLatitude, longitude: place.longitude + column * halfLongitude)
      return (coordinate, values[index] > 0 ? values[index] : .nan)
    }
  }
}

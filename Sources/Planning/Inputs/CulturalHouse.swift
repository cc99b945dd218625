import Coverage
import Formats
import Geography
import Terrain

/// Where a village's cultural house may stand.
enum CulturalHouse {
  /// Beside the houses is usual; this far from them it is a mistake, m.
  private static let farthest = 10_000.0

  /// The place; nil, with the problem taken down, where it lies so far from the village that it cannot be its own.
  static func checked(
    _ place: MapPoint, of shape: Shape?, row: RowReader, field: String, value: String,
    problems: inout Problems
  ) -> MapPoint? {
    guard let bounds = shape?.bounds else { return nil }
    let dx = max(bounds.minX - place.x, place.x - bounds.maxX, 0)
    let dy = max(bounds.minY - place.y, place.y - bounds.maxY, 0)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance <= farthest else {
      problems.add(
        row.problem(
          "puts the cultural house \(Int((distance / 1000).rounded())) km from its village", field: field,
          value: value,
          expected: "at most \(Int(farthest / 1000)) km, in degrees on WGS 84 or in the layer's system",
          remedy: "Correct it: longitude goes first; or leave it out for the middle of the village"))
      return nil
    }
    return place
  }
}

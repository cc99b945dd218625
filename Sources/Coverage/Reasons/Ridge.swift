import Propagation
import Terrain

/// The ground that stands most in the way of a path.
public struct Ridge: Hashable, Sendable {
  /// From the mast, m.
  public let distance: Double
  /// Where it is.
  public let position: MapPoint
  /// Its height above the sea, m.
  public let height: Double
  /// How far it rises over the straight ray above the curved Earth, m; negative where it stays below it but within
  /// what the wave needs.
  public let heightOverRay: Double

  /// The inner point of a profile with the greatest Fresnel–Kirchhoff parameter ν (Recommendation ITU-R P.526-15,
  /// eq. (26)); nil where none reaches into the inner 0.55 of the first Fresnel zone (ν ≤ −0.78), so that nothing of
  /// the ground costs anything.
  init?(_ path: SectorPath, from mast: MapPoint, effectiveEarthRadius: Double) {
    let profile = path.profile
    let last = profile.heights.count - 1
    let start = profile.heights[0] + path.ends.transmitterHeight
    let end = profile.heights[last] + path.ends.receiverHeight
    let wavelength = FreeSpace.wavelength(frequencyMHz: path.ends.frequencyMHz)
    let length = profile.length
    var worst: (index: Int, nu: Double, over: Double)?
    for index in 1..<max(last, 1) {
      let distance = profile.distances[index]
      let rest = length - distance
      let over =
        profile.heights[index] + distance * rest / (2 * effectiveEarthRadius)
        - (start * rest + end * distance) / length
      let nu = over * (2 * length / (wavelength * distance * rest)).squareRoot()
      if nu > worst?.nu ?? -0.78 { worst = (index, nu, over) }
    }
    guard let worst else { return nil }
    let share = profile.distances[worst.index] / length
    distance = profile.distances[worst.index]
    position = MapPoint(
      x: mast.x + (path.place.x - mast.x) * share, y: mast.y + (path.place.y - mast.y) * share)
    height = profile.heights[worst.index]
    heightOverRay = worst.over
  }
}

import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Bullington construction over a terrain profile, Recommendation ITU-R P.526-15, § 4.5.1.
///
/// The plain form, in metres; P.1812 § 4.3.1 is the same construction. The referee of `HorizonSweep`.
public enum Bullington {
  /// What the construction finds on a path, without any frequency.
  public struct Obstruction: Hashable, Sendable {
    /// ν√λ of the edge that stands for the whole profile, √m; −∞ on a path without inner points.
    public let value: Double
    /// Whether the straight ray clears the ground.
    public let isLineOfSight: Bool
    /// Where that edge stands, m from the transmitter.
    public let distance: Double
    /// Its height above the straight ray, m; negative where it stays below.
    public let height: Double
  }

  /// Finds the edge that stands for all obstacles of the bare ground. Eqs. (52) to (58).
  ///
  /// - Parameters:
  ///   - profile: the ground, known all the way.
  ///   - transmitterHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - effectiveEarthRadius: m.
  public static func obstruction(
    along profile: PathProfile, transmitterHeight: Double, receiverHeight: Double,
    effectiveEarthRadius: Double
  ) -> Obstruction {
    let heights = profile.heights
    return obstruction(
      distances: profile.distances, transmitter: heights[0] + transmitterHeight,
      receiver: heights[heights.count - 1] + receiverHeight, effectiveEarthRadius: effectiveEarthRadius
    ) { heights[$0] }
  }

  /// Finds the edge over any surface. Two passes.
  ///
  /// - Parameters:
  ///   - distances: of the profile's points, m.
  ///   - transmitter: its antenna's height in the same frame as the surface, m.
  ///   - receiver: likewise.
  ///   - effectiveEarthRadius: m.
  ///   - surface: the height of an inner point, m.
  @inline(__always)
  static func obstruction(
    distances: [Double], transmitter: Double, receiver: Double, effectiveEarthRadius: Double,
    surface: (Int) -> Double
  ) -> Obstruction {
    let last = distances.count - 1
    let length = distances[last]
    guard last > 1 else {
      return Obstruction(value: -.infinity, isLineOfSight: true, distance: length / 2, height: -.infinity)
    }
    let curvature = 1 / (2 * effectiveEarthRadius)
    var steepest = -Double.infinity  // S_tim, eq. (52)
    for index in 1..<last {
      let d = distances[index]
      let slope = (surface(index) + curvature * d * (length - d) - transmitter) / d
      if slope > steepest { steepest = slope }
    }
    let direct = (receiver - transmitter) / length  // S_tr, eq. (53)
    if steepest < direct {
      return clearance(
        distances: distances, transmitter: transmitter, direct: direct, curvature: curvature, surface: surface
      )
    }
    var steepestBack = -Double.infinity  // S_rim, eq. (56)
    for index in 1..<last {
      let d = distances[index]
      let slope = (surface(index) + curvature * d * (length - d) - receiver) / (length - d)
      if slope > steepestBack { steepestBack = slope }
    }
    let edge = (receiver - transmitter + steepestBack * length) / (steepest + steepestBack)  // eq. (57)
    // A ray that grazes the ground along both horizons has no single edge: ν is 0.
    guard edge > 0, edge < length else {
      return Obstruction(value: 0, isLineOfSight: false, distance: length / 2, height: 0)
    }
    let above = (steepest - direct) * edge  // the bracket of eq. (58)
    return Obstruction(
      value: KnifeEdge.obstruction(height: above, before: edge, behind: length - edge),
      isLineOfSight: false, distance: edge, height: above)
  }

  /// The clear path's edge: the point that comes closest to the ray. Eq. (54).
  @inline(__always)
  private static func clearance(
    distances: [Double], transmitter: Double, direct: Double, curvature: Double, surface: (Int) -> Double
  ) -> Obstruction {
    let length = distances[distances.count - 1]
    let nearest = nearestToRay(
      distances: distances, transmitter: transmitter, direct: direct, curvature: curvature, surface: surface)
    let d = distances[nearest.index]
    return Obstruction(
      value: -(2 * length * nearest.squared).squareRoot(), isLineOfSight: true, distance: d,
      height: -(nearest.squared * d * (length - d)).squareRoot())
  }

  /// The inner point of a clear path with the greatest ν, of equals the nearest to the receiver.
  ///
  /// All points lie below the ray, so the greatest ν belongs to the least e²/(d₁d₂), `squared`: no root is needed.
  @inline(__always)
  static func nearestToRay(
    distances: [Double], transmitter: Double, direct: Double, curvature: Double, surface: (Int) -> Double
  ) -> (index: Int, squared: Double) {
    let last = distances.count - 1
    let length = distances[last]
    var least = Double.infinity
    var nearest = 1
    for index in 1..<last {
      let d = distances[index]
      let room = d * (length - d)
      let below = transmitter + direct * d - surface(index) - curvature * room
      let squared = below * below / room
      if squared <= least {
        least = squared
        nearest = index
      }
    }
    return (nearest, least)
  }

  /// Diffraction loss of the whole path, dB. Eqs. (55), (59) and (60).
  ///
  /// - Parameters:
  ///   - obstruction: ν√λ, see ``Obstruction/value``.
  ///   - wavelength: m.
  ///   - length: of the path, m.
  public static func loss(obstruction: Double, wavelength: Double, length: Double) -> Double {
    let edge = KnifeEdge.loss(obstruction / wavelength.squareRoot())
    return edge + (1 - exp(-edge / 6)) * (10 + 0.02 * length / 1000)
  }
}

import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Bullington construction over a terrain profile, Recommendation ITU-R P.526-15, § 4.5.1.
///
/// The plain form: one pass over the profile, the referee of ``BullingtonSweep``. All in metres.
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

  /// Finds the edge that stands for all obstacles. Eqs. (52) to (58).
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
    let last = profile.heights.count - 1
    let length = profile.length
    let hts = profile.heights[0] + transmitterHeight
    let hrs = profile.heights[last] + receiverHeight
    let inner = 1..<last
    guard !inner.isEmpty else {
      return Obstruction(value: -.infinity, isLineOfSight: true, distance: length / 2, height: -.infinity)
    }
    // The ground seen over the curved Earth.
    func curvedHeight(_ index: Int) -> Double {
      let d = profile.distances[index]
      return profile.heights[index] + d * (length - d) / (2 * effectiveEarthRadius)
    }
    func edge(at d: Double, height: Double) -> (value: Double, height: Double) {
      let ray = (hts * (length - d) + hrs * d) / length
      let above = height - ray
      return (KnifeEdge.obstruction(height: above, before: d, behind: length - d), above)
    }
    let stim = inner.map { (curvedHeight($0) - hts) / profile.distances[$0] }.max()!  // eq. (52)
    let str = (hrs - hts) / length  // eq. (53)
    if stim < str {
      let edges = inner.map { (index: $0, edge: edge(at: profile.distances[$0], height: curvedHeight($0))) }
      let highest = edges.max { $0.edge.value < $1.edge.value }!  // eq. (54)
      return Obstruction(
        value: highest.edge.value, isLineOfSight: true, distance: profile.distances[highest.index],
        height: highest.edge.height)
    }
    let srim = inner.map { (curvedHeight($0) - hrs) / (length - profile.distances[$0]) }.max()!  // eq. (56)
    let db = (hrs - hts + srim * length) / (stim + srim)  // eq. (57)
    // A ray that grazes the ground along both horizons has no single edge: ν is 0.
    guard db > 0, db < length else {
      return Obstruction(value: 0, isLineOfSight: false, distance: length / 2, height: 0)
    }
    let found = edge(at: db, height: hts + stim * db)  // eq. (58)
    return Obstruction(value: found.value, isLineOfSight: false, distance: db, height: found.height)
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

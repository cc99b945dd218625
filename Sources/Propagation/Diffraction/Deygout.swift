import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Up to three knife edges in a row, after J. Deygout: the cascaded knife edge method for a general
/// terrestrial path of Recommendation ITU-R P.526-11 (2009), Annex 1. Later editions have Bullington's edge
/// in its place, see ``Bullington``.
///
/// The principal edge stands highest over the ray between the antennas in the measure of ν; then the
/// highest one on each side of it, seen from its top. All in metres.
public enum Deygout {
  /// A point of the profile that stands for an edge.
  public struct Edge: Hashable, Sendable {
    /// Where it is in the profile.
    public let index: Int
    /// ν√λ over the ray between its neighbours, √m; negative where the ray clears it.
    public let value: Double
  }

  /// What the construction finds on a path, without any frequency.
  public struct Edges: Hashable, Sendable {
    /// p, the highest of the path; nil on a path without inner points.
    public let principal: Edge?
    /// t, the highest between the transmitter and the principal edge; nil where they are neighbours.
    public let transmitterSide: Edge?
    /// r, the highest between the principal edge and the receiver; nil where they are neighbours.
    public let receiverSide: Edge?
  }

  /// Finds the three edges. One pass over the profile, then one over each side.
  ///
  /// - Parameters:
  ///   - profile: the ground, known all the way.
  ///   - transmitterHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - effectiveEarthRadius: m.
  public static func edges(
    along profile: PathProfile, transmitterHeight: Double, receiverHeight: Double,
    effectiveEarthRadius: Double
  ) -> Edges {
    let last = profile.heights.count - 1
    let transmitter = RayEnd(index: 0, height: profile.heights[0] + transmitterHeight)
    let receiver = RayEnd(index: last, height: profile.heights[last] + receiverHeight)
    func highest(_ a: RayEnd, _ b: RayEnd) -> Edge? {
      highestEdge(on: profile, between: a, and: b, effectiveEarthRadius: effectiveEarthRadius)
    }
    guard let principal = highest(transmitter, receiver) else {
      return Edges(principal: nil, transmitterSide: nil, receiverSide: nil)
    }
    let top = RayEnd(index: principal.index, height: profile.heights[principal.index])
    return Edges(
      principal: principal, transmitterSide: highest(transmitter, top), receiverSide: highest(top, receiver))
  }

  /// Diffraction loss of the whole path, dB: L = J(ν_p) + T (J(ν_t) + J(ν_r) + C).
  ///
  /// C = 10 + 0.04 D, D in kilometres, is fitted to measurements; T lets it and the secondary edges
  /// fade out as the principal edge sinks below the ray. Nothing is lost where ν_p ≤ −0.78.
  ///
  /// - Parameters:
  ///   - edges: of the path.
  ///   - wavelength: m.
  ///   - length: of the path, m.
  public static func loss(edges: Edges, wavelength: Double, length: Double) -> Double {
    func loss(_ edge: Edge?) -> Double {
      edge.map { KnifeEdge.loss($0.value / wavelength.squareRoot()) } ?? 0
    }
    let principal = loss(edges.principal)
    let share = 1 - exp(-principal / 6)  // T
    let correction = 10 + 0.04 * length / 1000  // C
    return principal + share * (loss(edges.transmitterSide) + loss(edges.receiverSide) + correction)
  }

  /// An end of a ray: where it is in the profile and its height above sea level, m.
  private struct RayEnd {
    let index: Int
    let height: Double
  }

  /// The point with the greatest ν between two ends, the nearest to `a` of equals; nil where they are
  /// neighbours.
  private static func highestEdge(
    on profile: PathProfile, between a: RayEnd, and b: RayEnd, effectiveEarthRadius: Double
  ) -> Edge? {
    let start = profile.distances[a.index]
    let length = profile.distances[b.index] - start
    var highest: Edge?
    for index in (a.index + 1)..<max(b.index, a.index + 1) {
      let before = profile.distances[index] - start
      let behind = length - before
      let bulge = before * behind / (2 * effectiveEarthRadius)
      let ray = (a.height * behind + b.height * before) / length
      let height = profile.heights[index] + bulge - ray
      let value = KnifeEdge.obstruction(height: height, before: before, behind: behind)
      if value > highest?.value ?? -.infinity { highest = Edge(index: index, value: value) }
    }
    return highest
  }
}

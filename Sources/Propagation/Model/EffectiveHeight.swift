import Terrain

/// The height of a base antenna over the country that it serves.
///
/// Okumura's effective height is taken above the average ground 3 to 15 km from the base. For
/// receivers nearer than 15 km, which his definition does not suit, the average runs from 0.2 d to d:
/// Recommendation ITU-R P.1546-6, Annex 5, § 3, continuous at 15 km.
public enum EffectiveHeight {
  /// Distances between which the ground is averaged for a receiver at `distance`, m.
  static func averagingRange(distance: Double) -> ClosedRange<Double> {
    distance < 15_000 ? 0.2 * distance...distance : 3_000...15_000
  }

  /// Height of the transmitter over that average, m.
  ///
  /// - Parameters:
  ///   - profile: evenly spaced ground, known all the way.
  ///   - transmitterHeight: above the ground, m.
  public static func above(_ profile: PathProfile, transmitterHeight: Double) -> Double {
    let spacing = profile.distances[1] - profile.distances[0]
    let indices = sampleRange(
      receiver: profile.distances.count - 1, spacing: spacing)
    let mean = profile.heights[indices].reduce(0, +) / Double(indices.count)
    return profile.heights[0] + transmitterHeight - mean
  }

  /// The samples of an evenly spaced profile that are averaged for the receiver at an index.
  static func sampleRange(receiver: Int, spacing: Double) -> ClosedRange<Int> {
    let range = averagingRange(distance: Double(receiver) * spacing)
    let first = min(receiver, Int((range.lowerBound / spacing).rounded(.up)))
    let last = max(first, min(receiver, Int((range.upperBound / spacing).rounded(.down))))
    return first...last
  }

  /// An effective height held to the range of the Hata family.
  static func clamped(_ height: Double) -> Double {
    min(max(height, HataFormula.baseHeights.lowerBound), HataFormula.baseHeights.upperBound)
  }
}

/// The ground between two antennas: heights at ascending distances from the first, and what lies on it.
public struct PathProfile: Sendable, Equatable {
  /// m from the transmitter, ascending from 0, as many as ``heights``.
  public let distances: [Double]
  /// Ground above sea level, m; NaN where unknown.
  public let heights: [Double]
  /// Representative height of trees and buildings above the ground at each point, m; empty where the
  /// ground is bare or its cover not known.
  public let clutterHeights: [Double]
  /// The radio-climatic zone of each point; empty where all is inland.
  public let zones: [RadioClimaticZone]

  /// - Precondition: as many distances as heights, at least two; as many of the others or none.
  public init(
    distances: [Double], heights: [Double], clutterHeights: [Double] = [],
    zones: [RadioClimaticZone] = []
  ) {
    precondition(distances.count == heights.count && distances.count >= 2, "a profile needs two points")
    precondition(
      clutterHeights.isEmpty || clutterHeights.count == heights.count, "clutter at every point or at none")
    precondition(zones.isEmpty || zones.count == heights.count, "a zone at every point or at none")
    self.distances = distances
    self.heights = heights
    self.clutterHeights = clutterHeights
    self.zones = zones
  }

  /// The profile that ends at an earlier point.
  ///
  /// - Parameter count: of the points that stay, at least two.
  public func prefix(_ count: Int) -> PathProfile {
    PathProfile(
      distances: Array(distances[..<count]), heights: Array(heights[..<count]),
      clutterHeights: clutterHeights.isEmpty ? [] : Array(clutterHeights[..<count]),
      zones: zones.isEmpty ? [] : Array(zones[..<count]))
  }

  /// Length of the path, m.
  public var length: Double { distances[distances.count - 1] }

  /// Whether the ground is known all the way.
  public var isComplete: Bool { !heights.contains { $0.isNaN } }
}

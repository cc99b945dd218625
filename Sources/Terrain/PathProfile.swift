/// The ground between two antennas: heights at ascending distances from the first.
public struct PathProfile: Sendable, Equatable {
  /// m from the transmitter, ascending from 0, as many as ``heights``.
  public let distances: [Double]
  /// Ground above sea level, m; NaN where unknown.
  public let heights: [Double]

  /// - Precondition: as many distances as heights, at least two.
  public init(distances: [Double], heights: [Double]) {
    precondition(distances.count == heights.count && distances.count >= 2, "a profile needs two points")
    self.distances = distances
    self.heights = heights
  }

  /// Length of the path, m.
  public var length: Double { distances[distances.count - 1] }

  /// Whether the ground is known all the way.
  public var isComplete: Bool { !heights.contains { $0.isNaN } }
}

/// The ground along one direction, sampled at even steps: what a sweep reads.
///
/// Scratch memory: made once a thread, refilled a radial.
public struct GroundRadial: Sendable {
  /// Spacing of the samples, m.
  public let step: Double
  /// How many samples count, the first at the origin.
  public private(set) var count = 0
  /// Ground above sea level, m; NaN where unknown.
  public private(set) var heights: [Float]
  /// Trees and buildings above the ground, m; empty where the ground is bare or its cover not known.
  public private(set) var clutterHeights: [Float]
  /// Empty where all is inland.
  public private(set) var zones: [RadioClimaticZone]

  /// Room for radials over some ground.
  ///
  /// - Parameters:
  ///   - capacity: the most samples of a radial.
  ///   - step: spacing, m.
  ///   - cover: what there is to sample beside heights.
  public init(capacity: Int, step: Double, cover: GroundCover? = nil) {
    self.step = step
    heights = Array(repeating: .nan, count: capacity)
    clutterHeights = cover?.clutterHeights == nil ? [] : Array(repeating: 0, count: capacity)
    zones = cover?.zones == nil ? [] : Array(repeating: .inland, count: capacity)
  }

  /// A radial out of samples.
  ///
  /// - Precondition: as many of each, or none of clutter and zones.
  public init(
    step: Double, heights: [Float], clutterHeights: [Float] = [], zones: [RadioClimaticZone] = []
  ) {
    precondition(
      clutterHeights.isEmpty || clutterHeights.count == heights.count, "clutter at every sample or at none")
    precondition(zones.isEmpty || zones.count == heights.count, "a zone at every sample or at none")
    self.step = step
    self.heights = heights
    self.clutterHeights = clutterHeights
    self.zones = zones
    count = heights.count
  }

  /// Samples before the first of unknown height.
  public var known: Int {
    let samples = heights.span
    // What is not known, and only that, does not vanish when it is multiplied by 0: eight at a time.
    var sum = SIMD8<Float>()
    let bytes = samples.bytes
    for group in 0..<count / 8 {
      sum += bytes.unsafeLoadUnaligned(fromByteOffset: group * 32, as: SIMD8<Float>.self) * 0
    }
    let first = sum.sum() == 0 ? count / 8 * 8 : 0
    for index in first..<count where samples[index].isNaN { return index }
    return count
  }

  /// Samples the ground along a straight line.
  ///
  /// - Parameters:
  ///   - ground: with the cover that this was made for.
  ///   - direction: unit vector on the map.
  ///   - count: samples, at most the capacity.
  public mutating func sample(_ ground: Ground, from origin: MapPoint, direction: MapPoint, count: Int) {
    precondition(count <= heights.count, "more samples than there is room for")
    self.count = count
    ground.sample(from: origin, direction: direction, step: step, count: count, into: &heights)
    guard let cover = ground.cover, !clutterHeights.isEmpty || !zones.isEmpty else { return }
    for index in 0..<count {
      let distance = Double(index) * step
      let place = MapPoint(x: origin.x + distance * direction.x, y: origin.y + distance * direction.y)
      if !clutterHeights.isEmpty {
        clutterHeights[index] = cover.clutterHeights?.value(nearest: place) ?? 0
      }
      if !zones.isEmpty { zones[index] = cover.zones?.value(nearest: place) ?? .inland }
    }
  }

  /// The path from the origin to a sample: the plain form of the same ground.
  ///
  /// - Parameter receiver: the last sample of the path, at least 1.
  public func profile(to receiver: Int) -> PathProfile {
    PathProfile(
      distances: (0...receiver).map { Double($0) * step }, heights: heights[...receiver].map(Double.init),
      clutterHeights: clutterHeights.isEmpty ? [] : clutterHeights[...receiver].map(Double.init),
      zones: zones.isEmpty ? [] : Array(zones[...receiver]))
  }
}

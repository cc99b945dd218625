/// The points of a radial that can be the transmitter's horizon for some receiver.
///
/// Receivers differ in the effective radius of their Earth, a little. A point seen lower than another whatever
/// the radius is no horizon; the few others are kept and compared by the plain form's arithmetic.
struct TransmitterHorizons: Sendable {
  /// Slope to each point that was kept, less curvature; its distance, m; its angle where curvature is least.
  private var slopes: [Double]
  private var distances: [Double]
  private var highest: [Double]
  private var count = 0
  /// The greatest angle where curvature is greatest, rad.
  private var floor = -Double.infinity

  /// Room for as many points.
  init(capacity: Int) {
    slopes = Array(repeating: 0, count: capacity + 1)
    distances = slopes
    highest = slopes
  }

  mutating func removeAll() {
    count = 0
    floor = -.infinity
  }

  /// Adds the next point.
  ///
  /// - Parameters:
  ///   - rise: above the antenna, m.
  ///   - distance: m.
  ///   - droops: 1/2a where the curvature is least and greatest, 1/m.
  ///   - slack: what rounding could hide, rad.
  @inline(__always)
  mutating func push(rise: Double, distance: Double, droops: ClosedRange<Double>, slack: Double) {
    let slope = rise / distance
    let high = slope - distance * droops.lowerBound
    guard high >= floor - slack else { return }
    let low = slope - distance * droops.upperBound
    if low > floor {
      floor = low
      var kept = 0
      for index in 0..<count where highest[index] >= floor - slack {
        slopes[kept] = slopes[index]
        distances[kept] = distances[index]
        highest[kept] = highest[index]
        kept += 1
      }
      count = kept
    }
    slopes[count] = slope
    distances[count] = distance
    highest[count] = high
    count += 1
  }

  /// The horizon among the points, whether above the receiver or not; of equals the nearest.
  ///
  /// - Parameter diameter: 2a, m.
  @inline(__always)
  func horizon(diameter: Double) -> LongleyRice.TerrainProfile.Horizon {
    var horizon = LongleyRice.TerrainProfile.Horizon(angle: -.infinity, distance: 0)
    for index in 0..<count {
      let angle = slopes[index] - distances[index] / diameter
      if angle > horizon.angle { horizon = .init(angle: angle, distance: distances[index]) }
    }
    return horizon
  }
}

/// A surface in blocks of 16 points, each with a straight line that no point of the block rises above:
/// enough to rule most blocks out of a search without looking into them.
struct BlockLines: Sendable {
  /// Points a block.
  static let size = 16
  /// From a block's middle to its outer points, in steps.
  private static let half: Float = 7.5
  /// What rounding to `Float` could hide, m: heights and distances here are below 10⁵ m, their ulp 0.008.
  private static let slack: Float = 0.02

  /// Heights of the lines over the block's middle, m above the reference, and their slopes, m a step.
  private var middles: LaneArray
  private var slopes: LaneArray
  private var reference = 0.0

  /// Room for as many points.
  init(capacity: Int) {
    let blocks = capacity / Self.size + 1
    middles = LaneArray(count: blocks)
    slopes = LaneArray(count: blocks)
  }

  /// Takes the points 1 ..< count of a surface; the mast's own is no obstacle.
  ///
  /// - Parameter reference: a height near the surface: only differences from it are rounded.
  mutating func fill(_ surface: [Double], count: Int, reference: Double) {
    self.reference = reference
    var block = 0
    while block * Self.size < count {
      let first = Swift.max(1, block * Self.size)
      let last = Swift.min(count, (block + 1) * Self.size) - 1
      guard first <= last else { break }
      let slope = last > first ? (surface[last] - surface[first]) / Double(last - first) : 0
      let middle = Double(block * Self.size) + Double(Self.half)
      let points = surface.span
      var highest = -Double.infinity
      for index in first...last {
        highest = Double.maximum(highest, points[index] - slope * (Double(index) - middle))
      }
      middles[block] = Float(highest - reference)
      slopes[block] = Float(slope)
      block += 1
    }
  }

  /// The middles of eight blocks, in steps.
  @inline(__always)
  static func abscissas(ofGroup group: Int) -> Lanes {
    Lanes(0, 16, 32, 48, 64, 80, 96, 112) + (Float(group * 8 * size) + half)
  }

  /// The least height of a ray above eight blocks, m, or less.
  ///
  /// - Parameters: the ray's height above the reference at abscissa 0, and its slope a step.
  @inline(__always)
  func leastDepth(below height: Float, slope: Float, group: Int) -> Lanes {
    let relative = Lanes(repeating: slope) - slopes.lanes[group]
    let above = height + slope * Self.abscissas(ofGroup: group) - middles.lanes[group]
    return above - Lanes.magnitude(relative) * Self.half - Self.slack
  }

  /// Reference height that was given with the surface, m.
  @inline(__always)
  var referenceHeight: Double { reference }
}

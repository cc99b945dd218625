/// Sums over any range of a radial's heights and their moments in O(1), the same bits as adding them up.
///
/// Heights are single precision: whole multiples of a power of two. As long as no sum of the plain form
/// outgrows 53 bits of that unit it is exact, whatever its order, and so is a difference of whole prefix sums.
/// Where heights differ too much in size for that, as between 1,000 m and a centimetre, the plain form's own
/// sequence of additions is repeated.
struct GroundSums: Sendable {
  /// m above the sea.
  private(set) var heights: [Double]
  /// Σ h and Σ h·i over the points before each, in units.
  private var sums: [Int64]
  private var moments: [Int64]
  /// m.
  private var unit = 1.0
  /// The last point up to which all sums are exact.
  private var exactThrough = 0

  /// Room for as many points.
  init(capacity: Int) {
    heights = Array(repeating: 0, count: capacity + 8)
    sums = Array(repeating: 0, count: capacity + 1)
    moments = Array(repeating: 0, count: capacity + 1)
  }

  /// Takes the first points of a radial, all of them finite.
  mutating func fill(_ ground: [Float], count: Int) {
    unit = .infinity
    exactThrough = -1
    var total = 0.0
    var least = Double.infinity
    for index in 0..<count {
      let height = ground[index]
      heights[index] = Double(height)
      total += heights[index].magnitude
      if height != 0 { least = Double.minimum(least, Self.lowestBit(of: height)) }
      // Moments go up to Σ|h|·n/2, and their parts down to a quarter of the unit.
      guard exactThrough == index - 1, total * Double(index / 2 + 2) * 4 < 0x1p53 * least else { continue }
      exactThrough = index
      unit = least
    }
    if unit == .infinity { unit = 1 }
    var sum: Int64 = 0
    var moment: Int64 = 0
    guard exactThrough >= 0 else { return }
    for index in 0...exactThrough {
      let whole = Int64(heights[index] / unit)
      sum &+= whole
      moment &+= whole &* Int64(index)
      sums[index + 1] = sum
      moments[index + 1] = moment
    }
  }

  /// The value of the lowest bit that is set.
  private static func lowestBit(of height: Float) -> Double {
    let isNormal = height.isNormal
    let significand = height.significandBitPattern | (isNormal ? 1 << 23 : 0)
    return Double(height.ulp) * Double(1 << significand.trailingZeroBitCount)
  }

  /// Σ h, m.
  @inline(__always)
  func sum(_ range: ClosedRange<Int>) -> Double {
    guard range.upperBound <= exactThrough else {
      var sum = 0.0
      for index in range { sum += heights[index] }
      return sum
    }
    return Double(sums[range.upperBound + 1] &- sums[range.lowerBound]) * unit
  }

  /// What a line is fitted with.
  @inline(__always)
  func sums(_ range: LongleyRice.FitRange) -> LongleyRice.FitRange.Sums {
    guard range.final <= exactThrough else { return range.sums(of: heights) }
    var sums = range.outermost(of: heights)
    let sum = self.sums[range.final] &- self.sums[range.first + 1]
    let moment = moments[range.final] &- moments[range.first + 1]
    sums.sum += Double(sum) * unit
    // Offsets count from the middle, in halves of a step.
    sums.moment += Double(2 &* moment &- Int64(range.first + range.final) &* sum) * (unit / 2)
    return sums
  }

  /// The least-squares line through the ground between two distances, m.
  ///
  /// - Parameters:
  ///   - step: between points, m.
  ///   - last: the receiver's point.
  @inline(__always)
  func planeFit(from start: Double, to end: Double, step: Double, last: Int) -> LongleyRice.GroundLine {
    let range = LongleyRice.FitRange(from: start, to: end, step: step, last: last)
    return range.line(through: sums(range), last: last)
  }
}

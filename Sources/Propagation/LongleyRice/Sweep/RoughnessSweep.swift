/// Δh of the ground to one receiver after another, the same bits as
/// ``LongleyRice/TerrainProfile/irregularity(from:to:)``, without memory made on the way.
struct RoughnessSweep: Sendable {
  /// The rise to each point from the one before, m.
  private var rises: [Double]
  private var sample: [Double]
  private var deciles: DecileSearch

  /// Room for as many points.
  init(capacity: Int) {
    rises = Array(repeating: 0, count: capacity + 8)
    sample = Array(repeating: 0, count: 256)
    deciles = DecileSearch(capacity: 256)
  }

  /// Begins a radial.
  mutating func begin(_ ground: [Double], count: Int) {
    for index in 1..<Swift.max(1, count) { rises[index] = ground[index] - ground[index - 1] }
  }

  /// Δh of a stretch.
  ///
  /// - Parameter last: the receiver's point.
  @inline(__always)
  mutating func irregularity(
    _ ground: [Double], last: Int, stretch: LongleyRice.TerrainStretch, step: Double
  ) -> LongleyRice.TerrainIrregularity {
    let (start, end) = (stretch.start, stretch.end)
    guard end / step - start / step >= 2 else { return .init(value: 0) }
    let plan = LongleyRice.RoughnessSample(from: start / step, to: end / step)
    let sums = take(plan, ground: ground, last: last)
    let count = plan.count
    let line = LongleyRice.FitRange(first: 0, final: count - 1).line(through: sums, last: count - 1)
    let slope = (line.receiver - line.transmitter) / Double(count - 1)
    let range = deciles.range(
      &sample, above: DecileSearch.Line(base: line.transmitter, slope: slope), count: count,
      rank: plan.tenth)
    return .init(value: range / LongleyRice.TerrainIrregularity.share(within: end - start))
  }

  /// Takes the sample and the sums that a line is fitted with.
  ///
  /// The plain form walks: a stride on, a step back for every point that is passed. All of that is exact, and
  /// so need not be walked, where the first place is a multiple of the last bit of the stride: every place on
  /// the way is one too, and no greater than the stride.
  @inline(__always)
  private mutating func take(
    _ plan: LongleyRice.RoughnessSample, ground: [Double], last: Int
  ) -> LongleyRice.FitRange.Sums {
    let count = plan.count
    // 1 below stride 1: places reach back to −1.
    let unit = plan.stride < 1 ? 0x1p-53 : plan.stride.ulp
    let position = plan.position / unit
    guard position == position.rounded(), plan.stride >= 0.5 else {
      walk(plan, ground: ground, last: last)
      return LongleyRice.FitRange(first: 0, final: count - 1).sums(of: sample)
    }
    let bits = Int64(-unit.exponent)
    let stride = Int64(plan.stride / unit)
    let origin = Int64(position)
    let most = Int64(last - plan.first)
    let first = plan.first
    // The first place may lie a whole step before its point; later ones belong to the point they lie on.
    sample[0] = ground[first] + rises[first] * plan.position
    func value(_ index: Int, _ place: Int64) -> Double {
      let next = Swift.min((place &+ ((1 &<< bits) &- 1)) &>> bits, most)
      let point = first &+ Int(next)
      return ground[point] + rises[point] * (Double(place &- (next &<< bits)) * unit)
    }
    sample[count - 1] = value(count - 1, origin &+ Int64(count - 1) &* stride)
    var sums = LongleyRice.FitRange(first: 0, final: count - 1).outermost(of: sample)
    var place = origin
    var offset = -Double(count - 1) / 2
    for index in 1..<count - 1 {
      place &+= stride
      offset += 1
      let height = value(index, place)
      sample[index] = height
      sums.sum += height
      sums.moment += height * offset
    }
    return sums
  }

  /// Takes the sample step by step, as the plain form does.
  private mutating func walk(_ plan: LongleyRice.RoughnessSample, ground: [Double], last: Int) {
    var next = plan.first
    var position = plan.position
    for index in 0..<plan.count {
      while position > 0, next < last {
        position -= 1
        next += 1
      }
      sample[index] = ground[next] + rises[next] * position
      position += plan.stride
    }
  }
}

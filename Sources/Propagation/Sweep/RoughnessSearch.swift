/// The most that the ground between two points rises above a line: P.1812's h_m, eq. (95), whose line and
/// range change with every receiver. Blocks are ruled out by ``BlockLines``, the rest is looked into.
struct RoughnessSearch: Sendable {
  private var blocks: BlockLines

  /// Room for as many points.
  init(capacity: Int) {
    blocks = BlockLines(capacity: capacity)
  }

  /// Takes the ground, `count` points, m.
  mutating func fill(_ ground: [Double], count: Int) {
    blocks.fill(ground, count: count, reference: ground[0])
  }

  /// max (hᵢ − height − slope · i) over a range of points, m.
  ///
  /// - Parameters:
  ///   - ground: the same that was taken.
  ///   - height: of the line at the first point of the radial, m.
  ///   - slope: of the line, m a step.
  func highest(of ground: [Double], over range: ClosedRange<Int>, above height: Double, slope: Double)
    -> Double
  {
    func rise(_ index: Int) -> Double { ground[index] - (height + slope * Double(index)) }
    var highest = Double.maximum(rise(range.lowerBound), rise(range.upperBound))
    let lineHeight = Float(height - blocks.referenceHeight)
    let firstBlock = range.lowerBound / BlockLines.size
    let lastBlock = range.upperBound / BlockLines.size
    for group in firstBlock / 8...lastBlock / 8 {
      let depth = blocks.leastDepth(below: lineHeight, slope: Float(slope), group: group)
      // A block rises above the line by no more than the line lies deep below it.
      let isPossible = depth .< Float(-highest)
      guard isPossible.hasAny else { continue }
      for lane in 0..<8 where isPossible[lane] {
        let block = group * 8 + lane
        guard block >= firstBlock, block <= lastBlock else { continue }
        let first = max(range.lowerBound, block * BlockLines.size)
        let last = min(range.upperBound, (block + 1) * BlockLines.size - 1)
        for index in first...last { highest = Double.maximum(highest, rise(index)) }
      }
    }
    return highest
  }
}

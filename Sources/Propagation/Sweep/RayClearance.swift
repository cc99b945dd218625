/// How near the ground comes to the ray of a clear path: prove that it stays away, or search.
///
/// Measured as ν does: e²(1/d₁ + 1/d₂) with e the depth below the ray, here with distances in steps. The least
/// belongs to the point with the greatest ν. It is no hull query, because the region where ν is small is not
/// convex; so blocks are ruled out by ``BlockLines``, and only the rest is looked into.
struct RayClearance: Sendable {
  private var blocks: BlockLines

  /// Room for as many points.
  init(capacity: Int) {
    blocks = BlockLines(capacity: capacity)
  }

  /// Takes the surface, flattened, `count` points.
  mutating func fill(_ flattened: [Double], count: Int, antenna: Double) {
    blocks.fill(flattened, count: count, reference: antenna)
  }

  /// What a search found.
  struct Nearest {
    /// e²(1/d₁ + 1/d₂), m² a step; infinite where all points are proven to have more than was asked for.
    var least: Double
    /// The point; meaningless where none was found.
    var index: Int
  }

  /// The inner point that comes nearest to the ray of a clear path, if it comes nearer than `bound`.
  ///
  /// - Parameters:
  ///   - flattened: the surface that was taken, at least 16 entries longer than its points.
  ///   - slope: of the ray in flattened heights, m a step.
  ///   - bound: points with more than this need not be found.
  ///   - guess: a point that may be it.
  @inline(__always)
  func nearest(
    in flattened: [Double], receiver: Int, antenna: Double, slope: Double, bound: Double, guess: Int,
    table: StepTable
  ) -> Nearest {
    var found = Nearest(least: bound, index: -1)
    if guess > 0, guess < receiver {
      let depth = antenna + slope * Double(guess) - flattened[guess]
      let value = depth * depth * (table.inverse[guess] + table.inverse[receiver - guess])
      if value < found.least { found = Nearest(least: value, index: guess) }
    }
    forEachPossibleBlock(
      receiver: receiver, slope: slope, bound: { found.least }
    ) { first in
      search(
        from: first, in: flattened, receiver: receiver, antenna: antenna, slope: slope, table: table,
        found: &found)
      search(
        from: first + 8, in: flattened, receiver: receiver, antenna: antenna, slope: slope, table: table,
        found: &found)
    }
    if found.index < 0 { found.least = .infinity }
    return found
  }

  /// Calls with the first point of every block that could hold a point with less than a bound.
  @inline(__always)
  func forEachPossibleBlock(
    receiver: Int, slope: Double, bound: () -> Double, _ body: (Int) -> Void
  ) {
    let lastBlock = (receiver - 1) / BlockLines.size
    let raySlope = Float(slope)
    let end = Float(receiver)
    for group in 0...lastBlock / 8 {
      let depth = blocks.leastDepth(below: 0, slope: raySlope, group: group)
      let middle = BlockLines.abscissas(ofGroup: group)
      // 1/d₁ + 1/d₂ is at least its value with each distance as large as it gets over the block.
      let room = 1 / (middle + 7.5) + 1 / Lanes.greater(end - middle + 7.5, Lanes(repeating: 1))
      let least = depth * depth * room
      let isPossible = (depth .<= 0).or(least .<= Float(bound()) * 1.00001).and(middle .< end + 8)
      guard isPossible.hasAny else { continue }
      for lane in 0..<8 where isPossible[lane] {
        let block = group * 8 + lane
        guard block <= lastBlock else { break }
        body(block * BlockLines.size)
      }
    }
  }

  @inline(__always)
  private func search(
    from first: Int, in flattened: [Double], receiver: Int, antenna: Double, slope: Double, table: StepTable,
    found: inout Nearest
  ) {
    let place = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) + Double(first)
    let depth = antenna + slope * place - flattened.eight(from: first)
    let values = depth * depth * table.room(from: first, receiver: receiver)
    guard (values .< found.least).hasAny else { return }
    for lane in 0..<8 where values[lane] < found.least {
      found = Nearest(least: values[lane], index: first + lane)
    }
  }
}

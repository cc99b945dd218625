import TestSupport
import Testing

@testable import Propagation

@Suite("Searches by blocks against every point")
struct BlockSearchTests {
  /// A surface with room behind it, as the searches want it.
  static func surface(_ kind: SweepGround.Kind, count: Int, random: inout SeededGenerator) -> [Double] {
    SweepGround.heights(kind, count: count, random: &random).map(Double.init)
      + Array(repeating: -9e9, count: 2 * BlockLines.size)
  }

  @Test(
    "no point rises above its block's line by more than the line's bound",
    arguments: SweepGround.Kind.allCases)
  func lines(kind: SweepGround.Kind) {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<15 {
      let count = Int.random(in: 2...400, using: &random)
      let surface = Self.surface(kind, count: count, random: &random)
      var blocks = BlockLines(capacity: count)
      blocks.fill(surface, count: count, reference: surface[0])
      let height = Double.random(in: -500...500, using: &random)
      let slope = Double.random(in: -30...30, using: &random)
      for index in 1..<count {
        let depth = surface[0] + height + slope * Double(index) - surface[index]
        let block = index / BlockLines.size
        let least = blocks.leastDepth(below: Float(height), slope: Float(slope), group: block / 8)[block % 8]
        #expect(Double(least) <= depth, "\(kind), point \(index) of \(count)")
      }
    }
  }

  @Test(
    "the roughness between two points is the highest of all between them",
    arguments: SweepGround.Kind.allCases)
  func roughness(kind: SweepGround.Kind) {
    var random = SeededGenerator(seed: 32)
    for _ in 0..<15 {
      let count = Int.random(in: 2...400, using: &random)
      let ground = Self.surface(kind, count: count, random: &random)
      var search = RoughnessSearch(capacity: 400)
      search.fill(ground, count: count)
      for _ in 0..<20 {
        let ends = [Int.random(in: 1..<count, using: &random), Int.random(in: 1..<count, using: &random)]
        let range = ends.min()!...ends.max()!
        let height = ground[0] + Double.random(in: -100...100, using: &random)
        let slope = Double.random(in: -10...10, using: &random)
        let expected = range.map { ground[$0] - (height + slope * Double($0)) }.max()!
        #expect(search.highest(of: ground, over: range, above: height, slope: slope) == expected)
      }
    }
  }

  @Test("the point nearest to a clear ray is the nearest of all", arguments: SweepGround.Kind.allCases)
  func clearance(kind: SweepGround.Kind) {
    var random = SeededGenerator(seed: 33)
    let table = StepTable(capacity: 400)
    var search = RayClearance(capacity: 400)
    for _ in 0..<15 {
      let count = Int.random(in: 3...400, using: &random)
      let surface = Self.surface(kind, count: count, random: &random)
      let antenna = surface[0] + Double.random(in: 1...60, using: &random)
      search.fill(surface, count: count, antenna: antenna)
      for receiver in 2..<count {
        let steepest = (1..<receiver).map { (surface[$0] - antenna) / Double($0) }.max()!
        let slope = steepest + [0.001, 0.1, 5].randomElement(using: &random)!
        let values = (1..<receiver).map { index in
          let depth = antenna + slope * Double(index) - surface[index]
          return depth * depth * (1 / Double(index) + 1 / Double(receiver - index))
        }
        let least = values.min()!
        // Proven farther than a bound, found within one, whatever is guessed first.
        for bound in [Double.infinity, least * 1.5, least * (1 + 1e-12), least * 0.7] {
          let found = search.nearest(
            in: surface, receiver: receiver, antenna: antenna, slope: slope, bound: bound,
            guess: Int.random(in: -1...count, using: &random), table: table)
          #expect((found.index >= 0) == (least < bound), "\(kind), receiver \(receiver)")
          guard found.index >= 0 else { continue }
          #expect(found.least == least)
          #expect(values[found.index - 1] == least)
        }
      }
    }
  }

  @Test("over paths of 800 km the bound holds too: heights there fall by tens of kilometres")
  func farRays() {
    var random = SeededGenerator(seed: 34)
    let table = StepTable(capacity: 900)
    var search = RayClearance(capacity: 900)
    // 1 km steps over 4/3 of the Earth; antennas at 12 km see each other over the sea at up to 900 km.
    let curvature = 1e6 / (2 * 8.5e6)
    for _ in 0..<8 {
      let surface =
        (0..<900).map { Double.random(in: 0...3, using: &random) - curvature * Double($0 * $0) }
        + Array(repeating: -9e9, count: 2 * BlockLines.size)
      search.fill(surface, count: 900, antenna: 12_000)
      for receiver in 880..<900 {
        let slope = (12_000 - curvature * Double(receiver * receiver) - 12_000) / Double(receiver)
        let values = (1..<receiver).map { index in
          let depth = 12_000 + slope * Double(index) - surface[index]
          return depth * depth * (1 / Double(index) + 1 / Double(receiver - index))
        }
        let found = search.nearest(
          in: surface, receiver: receiver, antenna: 12_000, slope: slope, bound: .infinity, guess: -1,
          table: table)
        #expect(found.least == values.min()!)
      }
    }
  }
}

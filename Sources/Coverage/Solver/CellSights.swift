import Propagation
import Terrain

/// How a mast's antennas see the cells of a row: the nearest direction of its fan, and how far away in steps.
///
/// In `Float` and eight cells at a time: a direction may be the neighbour of the nearest one where both are as
/// near to a thousandth. Scratch memory of one thread.
struct CellSights {
  /// Directions of the fan.
  private(set) var directions: [Int32]
  /// Steps to the centres of the cells, at least 1.
  private(set) var distances: LaneArray

  init(width: Int) {
    directions = Array(repeating: 0, count: width + 8)
    distances = LaneArray(count: width + 8)
  }

  /// Looks at a row.
  ///
  /// - Parameters:
  ///   - first: the centre of the row's first cell, from the mast, in steps.
  ///   - cells: those of the row that are wanted; whole groups of eight are looked at.
  mutating func look(from first: (east: Double, north: Double), cells: Range<Int>, fan: RadialFan) {
    let north = Lanes(repeating: Float(first.north))
    let north2 = north * north
    let perRadian = Float(2 / Double.pi) * Float(fan.quadrant)
    let half = Float(fan.quadrant) * 0.5
    let count = Float(fan.count)
    for group in cells.lowerBound / 8..<(cells.upperBound + 7) / 8 {
      let east = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Float(first.east + Double(group * 8))
      let steps = Lanes.root(east * east + north2)
      distances.lanes[group] = Lanes.greater(steps, Lanes(repeating: 1))
      // Turned by quarters until the direction lies within 45° of the east.
      let isWide = Lanes.magnitude(east) .>= Lanes.magnitude(north)
      let out = north.replacing(with: east, where: isWide)
      let along = (-east).replacing(with: north, where: isWide)
      let safe = out.replacing(with: 1, where: out .== 0)
      let quarter = Lanes(repeating: 1).replacing(with: 0, where: isWide)
      let turned = quarter + Lanes.zero.replacing(with: 2, where: out .< 0)
      let angle = Self.arcTangent(along / safe)
      let place = turned * (2 * half) + half + angle * perRadian
      let whole = (place + Self.rounding) - Self.rounding
      let radial = whole.replacing(with: 0, where: whole .>= count)
      let bits = unsafeBitCast(radial + Self.rounding, to: SIMD8<Int32>.self) & 0x3f_ffff
      for lane in 0..<8 { directions[group * 8 + lane] = bits[lane] }
    }
  }

  /// 1.5 · 2²³: adding it rounds, and leaves the whole number in the low bits.
  private static var rounding: Float { 12_582_912 }

  /// Of a ratio up to 1, within 10⁻⁷. Abramowitz & Stegun 4.4.49.
  @inline(__always)
  private static func arcTangent(_ x: Lanes) -> Lanes {
    let x2 = x * x
    var series = x2 * 0.002_866_2257 - 0.016_165_7367
    series = series * x2 + 0.042_909_6138
    series = series * x2 - 0.075_289_6400
    series = series * x2 + 0.106_562_6393
    series = series * x2 - 0.142_088_9944
    series = series * x2 + 0.199_935_5085
    series = series * x2 - 0.333_331_4528
    return x + x * x2 * series
  }
}

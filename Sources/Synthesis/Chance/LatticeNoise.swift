/// Gradient noise on a hashed square lattice: smooth, about −1 to 1, no two cells alike.
///
/// A lattice shows along its axes when octaves lie upon each other, so ``fractal(_:_:octaves:)``
/// turns each octave against the last.
struct LatticeNoise: Sendable {
  private let key: UInt64

  init(seed: UInt64, stream: RandomSource.Stream, layer: UInt64 = 0) {
    key = SplitMix64.mixed(
      seed ^ SplitMix64.mixed(stream.rawValue &* 0x9E37_79B9_7F4A_7C15 &+ layer))
  }

  /// 64 bits that belong to a lattice point.
  @inline(__always)
  func hash(_ column: Int, _ row: Int) -> UInt64 {
    let a = UInt64(bitPattern: Int64(column)) &* 0x9E37_79B9_7F4A_7C15
    let b = UInt64(bitPattern: Int64(row)) &* 0xC2B2_AE3D_27D4_EB4F
    var word = (a ^ key) &+ b
    word = (word ^ word >> 32) &* 0xD6E8_FEB8_6659_FD93
    word = (word ^ word >> 32) &* 0xD6E8_FEB8_6659_FD93
    return word ^ word >> 32
  }

  /// The noise at a point, lattice spacing 1.
  @inline(__always)
  func value(_ x: Double, _ y: Double) -> Double {
    let floorX = x.rounded(.down)
    let floorY = y.rounded(.down)
    let column = Int(floorX)
    let row = Int(floorY)
    let fx = x - floorX
    let fy = y - floorY
    let southWest = slope(column, row, fx, fy)
    let southEast = slope(column + 1, row, fx - 1, fy)
    let northWest = slope(column, row + 1, fx, fy - 1)
    let northEast = slope(column + 1, row + 1, fx - 1, fy - 1)
    let sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    let sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    let south = southWest + (southEast - southWest) * sx
    let north = northWest + (northEast - northWest) * sx
    return (south + (north - south) * sy) * 1.5
  }

  /// Octaves of half the size and half the height each, about −1 to 1.
  func fractal(_ x: Double, _ y: Double, octaves: Int) -> Double {
    var sum = 0.0
    var amplitude = 0.5
    var px = x
    var py = y
    for _ in 0..<octaves {
      sum += value(px, py) * amplitude
      amplitude /= 2
      (px, py) = Self.nextOctave(px, py)
    }
    return sum
  }

  /// Twice as fine, turned by the angle of the 3-4-5 triangle, and moved off the common origin.
  @inline(__always)
  static func nextOctave(_ x: Double, _ y: Double) -> (Double, Double) {
    (1.6 * x - 1.2 * y + 17.31, 1.2 * x + 1.6 * y - 5.83)
  }

  /// The rise from a lattice point along its own random gradient.
  @inline(__always)
  private func slope(_ column: Int, _ row: Int, _ dx: Double, _ dy: Double) -> Double {
    // Components uniform in −1 … 1: cheaper than unit vectors, and as free of preferred directions.
    let bits = hash(column, row)
    let gx = Double(Int32(truncatingIfNeeded: bits)) * 0x1p-31
    let gy = Double(Int32(truncatingIfNeeded: bits >> 32)) * 0x1p-31
    return gx * dx + gy * dy
  }
}

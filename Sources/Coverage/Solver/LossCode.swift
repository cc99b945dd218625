import Propagation

/// A path loss in 16 bits: hundredths of a decibel, or why there is none.
///
/// Predictions err by decibels and their closed forms by thousandths; a hundredth costs nothing that anyone
/// could measure, and a province of losses fits in memory and on disk. Every loss goes through the code, stored
/// or not, so that a run has the same bytes either way.
enum LossCode {
  /// No sector reaches the cell, or it is not asked for, or the loss is beyond all budgets.
  static let outOfReach: UInt16 = 65535
  /// The path crosses unknown ground, or the model refused it.
  static let unknown: UInt16 = 65534
  /// The largest loss, 655.33 dB, and all above it.
  static let largest: UInt16 = 65533

  /// The code of a loss in dB; NaN is unknown.
  @inline(__always)
  static func code(_ loss: Float) -> UInt16 {
    guard !loss.isNaN else { return unknown }
    guard loss < .infinity else { return outOfReach }
    return UInt16(Float.minimum(Float.maximum(loss, 0) * 100 + 0.5, Float(largest)))
  }

  /// Eight losses in a row, dB; cells without one have 655.34 dB or more.
  @inline(__always)
  private static func losses(_ codes: borrowing [UInt16], from index: Int) -> Lanes {
    let found = codes.span.bytes.unsafeLoadUnaligned(fromByteOffset: index * 2, as: SIMD8<UInt16>.self)
    let wide = SIMD8<UInt32>(truncatingIfNeeded: found)
    // A whole number below 2²³ in the low bits of 2²³ is that float.
    return (unsafeBitCast(wide | 0x4b00_0000, to: Lanes.self) - 8_388_608) * 0.01
  }

  /// Up to eight losses in a row, dB; behind the last one 655.35 dB.
  @inline(__always)
  static func losses(_ codes: borrowing [UInt16], from index: Int, count: Int) -> Lanes {
    guard count < 8 else { return losses(codes, from: index) }
    var found = Lanes(repeating: loss(outOfReach))
    for lane in 0..<count { found[lane] = loss(codes[index + lane]) }
    return found
  }

  /// dB.
  @inline(__always)
  static func loss(_ code: UInt16) -> Float { Float(code) * 0.01 }
}

/// Eight receivers at once.
public typealias Lanes = SIMD8<Float>

extension Lanes {
  /// Base-2 logarithm of positive normal numbers, within 2·10⁻⁷ absolute for results near 0 and 1 ulp
  /// of the exponent's size elsewhere.
  ///
  /// Own arithmetic instead of libm: the same bits on every processor, and eight at a time. With
  /// s = (m − 1)/(m + 1), log₂ m = 2/ln 2 · (s + s³/3 + s⁵/5 + …), |s| ≤ 0.172.
  @inline(__always)
  static func log2(_ x: Lanes) -> Lanes {
    let bits = unsafeBitCast(x, to: SIMD8<Int32>.self)
    // Centre the mantissa on 1: √½ … √2.
    let shifted = bits &- SIMD8<Int32>(repeating: 0x3f35_04f3)
    let exponent: SIMD8<Int32> = shifted &>> 23
    let mantissa = unsafeBitCast(bits &- (exponent &<< 23), to: Lanes.self)
    let s = (mantissa - 1) / (mantissa + 1)
    let s2 = s * s
    var series = s2 * 0.320598 + 0.4121985
    series = series * s2 + 0.5770780
    series = series * s2 + 0.9617967
    series = series * s2 + 2.8853901
    return s * series + wholeNumber(exponent)
  }

  /// 2 to the power of x for −126 ≤ x ≤ 126, relative error below 3·10⁻⁷.
  @inline(__always)
  static func exp2(_ x: Lanes) -> Lanes {
    let limited = lesser(greater(x, Lanes(repeating: -126)), Lanes(repeating: 126))
    // Adding 1.5 · 2²³ leaves no room for a fraction: it rounds, and the low bits hold the integer.
    let shifted = limited + roundingShift
    let f = limited - (shifted - roundingShift)
    var series = f * 1.5403530e-4 + 1.3333558e-3
    series = series * f + 9.6181291e-3
    series = series * f + 5.5504109e-2
    series = series * f + 0.24022651
    series = series * f + 0.69314718
    series = series * f + 1
    let exponent = (unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- (roundingShiftBits &- 127)) &<< 23
    return series * unsafeBitCast(exponent, to: Lanes.self)
  }

  /// 1.5 · 2²³, and its bits. The library's conversions between SIMD integers and floats go lane by
  /// lane through a generic check: a seventh of the whole run time when it was measured.
  private static var roundingShift: Float { 12_582_912 }
  private static var roundingShiftBits: Int32 { 0x4b40_0000 }

  /// Integers of magnitude below 2²² as floats.
  @inline(__always)
  static func wholeNumber(_ integers: SIMD8<Int32>) -> Lanes {
    unsafeBitCast(integers &+ roundingShiftBits, to: Lanes.self) - roundingShift
  }

  /// Base-10 logarithm of positive normal numbers.
  @inline(__always)
  static func log10(_ x: Lanes) -> Lanes { log2(x) * 0.30102999566 }

  /// The greater of two, lane by lane. `pointwiseMax` measured slower.
  @inlinable @inline(__always)
  public static func greater(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }

  /// The lesser of two, lane by lane.
  @inlinable @inline(__always)
  public static func lesser(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .< a) }
}

extension SIMDMask<SIMD8<Int32>> {
  /// Where both hold. The library's operators on masks go lane by lane.
  @inline(__always)
  func and(_ other: Self) -> Self {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD8<Int32>.self) & unsafeBitCast(other, to: SIMD8<Int32>.self), to: Self.self)
  }

  /// Where one or both hold.
  @inline(__always)
  func or(_ other: Self) -> Self {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD8<Int32>.self) | unsafeBitCast(other, to: SIMD8<Int32>.self), to: Self.self)
  }

  /// Where it does not hold.
  @inline(__always)
  var inverted: Self { unsafeBitCast(~unsafeBitCast(self, to: SIMD8<Int32>.self), to: Self.self) }

  /// Whether some lane holds. `any` of the library goes lane by lane.
  @inlinable @inline(__always)
  public var hasAny: Bool {
    let words = unsafeBitCast(self, to: SIMD4<UInt64>.self)
    return words.lowHalf.x | words.lowHalf.y | words.highHalf.x | words.highHalf.y != 0
  }
}

extension SIMDMask<SIMD8<Int64>> {
  /// Whether some lane holds.
  @inline(__always)
  var hasAny: Bool {
    let words = unsafeBitCast(self, to: SIMD8<UInt64>.self)
    let halves = words.lowHalf | words.highHalf
    return halves.x | halves.y | halves.z | halves.w != 0
  }
}

/// Floats that are worked on eight at a time and filled one at a time.
public struct LaneArray: Sendable {
  /// The groups of eight.
  public var lanes: [Lanes]

  /// Room for at least `count` numbers, all 0.
  public init(count: Int) {
    lanes = Array(repeating: .zero, count: (count + 7) / 8)
  }

  /// One number.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Float {
    get { lanes[index >> 3][index & 7] }
    set { lanes[index >> 3][index & 7] = newValue }
  }
}

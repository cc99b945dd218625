/// More of libm, eight at a time, by own arithmetic: the same bits on every processor.
extension Lanes {
  /// The number without its sign.
  @inlinable @inline(__always)
  public static func magnitude(_ x: Lanes) -> Lanes {
    unsafeBitCast(
      unsafeBitCast(x, to: SIMD8<UInt32>.self) & SIMD8<UInt32>(repeating: 0x7fff_ffff), to: Lanes.self)
  }

  /// Square root of 0 or a positive normal number, within 1 ulp; 0 of negative ones. The library's calls `sqrtf` lane
  /// by lane.
  ///
  /// The exponent halved in the bits gives 1/√x within 3.5 %; each Newton step squares the error; Heron's
  /// step at the end brings the last bits.
  @inlinable @inline(__always)
  public static func root(_ x: Lanes) -> Lanes {
    let bits = unsafeBitCast(x, to: SIMD8<Int32>.self)
    var inverse = unsafeBitCast(SIMD8<Int32>(repeating: 0x5f37_59df) &- (bits &>> 1), to: Lanes.self)
    let half = x * 0.5
    inverse = inverse * (1.5 - half * inverse * inverse)
    inverse = inverse * (1.5 - half * inverse * inverse)
    let near = x * inverse
    return ((near + x / near) * 0.5).replacing(with: 0, where: x .<= 0)
  }

  /// e to the power of x, relative error below 7·10⁻⁷ for |x| ≤ 10 and 5·10⁻⁶ beyond; saturates where ``exp2(_:)`` does.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes { exp2(x * 1.442_695_04) }

  /// 10 to the power of x, relative error below 8·10⁻⁷ for |x| ≤ 4.3 and 5·10⁻⁶ beyond; saturates likewise.
  @inline(__always)
  static func exp10(_ x: Lanes) -> Lanes { exp2(x * 3.321_928_09) }

  /// Levels in dBm as powers in mW, relative error below 5·10⁻⁶; below −379 dBm as that.
  public static func milliwatts(_ levels: Lanes) -> Lanes { exp2(levels * 0.332_192_809) }

  /// A positive normal number to some power. The relative error grows with the logarithm of the result: below
  /// 4·10⁻⁷ near 1, 4·10⁻⁶ from 10⁻¹⁴ to 10⁹.
  @inline(__always)
  static func power(_ x: Lanes, _ exponent: Lanes) -> Lanes { exp2(log2(x) * exponent) }

  /// 1/(1 + eˣ): a smooth step down from 1 to 0, within 1.2·10⁻⁷.
  @inline(__always)
  static func stepDown(_ x: Lanes) -> Lanes { 1 / (1 + exp(x)) }

  /// Arc tangent within 2·10⁻⁷, and within 1.2·10⁻⁷ of itself up to 45°. Abramowitz & Stegun 4.4.49 up to 45°, the complement of 1/x beyond.
  public static func atan(_ x: Lanes) -> Lanes {
    let size = magnitude(x)
    let isSteep = size .> 1
    let t = size.replacing(with: 1 / size, where: isSteep)
    let t2 = t * t
    var series = t2 * 0.002_866_2257 - 0.016_165_7367
    series = series * t2 + 0.042_909_6138
    series = series * t2 - 0.075_289_6400
    series = series * t2 + 0.106_562_6393
    series = series * t2 - 0.142_088_9944
    series = series * t2 + 0.199_935_5085
    series = series * t2 - 0.333_331_4528
    let flat = t + t * t2 * series
    let angle = flat.replacing(with: Float.pi / 2 - flat, where: isSteep)
    return angle.replacing(with: -angle, where: x .< 0)
  }

  /// sin(⅓ arcsin x) for |x| ≤ 1, within 10⁻⁷: the middle root g of 4g³ − 3g + x = 0. Not of itself: of x below 10⁻⁷
  /// no digit is left.
  ///
  /// Abramowitz & Stegun 4.4.46 for the arc, the sine's series for at most 30°.
  @inline(__always)
  static func sineOfThirdOfArc(_ x: Lanes) -> Lanes {
    let t = lesser(magnitude(x), Lanes(repeating: 1))
    var series = t * -0.001_262_4911 + 0.006_670_0901
    series = series * t - 0.017_088_1256
    series = series * t + 0.030_891_8810
    series = series * t - 0.050_174_3046
    series = series * t + 0.088_978_9874
    series = series * t - 0.214_598_8016
    series = series * t + 1.570_796_3050
    let arc = Float.pi / 2 - root(1 - t) * series
    let third = arc * (1 / 3)
    let third2 = third * third
    var sine = third2 * (-1 / 5040) + 1 / 120
    sine = sine * third2 - 1 / 6
    let value = third + third * third2 * sine
    return value.replacing(with: -value, where: x .< 0)
  }

  /// Rounds down or, on a whole number, maybe to the one below; for magnitudes under 2²¹.
  @inline(__always)
  static func wholePart(_ x: Lanes) -> Lanes { (x - 0.5 + 12_582_912) - 12_582_912 }
}

import TestSupport
import Testing

@testable import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Functions of eight numbers against libm")
struct LanesFunctionsTests {
  /// The largest difference over a range, at numbers evenly spread over the floats in it and at both ends.
  static func worst(
    from low: Float, to high: Float, of own: (Lanes) -> Lanes, _ reference: (Double) -> Double,
    difference: (Double, Double) -> Double
  ) -> Double {
    let samples = 6000
    let first = Double(low.bitPattern)
    let last = Double(high.bitPattern)
    var worst = 0.0
    for index in 0...samples {
      let x = Float(bitPattern: UInt32(first + (last - first) * Double(index) / Double(samples)))
      let found = difference(Double(own(Lanes(repeating: x))[index & 7]), reference(Double(x)))
      worst = found <= worst ? worst : found
    }
    return worst
  }

  static func relative(_ own: Double, _ reference: Double) -> Double { abs(own / reference - 1) }
  static func absolute(_ own: Double, _ reference: Double) -> Double { abs(own - reference) }

  @Test("the root is within 1 ulp over all normal numbers, and 0 of 0 and below")
  func root() {
    let found = Self.worst(
      from: .leastNormalMagnitude, to: .greatestFiniteMagnitude, of: Lanes.root, { $0.squareRoot() },
      difference: Self.relative)
    #expect(found < 1.2e-7)
    #expect(Lanes.root(Lanes(0, 1, 4, -1, 9, 16, 25, -4)) == Lanes(0, 1, 2, 0, 3, 4, 5, 0))
  }

  @Test("the logarithm is within half a unit of its last place and 2e-7")
  func logarithm() {
    let all = Self.worst(
      from: .leastNormalMagnitude, to: .greatestFiniteMagnitude, of: Lanes.log2, { log2($0) },
      difference: Self.absolute)
    #expect(all < 4e-6)
    let near = Self.worst(from: 0.5, to: 2, of: Lanes.log2, { log2($0) }, difference: Self.absolute)
    #expect(near < 2e-7)
  }

  @Test("powers of 2 and 10 and e are as exact as they say", arguments: [1.0, -1])
  func exponentials(sign: Double) {
    let side = Float(sign)
    let two = Self.worst(
      from: 1e-6, to: 126, of: { Lanes.exp2($0 * side) }, { exp2($0 * sign) }, difference: Self.relative)
    #expect(two < 3e-7)
    let e = Self.worst(
      from: 1e-6, to: 10, of: { Lanes.exp($0 * side) }, { exp($0 * sign) }, difference: Self.relative)
    #expect(e < 7e-7)
    let greatE = Self.worst(
      from: 10, to: 87, of: { Lanes.exp($0 * side) }, { exp($0 * sign) }, difference: Self.relative)
    #expect(greatE < 5e-6)
    let ten = Self.worst(
      from: 1e-6, to: 4.3, of: { Lanes.exp10($0 * side) }, { pow(10, $0 * sign) }, difference: Self.relative)
    #expect(ten < 8e-7)
    let greatTen = Self.worst(
      from: 4.3, to: 37.9, of: { Lanes.exp10($0 * side) }, { pow(10, $0 * sign) }, difference: Self.relative)
    #expect(greatTen < 5e-6)
  }

  @Test("beyond their range exponentials stay finite and above 0")
  func saturation() {
    for x: Float in [200, 1e6, -200, -1e6] {
      let value = Lanes.exp(Lanes(repeating: x))[0]
      #expect(value.isFinite && value > 0)
    }
    #expect(Lanes.exp2(Lanes(repeating: 500))[0] == exp2(126))
    #expect(Lanes.exp2(Lanes(repeating: -500))[0] == exp2(-126))
  }

  @Test("powers are as exact as they say", arguments: [2.41, 3.1, 1.13, -0.3333, -1.012] as [Float])
  func power(exponent: Float) {
    // As far as results go that P.1812 asks for.
    let limit = min(3000, pow(1e9, 1 / abs(exponent)))
    let all = Self.worst(
      from: 1 / limit, to: limit, of: { Lanes.power($0, Lanes(repeating: exponent)) },
      { pow($0, Double(exponent)) }, difference: Self.relative)
    #expect(all < 4e-6)
    let near = Self.worst(
      from: 0.9, to: 1.1, of: { Lanes.power($0, Lanes(repeating: exponent)) }, { pow($0, Double(exponent)) },
      difference: Self.relative)
    #expect(near < 6e-7)
  }

  @Test("the step down is within 1.2e-7 on both sides, and ends at 0 and 1")
  func stepDown() {
    for sign in [1.0, -1] {
      let side = Float(sign)
      let found = Self.worst(
        from: 1e-6, to: 80, of: { Lanes.stepDown($0 * side) }, { 1 / (1 + exp($0 * sign)) },
        difference: Self.absolute)
      #expect(found < 1.2e-7)
    }
    #expect(Lanes.stepDown(Lanes(repeating: -1e6))[0] == 1)
    #expect(Lanes.stepDown(Lanes(repeating: 1e6))[0] < 1e-30)
    #expect(Lanes.stepDown(.zero)[0] == 0.5)
  }

  @Test("the arc tangent is within 2e-7, steep and negative ones too", arguments: [1.0, -1])
  func arcTangent(sign: Double) {
    let side = Float(sign)
    let all = Self.worst(
      from: 1e-20, to: 1e20, of: { Lanes.atan($0 * side) }, { atan($0 * sign) }, difference: Self.absolute)
    #expect(all < 2e-7)
    let steep = Self.worst(
      from: 0.9, to: 100, of: { Lanes.atan($0 * side) }, { atan($0 * sign) }, difference: Self.absolute)
    #expect(steep < 2e-7)
    // Small angles keep their digits.
    let small = Self.worst(
      from: 1e-20, to: 1, of: { Lanes.atan($0 * side) }, { atan($0 * sign) }, difference: Self.relative)
    #expect(small < 1.2e-7)
    #expect(Lanes.atan(Lanes(repeating: .infinity * side))[0] == Float.pi / 2 * side)
    #expect(Lanes.atan(.zero)[0] == 0)
  }

  @Test(
    "the sine of a third of an arc is within 1e-7 and the middle root of its cubic", arguments: [1.0, -1])
  func sineOfThirdOfArc(sign: Double) {
    let side = Float(sign)
    for (low, high) in [(Float(1e-20), Float(1e-3)), (1e-3, 0.9), (0.9, 1)] {
      let found = Self.worst(
        from: low, to: high, of: { Lanes.sineOfThirdOfArc($0 * side) }, { sin(asin($0 * sign) / 3) },
        difference: Self.absolute)
      #expect(found < 1e-7)
      let cubic = Self.worst(
        from: low, to: high,
        of: { x in
          let root = Lanes.sineOfThirdOfArc(x * side)
          return 4 * root * root * root - 3 * root + x * side
        }, { _ in 0 }, difference: Self.absolute)
      #expect(cubic < 6e-7)
    }
    #expect(Lanes.sineOfThirdOfArc(Lanes(repeating: side))[0] == 0.5 * side)
    // A little too much counts as 1.
    #expect(Lanes.sineOfThirdOfArc(Lanes(repeating: 1.000_001 * side))[0] == 0.5 * side)
  }

  @Test("cos(π/3 + ⅓ arccos t) is sin(⅓ arcsin t)")
  func otherFormOfTheRoot() {
    for index in -1000...1000 {
      let t = Double(index) / 1000
      #expect(isClose(cos(.pi / 3 + acos(t) / 3), sin(asin(t) / 3), within: 1e-15))
    }
  }

  @Test("the whole part is the floor, on a whole number maybe one less")
  func wholePart() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<50_000 {
      let size = Float(1 << Int.random(in: 0...21, using: &random))
      let x = Float.random(in: -size...size, using: &random)
      let found = Lanes.wholePart(Lanes(repeating: x))[0]
      #expect(found == x.rounded(.down) || x == x.rounded(.down) && found == x - 1, "\(x): \(found)")
    }
    for x: Float in [0, 1, 2, 3, 4096, 2_097_151] {
      let found = Lanes.wholePart(Lanes(repeating: x))[0]
      #expect(found == x || found == x - 1)
    }
  }
}

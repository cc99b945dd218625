/// Random numbers that are the same on every machine: xoshiro256** seeded by SplitMix64.
///
/// Every part of the synthesis draws from a stream of its own, so that a change to one part does
/// not shuffle the others.
struct RandomSource {
  /// What the numbers are for. The raw value is part of the result: it must never change.
  enum Stream: UInt64 {
    case outline = 1
    case relief, warp, detail, cones
    case communes, names, villages, shapes, census, households, electricity
    case candidates, operators, sectors
    case difficulty, mergers
  }

  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, stream: Stream) {
    var filler = SplitMix64(state: seed &+ stream.rawValue &* 0xD1B5_4A32_D192_ED03)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// A number of 53 random bits in 0 ..< 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in the range.
  mutating func within(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// A whole number in `0 ..< count`; its bias, `count` in 2⁶⁴, is of no account here.
  mutating func below(_ count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Whether something of this probability happens.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of the values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// The values in random order (Fisher–Yates).
  mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var result = values
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, below(last + 1))
    }
    return result
  }
}

/// Steele, Lea and Flood's SplitMix64: fills the state of the generator above.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// Its finaliser, a bijection in which every input bit moves about half of the output bits.
  static func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

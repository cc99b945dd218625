import Testing

@testable import Synthesis

@Suite("Random numbers")
struct RandomSourceTests {
  @Test("SplitMix64 gives the published numbers")
  func splitMix() {
    // Of the reference implementation, seed 1234567, as Rosetta Code lists them.
    var generator = SplitMix64(state: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("units lie in 0 ..< 1 about an even mean, and streams differ")
  func units() {
    var random = RandomSource(seed: 5, stream: .villages)
    var other = RandomSource(seed: 5, stream: .census)
    let units = (0..<10_000).map { _ in random.unit() }
    #expect(units.allSatisfy { (0..<1).contains($0) })
    // The mean of 10,000 has a standard deviation of 0.003.
    #expect(abs(units.reduce(0, +) / 10_000 - 0.5) < 0.012)
    #expect(units[0] != other.unit())
  }

  @Test("a shuffle keeps everything")
  func shuffle() {
    var random = RandomSource(seed: 1, stream: .names)
    let shuffled = random.shuffled(Array(0..<100))
    #expect(shuffled.sorted() == Array(0..<100))
    #expect(shuffled != Array(0..<100))
  }
}

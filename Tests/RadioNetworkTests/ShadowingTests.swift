import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

@Suite("Log-normal shadowing")
struct ShadowingTests {
  let eight = Shadowing(sigma: Decibels(8))

  @Test(
    "margins are percentage points of the normal distribution times σ",
    arguments: [(0.75, 5.3959), (0.9, 10.2524), (0.95, 13.1588), (0.98, 16.4300), (0.25, -5.3959)])
  func margins(probability: Double, margin: Double) {
    // 8 dB times 0.67449, 1.28155, 1.64485, 2.05375, −0.67449
    #expect(isClose(eight.margin(probability: probability).value, margin, within: 1e-4))
  }

  @Test("the median has no margin at all, bit for bit, and nothing has one where levels are certain")
  func median() {
    #expect(eight.margin(probability: 0.5) == .zero)
    #expect(Shadowing(sigma: .zero).margin(probability: 0.98) == .zero)
  }

  @Test("a median that lies the margin over a threshold reaches it with the margin's probability")
  func inverse() {
    for probability in [0.02, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999] {
      let threshold = PowerLevel(dBm: -105)
      let median = threshold + eight.margin(probability: probability)
      let found = eight.probability(median: median, threshold: threshold)
      #expect(isClose(found, probability, within: 1e-12))
    }
  }

  @Test("without spread a level is reached or not")
  func certain() {
    let none = Shadowing(sigma: .zero)
    let level = PowerLevel(dBm: -105)
    #expect(none.probability(median: level, threshold: level) == 1)
    #expect(none.probability(median: level - Decibels(0.01), threshold: level) == 0)
  }

  @Test("spreads of different causes add by their squares")
  func combined() {
    #expect(Shadowing(sigma: Decibels(3)).combined(with: Decibels(4)).sigma == Decibels(5))
    #expect(eight.combined(with: .zero) == eight)
  }
}

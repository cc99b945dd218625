import Propagation
import Testing

@testable import Coverage

@Suite("Interference of one channel at a cell")
struct InterferenceTests {
  private func taken(_ levels: [Float]) -> Interference {
    levels.reduce(into: Interference.none) { sum, level in
      sum.take(level: level, power: Lanes.milliwatts(Lanes(repeating: level))[0])
    }
  }

  @Test("others are all but the strongest, whichever comes first")
  func othersAreAllButTheStrongest() {
    // 10^−9.5 + 10^−10 mW = 4.1623·10⁻¹⁰ mW.
    let expected: Float = 4.1623e-10
    for levels in [[-90, -95, -100], [-100, -95, -90], [-95, -90, -100]] as [[Float]] {
      let found = taken(levels)
      #expect(found.strongest == -90)
      #expect(abs(found.others - expected) < 1e-5 * expected)
    }
  }

  @Test("a lone sector is disturbed by nothing at all")
  func aLoneSectorIsUndisturbed() {
    #expect(taken([-80]).others == 0)
    #expect(Interference.none.others == 0)
    #expect(Interference.none.servers(within: 6) == 0)
  }

  @Test("servers within 6 dB count the strongest and those beside it, up to five")
  func serversAreCounted() {
    #expect(taken([-80]).servers(within: 6) == 1)
    #expect(taken([-80, -86, -86.1, -90]).servers(within: 6) == 2)
    #expect(taken([-86.1, -86, -90, -80]).servers(within: 6) == 2)
    #expect(taken([-84, -83, -82, -81, -80]).servers(within: 6) == 5)
    #expect(taken([-84, -83, -82, -81, -80, -79.5, -79]).servers(within: 6) == 5)
  }

  @Test("a sector more never makes the others less")
  func oneMoreNeverHelps() {
    var sum = Interference.none
    var before: Float = 0
    for step in 0..<200 {
      let level = -140 + Float((step * 37) % 90)
      sum.take(level: level, power: Lanes.milliwatts(Lanes(repeating: level))[0])
      #expect(sum.others >= before)
      before = sum.others
    }
  }
}

import Testing

@testable import Synthesis

@Suite("Apportionment")
struct ApportionmentTests {
  @Test("shares sum to the total and keep the minimum", arguments: [0, 1, 7, 100, 854_679])
  func sums(total: Int) {
    var random = RandomSource(seed: 3, stream: .census)
    let weights = (0..<61).map { _ in random.unit() }
    let shares = Apportionment.shares(of: total + 122, weights: weights, minimum: 2)
    #expect(shares.reduce(0, +) == total + 122)
    #expect(shares.allSatisfy { $0 >= 2 })
  }

  @Test("equal weights give equal shares, the rest to the first")
  func equal() {
    #expect(Apportionment.shares(of: 11, weights: [1, 1, 1, 1]) == [3, 3, 3, 2])
  }
}

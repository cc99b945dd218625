import Coverage
import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Placement

@Suite("Greedy ranking")
struct GreedyRankingTests {
  /// An instance whose candidates cover the items given, item j being j + 1 people.
  static func instance(_ sets: [[Int32]], people: [Double]) -> (CoverageSets, [CandidateSite], Demand) {
    let candidates = sets.indices.map {
      CandidateSite(id: "c\($0)", kind: .highPoint, name: "", position: MapPoint(x: 0, y: 0))
    }
    let items = people.map { Demand.Item(cell: .init(column: 0, row: 0), village: 0, people: $0) }
    return (CoverageSets(covered: sets), candidates, Demand(items: items))
  }

  static func random(seed: UInt64, candidates: Int, items: Int) -> ([[Int32]], [Double]) {
    var random = SeededGenerator(seed: seed)
    let sets = (0..<candidates).map { _ in
      (0..<Int32(items)).filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
    }
    return (sets, (0..<items).map { _ in Double(Int.random(in: 1...100, using: &random)) })
  }

  /// Every gain worked out anew at every step.
  static func plainGreedy(_ sets: [[Int32]], _ people: [Double], limit: Int) -> [(Int, Double)] {
    var covered: Set<Int32> = []
    var choices: [(Int, Double)] = []
    while choices.count < limit {
      let gains = sets.map { $0.filter { !covered.contains($0) }.reduce(0) { $0 + people[Int($1)] } }
      // Ids c0, c1, c10, c2 …: of equal gains the first in their order.
      let best = gains.indices.max { (gains[$0], "c\($1)") < (gains[$1], "c\($0)") }!
      guard gains[best] > 0 else { break }
      choices.append((best, gains[best]))
      covered.formUnion(sets[best])
    }
    return choices
  }

  @Test("lazily chosen sites are those that the plain way chooses", arguments: 1...20)
  func lazy(seed: Int) {
    let (sets, people) = Self.random(seed: UInt64(seed), candidates: 40, items: 60)
    let (coverage, candidates, demand) = Self.instance(sets, people: people)
    let ranking = GreedyRanking(sets: coverage, candidates: candidates, demand: demand, limit: 12)
    let plain = Self.plainGreedy(sets, people, limit: 12)
    #expect(ranking.choices.map(\.candidate) == plain.map(\.0))
    #expect(ranking.choices.map(\.gain) == plain.map(\.1))
    #expect(ranking.choices.map(\.gain) == ranking.choices.map(\.gain).sorted(by: >))
  }

  @Test("no plan exceeds the bound, tried against all plans of small instances", arguments: 1...15)
  func bound(seed: Int) {
    let (sets, people) = Self.random(seed: UInt64(seed) + 100, candidates: 11, items: 25)
    let (coverage, candidates, demand) = Self.instance(sets, people: people)
    let ranking = GreedyRanking(sets: coverage, candidates: candidates, demand: demand, limit: 3)
    var best = 0.0
    for a in sets.indices {
      for b in sets.indices where b > a {
        for c in sets.indices where c > b {
          let covered = Set(sets[a]).union(sets[b]).union(sets[c])
          best = max(best, covered.reduce(0) { $0 + people[Int($1)] })
        }
      }
    }
    let greedy = ranking.choices.last?.cumulative ?? 0
    #expect(greedy <= best + 1e-9)
    #expect(best <= ranking.upperBound + 1e-9)
    // Nemhauser, Wolsey and Fisher: greedy reaches 1 − 1/e of the best.
    #expect(greedy >= (1 - 1 / 2.718281828) * best - 1e-9)
  }

  @Test("of equal gains the first id goes first, whatever the order of the list")
  func ties() {
    let (coverage, _, demand) = Self.instance([[0], [1], [2]], people: [5, 5, 5])
    let candidates = ["b", "c", "a"].map {
      CandidateSite(id: $0, kind: .highPoint, name: "", position: MapPoint(x: 0, y: 0))
    }
    let ranking = GreedyRanking(sets: coverage, candidates: candidates, demand: demand, limit: 3)
    #expect(ranking.choices.map { candidates[$0.candidate].id } == ["a", "b", "c"])
  }

  @Test("a site that adds nobody is not chosen")
  func nothingToGain() {
    let (coverage, candidates, demand) = Self.instance([[0, 1], [0], []], people: [5, 5])
    let ranking = GreedyRanking(sets: coverage, candidates: candidates, demand: demand, limit: 3)
    #expect(ranking.choices.count == 1)
    #expect(ranking.upperBound == 10)
  }
}

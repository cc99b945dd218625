import HeapModule

/// Candidates in the order in which they add most people.
public struct GreedyRanking: Sendable {
  /// A chosen candidate.
  public struct Choice: Hashable, Sendable {
    /// Place in the list of candidates.
    public let candidate: Int
    /// People whom it adds to those of the choices before it.
    public let gain: Double
    /// People whom all choices up to it cover.
    public let cumulative: Double
    /// Items of the demand that it adds, ascending.
    public let items: [Int32]
  }

  /// In the order of choice.
  public let choices: [Choice]
  /// What no plan with as many sites can exceed, people.
  ///
  /// Coverage has diminishing returns, so after any choice the best plan adds at most the p largest
  /// gains that are then left (Nemhauser, Wolsey and Fisher 1978); the least of these bounds is kept.
  public let upperBound: Double

  /// Chooses up to `limit` candidates, each time the one with the largest gain; of equal gains the one
  /// that comes first in the order of ids.
  ///
  /// Lazily (Leskovec 2007): a gain can only shrink, so a candidate is looked at again only when it
  /// comes to the top with a gain that is out of date.
  public init(sets: CoverageSets, candidates: [CandidateSite], demand: Demand, limit: Int) {
    let people = demand.items.map(\.people)
    let ranks = Self.ranks(of: candidates)
    var isCovered = [Bool](repeating: false, count: people.count)
    func gain(of candidate: Int) -> Double {
      sets.covered[candidate].reduce(0) { isCovered[Int($1)] ? $0 : $0 + people[Int($1)] }
    }
    var heap = Heap(
      candidates.indices.map { Entry(gain: gain(of: $0), rank: ranks[$0], candidate: $0, round: 0) })
    var choices: [Choice] = []
    var cumulative = 0.0
    var bound = Self.bound(cumulative: 0, gains: heap.unordered.map(\.gain), sites: limit)
    while choices.count < limit, let top = heap.popMax() {
      if top.round < choices.count {
        heap.insert(
          Entry(gain: gain(of: top.candidate), rank: top.rank, candidate: top.candidate, round: choices.count)
        )
        continue
      }
      guard top.gain > 0 else { break }
      let added = sets.covered[top.candidate].filter { !isCovered[Int($0)] }
      for item in added { isCovered[Int(item)] = true }
      cumulative += top.gain
      choices.append(
        Choice(candidate: top.candidate, gain: top.gain, cumulative: cumulative, items: added))
      // Gains in the heap may be out of date, but only too large: the bound stays a bound.
      bound = min(
        bound, Self.bound(cumulative: cumulative, gains: heap.unordered.map(\.gain), sites: limit))
    }
    self.choices = choices
    upperBound = min(bound, demand.people)
  }

  private struct Entry: Comparable {
    let gain: Double
    /// Place in the order of ids.
    let rank: Int
    let candidate: Int
    /// How many choices had been made when the gain was worked out.
    let round: Int

    static func < (left: Entry, right: Entry) -> Bool {
      (left.gain, -left.rank) < (right.gain, -right.rank)
    }
  }

  private static func ranks(of candidates: [CandidateSite]) -> [Int] {
    var ranks = [Int](repeating: 0, count: candidates.count)
    let order = candidates.indices.sorted { candidates[$0].id < candidates[$1].id }
    for (rank, candidate) in order.enumerated() { ranks[candidate] = rank }
    return ranks
  }

  private static func bound(cumulative: Double, gains: [Double], sites: Int) -> Double {
    gains.sorted(by: >).prefix(sites).reduce(cumulative, +)
  }
}

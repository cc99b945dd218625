import Coverage
import Formats

/// Villages, or people, by verdict.
struct VerdictTally: Hashable, Sendable {
  private(set) var covered = 0
  private(set) var weak = 0
  private(set) var white = 0
  private(set) var unknown = 0

  var total: Int { covered + weak + white + unknown }

  mutating func add(_ verdict: Verdict, _ count: Int = 1) {
    switch verdict {
    case .covered: covered += count
    case .weak: weak += count
    case .white: white += count
    case .unknown: unknown += count
    }
  }

  /// How much of it is covered. What is unknown stays in the whole.
  var share: CoverageShare { CoverageShare(part: covered, partAtBest: covered + unknown, whole: total) }
}

/// How much of something is covered, as far as it is known, and if all that is unknown were covered.
struct CoverageShare: Hashable, Sendable {
  let part, partAtBest, whole: Int

  /// Of the whole, per cent, not rounded; nil where there is none.
  var percent: Double? { Percentage.exact(part, of: whole) }
  var percentAtBest: Double? { Percentage.exact(partAtBest, of: whole) }
  /// Of the whole, per cent, as tables show it.
  var shownPercent: Double? { Percentage.rounded(part, of: whole) }
}

/// Communes by what their villages have.
struct CommuneTally: Hashable, Sendable {
  /// All of them.
  private(set) var total = 0
  /// At least one village is covered.
  private(set) var withCovered = 0
  /// Every village is covered.
  private(set) var allCovered = 0
  private var withCoveredAtBest = 0
  private var allCoveredAtBest = 0

  /// Counts a commune.
  mutating func add(_ villages: VerdictTally) {
    total += 1
    if villages.covered > 0 { withCovered += 1 }
    if villages.covered + villages.unknown > 0 { withCoveredAtBest += 1 }
    if villages.covered == villages.total { allCovered += 1 }
    if villages.covered + villages.unknown == villages.total { allCoveredAtBest += 1 }
  }

  /// Communes with a covered village.
  var share: CoverageShare {
    CoverageShare(part: withCovered, partAtBest: withCoveredAtBest, whole: total)
  }
  /// Communes all of whose villages are covered.
  var shareOfWhole: CoverageShare {
    CoverageShare(part: allCovered, partAtBest: allCoveredAtBest, whole: total)
  }
}

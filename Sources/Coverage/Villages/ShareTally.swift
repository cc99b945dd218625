/// Shares of one village counted up, with what unknown ground leaves open.
struct ShareTally {
  private var counted = ServiceVerdict.Shares()
  /// Share of which it is known how likely it is covered.
  private var knownChance = 0.0
  private var perhapsCovered = 0.0
  private var perhapsServed = 0.0
  private var levels: [Portion] = []
  private var ratios: [Portion] = []
  private var servers: [Int32: Double] = [:]

  /// A value and the share of the village that has it.
  private struct Portion {
    let value: Double
    let share: Double
  }

  /// Part of the village about which nothing is known.
  mutating func addUnknown(share: Double) {
    counted.unknown += share
    perhapsCovered += share
    perhapsServed += share
  }

  /// Part of the village.
  ///
  /// - Parameters:
  ///   - share: of the village, 0 to 1.
  ///   - sinrDB: nil where no interference was asked for.
  mutating func add(_ outcome: CellJudge.Outcome, share: Double, sinrDB: Double?) {
    if outcome.atWorst == .covered { counted.covered += share }
    if outcome.atWorst != .white { counted.served += share }
    if outcome.atBest == .covered { perhapsCovered += share }
    if outcome.atBest != .white { perhapsServed += share }
    if outcome.atWorst != outcome.atBest { counted.unknown += share }
    if outcome.isVeryGood { counted.veryGood += share }
    if outcome.isUplinkLimited { counted.uplinkLimited += share }
    if let probability = outcome.probability {
      counted.locationProbability += probability * share
      knownChance += share
    }
    guard outcome.signal.server >= 0 else { return }
    levels.append(Portion(value: Double(outcome.signal.level), share: share))
    if let sinrDB { ratios.append(Portion(value: sinrDB, share: share)) }
    servers[outcome.signal.server, default: 0] += share
  }

  /// How much of the village has what.
  var shares: ServiceVerdict.Shares {
    var shares = counted
    shares.locationProbability = knownChance > 0 ? counted.locationProbability / knownChance : 0
    return shares
  }

  /// The verdict if what is unknown turns out ill, and if it turns out well.
  func range(by rule: VerdictRule) -> VerdictRange {
    VerdictRange(
      atWorst: Self.verdict(covered: counted.covered, served: counted.served, by: rule),
      atBest: Self.verdict(covered: perhapsCovered, served: perhapsServed, by: rule))
  }

  /// What the village receives.
  var quality: ServiceVerdict.Quality {
    ServiceVerdict.Quality(medianLevel: Self.median(levels), medianSINRdB: Self.median(ratios))
  }

  /// The sector that serves the largest share.
  var bestServer: Int? {
    servers.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Int($0.key) }
  }

  /// Shares are sums of many parts: a billionth is rounding, not a share.
  private static let tolerance = 1e-9

  private static func verdict(covered: Double, served: Double, by rule: VerdictRule) -> Verdict {
    if covered > 0, covered >= rule.coveredShare - tolerance { return .covered }
    if served > 0, served >= rule.weakShare - tolerance { return .weak }
    return .white
  }

  /// What half of the village has, or more; nil where less than half has any.
  private static func median(_ portions: [Portion]) -> Double? {
    var sum = 0.0
    for portion in portions.sorted(by: { $0.value > $1.value }) {
      sum += portion.share
      if sum >= 0.5 - tolerance { return portion.value }
    }
    return nil
  }
}

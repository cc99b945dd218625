import Terrain

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
  private var lacks: [Lack] = []

  /// A value and the share of the village that has it.
  private struct Portion {
    let value: Double
    let share: Double
  }

  /// A part of the village with what its known signal lacks.
  private struct Lack {
    let shortfall: Shortfall
    let server: Int32
    let cell: MetricGrid.Cell?
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
  ///   - cell: where it is.
  ///   - sinrDB: nil where no interference was asked for.
  mutating func add(
    _ outcome: CellJudge.Outcome, share: Double, at cell: MetricGrid.Cell? = nil, sinrDB: Double?
  ) {
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
    lacks.append(
      Lack(shortfall: outcome.shortfall, server: outcome.signal.server, cell: cell, share: share))
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
    ServiceVerdict.Quality(
      medianLevel: Self.reached(levels, by: 0.5), p10Level: Self.reached(levels, by: 0.9),
      medianSINRdB: Self.reached(ratios, by: 0.5))
  }

  /// What the known signals lack of the village's verdicts, and where that is decided.
  func standing(by rule: VerdictRule) -> ServiceVerdict.Standing {
    var standing = ServiceVerdict.Standing()
    if let weak = Self.decisive(lacks, share: rule.weakShare, by: \.shortfall.weak) {
      standing.shortfall.weak = weak.shortfall.weak
    }
    if let covered = Self.decisive(lacks, share: rule.coveredShare, by: \.shortfall.covered) {
      standing.shortfall.covered = covered.shortfall.covered
      standing.shortfall.uplink = covered.shortfall.uplink
      standing.shortfall.demand = covered.shortfall.demand
      standing.decisive = covered.cell.map { .init(cell: $0, server: Int(covered.server)) }
    }
    return standing
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

  /// The value that a share of the village has, or more; nil where less has any.
  private static func reached(_ portions: [Portion], by wanted: Double) -> Double? {
    var sum = 0.0
    for portion in portions.sorted(by: { $0.value > $1.value }) {
      sum += portion.share
      if sum >= wanted - tolerance { return portion.value }
    }
    return nil
  }

  /// The part that lacks most of those that lack least and make up a share together; nil where the parts with a known
  /// signal do not.
  private static func decisive(
    _ lacks: [Lack], share wanted: Double, by shortfall: (Lack) -> Double
  ) -> Lack? {
    var sum = 0.0
    let sorted = lacks.indices.sorted {
      let (left, right) = (shortfall(lacks[$0]), shortfall(lacks[$1]))
      return left != right ? left < right : $0 < $1
    }
    for index in sorted {
      sum += lacks[index].share
      if sum > 0, sum >= wanted - tolerance { return lacks[index] }
    }
    return nil
  }
}

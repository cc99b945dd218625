import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Coverage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("How far villages are from each grade")
struct StandingTests {
  /// Parts of a quarter each, by what they lack of the covered level; the weak one lies 10 dB lower.
  private func tally(_ lacks: [Double?]) -> ShareTally {
    var tally = ShareTally()
    for (column, lack) in lacks.enumerated() {
      let verdict: Verdict = lack.map { $0 <= 0 ? .covered : $0 <= 10 ? .weak : .white } ?? .white
      let outcome = CellJudge.Outcome(
        signal: lack.map { Signal(level: Float(-95 - $0), server: Int32(column)) } ?? .none, atWorst: verdict,
        atBest: verdict, isVeryGood: false, isUplinkLimited: false, probability: 0,
        shortfall: lack.map { Shortfall(covered: $0, weak: $0 - 10) } ?? .unknown)
      tally.add(outcome, share: 1 / Double(lacks.count), at: .init(column: column, row: 0), sinrDB: nil)
    }
    return tally
  }

  @Test("the part that completes the share decides, whatever the order of the parts")
  func decisive() throws {
    let rule = VerdictRule(coveredShare: 0.75, weakShare: 0.25)
    let standing = tally([12, -3, 4, 7]).standing(by: rule)
    // Three quarters lack up to 7 dB; a quarter has the weak level with 13 dB to spare.
    #expect(standing.shortfall == Shortfall(covered: 7, weak: -13))
    #expect(standing.decisive == .init(cell: .init(column: 3, row: 0), server: 3))
    // Half of it receives nothing: no rise of what is received covers three quarters.
    let half = tally([nil, -3, 4, nil]).standing(by: rule)
    #expect(half.shortfall.covered == .infinity)
    #expect(half.shortfall.weak == -13)
    #expect(half.decisive == nil)
  }

  @Test(
    "a village is covered exactly where it lacks nothing of it, and white where it lacks something of weak")
  func agreesWithVerdict() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let count = Int.random(in: 1...9, using: &random)
      let lacks = (0..<count).map { _ in
        Bool.random(using: &random) ? Double.random(in: -12...22, using: &random) : nil
      }
      // The weak share is never the larger one here: a covered village is at least weak.
      let covered = Double.random(in: 0.2...1, using: &random)
      let rule = VerdictRule(coveredShare: covered, weakShare: covered / 3)
      let tally = tally(lacks)
      let standing = tally.standing(by: rule)
      let verdict = tally.range(by: rule).verdict
      let expected: Verdict =
        standing.shortfall.covered <= 0 ? .covered : standing.shortfall.weak <= 0 ? .weak : .white
      #expect(verdict == expected, "\(lacks)")
    }
  }

  // MARK: Certainty

  private static let rule = CertaintyRule(sigma: Decibels(8), firmFrom: 0.9, likelyFrom: 0.7)

  @Test("probabilities by the table of the normal distribution")
  func byTable() throws {
    // 8 dB are one σ: Φ(1) = 0.841345, Φ(2) = 0.977250, Φ(½) = 0.691462.
    func probability(_ verdict: Verdict, _ covered: Double, _ weak: Double) -> Double {
      Self.rule.probability(of: verdict, shortfall: Shortfall(covered: covered, weak: weak)) ?? -1
    }
    #expect(isClose(probability(.covered, -8, -18), 0.841345, within: 1e-6))
    #expect(isClose(probability(.white, 18, 8), 0.841345, within: 1e-6))
    #expect(isClose(probability(.weak, 4, -16), 0.691462 - (1 - 0.977250), within: 1e-6))
    #expect(probability(.white, .infinity, .infinity) == 1)
    #expect(Self.rule.probability(of: .unknown, shortfall: .unknown) == nil)
  }

  @Test("the three verdicts share out all chance, and agree with trials of the error")
  func monteCarlo() {
    var random = SeededGenerator(seed: 8)
    let shortfall = Shortfall(covered: 5, weak: -4)
    let trials = 40_000
    var counts: [Verdict: Int] = [:]
    for _ in 0..<trials {
      // Box and Muller's normal error, dB.
      let radius = (-2 * log(Double.random(in: 1e-12..<1, using: &random))).squareRoot()
      let error = 8 * radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
      counts[error >= shortfall.covered ? .covered : error >= shortfall.weak ? .weak : .white, default: 0] +=
        1
    }
    var sum = 0.0
    for verdict in [Verdict.covered, .weak, .white] {
      let probability = Self.rule.probability(of: verdict, shortfall: shortfall) ?? -1
      sum += probability
      // Four standard errors of a share.
      let error = 4 * (probability * (1 - probability) / Double(trials)).squareRoot()
      #expect(isClose(Double(counts[verdict] ?? 0) / Double(trials), probability, within: error))
    }
    #expect(isClose(sum, 1, within: 1e-12))
  }

  @Test("models count alike, and how many agree is told")
  func ensemble() throws {
    let shortfalls = [-16.0, -8, 8].map { Shortfall(covered: $0, weak: $0 - 10) }
    let certainty = try #require(
      Self.rule.certainty(of: .covered, shortfalls: shortfalls, verdicts: [.covered, .covered, .weak]))
    // (Φ(2) + Φ(1) + Φ(−1)) / 3.
    #expect(isClose(certainty.probability, (0.977250 + 0.841345 + 0.158655) / 3, within: 1e-6))
    #expect(certainty.grade == .open)
    #expect(certainty.agreeing == .init(models: 2, of: 3))
    // One that knows no verdict says nothing, and least of all that there is no signal.
    let unknown = try #require(
      Self.rule.certainty(
        of: .covered, shortfalls: [shortfalls[0], .unknown], verdicts: [.covered, .unknown]))
    #expect(isClose(unknown.probability, 0.977250, within: 1e-6))
    #expect(unknown.agreeing == .init(models: 1, of: 1))
    let alone = try #require(
      Self.rule.certainty(of: .covered, shortfalls: [shortfalls[0]], verdicts: [.covered]))
    #expect(alone.grade == .firm)
    #expect(alone.agreeing == nil)
  }
}

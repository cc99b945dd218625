import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How sure a verdict is.
public struct Certainty: Hashable, Sendable {
  /// In words.
  public enum Grade: String, CaseIterable, Hashable, Sendable {
    /// It would take an unusual error to change it.
    case firm
    /// It is the best guess, and could be otherwise.
    case likely
    /// Another verdict is about as probable: measure before building on it.
    case open
  }

  /// That the verdict is right, 0 to 1.
  public let probability: Double
  /// In words.
  public let grade: Grade
  /// How many models of an ensemble give this verdict, and of how many; nil where only one was asked.
  public let agreeing: Agreement?

  /// So many models of so many.
  public struct Agreement: Hashable, Sendable {
    /// With the verdict; all.
    public let models, of: Int
  }
}

/// From what villages lack to how sure their verdicts are.
public struct CertaintyRule: Hashable, Sendable {
  /// σ of the error that all predicted levels of a village share.
  public let sigma: Decibels
  /// The probabilities from which a verdict is firm, and likely.
  public let firmFrom, likelyFrom: Double

  /// - Parameters: as the properties.
  public init(sigma: Decibels, firmFrom: Double, likelyFrom: Double) {
    precondition(sigma.value > 0, "predictions err")
    precondition(0 <= likelyFrom && likelyFrom <= firmFrom && firmFrom <= 1, "firm is surer than likely")
    self.sigma = sigma
    self.firmFrom = firmFrom
    self.likelyFrom = likelyFrom
  }

  /// The probability of a verdict: all levels of the village are off by one error, normal with mean 0 and ``sigma``.
  ///
  /// Covered where the error lifts the levels by the covered shortfall, white where it does not even lift them by the
  /// weak one: P(covered) = Φ(−s_c/σ), P(white) = Φ(s_w/σ), P(weak) = Φ(s_c/σ) − Φ(s_w/σ). Levels of several operators
  /// and generations share the error, so the best of them has the least shortfall of all; were their errors
  /// independent, more villages would be covered by one or the other.
  public func probability(of verdict: Verdict, shortfall: Shortfall) -> Double? {
    switch verdict {
    case .covered: normal(-shortfall.covered)
    case .weak: max(0, normal(shortfall.covered) - normal(shortfall.weak))
    case .white: normal(shortfall.weak)
    case .unknown: nil
    }
  }

  /// How sure a verdict is by one model, or by several that count alike.
  ///
  /// - Parameters:
  ///   - shortfalls: what the village lacks by each model, that of the verdict first.
  ///   - verdicts: of the models, in the same order.
  /// - Returns: nil for an unknown verdict.
  public func certainty(of verdict: Verdict, shortfalls: [Shortfall], verdicts: [Verdict]) -> Certainty? {
    // A model that knows no verdict says nothing of its chance.
    let known = zip(shortfalls, verdicts).filter { $0.1 != .unknown }
    let chances = known.compactMap { probability(of: verdict, shortfall: $0.0) }
    guard !chances.isEmpty else { return nil }
    let mean = chances.reduce(0, +) / Double(chances.count)
    let agreeing = Certainty.Agreement(models: known.count { $0.1 == verdict }, of: known.count)
    return Certainty(
      probability: mean, grade: mean >= firmFrom ? .firm : mean >= likelyFrom ? .likely : .open,
      agreeing: verdicts.count > 1 ? agreeing : nil)
  }

  /// Φ of an error in dB.
  private func normal(_ decibels: Double) -> Double {
    0.5 * erfc(-decibels / sigma.value / 2.0.squareRoot())
  }
}

/// Published figures beside what a run found. Misses are shown, never forced.
public struct Reconciliation: Codable, Sendable {
  /// Whether a published figure is what was found.
  public enum Outcome: String, CaseIterable, Codable, Sendable {
    /// It is.
    case agrees
    /// It is not.
    case misses
    /// What is unknown decides, or the study does not know what the figure counts.
    case cannotBeTold = "cannot be told"
  }

  /// One coverage by every denominator, per cent with two decimals; nil where there is nothing to divide by.
  public struct Percentages: Codable, Hashable, Sendable {
    /// See the type.
    public let ofPopulation, ofVillages: Double?
    /// Communes with a covered village, and communes all of whose villages are covered.
    public let ofCommunesWithACoveredVillage, ofCommunesAllVillagesCovered: Double?
  }

  /// A published figure, and what the run says of it.
  public struct Figure: Codable, Sendable {
    /// Name, quantity, and whose and which, in words.
    public let figure, quantity, selection: String
    /// What the percentage is said to be of; nil for counts, and where the publication does not say.
    public let of: String?
    /// `as surveyed` or `after merger`.
    public let unitVersion: String
    /// `exactly`, `at-least`, `more-than`, `about`.
    public let comparison: String
    /// As published.
    public let published: Double
    /// For `about`.
    public let tolerance: Double?
    /// What is certain; a percentage by its denominator, or by the nearest where none is said.
    public let found: Double?
    /// What it may be at most, where something is unknown and limits are known; else nil.
    public let foundAtMost: Double?
    /// How the two compare.
    public let outcome: Outcome
    /// Found less published, where it misses.
    public let difference: Double?
    /// What each denominator gives; nil for counts.
    public let percentages: Percentages?
    /// The denominators that give the published percentage; empty for counts.
    public let reproducedBy: [String]
    /// What published figures say against each other.
    public let inconsistencies: [String]
    /// What the number leaves out, or why nothing can be said.
    public let remark: String?
    /// Where and when it was published.
    public let source: String
    public let date: String?
  }

  /// In the order of the scenario.
  public let figures: [Figure]
  /// How many there are of each outcome, and how many contradict other published figures.
  public let agree, miss, cannotBeTold, inconsistent: Int
}

import RadioNetwork

/// What is said of a village for one generation: by one operator, or by the best of all.
public struct ServiceVerdict: Hashable, Sendable {
  /// The generation.
  public let generation: Generation
  /// The operator; nil for the best of all.
  public let operatorName: String?
  /// What unknown ground leaves possible.
  public let range: VerdictRange
  /// Share of the village at the covered level and better, 0 to 1, of what is known.
  public let coveredShare: Double
  /// Share of the village at the weak level and better, 0 to 1, of what is known.
  public let servedShare: Double
  /// Share of the village of which unknown ground leaves open whether it is served or covered, 0 to 1.
  public let unknownShare: Double
  /// Level that half of the village reaches, dBm; nil where less than half receives anything.
  public let medianLevel: Double?
  /// The sector that serves the largest share, a place in ``Network/sectors``; nil where none does.
  public let bestServer: Int?

  /// Covered, weak, white or unknown.
  public var verdict: Verdict { range.verdict }
}

/// All that is said of one village.
public struct VillageVerdict: Hashable, Sendable {
  /// Place of the village in its list.
  public let village: Int
  /// A verdict a layer, in the order of the field's layers.
  public let byLayer: [ServiceVerdict]
  /// A verdict a generation by the operator that serves the village best, oldest first. Operators do not
  /// add up: a phone has one of them.
  public let byGeneration: [ServiceVerdict]

  /// The best of any generation and operator. A village is white only where every generation is.
  public var overall: Verdict {
    byGeneration.map(\.range).reduce(VerdictRange.white) { $0.better($1) }.verdict
  }

  /// The newest generation that covers the village; nil where none does.
  public var newestCovered: Generation? {
    byGeneration.filter { $0.verdict == .covered }.map(\.generation).max()
  }
}

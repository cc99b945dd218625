extension Scenario {
  /// Interference, and what is told of it.
  public struct Quality: Sendable, Equatable {
    /// Whether SINR, throughput and overlap are worked out; a profile that asks for throughput has them anyway.
    public var isWanted: Bool
    /// How far below a terminal's noise a sector is still followed because it disturbs others, dB.
    public var followedBelowNoiseDB: Double
    /// Sectors count as servers of one place that are no more than this below its strongest, dB.
    public var overlapDB: Double
    /// From as many servers of one place on its pilots are polluted.
    public var pollutedFrom: Int
  }
}

/// Reads `quality:` of a scenario.
struct QualityDecoder {
  let section: SectionReader

  func quality() -> Scenario.Quality {
    defer { section.finish() }
    return Scenario.Quality(
      isWanted: section.flag("interference", default: false),
      followedBelowNoiseDB: section.number("followed_below_noise_db", in: 0...40, unit: "dB", default: 6),
      overlapDB: section.number("overlap_db", in: 0...30, unit: "dB", default: 6),
      pollutedFrom: section.integer("polluted_from", in: 2...5, default: 4))
  }
}

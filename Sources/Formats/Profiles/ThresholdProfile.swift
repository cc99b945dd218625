import Coverage

/// What a regulator, or whoever writes one, counts as coverage: levels and rules a generation, where they
/// come from, and what of them nobody has verified.
public struct ThresholdProfile: Sendable, Equatable {
  /// A document that a profile rests on.
  public struct Source: Sendable, Equatable {
    /// Its name and number.
    public var document: String
    /// Where it was read; nil where the document says so itself.
    public var place: String?
    /// What of it the profile takes.
    public var says: String
  }

  /// As scenarios name it: the file's name without its ending.
  public var name: String
  /// What it is, in a line.
  public var title: String
  /// How the rule was put into our terms.
  public var description: String?
  /// Where it comes from.
  public var sources: [Source]
  /// What is an assumption, or was not seen in the document itself. Told wherever the profile is used.
  public var unverified: [String]
  /// The largest cells that the rule allows, m; nil where it says nothing.
  public var largestCellSize: Double?
  /// How the levels over a village become its verdict.
  public var verdict: Scenario.VerdictSettings
  /// What counts as service, one a generation.
  public var services: [Service]
}

import Formats

/// The threshold profile of a run: where its rules come from, what of them is not verified, and what the scenario
/// changed.
public struct ProfileSettings: Codable, Sendable {
  /// A document.
  public struct Source: Codable, Sendable {
    /// Its name and what the profile takes from it.
    public let document, says: String
    /// Where it was read.
    public let place: String?

    init(_ source: ThresholdProfile.Source) {
      document = source.document
      says = source.says
      place = source.place
    }

    private enum CodingKeys: String, CodingKey {
      case document, says
      case place = "where"
    }
  }

  /// As scenarios name it, and what it is.
  public let name, title: String
  /// What it rests on.
  public let sources: [Source]
  /// What is an assumption, or was not seen in the document itself.
  public let unverified: [String]
  /// Generations of which the scenario changed something.
  public let changedGenerations: [String]
  /// Whether the scenario took the phone somewhere else.
  public let environmentChanged: Bool

  init(_ use: Scenario.ProfileUse) {
    name = use.profile.name
    title = use.profile.title
    sources = use.profile.sources.map(Source.init)
    unverified = use.profile.unverified
    changedGenerations = use.changed.map(\.rawValue)
    environmentChanged = use.isElsewhere
  }
}

extension ThresholdProfile {
  /// That a run with it rests on assumptions, where it does.
  func note(in scenario: String) -> [Problem] {
    guard let first = unverified.first else { return [] }
    let count = unverified.count == 1 ? "1 point" : "\(unverified.count) points"
    let point = first.last == "." ? String(first.dropLast()) : first
    return [
      Problem(
        "is not verified in \(count), among them: \(point)", severity: .note, file: scenario,
        field: "services", value: name,
        remedy: "The profile and summary.json have all of them, with their sources")
    ]
  }
}

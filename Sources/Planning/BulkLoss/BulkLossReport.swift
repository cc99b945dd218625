import Formats

/// What a bulk prediction did.
public struct BulkLossReport: Codable, Sendable {
  /// The model.
  public let model: String
  /// The file with the losses.
  public let output: String
  /// Rows of the table of paths.
  public let paths: Int
  /// How many of them have a loss; the others say why not.
  public let answered: Int
  /// How many of those were predicted outside of what the model was made for.
  public let withCaveats: Int
  /// Points of all profiles.
  public let points: Int
  /// What was wrong with the inputs, where that did not stop the run, and notes.
  public let problems: [Problem]
  /// Errors that were counted but are not among the problems.
  public let omittedErrors: Int
}

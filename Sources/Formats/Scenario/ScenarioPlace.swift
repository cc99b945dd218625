/// Where a value of a scenario begins in its file.
public struct ScenarioPlace: Hashable, Sendable {
  /// Counted from 1.
  public let line, column: Int
}

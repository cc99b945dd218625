/// Where a village is judged, and what its shares are shares of.
public enum VerdictMeasure: String, CaseIterable, Hashable, Sendable {
  /// All of its polygon.
  case area
  /// Where its people live: by a raster, else by its buildings, else by households spread over its clusters, else over
  /// its polygon.
  case population
  /// Its residential clusters, each of which counts the same.
  case clusters
  /// The one cell of its centre, where the cultural house stands.
  case center = "centre"
}

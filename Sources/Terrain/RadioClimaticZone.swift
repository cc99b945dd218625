/// How the surface guides radio waves, in the zones of the ITU's Recommendations on prediction along a path.
public enum RadioClimaticZone: String, CaseIterable, Hashable, Sendable {
  /// Seas and other large bodies of water.
  case sea
  /// Land up to 100 m above the sea, within 50 km of it.
  case coastal
  /// All other land.
  case inland
}

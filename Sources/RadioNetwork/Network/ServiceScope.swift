/// What coverage is counted for: a kind of service, or one generation.
public enum ServiceScope: String, CaseIterable, Hashable, Sendable, Codable {
  /// Any generation: a call.
  case any
  /// Data: 3G and newer.
  case data
  /// Broadband: 4G and newer.
  case broadband
  /// One generation alone.
  case g2 = "2G"
  case g3 = "3G"
  case g4 = "4G"
  case g5 = "5G"

  /// The generation that it is about; nil for a kind of service.
  public var generation: Generation? { Generation(rawValue: rawValue) }

  /// Whether a generation gives it.
  public func contains(_ generation: Generation) -> Bool {
    self.generation.map { $0 == generation } ?? ServiceGroup(rawValue: rawValue)?.contains(generation)
      ?? false
  }
}

/// Generations that together give a kind of service: what published figures are often about.
public enum ServiceGroup: String, CaseIterable, Hashable, Sendable, Codable {
  /// Any generation: a call.
  case any
  /// Data: 3G and newer.
  case data
  /// Broadband: 4G and newer.
  case broadband

  /// Whether a generation gives it.
  public func contains(_ generation: Generation) -> Bool {
    switch self {
    case .any: true
    case .data: generation >= .g3
    case .broadband: generation >= .g4
    }
  }
}

import Terrain

/// A place where a station could be built.
public struct CandidateSite: Hashable, Sendable {
  /// What makes it a candidate.
  public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A mast that stands, without the generation that is wanted.
    case existingMast = "existing-mast"
    /// A place higher than all around it.
    case highPoint = "high-point"
    /// The middle of a village that is not covered.
    case villageCentre = "village-centre"
  }

  /// Unique among candidates; tells kind and origin.
  public let id: String
  /// What makes it a candidate.
  public let kind: Kind
  /// What it is called: the mast, the village, or the height of the hill.
  public let name: String
  /// On the map, m.
  public let position: MapPoint

  /// - Parameters: as the properties.
  public init(id: String, kind: Kind, name: String, position: MapPoint) {
    self.id = id
    self.kind = kind
    self.name = name
    self.position = position
  }
}

/// The surroundings of the receiver in the sense of Okumura and Hata.
public enum HataEnvironment: String, CaseIterable, Hashable, Sendable {
  /// The centre of a large city.
  case metropolitan
  /// A medium or small city.
  case urban
  /// Villages and small towns with houses and trees, not close together.
  case suburban
  /// Open land: fields, no obstacle within 300 to 400 m towards the base.
  case open
}

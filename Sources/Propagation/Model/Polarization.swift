/// The plane in which an antenna's electric field swings.
public enum Polarization: String, CaseIterable, Hashable, Sendable {
  case horizontal
  case vertical
}

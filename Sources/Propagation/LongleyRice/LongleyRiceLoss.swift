/// What the Longley–Rice model predicts for one path, with the values on the way.
public struct LongleyRiceLoss: Hashable, Sendable {
  /// The mechanism that carries the signal at the path's distance.
  public enum Mode: Int, CaseIterable, Hashable, Sendable {
    /// Nearer than the smooth-earth horizons of the effective heights; hills may still stand in the way.
    case lineOfSight = 1
    /// Beyond them, over the terrain.
    case diffraction = 2
    /// So far that scatter in the troposphere carries more than diffraction does.
    case troposcatter = 3
  }

  /// Basic transmission loss at the quantiles asked for, dB.
  public let total: Double
  /// Loss in free space over the distance along the ground, dB, with the program's rounded 32.45 dB.
  public let freeSpace: Double
  /// A_ref: the median attenuation below free space, dB, before any variability; 0 or more.
  public let referenceAttenuation: Double
  /// The mechanism.
  public let mode: Mode
  /// Length of the path along the ground, m.
  public let distance: Double
  /// N_s: refractivity at the path's mean height, N-units.
  public let surfaceRefractivity: Double
  /// Δh: interdecile range of the terrain's heights over a long path, m.
  public let terrainIrregularity: Double
  /// The transmitting end.
  public let transmitter: LongleyRice.Terminal
  /// The receiving end.
  public let receiver: LongleyRice.Terminal
  /// Uses outside the model's range, sorted.
  public let caveats: [LongleyRiceCaveat]
}

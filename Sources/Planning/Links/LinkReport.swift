/// A link between two places: its terrain profile, its loss in parts, and the level at its end.
public struct LinkReport: Codable, Sendable {
  /// One end of the link.
  public struct End: Codable, Sendable {
    /// The sector, the village, or the coordinates.
    public let name: String
    /// Degrees on WGS 84.
    public let latitude, longitude: Double
    /// The ground above sea level, and the antenna above the ground, m.
    public let ground, antenna: Double
  }

  /// What stands in the way.
  public struct Obstruction: Codable, Sendable {
    /// Whether the straight ray clears the ground.
    public let isLineOfSight: Bool
    /// Where the edge stands that decides: m from the transmitter.
    public let distance: Double
    /// Its height over the ray, m; negative where it stays below.
    public let heightOverRay: Double
    /// Its ν at the link's frequency: it costs nothing below −0.78.
    public let nu: Double
  }

  /// A sample of the terrain profile.
  public struct Sample: Codable, Sendable {
    /// m from the transmitter.
    public let distance: Double
    /// Ground above sea level, m.
    public let ground: Double
    /// The straight ray, lowered by the curvature of the Earth, m above sea level.
    public let ray: Double
    /// Radius of the first Fresnel zone, m.
    public let fresnelRadius: Double
  }

  /// Title of the scenario and its kind of geography.
  public let scenario, geography: String
  /// The ends.
  public let transmitter, receiver: End
  /// Between the ends, m, and from the transmitter, degrees from true north.
  public let distance, azimuth: Double
  /// Carrier, MHz.
  public let frequencyMHz: Double
  /// All parts together, dB.
  public let basicTransmissionLossDB: Double
  /// The parts, dB: free space is a floor under the formula.
  public let freeSpaceDB: Double
  /// The Hata family's; nil in free space.
  public let formulaDB: Double?
  /// What terrain adds.
  public let diffractionDB: Double
  /// Effective height of the base antenna, m; nil in free space.
  public let effectiveHeight: Double?
  /// Nil where diffraction is not asked for.
  public let obstruction: Obstruction?
  /// What the antenna loses toward the receiver, dB; nil without a sector.
  public let antennaAttenuationDB: Double?
  /// Level at the receiver, dBm; nil without a sector.
  public let levelDBm: Double?
  /// What the level measures: RSRP.
  public let metric: String?
  /// Covered, weak or white by the generation's service; nil without one.
  public let verdict: String?
  /// Uses of the model outside its range.
  public let caveats: [String]
  /// The terrain profile.
  public let profile: [Sample]
}

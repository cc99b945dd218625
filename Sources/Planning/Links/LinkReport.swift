/// A link between two places: its terrain profile, its loss in parts, and the level at its end.
public struct LinkReport: Codable, Sendable {
  /// One end of the link.
  public struct End: Codable, Sendable {
    /// The sector's id, the village's name and id, or `place`.
    public let name: String
    /// Degrees on WGS 84.
    public let latitude, longitude: Double
    /// The ground above sea level, and the antenna above the ground, m.
    public let ground, antenna: Double

    private enum CodingKeys: String, CodingKey {
      case name, latitude, longitude
      case ground = "ground_m"
      case antenna = "antenna_m"
    }
  }

  /// What stands in the way: Bullington's edge, which stands for the whole profile.
  ///
  /// With line of sight it is the ground that comes nearest the ray. Without, it is where the horizons
  /// of both ends meet, above the ground unless there is but one obstacle.
  public struct Obstruction: Codable, Sendable {
    /// Whether the straight ray clears the ground.
    public let isLineOfSight: Bool
    /// Where the edge stands: m from the transmitter.
    public let distance: Double
    /// Its height over the ray, m; negative where it stays below.
    public let heightOverRay: Double
    /// Its ν at the link's frequency: it costs nothing below −0.78.
    public let nu: Double

    private enum CodingKeys: String, CodingKey {
      case isLineOfSight = "line_of_sight"
      case distance = "distance_m"
      case heightOverRay = "height_over_ray_m"
      case nu
    }
  }

  /// Where an end sees the ground rise highest.
  public struct Horizon: Codable, Sendable {
    /// From that end, m.
    public let distance: Double
    /// Above the horizontal there, degrees.
    public let elevation: Double

    private enum CodingKeys: String, CodingKey {
      case distance = "distance_m"
      case elevation = "elevation_deg"
    }
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
    /// Trees and buildings above the ground, m; nil where no land cover was given.
    public let clutter: Double?

    private enum CodingKeys: String, CodingKey {
      case distance = "distance_m"
      case ground = "ground_m"
      case ray = "ray_m"
      case clutter = "clutter_m"
      case fresnelRadius = "fresnel_radius_m"
    }
  }

  /// Title of the scenario and its kind of geography.
  public let scenario, geography: String
  /// The ends.
  public let transmitter, receiver: End
  /// Between the ends, m, and from the transmitter, degrees from true north.
  public let distance, azimuth: Double
  /// Carrier, MHz.
  public let frequencyMHz: Double
  /// The model whose value the loss is, as scenarios name it: of `automatic` the one it took.
  public let model: String
  /// What carries the signal: `line-of-sight`, `trans-horizon`, `diffraction` or `troposcatter`; nil where
  /// the model does not tell.
  public let pathType: String?
  /// All parts together, dB.
  public let basicTransmissionLossDB: Double
  /// The parts, dB: free space is a floor under the formula.
  public let freeSpaceDB: Double
  /// The empirical model's; nil in others.
  public let formulaDB: Double?
  /// How an empirical model reckons what terrain adds, as scenarios name it; nil in others and where it
  /// does not.
  public let diffractionMethod: String?
  /// What terrain adds; Longley–Rice: the reference attenuation. Nil where it is not asked for.
  public let diffractionDB: Double?
  /// Losses of the paths by scatter and by ducting, which P.1812 weighs against that over the ground.
  public let troposcatterDB, ductingDB: Double?
  /// What the asked shares of time, locations and situations add to the median.
  public let variabilityDB: Double?
  /// Effective height of the base antenna of the Hata family, m.
  public let effectiveHeight: Double?
  /// Radius of an Earth over which the ray is straight, m.
  public let effectiveEarthRadius: Double
  /// What each end sees as its horizon: the model's, or else that of the profile where the ray is blocked.
  public internal(set) var transmitterHorizon, receiverHorizon: Horizon?
  /// Nil where diffraction is not asked for.
  public internal(set) var obstruction: Obstruction?
  /// Radiated power of the signal that the level measures, main beam, dBm; nil without a sector.
  public let referencePowerDBm: Double?
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

  /// With units, as every other output spells them.
  private enum CodingKeys: String, CodingKey {
    case scenario, geography, transmitter, receiver, model, obstruction, metric, verdict, caveats, profile
    case distance = "distance_m"
    case azimuth = "azimuth_deg"
    case frequencyMHz = "frequency_mhz"
    case basicTransmissionLossDB = "basic_transmission_loss_db"
    case freeSpaceDB = "free_space_db"
    case formulaDB = "formula_db"
    case diffractionMethod = "diffraction_method"
    case diffractionDB = "diffraction_db"
    case troposcatterDB = "troposcatter_db"
    case ductingDB = "ducting_db"
    case variabilityDB = "variability_db"
    case pathType = "path_type"
    case effectiveHeight = "effective_height_m"
    case effectiveEarthRadius = "effective_earth_radius_m"
    case transmitterHorizon = "transmitter_horizon"
    case receiverHorizon = "receiver_horizon"
    case referencePowerDBm = "reference_power_dbm"
    case antennaAttenuationDB = "antenna_attenuation_db"
    case levelDBm = "level_dbm"
  }
}

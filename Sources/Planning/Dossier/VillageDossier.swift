import Coverage
import Formats
import RadioNetwork

/// All that one page says of a village: what `whitespot village --json` prints.
public struct VillageDossier: Encodable, Sendable {
  /// Where the village is, and who lives there.
  public struct Place: Codable, Sendable {
    public let id, name: String
    /// nil where neither its row nor a layer of units says.
    public let commune, district, province: String?
    /// The unit it belongs to since the merger; nil where the scenario knows of none.
    public let afterMerger: Unit?
    /// nil where its file does not say.
    public let population, households: Int?
    /// `grid`, `other`, `none` or `unknown`.
    public let electricity: String
    public let specialDifficulty: Bool?
    public let programme: String?
    /// Of its centre, degrees on WGS 84.
    public let latitude, longitude: Double

    /// Names of administrative units; nil where not known.
    public struct Unit: Codable, Sendable {
      public let commune, district, province: String?
      /// The day from which on it is so; nil where the scenario does not say.
      public let since: String?
    }
  }

  /// A verdict with its reason.
  public struct Finding: Codable, Sendable {
    /// `2G` … `5G`: what the verdict is about, or what decides it where it is about all.
    public let generation: String
    /// Whose it is; nil for the best of all operators where none has the generation.
    public let operatorName: String?
    /// `covered`, `weak`, `white` or `unknown`.
    public let verdict: String
    /// That it is right, 0 to 1, and in words; nil where it is unknown.
    public let probability: Double?
    public let certainty: String?
    /// What keeps the village from being covered.
    public let limit: String?
    /// To spare, or where negative missing to be covered, dB; nil where no station could give it.
    public let marginDB: Double?
    /// Level at the village's centre, dBm; nil where nothing is kept there.
    public let centreDBm: Double?
    /// Why, in both languages.
    public let reasonVi, reasonEn: String

    private enum CodingKeys: String, CodingKey {
      case generation, verdict, probability, certainty, limit, reasonVi, reasonEn
      case operatorName = "operator"
      case marginDB = "margin_db"
      case centreDBm = "centre_dbm"
    }
  }

  /// A generation: the best of all operators, and each of them.
  public struct GenerationFindings: Codable, Sendable {
    public let best: Finding
    /// Those that have the generation somewhere, by name.
    public let operators: [Finding]
  }

  /// A mast near the village.
  public struct Mast: Codable, Sendable {
    public let id: String
    /// From the village's centre, m, and the way there, degrees clockwise from true north.
    public let distance, bearing: Double
    /// What stands on it: operators by name, each with its generations.
    public let operators: [Tenant]

    /// An operator on a mast.
    public struct Tenant: Codable, Sendable {
      public let name: String
      public let generations: [String]
    }

    private enum CodingKeys: String, CodingKey {
      case id, operators
      case distance = "distance_m"
      case bearing = "bearing_deg"
    }
  }

  /// The ground that stands most in the way of the deciding path.
  public struct Ridge: Codable, Sendable {
    /// From the mast, and from where the path ends, m.
    public let fromMast, fromVillage: Double
    /// Its height above the sea, and over the straight line, m.
    public let height, overLine: Double
    /// Degrees on WGS 84.
    public let latitude, longitude: Double

    private enum CodingKeys: String, CodingKey {
      case latitude, longitude
      case fromMast = "from_mast_m"
      case fromVillage = "from_village_m"
      case height = "height_m"
      case overLine = "over_line_m"
    }
  }

  /// What levels a generation is held against.
  public struct Threshold: Codable, Sendable {
    /// `4G`, `RSRP`.
    public let generation, metric: String
    public let coveredDBm, weakDBm: Double

    private enum CodingKeys: String, CodingKey {
      case generation, metric
      case coveredDBm = "covered_dbm"
      case weakDBm = "weak_dbm"
    }
  }

  /// What the verdict rests on.
  public struct Basis: Codable, Sendable {
    /// Title of the scenario.
    public let scenario: String
    /// `real` or `synthetic`.
    public let geography: String
    /// The model for people, and the side of a cell, m.
    public let model: String
    public let cellSize: Double
    /// The threshold profile's title; nil where the scenario has its levels in place.
    public let profile: String?
    /// Points of it that are not verified.
    public let unverified: Int
    public let thresholds: [Threshold]
    /// Shares of the village from which it is covered, or at least weak, and what they are shares of.
    public let coveredShare, weakShare: Double
    public let verdictBy: String
    /// The day that the network is of, `2025-06-30`; nil where the list has no dates that matter.
    public let networkDate: String?
    /// Spread of the model's error, dB.
    public let sigmaDB: Double
    /// How far sites may be changed: the highest antenna, m, and the most added power, dB.
    public let largestAntennaHeight, mostExtraEIRPdB: Double
    /// Uses of the model outside its range on the deciding path, in English.
    public let caveats: [String]
    /// The program that made it.
    public let version: String

    private enum CodingKeys: String, CodingKey {
      case scenario, geography, model, profile, unverified, thresholds, coveredShare, weakShare, verdictBy,
        networkDate, caveats, version
      case cellSize = "cell_size_m"
      case sigmaDB = "sigma_db"
      case largestAntennaHeight = "max_antenna_height_m"
      case mostExtraEIRPdB = "max_extra_eirp_db"
    }
  }

  public let village: Place
  /// By any operator and generation.
  public let overall: Finding
  public let generations: [GenerationFindings]
  /// The nearest, any operator's, nearest first.
  public let nearestMasts: [Mast]
  /// The way from the deciding sector to where the verdict is decided; nil where there is none.
  public let path: LinkReport?
  /// What stands most in its way; nil where nothing does.
  public let ridge: Ridge?
  /// What an earlier run's ranking of sites has for it.
  public let planned: PlannedSites
  public let basis: Basis

  /// What the pages draw and say from; not part of the JSON.
  let pages: Pages

  /// What a page needs beside the numbers.
  struct Pages: Sendable {
    let overall: ReasonFacts
    let electricity: Village.Electricity
    let map: DossierMap.Content
  }

  private enum CodingKeys: String, CodingKey {
    case village, overall, generations, nearestMasts, path, ridge, planned, basis
  }
}

extension VillageDossier {
  /// A page of HTML in a language, whole in itself.
  public func page(_ language: Language) -> String { DossierPage(dossier: self, language: language).html }

  /// Plain text in a language.
  public func text(_ language: Language) -> String { DossierText(dossier: self, language: language).text }

  /// Writes a page; the file appears as a whole.
  public func writePage(_ language: Language, to path: String) throws(Problem) {
    try OutputFile.write(Array(page(language).utf8), to: path)
  }
}

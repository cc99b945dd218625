import RadioNetwork
import Terrain

/// What a synthetic province is made after: the published counts, and the character of the land.
public struct ProvincePreset: Sendable {
  /// An operator and its share of the stations.
  public struct OperatorShare: Sendable {
    /// The operator's name: "Viettel".
    public let name: String
    /// Its abbreviation in station ids: "VTL".
    public let code: String
    /// Its weight among the operators.
    public let share: Double

    /// - Parameters: as the properties.
    public init(name: String, code: String, share: Double) {
      self.name = name
      self.code = code
      self.share = share
    }
  }

  /// What it is called on the command line: "ha-giang".
  public let name: String
  /// What it is called in reports.
  public let title: String
  /// The letters that its ids begin with: "HG".
  public let code: String
  /// The seed that is taken when none is given.
  public let seed: UInt64
  /// The metric coordinate system of all points, as ``Geography/CoordinateReferenceSystem`` reads it.
  public let crsDefinition: String
  /// The middle of the province in that system, m.
  public let center: MapPoint
  /// Area of the province.
  public let areaKm2: Double
  /// How far the heights reach beyond the province, so that paths across the border have ground.
  public let marginKm: Double
  /// Side of a cell of the heights, m.
  public let cellSize: Double
  /// The character of the land.
  public let relief: ReliefCharacter

  /// People.
  public let population: Int
  /// Districts, communes and villages.
  public let districts, communes, villages: Int
  /// People a household, on average.
  public let householdSize: Double
  /// How they live.
  public let settlement: SettlementCharacter

  /// Stations of each generation, oldest first.
  public let stations: [(generation: Generation, count: Int)]
  /// The operators, the largest first.
  public let operators: [OperatorShare]
  /// Masts that carry the stations.
  public let masts: Int
  /// What the stations are built for.
  public let network: NetworkCharacter
  /// White-spot villages that the programme has covered: each has a mast of its own.
  public let coveredWhiteSpots: Int
  /// White-spot villages that are still without any signal.
  public let remainingWhiteSpots: Int
}

extension ProvincePreset {
  /// All presets.
  public static let all = [haGiang, haiDuong, thanhHoa, bacKan, tiny]

  /// The preset with a name; nil when there is none.
  public static func named(_ name: String) -> ProvincePreset? {
    all.first { $0.name == name }
  }

  /// Stations of all generations.
  public var stationCount: Int { stations.reduce(0) { $0 + $1.count } }

  /// White-spot villages of the programme, covered or not.
  var whiteSpotCount: Int { coveredWhiteSpots + remainingWhiteSpots }

  /// Radius of the circle that has the province's area, m.
  var radius: Double { (areaKm2 * 1e6 / .pi).squareRoot() }

  /// Where the provincial town is looked for, m.
  var townSearch: MapPoint {
    MapPoint(x: center.x + settlement.town.x * radius, y: center.y + settlement.town.y * radius)
  }
}

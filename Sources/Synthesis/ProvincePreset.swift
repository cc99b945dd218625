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
  /// Share of the villages without grid electricity.
  public let unelectrifiedShare: Double

  /// Stations of each generation, oldest first.
  public let stations: [(generation: Generation, count: Int)]
  /// The operators, the largest first.
  public let operators: [OperatorShare]
  /// Masts that carry the stations.
  public let masts: Int
  /// White-spot villages that the programme has covered: each has a mast of its own.
  public let coveredWhiteSpots: Int
  /// White-spot villages that are still without any signal.
  public let remainingWhiteSpots: Int
}

extension ProvincePreset {
  /// All presets.
  public static let all = [haGiang, tiny]

  /// The preset with a name; nil when there is none.
  public static func named(_ name: String) -> ProvincePreset? {
    all.first { $0.name == name }
  }

  /// Stations of all generations.
  public var stationCount: Int { stations.reduce(0) { $0 + $1.count } }

  /// Radius of the circle that has the province's area, m.
  var radius: Double { (areaKm2 * 1e6 / .pi).squareRoot() }

  /// Hà Giang as it was before 1 July 2025: population of the census of 2019, stations and
  /// white-spot programme as the press reported them about 2023.
  public static let haGiang = ProvincePreset(
    name: "ha-giang", title: "Hà Giang (synthetic)", code: "HG", seed: 20_230_901,
    crsDefinition: "EPSG:32648", center: MapPoint(x: 500_000, y: 2_516_000), areaKm2: 7_930,
    marginKm: 12, cellSize: 30, relief: .haGiang,
    population: 854_679, districts: 11, communes: 195, villages: 2_071, householdSize: 4.5,
    unelectrifiedShare: 0.06,
    stations: [(.g2, 734), (.g3, 1_010), (.g4, 1_086), (.g5, 3)], operators: vietnameseOperators,
    masts: 1_150, coveredWhiteSpots: 118, remainingWhiteSpots: 36)

  /// A small valley for tests and first steps.
  public static let tiny = ProvincePreset(
    name: "tiny", title: "A small valley (synthetic)", code: "TV", seed: 7,
    crsDefinition: "EPSG:32648", center: MapPoint(x: 500_000, y: 2_516_000), areaKm2: 150,
    marginKm: 2, cellSize: 60, relief: .tiny,
    population: 5_200, districts: 1, communes: 3, villages: 12, householdSize: 4.5,
    unelectrifiedShare: 0.1,
    stations: [(.g2, 6), (.g3, 6), (.g4, 7), (.g5, 1)], operators: vietnameseOperators,
    masts: 9, coveredWhiteSpots: 1, remainingWhiteSpots: 1)

  private static let vietnameseOperators = [
    OperatorShare(name: "Viettel", code: "VTL", share: 0.46),
    OperatorShare(name: "VNPT", code: "VNP", share: 0.29),
    OperatorShare(name: "MobiFone", code: "MBF", share: 0.18),
    OperatorShare(name: "Vietnamobile", code: "VNM", share: 0.07),
  ]
}

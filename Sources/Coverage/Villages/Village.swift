import Geography
import Terrain

/// A village (thôn, bản): what a verdict is given for.
public struct Village: Hashable, Sendable {
  /// Whether the village has grid electricity.
  public enum Electricity: String, CaseIterable, Hashable, Sendable, Codable {
    /// It has.
    case grid
    /// It has another source: solar, a small hydro plant.
    case other
    /// It has none.
    case none
    /// Its file does not say.
    case unknown
  }

  /// Unique among villages.
  public let id: String
  /// As its file spells it.
  public let name: String
  /// The units it belongs to; nil where neither its row nor a layer of units says.
  public var commune, district, province: String?
  /// People; nil where its file does not say.
  public let population: Int?
  /// Households; nil where its file does not say.
  public let households: Int?
  /// Grid electricity.
  public let electricity: Electricity
  /// State in a programme that the file carries, as it spells it; nil for none.
  public let programme: String?
  /// Whether it is a village of special difficulty (đặc biệt khó khăn); nil where its file does not say.
  public let isSpecialDifficulty: Bool?
  /// Where it lies, in the working coordinate system, valid.
  public let shape: Shape
  /// Where its cultural house (nhà văn hóa) stands; nil where its file does not say.
  public var culturalHouse: MapPoint?
  /// Its residential clusters and its buildings, where they are known.
  public var clusters: [Dwelling] = []
  /// See ``clusters``.
  public var buildings: [Dwelling] = []

  /// A place in a village where people live: a cluster of houses, or one building.
  public struct Dwelling: Hashable, Sendable {
    /// As its file spells it; nil where it has no name.
    public let name: String?
    /// Where it lies, in the working coordinate system.
    public let shape: Shape
    /// How many people and how many households live there; nil where its file does not say.
    public let people, households: Double?

    /// - Parameters: as the properties.
    public init(name: String? = nil, shape: Shape, people: Double? = nil, households: Double? = nil) {
      self.name = name
      self.shape = shape
      self.people = people
      self.households = households
    }
  }

  /// - Parameters: as the properties.
  public init(
    id: String, name: String, commune: String? = nil, district: String? = nil, province: String? = nil,
    population: Int? = nil, households: Int? = nil, electricity: Electricity = .unknown,
    programme: String? = nil, isSpecialDifficulty: Bool? = nil, shape: Shape, culturalHouse: MapPoint? = nil
  ) {
    self.id = id
    self.name = name
    self.commune = commune
    self.district = district
    self.province = province
    self.population = population
    self.households = households
    self.electricity = electricity
    self.programme = programme
    self.isSpecialDifficulty = isSpecialDifficulty
    self.shape = shape
    self.culturalHouse = culturalHouse
  }

  /// Its cultural house; where that is not known the middle, or a point inside where the middle lies outside.
  public var center: MapPoint { culturalHouse ?? shape.center }
}

extension Shape {
  /// The middle, or a point inside where the middle lies outside.
  public var center: MapPoint {
    switch self {
    case .point(let point): return point
    case .area(let area):
      guard let centroid = area.centroid else {
        return area.points.first { _ in true } ?? MapPoint(x: 0, y: 0)
      }
      return PreparedArea(area).contains(centroid) ? centroid : area.interiorPoint ?? centroid
    }
  }
}

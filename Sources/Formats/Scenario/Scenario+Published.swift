import Coverage
import RadioNetwork

extension Scenario {
  /// A figure that somebody published about what is studied, to be held against what the study finds.
  public struct PublishedFigure: Sendable, Equatable {
    /// How it is called, unique in a scenario.
    public var name: String
    /// What it counts, or is a percentage of.
    public var quantity: PublishedQuantity
    /// As published.
    public var value: Double
    /// How exact the published figure claims to be.
    public var comparison: PublishedComparison
    /// For ``PublishedComparison/about``: how far off it may be.
    public var tolerance: Double
    /// What a percentage is of; nil where the publication does not say.
    public var denominator: CoverageDenominator?
    /// What is counted together: stations of any of them, villages that any of them covers. Empty for all.
    public var services: [ServiceScope]
    /// Whose; empty for anyone's.
    public var operators: [String]
    /// Villages with one of these verdicts; empty for all.
    public var verdicts: [Verdict]
    /// Villages with one of these states in the programme of their file; empty for all.
    public var programmes: [String]
    /// Villages with one of these supplies; empty for all.
    public var electricity: [Village.Electricity]
    /// Villages of special difficulty, or all others; nil for all.
    public var isSpecialDifficulty: Bool?
    /// Which administrative units count.
    public var units: UnitVersion
    /// The figure that it is a part of: all its parts must add up to it.
    public var partOf: String?
    /// Where it was published, and when.
    public var source: String
    public var date: String?
    /// Where it stands in its scenario.
    public var place: ScenarioPlace?

    /// - Parameters: as the properties.
    public init(
      name: String, quantity: PublishedQuantity, value: Double, comparison: PublishedComparison = .exactly,
      tolerance: Double = 0, denominator: CoverageDenominator? = nil, services: [ServiceScope] = [],
      operators: [String] = [], verdicts: [Verdict] = [], programmes: [String] = [],
      electricity: [Village.Electricity] = [], isSpecialDifficulty: Bool? = nil,
      units: UnitVersion = .asSurveyed, partOf: String? = nil,
      source: String, date: String? = nil, place: ScenarioPlace? = nil
    ) {
      self.name = name
      self.quantity = quantity
      self.value = value
      self.comparison = comparison
      self.tolerance = tolerance
      self.denominator = denominator
      self.services = services
      self.operators = operators
      self.verdicts = verdicts
      self.programmes = programmes
      self.electricity = electricity
      self.isSpecialDifficulty = isSpecialDifficulty
      self.units = units
      self.partOf = partOf
      self.source = source
      self.date = date
      self.place = place
    }
  }

  /// What a published figure counts.
  public enum PublishedQuantity: String, CaseIterable, Sendable {
    /// A generation of an operator on a mast each.
    case stations
    /// Places with antennas, whoever owns them.
    case masts
    /// Thôn, bản.
    case villages
    /// People of villages.
    case population
    /// Units.
    case communes, districts, provinces
    /// What share is covered.
    case percentCovered = "percent-covered"
  }

  /// How exact a published figure claims to be.
  public enum PublishedComparison: String, CaseIterable, Sendable {
    /// As written; a percentage as rounded to its decimals, 0 and 100 without any rounding.
    case exactly
    /// This, or more.
    case atLeast = "at-least"
    /// More than this.
    case moreThan = "more-than"
    /// Within a tolerance.
    case about
  }

  /// What coverage is a percentage of. One coverage gives four numbers.
  public enum CoverageDenominator: String, CaseIterable, Sendable {
    /// People.
    case population
    /// Villages.
    case villages
    /// Communes, those that count in which at least one village is covered.
    case communes
    /// Communes, those that count in which every village is covered.
    case wholeCommunes = "whole-communes"
  }
}

import Coverage
import Propagation
import RadioNetwork

/// A study as its file describes it: checked, with defaults filled in, paths still as written.
public struct Scenario: Sendable, Equatable {
  /// Names the output folder: letters, digits, `-`, `_` and `.`.
  public var name: String
  /// Heads reports.
  public var title: String
  /// Whether the map is real or invented: reports say so wherever they show one.
  public var geography: Geography
  /// The study's extent; nil for the extent of the villages.
  public var area: Area?
  /// Cells and plane.
  public var grid: Grid
  /// Heights.
  public var terrain: Terrain
  /// What is on air.
  public var stations: Stations
  /// Pattern files that station lists may name, sorted by name.
  public var antennas: [NamedAntenna]
  /// What gets a verdict.
  public var villages: Villages
  /// Layers that say which commune, district and province a village belongs to.
  public var administrativeUnits: [AdministrativeLayer]
  /// How communes were merged; nil where the study knows one version of its units.
  public var mergers: Mergers?
  /// How loss is predicted.
  public var propagation: Propagation
  /// What counts as service, one a generation.
  public var services: [Service]
  /// The profile that they come from; nil where the scenario has them in place.
  public var profile: ProfileUse?
  /// How levels make a verdict.
  public var verdict: VerdictSettings
  /// How sure verdicts are.
  public var certainty: CertaintySettings
  /// How far sites may be changed for a village to be covered.
  public var remedies: RemedyLimits
  /// Interference, and what is told of it.
  public var quality: Quality
  /// Where sites could be built.
  public var candidates: Candidates
  /// What is built there, and how many.
  public var placement: Placement
  /// Where results go, relative to the scenario file; nil for `out/<name>` in the current folder.
  public var outputFolder: String?
  /// Figures that the results are held against, in the order of the file.
  public var published: [PublishedFigure]

  /// Whether a map is real.
  public enum Geography: String, CaseIterable, Sendable {
    /// Measured ground and surveyed places.
    case real
    /// Made by `whitespot synthesize`.
    case synthetic
  }

  /// The extent of a study.
  public enum Area: Sendable, Equatable {
    /// West, south, east and north edge, degrees on WGS 84.
    case bounds(west: Double, south: Double, east: Double, north: Double)
    /// The polygons of a layer.
    case layer(LayerReference)
  }

  /// Cells and plane.
  public struct Grid: Sendable, Equatable {
    /// Side of a cell, m.
    public var cellSize: Double
    /// The working coordinate system by code or name; nil for the UTM zone of the area.
    public var crs: String?
  }

  /// Heights.
  public struct Terrain: Sendable, Equatable {
    /// Files, folders and globs, the first that knows a height wins.
    public var rasters: [String]
    /// The system of rasters that do not name theirs.
    public var crs: String?
    /// What happens where none knows a height.
    public var missing: MissingTerrain
  }

  /// What happens where the ground is not known.
  public enum MissingTerrain: String, CaseIterable, Sendable {
    /// The run stops and names what is missing.
    case fail
    /// What depends on it is unknown.
    case unknown
  }

  /// A layer of a file, and how its attributes are called.
  public struct LayerReference: Sendable, Equatable {
    /// Path.
    public var file: String
    /// Layer; nil where the file has one.
    public var layer: String?
    /// SQL condition that features must meet.
    public var filter: String?
    /// The system of files that do not name theirs.
    public var crs: String?
    /// Our field → the file's.
    public var fields: [String: String]

    /// - Parameters: as the properties.
    public init(
      file: String, layer: String? = nil, filter: String? = nil, crs: String? = nil,
      fields: [String: String] = [:]
    ) {
      self.file = file
      self.layer = layer
      self.filter = filter
      self.crs = crs
      self.fields = fields
    }
  }

  /// What is on air.
  public struct Stations: Sendable, Equatable {
    /// The list.
    public var source: LayerReference
    /// For lists without a column of operators.
    public var operatorName: String?
    /// For lists without a column of generations.
    public var generation: Generation?
    /// How far outside the area stations still count, m.
    public var border: Double
    /// What happens with stations farther out.
    public var outside: Outside
    /// Which stations count: by status, and by date.
    public var selection: StationSelection
  }

  /// A pattern file under a name.
  public struct NamedAntenna: Sendable, Equatable {
    /// As station lists name it.
    public var name: String
    /// Path of a MSI/Planet file.
    public var file: String
    /// How its cuts make a solid.
    public var combination: CutCombination
  }

  /// What happens with stations far outside the area.
  public enum Outside: String, CaseIterable, Sendable {
    /// The run stops: most often the coordinate system is wrong.
    case fail
    /// They are left out, and counted.
    case ignore
  }

  /// What gets a verdict.
  public struct Villages: Sendable, Equatable {
    /// The layer.
    public var source: LayerReference
    /// People a pixel, for shares of population.
    public var populationRaster: String?
    /// Where cultural houses stand: points that name their village.
    public var centers: LayerReference?
    /// Residential clusters: points or polygons that name their village.
    public var clusters: LayerReference?
    /// Buildings: points or polygons that name their village or lie in it.
    public var buildings: LayerReference?
  }

  /// A layer of administrative units.
  public struct AdministrativeLayer: Sendable, Equatable {
    /// Which level.
    public var level: AdministrativeLevel
    /// The polygons; `fields` names `name`.
    public var source: LayerReference
  }

  /// Levels of administration. Since 1 July 2025 Việt Nam has no districts.
  public enum AdministrativeLevel: String, CaseIterable, Sendable {
    /// Xã, phường, thị trấn.
    case commune
    /// Huyện.
    case district
    /// Tỉnh.
    case province
  }

  /// A profile as a scenario uses it.
  public struct ProfileUse: Sendable, Equatable {
    /// What the file says.
    public var profile: ThresholdProfile
    /// Its path, seen from the current folder.
    public var path: String
    /// Generations whose services the scenario changes, ascending.
    public var changed: [Generation]
    /// Whether the scenario takes the phone into another environment.
    public var isElsewhere: Bool
  }

  /// How levels make a verdict.
  public struct VerdictSettings: Sendable, Equatable {
    /// Where a village is judged.
    public var measure: VerdictMeasure
    /// Covered from this share at the covered level.
    public var coveredShare: Double
    /// At least weak from this share at the weak level.
    public var weakShare: Double
  }

  /// Where sites could be built.
  public struct Candidates: Sendable, Equatable {
    /// Which places come into question.
    public var kinds: [CandidateKind]
    /// No two high points are nearer, m.
    public var highPointSpacing: Double
    /// Height of a high point above the lowest ground within the spacing, m.
    public var highPointProminence: Double
    /// No candidate is farther from people who are not covered, m.
    public var maximumDistance: Double
  }

  /// Which places come into question.
  public enum CandidateKind: String, CaseIterable, Sendable {
    /// Masts without the generation that is wanted.
    case existingMast = "existing-mast"
    /// Hills.
    case highPoint = "high-point"
    /// Villages that are not covered.
    case villageCentre = "village-centre"
  }

  /// What is built, and how much of it.
  public struct Placement: Sendable, Equatable {
    /// How many sites are ranked; none where it is 0.
    public var sites: Int
    /// The generation wanted.
    public var generation: Generation
    /// Whose coverage counts as there already; nil for anyone's.
    public var operatorName: String?
    /// Antenna above the ground, m; nil for the default of the generation.
    public var antennaHeight: Double?
    /// Carrier, MHz; nil for the default.
    public var frequencyMHz: Double?
    /// Its width, MHz; nil for the default.
    public var bandwidthMHz: Double?
    /// Radiated power, dBm; nil for the default.
    public var eirpDBm: Double?
  }
}

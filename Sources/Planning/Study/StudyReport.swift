import Coverage
import Formats
import Geography
import RadioNetwork

/// What a run found, in numbers: the contents of `summary.json`.
public struct StudyReport: Codable, Sendable {
  /// A file that the run read.
  public struct Input: Codable, Hashable, Sendable {
    /// Path, from the scenario's folder where it lies below it.
    public let file: String
    /// SHA-256 of its bytes, hexadecimal.
    public let sha256: String
  }

  /// How many masts, stations and sectors there are.
  public struct NetworkCounts: Codable, Sendable {
    /// Places with antennas.
    public let masts: Int
    /// One generation of one operator on one mast each.
    public let stations: Int
    /// Antennas.
    public let sectors: Int
    /// Stations by generation.
    public let stationsByGeneration: [String: Int]
    /// Stations by operator.
    public let stationsByOperator: [String: Int]
    /// Stations by generation and operator.
    public let stationsByGenerationAndOperator: [String: [String: Int]]
    /// Masts that carry a generation; one carries several.
    public let mastsByGeneration: [String: Int]
    /// Masts that carry an operator's stations; one carries several operators'.
    public let mastsByOperator: [String: Int]
    /// Masts by generation and operator.
    public let mastsByGenerationAndOperator: [String: [String: Int]]
    /// The statuses that count.
    public let statuses: [String]
    /// The day that the network is of; nil where dates do not matter.
    public let date: String?
    /// Stations of the list that do not count, by reason.
    public let leftOut: [LeftOutStations]
    /// Rows left out because they lie too far outside the study.
    public let ignoredRows: Int
  }

  /// Villages and their people by verdict.
  public struct VerdictCounts: Codable, Sendable {
    /// Villages.
    public let villages: [String: Int]
    /// People of these villages, where their number is known.
    public let people: [String: Int]
  }

  /// Verdicts of all villages.
  public struct VillageCounts: Codable, Sendable {
    /// How many there are.
    public let count: Int
    /// Their people, where known.
    public let population: Int
    /// How many have no population in their file.
    public let withoutPopulation: Int
    /// By the best of any generation.
    public let byVerdict: VerdictCounts
    /// By generation, any operator.
    public let byGeneration: [String: VerdictCounts]
    /// By generation and operator.
    public let byGenerationAndOperator: [String: [String: VerdictCounts]]
    /// By province, by the best of any generation; and the same by district and commune.
    public let byProvince, byDistrict, byCommune: [String: VerdictCounts]
    /// By state in the programme that the village file carries.
    public let byProgramme: [String: VerdictCounts]
    /// By electricity.
    public let byElectricity: [String: VerdictCounts]
  }

  /// The sites that were ranked.
  public struct PlanSummary: Codable, Sendable {
    /// The generation wanted.
    public let generation: String
    /// Whose coverage counts as there already; nil for anyone's.
    public let operatorName: String?
    /// What gains are counted in: people, or villages where no population is known.
    public let unit: String
    /// The station that each site gets: antenna above the ground in metres, tilt, carrier, its width, EIRP.
    public let antennaHeightM, downtiltDeg, frequencyMHz, bandwidthMHz, eirpDBm: Double
    /// How many have no coverage of the generation now.
    public let demand: Double
    /// Candidates looked at, by kind.
    public let candidates: [String: Int]
    /// Sites chosen.
    public let sites: Int
    /// What all chosen sites cover of the demand.
    public let covered: Double
    /// What no choice of as many of these candidates can exceed.
    public let upperBound: Double
  }

  /// `summary.json` format.
  public let formatVersion: Int
  /// Program and libraries.
  public let versions: [String: String]
  /// Name and title of the scenario.
  public let scenario, title: String
  /// `real` or `synthetic`.
  public let geography: String
  /// The working coordinate system.
  public let crs: String
  /// Side of a cell, m; columns and rows; cells within the study area.
  public let cellSize: Double
  /// Columns and rows of the grid, and its cells within the study area.
  public let columns, rows, cells: Int
  /// Masts, stations, sectors.
  public let network: NetworkCounts
  /// Verdicts.
  public let villages: VillageCounts
  /// The same coverage of villages, people and communes, for the study and its provinces.
  public let rollUps: [RollUp]
  /// Cells by generation.
  public let coverage: [String: CoverageCounts]
  /// Ranked sites; nil where none were asked for.
  public let plan: PlanSummary?
  /// Published figures beside what was found; nil where the scenario names none.
  public let reconciliation: Reconciliation?
  /// What the inputs did not say and was assumed.
  public let defaultsUsed: [NetworkBuilder.DefaultUse]
  /// Threshold profiles, model and rule as they were used.
  public let settings: Settings
  /// Where the model was used outside its range, and where a distance stopped it.
  public let caveats: [String]
  /// Repaired rings, missing units, unknown ground.
  public let notes: [String]
  /// All files read.
  public let inputs: [Input]
  /// Where the results are. Not part of the file: it would differ between machines.
  public private(set) var folder = ""
  /// What was read of kept path losses; nil where none are kept. Not part of the file: a second run differs.
  public private(set) var cacheUse: CacheUse?

  /// How many path losses, of a mast's carrier each, were read and how many worked out.
  public struct CacheUse: Hashable, Sendable {
    /// Entries.
    public let read, computed: Int

    init(_ counts: PathLossStore.Counts) {
      read = counts.read
      computed = counts.missed + counts.damaged
    }
  }

  /// What the run was told, with all defaults filled in.
  public struct Settings: Codable, Sendable {
    /// Interference: whether it was worked out; how far below the noise sectors were followed for it, and how near to the
    /// strongest they count as servers of one place, dB; from how many on pilots are polluted.
    public struct QualitySettings: Codable, Sendable {
      /// See the type.
      public let interference: Bool
      /// See the type.
      public let followedBelowNoiseDB, overlapDB: Double
      /// See the type.
      public let pollutedFrom: Int
    }

    /// What tells how sure verdicts are: σ of the levels' common error, from which probabilities on a verdict is firm and
    /// likely, and the models that were asked beside that of the scenario.
    public struct CertaintySettings: Codable, Sendable {
      /// See the type.
      public let sigmaDB, firmFrom, likelyFrom: Double
      /// See the type.
      public let ensemble: [String]
    }

    /// How far sites may be changed for a village to be covered.
    public struct RemedySettings: Codable, Sendable {
      /// The highest antenna above the ground, m, and the most radiated power beyond a sector's own, dB.
      public let maxHeightM, maxExtraEirpDB: Double
    }

    /// The propagation model with its parameters.
    public let propagation: PropagationSettings
    /// Farthest distance, km.
    public let maximumDistanceKm: Double
    /// The threshold profile; nil where the scenario has its services in place.
    public let profile: ProfileSettings?
    /// What counted as service.
    public let services: [ServiceSettings]
    /// Whether interference was worked out, and what is told of it.
    public let quality: QualitySettings
    /// What happens with unknown ground: `fail` or `unknown`.
    public let missingTerrain: String
    /// How far outside the area stations count, km.
    public let stationBorderKm: Double
    /// Kinds of candidates, their largest distance from demand, and what makes a high point, m.
    public let candidateKinds: [String]
    public let candidateDistanceM, highPointSpacingM, highPointProminenceM: Double
    /// What shares are shares of.
    public let verdictBy: String
    /// Shares from which a village is covered, or at least weak.
    public let coveredShare, weakShare: Double
    /// How sure verdicts are.
    public let certainty: CertaintySettings
    /// What would mend them.
    public let remedies: RemedySettings
    /// The day of the administrative merger; nil where none is known.
    public let mergerDate: String?
  }

  private enum CodingKeys: String, CodingKey {
    case formatVersion, versions, scenario, title, geography, crs, columns, rows, cells, network, villages,
      rollUps, coverage, plan, reconciliation, defaultsUsed, settings, caveats, notes, inputs
    case cellSize = "cell_size_m"
  }
}

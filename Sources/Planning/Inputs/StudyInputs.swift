import Coverage
import Formats
import Geography
import Propagation
import RadioNetwork
import Terrain

/// Everything a study works on, read and checked.
struct StudyInputs {
  let scenario: Scenario
  let frame: StudyFrame
  /// The cells, and those of them that belong to the study.
  let grid: MetricGrid
  let studyArea: Raster<Bool>
  let ground: Ground
  /// The model with the parameters of the area.
  let model: PropagationModel
  /// Models that are asked how sure its verdicts are.
  let ensemble: [PropagationModel]
  let gaps: [TerrainGap]
  let network: Network
  let villages: [Village]
  /// The unit of every village after the merger; nil where the scenario knows of none.
  let mergedUnits: [AdministrativeUnit]?
  let footprints: [Footprint]
  /// What was completed, mended or left out on the way.
  let defaultsUsed: [NetworkBuilder.DefaultUse]
  let ignoredStationRows: Int
  /// Stations that do not count by their status or the study's date.
  let leftOutStations: [LeftOutStations]
  let notes: [Problem]
  /// The files read, as the scenario names them, sorted.
  let files: [String]
}

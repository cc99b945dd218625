import Coverage
import Placement
import Propagation
import RadioNetwork
import Terrain

/// What a study found.
struct StudyResult {
  let inputs: StudyInputs
  let services: [Service]
  let field: SignalField
  /// What the services say of the field's cells.
  let judge: CellJudge
  /// In the order of the inputs' villages.
  let verdicts: [VillageVerdict]
  /// Nil where the scenario ranks no sites.
  let plan: SitePlan?
  /// Sectors that the scenario's largest distance stopped before their budget did.
  let stoppedSectors: Int
  /// Uses of the model outside its range, and how many sectors make them.
  let caveats: [(caveat: ModelCaveat, sectors: Int)]
  /// What single paths asked beyond the model's range.
  let pathCaveats: [(caveat: ModelCaveat, paths: Int)]
  /// What was read of kept path losses; nil where none are kept.
  let cacheUse: StudyReport.CacheUse?
}

/// The sites that were ranked, and what the ranking rests on.
struct SitePlan {
  /// What demand is counted in.
  enum Unit: String {
    case people
    /// No village has a population, so each counts as one.
    case villages
  }

  let station: ProposedStation
  let service: Service
  let unit: Unit
  let demand: Demand
  let candidates: [CandidateSite]
  let ranking: GreedyRanking
}

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
  /// What the scenario's model says of the villages, then what those say that are asked how sure it is.
  let opinions: [ModelOpinion]
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

extension StudyResult {
  /// In the order of the inputs' villages.
  var verdicts: [VillageVerdict] { opinions[0].verdicts }
  /// In the order of the inputs' villages.
  var reasons: [VillageReasons] { opinions[0].reasons }

  /// The places of the layers that a verdict is about.
  func layers(where isWanted: (Layer) -> Bool) -> [Int] {
    field.layers.indices.filter { isWanted(field.layers[$0]) }
  }

  /// How sure a village's verdict is that rests on some layers; nil where it is unknown.
  func certainty(
    ofVillage village: Int, layers: [Int], verdict: (VillageVerdict) -> Verdict
  ) -> Certainty? {
    inputs.scenario.certainty.rule.certainty(
      of: verdict(verdicts[village]),
      shortfalls: opinions.map { $0.reasons[village].shortfall(ofLayers: layers) },
      verdicts: opinions.map { verdict($0.verdicts[village]) })
  }
}

/// What a propagation model leads to.
struct ModelOpinion {
  /// As scenarios name it.
  let model: String
  /// In the order of the inputs' villages.
  let verdicts: [VillageVerdict]
  /// In the same order.
  let reasons: [VillageReasons]
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

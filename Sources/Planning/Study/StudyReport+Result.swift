import Coverage
import Formats
import Geography
import Parallelism
import Propagation
import RadioNetwork

extension StudyReport {
  /// Counts up a result.
  ///
  /// - Throws: a `Problem` where an input can no longer be read.
  init(_ result: StudyResult, file: ScenarioFile, folder: String, workers: Workers) throws {
    let inputs = result.inputs
    let scenario = inputs.scenario
    let findings = StudyFindings(result)
    self.init(
      formatVersion: 2, versions: Version.all, scenario: scenario.name, title: scenario.title,
      geography: scenario.geography.rawValue, crs: inputs.frame.crs.name,
      cellSize: inputs.grid.cellSize, columns: inputs.grid.columns, rows: inputs.grid.rows,
      cells: inputs.studyArea.values.count { $0 }, network: NetworkCounts(inputs),
      villages: VillageCounts(result), rollUps: Self.rollUps(RollUps(findings)),
      coverage: Self.coverage(of: result, workers: workers),
      plan: result.plan.map { PlanSummary($0, scenario: scenario) },
      reconciliation: scenario.published.isEmpty
        ? nil : Reconciliation(scenario.published, findings: findings),
      defaultsUsed: inputs.defaultsUsed,
      settings: Settings(
        scenario, model: inputs.model, services: result.services,
        hasInterference: !result.field.interference.isEmpty),
      caveats: Self.caveats(of: result),
      notes: inputs.notes.map { note in
        var note = note
        note.file = note.file.map(file.relative)
        return note.description
      },
      inputs: try Self.digests(of: inputs, file: file),
      folder: folder, cacheUse: result.cacheUse)
  }

  /// All files that a study reads, with what identifies their contents.
  ///
  /// - Throws: a `Problem` where one can no longer be read.
  static func digests(of inputs: StudyInputs, file: ScenarioFile) throws -> [Input] {
    try ([file.name] + inputs.files).map { path in
      Input(file: file.relative(path), sha256: try FileDigest.sha256(ofFileAt: path))
    }
  }

  private static func caveats(of result: StudyResult) -> [String] {
    var caveats = result.caveats.map { "\($0.caveat) (\($0.sectors) sectors)" }
    caveats += result.pathCaveats.map { "\($0.caveat) (\($0.paths) paths)" }
    if result.stoppedSectors > 0 {
      let limit = (result.inputs.scenario.propagation.maximumDistance / 1000).short
      caveats.append(
        "\(result.stoppedSectors) sectors have the power to reach farther than max_distance_km (\(limit) km), where they are stopped"
      )
    }
    let percent = PropagationSettings(result.inputs.model, scenario: result.inputs.scenario).locationPercent
    if let percent, percent != 50, result.services.contains(where: { $0.locationProbability != 0.5 }) {
      caveats.append(
        "losses are those of location_percent \(percent.short), and the profile adds a margin for its location probability: shadowing counts twice; leave location_percent at 50"
      )
    }
    if !result.inputs.gaps.isEmpty {
      let cells = result.inputs.gaps.map(\.cells).reduce(0, +)
      caveats.append(
        "the ground of \(cells) cells is unknown (\(result.inputs.gaps.map(\.tile).joined(separator: ", "))): what depends on it is unknown"
      )
    }
    return caveats
  }
}

extension StudyReport.NetworkCounts {
  fileprivate init(_ inputs: StudyInputs) {
    let stations = inputs.network.stations
    func counts(_ key: (Station) -> String, _ stations: [Station]) -> [String: Int] {
      Dictionary(grouping: stations, by: key).mapValues(\.count)
    }
    func masts(_ key: (Station) -> String, _ stations: [Station]) -> [String: Int] {
      Dictionary(grouping: stations, by: key).mapValues { Set($0.map(\.mast)).count }
    }
    let byGeneration = Dictionary(grouping: stations, by: \.generation.rawValue)
    let selection = inputs.scenario.stations.selection
    self.init(
      masts: inputs.network.masts.count, stations: stations.count, sectors: inputs.network.sectors.count,
      stationsByGeneration: counts(\.generation.rawValue, stations),
      stationsByOperator: counts(\.operatorName, stations),
      stationsByGenerationAndOperator: byGeneration.mapValues { counts(\.operatorName, $0) },
      mastsByGeneration: masts(\.generation.rawValue, stations),
      mastsByOperator: masts(\.operatorName, stations),
      mastsByGenerationAndOperator: byGeneration.mapValues { masts(\.operatorName, $0) },
      statuses: StationStatus.allCases.filter(selection.statuses.contains).map(\.rawValue),
      date: selection.date?.description, leftOut: inputs.leftOutStations,
      ignoredRows: inputs.ignoredStationRows)
  }
}

extension StudyReport.VillageCounts {
  fileprivate init(_ result: StudyResult) {
    let villages = result.inputs.villages
    let all = villages.indices.map { $0 }
    func counts(_ members: [Int], _ verdict: (Int) -> Verdict) -> StudyReport.VerdictCounts {
      StudyReport.VerdictCounts(members.map { (verdict($0), villages[$0].population ?? 0) })
    }
    func overall(_ village: Int) -> Verdict { result.verdicts[village].overall }
    func grouped(_ key: (Village) -> String?) -> [String: StudyReport.VerdictCounts] {
      Dictionary(grouping: all.filter { key(villages[$0]) != nil }) { key(villages[$0]) ?? "" }
        .mapValues { counts($0, overall) }
    }
    // Units of two districts, or of two provinces, may share a name.
    let isOneProvince = Set(villages.map(\.province)).count <= 1
    func name(_ village: Village, _ unit: KeyPath<Village, String?>) -> String? {
      village[keyPath: unit].map { name in
        let district = unit == \.district ? nil : village.district
        return ([name, district, isOneProvince ? nil : village.province] as [String?]).compactMap { $0 }
          .joined(separator: ", ")
      }
    }
    var byGeneration: [String: StudyReport.VerdictCounts] = [:]
    for (place, service) in result.services.enumerated() {
      byGeneration[service.generation.rawValue] = counts(all) {
        result.verdicts[$0].byGeneration[place].verdict
      }
    }
    var byOperator: [String: [String: StudyReport.VerdictCounts]] = [:]
    for (place, layer) in result.field.layers.enumerated() {
      byOperator[layer.generation.rawValue, default: [:]][layer.operatorName] = counts(all) {
        result.verdicts[$0].byLayer[place].verdict
      }
    }
    self.init(
      count: villages.count, population: villages.compactMap(\.population).reduce(0, +),
      withoutPopulation: villages.count { $0.population == nil }, byVerdict: counts(all, overall),
      byGeneration: byGeneration, byGenerationAndOperator: byOperator, byProvince: grouped(\.province),
      byDistrict: grouped { name($0, \.district) }, byCommune: grouped { name($0, \.commune) },
      byProgramme: grouped(\.programme), byElectricity: grouped { $0.electricity.rawValue })
  }
}

extension StudyReport.VerdictCounts {
  fileprivate init(_ verdicts: [(verdict: Verdict, people: Int)]) {
    var villages: [String: Int] = [:]
    var people: [String: Int] = [:]
    for verdict in Verdict.allCases {
      let members = verdicts.filter { $0.verdict == verdict }
      villages[verdict.rawValue] = members.count
      people[verdict.rawValue] = members.reduce(0) { $0 + $1.people }
    }
    self.init(villages: villages, people: people)
  }
}

extension StudyReport.PlanSummary {
  fileprivate init(_ plan: SitePlan, scenario: Scenario) {
    let tenths = { (value: Double) in (value * 10).rounded() / 10 }
    self.init(
      generation: plan.station.generation.rawValue, operatorName: scenario.placement.operatorName,
      unit: plan.unit.rawValue, antennaHeightM: plan.station.antennaHeight,
      downtiltDeg: plan.station.downtiltDegrees, frequencyMHz: plan.station.frequencyMHz,
      bandwidthMHz: plan.station.bandwidthMHz, eirpDBm: plan.station.eirp.dBm,
      demand: tenths(plan.demand.people),
      candidates: Dictionary(grouping: plan.candidates, by: \.kind.rawValue).mapValues(\.count),
      sites: plan.ranking.choices.count, covered: tenths(plan.ranking.choices.last?.cumulative ?? 0),
      // A bound is rounded up.
      upperBound: (plan.ranking.upperBound * 10).rounded(.up) / 10)
  }
}

extension StudyReport.Settings {
  fileprivate init(
    _ scenario: Scenario, model: PropagationModel, services: [Service], hasInterference: Bool
  ) {
    self.init(
      propagation: PropagationSettings(model, scenario: scenario),
      maximumDistanceKm: scenario.propagation.maximumDistance / 1000,
      profile: scenario.profile.map(ProfileSettings.init), services: services.map(ServiceSettings.init),
      quality: QualitySettings(
        interference: hasInterference, followedBelowNoiseDB: scenario.quality.followedBelowNoiseDB,
        overlapDB: scenario.quality.overlapDB, pollutedFrom: scenario.quality.pollutedFrom),
      missingTerrain: scenario.terrain.missing.rawValue,
      stationBorderKm: scenario.stations.border / 1000,
      candidateKinds: scenario.candidates.kinds.map(\.rawValue),
      candidateDistanceM: scenario.candidates.maximumDistance,
      highPointSpacingM: scenario.candidates.highPointSpacing,
      highPointProminenceM: scenario.candidates.highPointProminence,
      verdictBy: scenario.verdict.measure.rawValue, coveredShare: scenario.verdict.coveredShare,
      weakShare: scenario.verdict.weakShare,
      certainty: CertaintySettings(
        sigmaDB: scenario.certainty.rule.sigma.value, firmFrom: scenario.certainty.rule.firmFrom,
        likelyFrom: scenario.certainty.rule.likelyFrom,
        ensemble: scenario.certainty.ensemble.map(\.rawValue)),
      remedies: RemedySettings(
        maxHeightM: scenario.remedies.antennaHeight, maxExtraEirpDB: scenario.remedies.extraEIRPdB),
      mergerDate: scenario.mergers?.date?.description)
  }
}

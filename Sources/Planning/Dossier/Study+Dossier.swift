import Coverage
import Formats
import Geography
import RadioNetwork
import Terrain

extension Study {
  /// One village's page: its verdicts with reasons, what stands in the way, and what would mend it.
  ///
  /// Works out the signals of that village alone; the verdict is that of a whole run.
  ///
  /// - Parameters:
  ///   - village: an id, or a name that only one village has.
  ///   - options: where results of an earlier run lie is `outputFolder`; its ranking tells the planned site.
  /// - Throws: `InvalidInput`, a `Problem` with the village, or `CancellationError`.
  public func dossier(ofVillage village: String, _ options: StudyOptions = StudyOptions()) throws
    -> VillageDossier
  {
    options.monitor.begin("reading inputs", total: 0, unit: "")
    var loader = StudyLoader(file: file)
    let inputs = try loader.load()
    let index = try inputs.village(named: village)
    let planned = try PlannedSiteSearch(file: file, inputs: inputs).sites(
      forVillage: index, in: options.outputFolder)
    try options.monitor.checkCancellation()
    let result = try StudyRun(inputs: inputs.focused(on: index), options: options).result()
    return DossierBuilder(result, planned: planned).dossier()
  }
}

/// From the result of a study of one village to its page.
struct DossierBuilder {
  private static let mastCount = 5

  private let result: StudyResult
  private let facts: ReasonFactsFinder
  private let findings: VillageFindings
  private let planned: PlannedSites
  private var inputs: StudyInputs { result.inputs }
  private var village: Village { inputs.villages[0] }
  private var network: Network { inputs.network }

  /// - Precondition: the study has one village.
  init(_ result: StudyResult, planned: PlannedSites) {
    precondition(result.inputs.villages.count == 1, "a dossier is of one village")
    self.result = result
    self.planned = planned
    facts = ReasonFactsFinder(result.inputs)
    findings = VillageFindings(result)
  }

  func dossier() -> VillageDossier {
    let overall = findings.overall(ofVillage: 0)
    let generation = result.services[overall.generation].generation
    let overallFacts = facts.facts(
      overall.finding, village: 0, generation: generation)
    let path = overall.finding.reason.path
    let link = path.flatMap { self.link(of: $0) }
    let near = nearMasts()
    let ridge = path.flatMap { path in path.ridge.map { self.ridge($0, on: path) } }
    return VillageDossier(
      village: place(),
      overall: finding(overall.finding, generation: generation),
      generations: result.services.indices.map { self.generationFindings($0) },
      nearestMasts: near.map { self.mast($0) }, path: link, ridge: ridge, planned: planned,
      basis: basis(link: link),
      pages: VillageDossier.Pages(
        overall: overallFacts, electricity: village.electricity, map: map(path, near: near)))
  }

  private func place() -> VillageDossier.Place {
    let place = inputs.frame.geographic.coordinates(of: [village.center])[0]
    return VillageDossier.Place(
      id: village.id, name: village.name, commune: village.commune, district: village.district,
      province: village.province,
      afterMerger: inputs.mergedUnits.map {
        .init(
          commune: $0[0].commune, district: $0[0].district, province: $0[0].province,
          since: inputs.scenario.mergers?.date?.description)
      },
      population: village.population, households: village.households,
      electricity: village.electricity.rawValue, specialDifficulty: village.isSpecialDifficulty,
      programme: village.programme, latitude: place.latitude.degreesRounded,
      longitude: place.longitude.degreesRounded)
  }

  private func finding(_ found: ReasonColumns.Finding, generation: Generation) -> VillageDossier.Finding {
    let facts = facts.facts(found, village: 0, generation: generation)
    let shortfall = found.reason.shortfall.covered
    return VillageDossier.Finding(
      generation: facts.generation.rawValue, operatorName: facts.operatorName,
      verdict: found.reason.verdict.rawValue, probability: found.certainty?.probability.rounded(to: 1000),
      certainty: found.certainty?.grade.rawValue, limit: found.reason.limit?.rawValue,
      marginDB: shortfall.isFinite ? -shortfall.rounded(to: 10) + 0 : nil,
      centreDBm: found.quality?.centerLevel?.rounded(to: 10),
      reasonVi: ReasonSentence(facts: facts, language: .vietnamese).text,
      reasonEn: ReasonSentence(facts: facts, language: .english).text)
  }

  private func generationFindings(_ place: Int) -> VillageDossier.GenerationFindings {
    let generation = result.services[place].generation
    let layers = result.layers { $0.generation == generation }
    return VillageDossier.GenerationFindings(
      best: finding(
        findings.generation(place, ofVillage: 0), generation: generation),
      operators: layers.map { layer in
        finding(
          findings.layer(layer, ofVillage: 0), generation: generation)
      })
  }

  // MARK: Around the village

  private func nearMasts() -> [Int] {
    network.masts.indices.map {
      (distance: network.masts[$0].position.distance(to: village.center), mast: $0)
    }
    .sorted { $0 < $1 }.prefix(Self.mastCount).map(\.mast)
  }

  private func mast(_ index: Int) -> VillageDossier.Mast {
    let seen = facts.mast(index, from: 0)
    let stations = network.stations.filter { $0.mast == index }
    let names = Set(stations.map(\.operatorName)).sorted()
    return VillageDossier.Mast(
      id: seen.id, distance: seen.distance.rounded(),
      bearing: (seen.bearing - (seen.bearing / 360).rounded(.down) * 360).rounded(),
      operators: names.map { name in
        .init(
          name: name,
          generations: Set(stations.lazy.filter { $0.operatorName == name }.map(\.generation)).sorted()
            .map(\.rawValue))
      })
  }

  private func link(of path: VerdictReason.DecisivePath) -> LinkReport? {
    let sector = network.sectors[path.sector].id
    let request = LinkRequest(transmitter: .sector(sector), receiver: .village(village.id))
    // A path that cannot be traced again, as through unknown ground, has no picture.
    return try? LinkStudy(inputs: inputs, request: request).report(
      fromSector: path.sector, to: path.place, name: village.name)
  }

  private func ridge(_ ridge: Ridge, on path: VerdictReason.DecisivePath) -> VillageDossier.Ridge {
    let place = inputs.frame.geographic.coordinates(of: [ridge.position])[0]
    return VillageDossier.Ridge(
      fromMast: ridge.distance.rounded(), fromVillage: (path.distance - ridge.distance).rounded(),
      height: ridge.height.rounded(to: 10), overLine: ridge.heightOverRay.rounded(to: 10),
      latitude: place.latitude.degreesRounded, longitude: place.longitude.degreesRounded)
  }

  private func map(_ path: VerdictReason.DecisivePath?, near: [Int]) -> DossierMap.Content {
    let server = path.map { network.stations[network.sectors[$0.sector].station].mast }
    var masts = near
    if let server, !masts.contains(server) { masts.append(server) }
    return DossierMap.Content(
      shape: village.shape, center: village.center,
      masts: masts.map {
        .init(id: network.masts[$0].id, position: network.masts[$0].position, isServer: $0 == server)
      },
      pathEnd: path?.place, ridge: path?.ridge?.position,
      gridNorthBearing: inputs.frame.geographic.gridNorthBearing(at: village.center))
  }

  private func basis(link: LinkReport?) -> VillageDossier.Basis {
    let scenario = inputs.scenario
    return VillageDossier.Basis(
      scenario: scenario.title, geography: scenario.geography.rawValue,
      model: link?.modelTitle ?? inputs.model.name, cellSize: inputs.grid.cellSize,
      profile: scenario.profile?.profile.title, unverified: scenario.profile?.profile.unverified.count ?? 0,
      thresholds: result.services.map {
        .init(
          generation: $0.generation.rawValue, metric: $0.generation.metric.rawValue,
          coveredDBm: $0.coveredLevel.dBm, weakDBm: $0.weakLevel.dBm)
      },
      coveredShare: scenario.verdict.coveredShare, weakShare: scenario.verdict.weakShare,
      verdictBy: scenario.verdict.measure.rawValue,
      networkDate: scenario.stations.selection.date?.description,
      sigmaDB: scenario.certainty.rule.sigma.value, largestAntennaHeight: scenario.remedies.antennaHeight,
      mostExtraEIRPdB: scenario.remedies.extraEIRPdB, caveats: link?.caveats ?? [],
      version: Version.whitespot)
  }
}

extension Double {
  /// To a share of one: 10 for tenths.
  fileprivate func rounded(to parts: Double) -> Double { (self * parts).rounded() / parts }
  /// A tenth of a metre on the globe.
  fileprivate var degreesRounded: Double { rounded(to: 1e6) }
}

import Coverage
import Formats
import RadioNetwork

/// What a study found, as far as roll-ups and published figures ask.
struct StudyFindings {
  let villages: [Village]
  /// The units of every village, by version; ``Scenario/UnitVersion/asSurveyed`` first.
  let versions: [(version: Scenario.UnitVersion, units: [AdministrativeUnit])]
  let network: Network
  /// The generations that are judged, oldest first.
  let generations: [Generation]
  /// The verdicts of all villages by any of some generations, and by any of some operators; without a name,
  /// by anyone.
  let verdicts: (_ generations: Set<Generation>, _ operators: [String]) -> [Verdict]

  /// The units of every village; nil where the study does not know the version.
  func units(_ version: Scenario.UnitVersion) -> [AdministrativeUnit]? {
    versions.first { $0.version == version }?.units
  }

  /// The generations of a service that are judged.
  func judged(_ service: ServiceScope) -> Set<Generation> { Set(generations.filter(service.contains)) }
}

extension StudyFindings {
  init(_ result: StudyResult) {
    let inputs = result.inputs
    self.init(
      villages: inputs.villages,
      versions: [(.asSurveyed, inputs.villages.map(AdministrativeUnit.init))]
        + (inputs.mergedUnits.map { [(.afterMerger, $0)] } ?? []),
      network: inputs.network, generations: result.services.map(\.generation),
      verdicts: { generations, operators in
        result.verdicts.map { $0.verdict(of: generations, operators: operators) }
      })
  }
}

extension VillageVerdict {
  /// The best that any of some generations, by any of some operators, gives; without a name, by anyone.
  func verdict(of generations: Set<Generation>, operators: [String]) -> Verdict {
    let verdicts =
      operators.isEmpty
      ? byGeneration : byLayer.filter { $0.operatorName.map(operators.contains) ?? false }
    return verdicts.filter { generations.contains($0.generation) }.map(\.range)
      .reduce(withoutStation) { $0.better($1) }.verdict
  }
}

import Coverage
import Formats
import RadioNetwork

/// Every verdict with its reason: a row a village, operator and generation, and rows for all operators and for kinds of
/// service.
enum VerdictTable {
  static func table(_ result: StudyResult) -> OutputTable {
    let columns = ReasonColumns(result)
    let findings = VillageFindings(result)
    let facts = ReasonFactsFinder(result.inputs)
    let fields: [OutputTable.Field] = [
      .init("village", .text), .init("name", .text), .init("service", .text), .init("operator", .text),
      .init("verdict", .text), .init("decided_by", .text),
    ]
    var table = OutputTable(
      layer: VillageTable.layerName("verdicts", result.inputs.scenario),
      fields: fields + ReasonSentence.fields + columns.fields(suffix: "") + [.init("geography", .text)])
    for (index, village) in result.inputs.villages.enumerated() {
      func append(
        _ service: String, _ operatorName: String?, decidedBy: Generation, _ finding: ReasonColumns.Finding
      ) {
        let values: [FieldValue] = [
          .text(village.id), .text(village.name), .text(service), .text(operatorName ?? "any"),
          .text(finding.reason.verdict.rawValue), .text(decidedBy.rawValue),
        ]
        let sentences = ReasonSentence.values(
          facts.facts(finding, village: index, generation: decidedBy))
        table.append(
          .init(
            values + sentences + columns.values(finding)
              + [.text(result.inputs.scenario.geography.rawValue)]))
      }
      for group in ServiceGroup.allCases {
        guard let found = findings.group(group, ofVillage: index) else { continue }
        append(
          group.rawValue, nil, decidedBy: result.services[found.generation].generation, found.finding)
      }
      for (place, service) in result.services.enumerated() {
        let generation = service.generation
        append(
          generation.rawValue, nil, decidedBy: generation, findings.generation(place, ofVillage: index))
      }
      for (place, layer) in result.field.layers.enumerated() {
        append(
          layer.generation.rawValue, layer.operatorName, decidedBy: layer.generation,
          findings.layer(place, ofVillage: index))
      }
    }
    return table
  }
}

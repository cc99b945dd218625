import Coverage
import Formats
import Geography
import RadioNetwork
import Terrain

/// Villages and their verdicts as a table: a row a village, columns for every generation and operator.
enum VillageTable {
  static func table(_ result: StudyResult) -> OutputTable {
    let inputs = result.inputs
    let places = inputs.frame.geographic.coordinates(of: inputs.villages.map(\.center))
    let columns = Columns(result)
    var table = OutputTable(layer: layerName("villages", inputs.scenario), fields: columns.fields)
    for (index, village) in inputs.villages.enumerated() {
      var values: [FieldValue] = [
        .text(village.id), .text(village.name), FieldValue(village.commune), FieldValue(village.district),
        FieldValue(village.province), FieldValue(village.population), FieldValue(village.households),
        .text(village.electricity.rawValue),
        FieldValue(village.isSpecialDifficulty.map { $0 ? "yes" : "no" }),
        FieldValue(village.programme), .real(places[index].longitude), .real(places[index].latitude),
      ]
      values += columns.values(ofVillage: index)
      values += MergerColumns.values(inputs, village: index)
      values.append(.text(inputs.scenario.geography.rawValue))
      table.append(OutputTable.Row(values, shape: village.shape))
    }
    return table
  }

  /// A layer's name; it says where the geography is invented.
  static func layerName(_ name: String, _ scenario: Scenario) -> String {
    scenario.geography == .synthetic ? "\(name) (synthetic geography)" : name
  }

  /// The columns of verdicts.
  private struct Columns {
    private let result: StudyResult
    private let reasons: ReasonColumns
    private let findings: VillageFindings
    private let facts: ReasonFactsFinder

    init(_ result: StudyResult) {
      self.result = result
      facts = ReasonFactsFinder(result.inputs)
      reasons = ReasonColumns(result)
      findings = VillageFindings(result)
    }

    var fields: [OutputTable.Field] {
      var fields: [OutputTable.Field] = [
        .init("id", .text), .init("name", .text), .init("commune", .text), .init("district", .text),
        .init("province", .text), .init("population", .integer), .init("households", .integer),
        .init("electricity", .text), .init("special_difficulty", .text), .init("programme", .text),
        .init("longitude", .real(decimals: 6)), .init("latitude", .real(decimals: 6)),
        .init("verdict", .text), .init("newest_covered", .text),
      ]
      fields += ServiceGroup.allCases.filter { $0 != .any }.map { .init("verdict_\($0.rawValue)", .text) }
      fields.append(.init("decided_by", .text))
      fields += ReasonSentence.fields
      fields += reasons.fields(suffix: "")
      for service in result.services {
        let suffix = "_" + service.generation.rawValue.lowercased()
        fields.append(.init("verdict" + suffix, .text))
        fields += shares(of: service).map { .init($0.name + suffix, $0.kind) }
        fields += reasons.fields(suffix: suffix)
      }
      for layer in result.field.layers {
        let suffix = "_\(layer.generation.rawValue.lowercased())_\(layer.operatorName)"
        fields += [
          .init("verdict" + suffix, .text), .init("limit" + suffix, .text),
          .init("missing_db" + suffix, .real(decimals: 1)),
        ]
      }
      return fields + MergerColumns.fields(result.inputs) + [.init("geography", .text)]
    }

    func values(ofVillage village: Int) -> [FieldValue] {
      let verdict = result.verdicts[village]
      var values: [FieldValue] = [
        .text(verdict.overall.rawValue), FieldValue(verdict.newestCovered?.rawValue),
      ]
      values += ServiceGroup.allCases.filter { $0 != .any }.map {
        FieldValue(verdict.verdict(of: $0)?.rawValue)
      }
      let overall = findings.overall(ofVillage: village)
      let generation = result.services[overall.generation].generation
      values.append(.text(generation.rawValue))
      values += ReasonSentence.values(
        facts.facts(overall.finding, village: village, generation: generation))
      values += reasons.values(overall.finding)
      for (place, service) in result.services.enumerated() {
        values.append(.text(verdict.byGeneration[place].verdict.rawValue))
        let representative = findings.representative(place, ofVillage: village)
        values += shares(of: service).map { $0.value(representative) }
        values += reasons.values(findings.generation(place, ofVillage: village))
      }
      for layer in result.field.layers.indices {
        let reason = result.reasons[village].byLayer[layer]
        values += [
          .text(reason.verdict.rawValue), FieldValue(reason.limit?.rawValue),
          reason.verdict == .covered ? .real(0) : .real(max(0, reason.shortfall.covered)),
        ]
      }
      return values
    }

    /// A column that every generation has, and what a village has in it.
    private struct Column {
      let name: String
      let kind: OutputTable.Field.Kind
      let value: (ServiceVerdict) -> FieldValue
    }

    private func shares(of service: Service) -> [Column] {
      func share(_ name: String, _ path: KeyPath<ServiceVerdict.Shares, Double>) -> Column {
        Column(name: name, kind: .real(decimals: 3)) { .real($0.shares[keyPath: path]) }
      }
      var columns = [
        Column(name: "operator", kind: .text) { FieldValue($0.operatorName) },
        share("covered_share", \.covered), share("served_share", \.served),
        share("unknown_share", \.unknown), share("location_probability", \.locationProbability),
      ]
      if service.veryGoodLevel != nil { columns.append(share("very_good_share", \.veryGood)) }
      if service.asksForUplink { columns.append(share("uplink_limited_share", \.uplinkLimited)) }
      if !result.field.interference.isEmpty {
        columns.append(
          Column(name: "median_sinr_db", kind: .real(decimals: 1)) { FieldValue($0.quality.medianSINRdB) })
      }
      return columns
    }
  }
}

extension FieldValue {
  init(_ text: String?) { self = text.map(FieldValue.text) ?? .null }
  init(_ number: Int?) { self = number.map(FieldValue.integer) ?? .null }
  init(_ number: Double?) { self = number.map(FieldValue.real) ?? .null }
}

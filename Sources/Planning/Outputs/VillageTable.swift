import Coverage
import Formats
import Geography
import RadioNetwork
import Terrain

/// Villages and their verdicts as a table: a row a village, columns for every generation and operator.
enum VillageTable {
  static func table(_ result: StudyResult) -> OutputTable {
    let inputs = result.inputs
    let centers = inputs.villages.map(\.center)
    let places = inputs.frame.geographic.coordinates(of: centers)
    var table = OutputTable(
      layer: layerName("villages", inputs.scenario), fields: fields(result))
    let columns = result.services.map { self.columns(of: $0, result) }
    for (index, village) in inputs.villages.enumerated() {
      let verdict = result.verdicts[index]
      var values: [FieldValue] = [
        .text(village.id), .text(village.name), FieldValue(village.commune), FieldValue(village.district),
        FieldValue(village.province), FieldValue(village.population), FieldValue(village.households),
        .text(village.electricity.rawValue), FieldValue(village.programme), .real(places[index].longitude),
        .real(places[index].latitude), .text(verdict.overall.rawValue),
        FieldValue(verdict.newestCovered?.rawValue),
      ]
      for (columns, service) in zip(columns, verdict.byGeneration) {
        values += columns.map { $0.value(service, centers[index]) }
      }
      values += verdict.byLayer.map { .text($0.verdict.rawValue) }
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

  private static func fields(_ result: StudyResult) -> [OutputTable.Field] {
    var fields: [OutputTable.Field] = [
      .init("id", .text), .init("name", .text), .init("commune", .text), .init("district", .text),
      .init("province", .text), .init("population", .integer), .init("households", .integer),
      .init("electricity", .text), .init("programme", .text), .init("longitude", .real(decimals: 6)),
      .init("latitude", .real(decimals: 6)), .init("verdict", .text), .init("newest_covered", .text),
    ]
    for service in result.services { fields += columns(of: service, result).map(\.field) }
    fields += result.field.layers.map {
      .init("verdict_\($0.generation.rawValue.lowercased())_\($0.operatorName)", .text)
    }
    return fields + MergerColumns.fields(result.inputs) + [.init("geography", .text)]
  }

  /// A column that every generation has, and what a village has in it.
  private struct Column {
    let field: OutputTable.Field
    let value: (_ verdict: ServiceVerdict, _ center: MapPoint) -> FieldValue
  }

  private static func columns(of service: Service, _ result: StudyResult) -> [Column] {
    let network = result.inputs.network
    let suffix = service.generation.rawValue.lowercased()
    func column(
      _ name: String, _ kind: OutputTable.Field.Kind, _ value: @escaping (ServiceVerdict) -> FieldValue
    ) -> Column {
      Column(field: .init("\(name)_\(suffix)", kind)) { verdict, _ in value(verdict) }
    }
    func share(_ name: String, _ path: KeyPath<ServiceVerdict.Shares, Double>) -> Column {
      column(name, .real(decimals: 3)) { .real($0.shares[keyPath: path]) }
    }
    var columns = [
      column("verdict", .text) { .text($0.verdict.rawValue) },
      share("covered_share", \.covered), share("served_share", \.served), share("unknown_share", \.unknown),
      share("location_probability", \.locationProbability),
    ]
    if service.veryGoodLevel != nil { columns.append(share("very_good_share", \.veryGood)) }
    if service.asksForUplink { columns.append(share("uplink_limited_share", \.uplinkLimited)) }
    columns.append(column("median_dbm", .real(decimals: 1)) { FieldValue($0.quality.medianLevel) })
    if !result.field.interference.isEmpty {
      columns.append(column("median_sinr_db", .real(decimals: 1)) { FieldValue($0.quality.medianSINRdB) })
    }
    return columns + [
      column("server", .text) { FieldValue($0.bestServer.map { network.sectors[$0].id }) },
      Column(field: .init("server_km_\(suffix)", .real(decimals: 2))) { verdict, center in
        let mast = verdict.bestServer.map {
          network.masts[network.stations[network.sectors[$0].station].mast]
        }
        return FieldValue(mast.map { $0.position.distance(to: center) / 1000 })
      },
    ]
  }
}

extension FieldValue {
  init(_ text: String?) { self = text.map(FieldValue.text) ?? .null }
  init(_ number: Int?) { self = number.map(FieldValue.integer) ?? .null }
  init(_ number: Double?) { self = number.map(FieldValue.real) ?? .null }
}

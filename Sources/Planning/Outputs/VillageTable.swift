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
    for (index, village) in inputs.villages.enumerated() {
      let verdict = result.verdicts[index]
      var values: [FieldValue] = [
        .text(village.id), .text(village.name), FieldValue(village.commune), FieldValue(village.district),
        FieldValue(village.province), FieldValue(village.population), FieldValue(village.households),
        .text(village.electricity.rawValue), FieldValue(village.programme), .real(places[index].longitude),
        .real(places[index].latitude), .text(verdict.overall.rawValue),
        FieldValue(verdict.newestCovered?.rawValue),
      ]
      for service in verdict.byGeneration {
        values += details(of: service, center: centers[index], network: inputs.network)
      }
      values += verdict.byLayer.map { .text($0.verdict.rawValue) }
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
    for service in result.services {
      let generation = service.generation.rawValue.lowercased()
      fields += [
        .init("verdict_\(generation)", .text), .init("covered_share_\(generation)", .real(decimals: 3)),
        .init("served_share_\(generation)", .real(decimals: 3)),
        .init("unknown_share_\(generation)", .real(decimals: 3)),
        .init("median_dbm_\(generation)", .real(decimals: 1)), .init("server_\(generation)", .text),
        .init("server_km_\(generation)", .real(decimals: 2)),
      ]
    }
    fields += result.field.layers.map {
      .init("verdict_\($0.generation.rawValue.lowercased())_\($0.operatorName)", .text)
    }
    return fields + [.init("geography", .text)]
  }

  private static func details(
    of service: ServiceVerdict, center: MapPoint, network: Network
  ) -> [FieldValue] {
    let server = service.bestServer.map { network.sectors[$0] }
    let mast = server.map { network.masts[network.stations[$0.station].mast] }
    return [
      .text(service.verdict.rawValue), .real(service.coveredShare), .real(service.servedShare),
      .real(service.unknownShare), FieldValue(service.medianLevel), FieldValue(server?.id),
      FieldValue(mast.map { $0.position.distance(to: center) / 1000 }),
    ]
  }
}

extension FieldValue {
  init(_ text: String?) { self = text.map(FieldValue.text) ?? .null }
  init(_ number: Int?) { self = number.map(FieldValue.integer) ?? .null }
  init(_ number: Double?) { self = number.map(FieldValue.real) ?? .null }
}

import Coverage
import Formats
import Geography
import Terrain

/// Says which commune, district and province a village belongs to where its row does not.
struct UnitReader {
  let layers: [Scenario.AdministrativeLayer]
  let scenario: ScenarioFile

  /// Completes villages from the unit that holds their centre.
  func complete(_ villages: [Village], frame: StudyFrame, problems: inout Problems) -> [Village] {
    var villages = villages
    for layer in layers {
      guard
        let units = problems.attempt(
          file: scenario.path(layer.source.file), expected: "the polygons that administrative_units names",
          { try self.units(of: layer, frame: frame) })
      else { continue }
      let open = villages.indices.filter { villages[$0][layer.level] == nil }
      var without = 0
      for index in open {
        let center = villages[index].center
        let unit = units.first { $0.bounds.contains(center) && $0.area.contains(center) }
        villages[index][layer.level] = unit?.name
        if unit == nil { without += 1 }
      }
      if without > 0 {
        problems.add(
          Problem(
            "holds the centre of all but \(without) villages; these have no \(layer.level.rawValue)",
            severity: .note, file: scenario.path(layer.source.file)))
      }
    }
    return villages
  }

  private struct Unit {
    let name: String
    let bounds: MapBounds
    let area: PreparedArea
  }

  private func units(of layer: Scenario.AdministrativeLayer, frame: StudyFrame) throws -> [Unit] {
    let source = layer.source
    let file = scenario.path(source.file)
    let table = try VectorSource.read(
      path: file, layer: source.layer, filter: source.filter,
      declaredCRS: DeclaredCRS.read(source.crs, key: "administrative_units[].crs", file: scenario.name))
    var problems = Problems()
    let map = FieldMap(
      headers: table.headers, mapping: source.fields, known: ScenarioFields.administrativeUnits,
      nearMisses: nil, file: file, problems: &problems)
    try problems.throwIfErrors()
    guard map.has("name") else {
      throw Problem(
        "not among the fields \(table.headers.joined(separator: ", "))", file: file, field: "name",
        expected: "the unit's name", remedy: "Map it under administrative_units.fields")
    }
    let transform = try frame.transform(from: table.crs ?? .wgs84)
    return table.features.compactMap { feature in
      guard case .area(let raw)? = feature.shape else { return nil }
      let area = (raw.repaired()?.area ?? raw).map { transform.forward($0) }
      let row = RowReader(feature: feature, map: map, file: file)
      guard let bounds = area.bounds, let name = row.text("name") else { return nil }
      return Unit(name: name, bounds: bounds, area: PreparedArea(area))
    }
  }
}

extension Village {
  fileprivate subscript(level: Scenario.AdministrativeLevel) -> String? {
    get {
      switch level {
      case .commune: commune
      case .district: district
      case .province: province
      }
    }
    set {
      switch level {
      case .commune: commune = newValue
      case .district: district = newValue
      case .province: province = newValue
      }
    }
  }
}

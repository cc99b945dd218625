import Coverage
import Formats
import Geography
import Terrain

/// Reads where in villages people live, and where their cultural houses stand: layers whose rows name their village.
struct DwellingReader {
  let settings: Scenario.Villages
  let scenario: ScenarioFile

  /// The layers that the scenario names, as it spells them.
  var files: [String] { [settings.centers, settings.clusters, settings.buildings].compactMap { $0?.file } }

  /// Completes villages with their cultural houses, clusters and buildings.
  func complete(_ villages: [Village], frame: StudyFrame, problems: inout Problems) -> [Village] {
    var villages = villages
    let places = Dictionary(villages.indices.map { (villages[$0].id, $0) }) { first, _ in first }
    if let layer = settings.centers {
      let rows = rows(of: layer, key: "villages.centres", isNamed: true, frame: frame, problems: &problems)
      placeHouses(rows, places: places, villages: &villages, problems: &problems)
    }
    if let layer = settings.clusters {
      let rows = rows(of: layer, key: "villages.clusters", isNamed: true, frame: frame, problems: &problems)
      for row in rows {
        guard let village = village(of: row, places: places, problems: &problems) else { continue }
        villages[village].clusters.append(dwelling(row, problems: &problems))
      }
      note(
        without: villages.count { $0.clusters.isEmpty }, of: villages.count, layer: layer, problems: &problems
      )
    }
    if let layer = settings.buildings {
      let rows = rows(of: layer, key: "villages.buildings", isNamed: false, frame: frame, problems: &problems)
      placeBuildings(rows, places: places, villages: &villages, layer: layer, problems: &problems)
    }
    return villages
  }

  /// A row on the study's plane.
  private struct Row {
    let reader: RowReader
    let shape: Shape
  }

  private func rows(
    of layer: Scenario.LayerReference, key: String, isNamed: Bool, frame: StudyFrame, problems: inout Problems
  ) -> [Row] {
    let file = scenario.path(layer.file)
    guard
      let table = problems.attempt(
        expected: "the layer that \(key).file names",
        {
          try VectorSource.read(
            path: file, layer: layer.layer, filter: layer.filter,
            declaredCRS: DeclaredCRS.read(layer.crs, key: "\(key).crs", file: scenario.name))
        })
    else { return [] }
    let map = FieldMap(
      headers: table.headers, mapping: layer.fields, known: ScenarioFields.dwellings,
      nearMisses: table.isText ? .error : .note, file: file, problems: &problems)
    problems.add(contentsOf: table.problems)
    if isNamed, !map.has("village") {
      problems.add(
        Problem(
          "not among the fields \(table.headers.joined(separator: ", "))", file: file, field: "village",
          expected: "the id of the row's village", remedy: "Map it under \(key).fields"))
      return []
    }
    guard let crs = problems.attempt({ try RowShapes.crs(of: table, map: map, file: file, key: key) }),
      let plane = problems.attempt(file: file, { try PlaneReader(frame: frame, source: crs) })
    else { return [] }
    return table.soundFeatures.compactMap { feature in
      let reader = RowReader(feature: feature, map: map, file: file)
      guard let raw = RowShapes.shape(of: reader, problems: &problems),
        let shape = plane.shape(raw, row: reader, problems: &problems)
      else { return nil }
      return Row(reader: reader, shape: shape)
    }
  }

  /// The place of the village that a row names; nil with the problem taken down.
  private func village(of row: Row, places: [String: Int], problems: inout Problems) -> Int? {
    let id = row.reader.text("village")
    if let id, let village = places[id] { return village }
    problems.add(
      row.reader.problem(
        id == nil ? "is missing" : "is the id of no village", field: "village", value: id,
        expected: "the id of one of \(places.count) villages",
        remedy: id.flatMap { EditDistance.nearest(to: $0, among: places.keys.sorted()) }.map {
          "Did you mean \($0)?"
        } ?? "Correct it, or remove the row"))
    return nil
  }

  private func dwelling(_ row: Row, problems: inout Problems) -> Village.Dwelling {
    let population = row.reader.count("population", problems: &problems)
    let households = row.reader.count("households", problems: &problems)
    return Village.Dwelling(
      name: row.reader.text("name"), shape: row.shape, people: population.map(Double.init),
      households: households.map(Double.init))
  }

  private func placeHouses(
    _ rows: [Row], places: [String: Int], villages: inout [Village], problems: inout Problems
  ) {
    var seen: Set<Int> = []
    for row in rows {
      guard let index = village(of: row, places: places, problems: &problems) else { continue }
      guard seen.insert(index).inserted else {
        problems.add(
          row.reader.problem(
            "has a cultural house already", field: "village", value: villages[index].id,
            expected: "one centre a village", remedy: "Keep the one whose signal counts"))
        continue
      }
      guard case .point(let place) = row.shape else {
        problems.add(
          row.reader.problem(
            "is no point", field: "village", value: villages[index].id, expected: "a point a village",
            remedy: "Give the place of the house; houses of a hamlet go under villages.clusters"))
        continue
      }
      villages[index].culturalHouse =
        CulturalHouse.checked(
          place, of: villages[index].shape, row: row.reader, field: "village", value: villages[index].id,
          problems: &problems) ?? villages[index].culturalHouse
    }
  }

  /// Buildings go to the village that they name, or else to the first that holds them.
  private func placeBuildings(
    _ rows: [Row], places: [String: Int], villages: inout [Village], layer: Scenario.LayerReference,
    problems: inout Problems
  ) {
    let areas = VillageAreas(villages)
    var strays = 0
    for row in rows {
      let named =
        row.reader.text("village") == nil ? nil : village(of: row, places: places, problems: &problems)
      if row.reader.text("village") != nil, named == nil { continue }
      guard let index = named ?? areas.village(at: row.shape.center) else {
        strays += 1
        continue
      }
      villages[index].buildings.append(dwelling(row, problems: &problems))
    }
    if strays > 0 {
      problems.add(
        Problem(
          "\(strays) of \(rows.count) buildings lie in no village", severity: .note,
          file: scenario.path(layer.file), field: "villages.buildings",
          expected: "buildings within a village's polygon, or a column village", remedy: "They do not count"))
    }
    note(
      without: villages.count { $0.buildings.isEmpty }, of: villages.count, layer: layer, problems: &problems)
  }

  private func note(
    without count: Int, of all: Int, layer: Scenario.LayerReference, problems: inout Problems
  ) {
    guard count > 0 else { return }
    problems.add(
      Problem(
        "says nothing of \(count) of \(all) villages", severity: .note, file: scenario.path(layer.file),
        expected: "a row or more a village", remedy: "They are judged without it"))
  }
}

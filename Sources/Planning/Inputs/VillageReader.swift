import Coverage
import Formats
import Geography
import Terrain

/// From a layer to villages.
struct VillageReader {
  let settings: Scenario.Villages
  let scenario: ScenarioFile

  /// The layer's file, seen from the current folder.
  var file: String { scenario.path(settings.source.file) }

  /// A village whose shape is still in its file's coordinates.
  struct Row {
    let reader: RowReader
    let shape: Shape

    /// As messages call it: `Lũng Cú (HG-001-05)`.
    var name: String {
      let id = reader.text("id") ?? String(reader.feature.number)
      return reader.text("name").map { "\($0) (\(id))" } ?? id
    }
  }

  /// Rows of the layer and the system they are in.
  struct Rows {
    var rows: [Row] = []
    var crs: CoordinateReferenceSystem = .wgs84

    /// The row that lies farthest from the middle one: where the extent is too large it is to blame.
    var farthest: Row? {
      let centers = rows.compactMap(\.shape.bounds?.center)
      guard !centers.isEmpty else { return nil }
      func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
      let middle = MapPoint(x: median(centers.map(\.x)), y: median(centers.map(\.y)))
      func distance(_ row: Row) -> Double { row.shape.bounds?.center.distance(to: middle) ?? 0 }
      return rows.max { distance($0) < distance($1) }
    }

    /// Around all of them, in their own coordinates; nil without any.
    var bounds: MapBounds? {
      let bounds = rows.compactMap(\.shape.bounds)
      return bounds.first.map { bounds.reduce($0) { $0.union($1) } }
    }
  }

  /// Opens the layer, mends its rings, and takes down every row that has no place.
  func readRows(problems: inout Problems) -> Rows? {
    let source = settings.source
    guard
      let table = problems.attempt(
        expected: "the villages that villages.file names",
        {
          try VectorSource.read(
            path: file, layer: source.layer, filter: source.filter,
            declaredCRS: DeclaredCRS.read(source.crs, key: "villages.crs", file: scenario.name))
        })
    else { return nil }
    guard !table.features.isEmpty else {
      problems.add(
        Problem(
          "holds no village", file: file, expected: "a row a village",
          remedy: source.filter == nil ? "Check the file and villages.layer" : "Check villages.filter"))
      return nil
    }
    let map = FieldMap(
      headers: table.headers, mapping: source.fields, known: ScenarioFields.villages,
      nearMisses: table.isText ? .error : .note, file: file, problems: &problems)
    problems.add(contentsOf: table.problems)
    var rows = Rows()
    guard let crs = problems.attempt({ try RowShapes.crs(of: table, map: map, file: file, key: "villages") })
    else { return nil }
    rows.crs = crs
    let check = PositionCheck(source: crs)
    for feature in table.soundFeatures {
      let reader = RowReader(feature: feature, map: map, file: file)
      guard let shape = RowShapes.shape(of: reader, problems: &problems) else { continue }
      if let fault = check.fault(of: shape, row: reader) {
        problems.add(fault)
      } else {
        rows.rows.append(Row(reader: reader, shape: shape))
      }
    }
    if let bounds = rows.bounds, let remedy = check.remedy(for: bounds) {
      problems.add(
        Problem(
          "has coordinates that cannot be in \(crs.name)", file: file, field: "villages.crs",
          value: source.crs, expected: "coordinates in \(crs.name)", remedy: remedy))
      return nil
    }
    return rows
  }

  /// Villages on the study's plane. Two with one id are an error.
  func villages(_ rows: Rows, frame: StudyFrame, problems: inout Problems) -> [Village] {
    guard let plane = problems.attempt(file: file, { try PlaneReader(frame: frame, source: rows.crs) }) else {
      return []
    }
    var firstRows: [String: RowReader] = [:]
    var villages: [Village] = []
    for row in rows.rows {
      let id = row.reader.text("id") ?? String(row.reader.feature.number)
      if let first = firstRows[id] {
        let place = first.feature.line.map { "line \($0)" } ?? "feature \(first.feature.number)"
        problems.add(
          row.reader.problem(
            "is the id of \(place) too", field: "id", value: id, expected: "one row a village",
            remedy: "Give each village an id of its own, or map another field to id"))
        continue
      }
      firstRows[id] = row.reader
      let shape = plane.shape(row.shape, row: row.reader, problems: &problems)
      let house = culturalHouse(of: row.reader, shape: shape, frame: frame, problems: &problems)
      let village = village(
        id: id, row: row.reader, shape: shape ?? .point(MapPoint(x: 0, y: 0)), culturalHouse: house,
        problems: &problems)
      if shape != nil { villages.append(village) }
    }
    return villages
  }

  private func village(
    id: String, row: RowReader, shape: Shape, culturalHouse: MapPoint?, problems: inout Problems
  ) -> Village {
    Village(
      id: id, name: row.text("name") ?? id, commune: row.text("commune"), district: row.text("district"),
      province: row.text("province"), population: row.count("population", problems: &problems),
      households: row.count("households", problems: &problems),
      electricity: electricity(of: row, problems: &problems), programme: row.text("programme"),
      isSpecialDifficulty: isSpecialDifficulty(row, problems: &problems), shape: shape,
      culturalHouse: culturalHouse)
  }

  private func isSpecialDifficulty(_ row: RowReader, problems: inout Problems) -> Bool? {
    guard let text = row.text("special_difficulty") else { return nil }
    switch text.lowercased() {
    case "yes", "true", "1", "có", "co", "x": return true
    case "no", "false", "0", "không", "khong": return false
    default:
      problems.add(
        row.problem(
          "is neither yes nor no", field: "special_difficulty", value: text,
          expected: "yes or no (có, không)",
          remedy: "Write one of these, or leave it empty where it is not known"))
      return nil
    }
  }

  /// Where the row says that the cultural house stands, in degrees on WGS 84.
  private func culturalHouse(
    of row: RowReader, shape: Shape?, frame: StudyFrame, problems: inout Problems
  ) -> MapPoint? {
    let before = problems.all.count
    let longitude = row.coordinate("centre_longitude", problems: &problems)
    let latitude = row.coordinate("centre_latitude", problems: &problems)
    guard let longitude, let latitude else {
      if longitude != nil || latitude != nil, problems.all.count == before {
        problems.add(
          row.problem(
            "stands without the other coordinate",
            field: longitude == nil ? "centre_latitude" : "centre_longitude",
            value: (longitude ?? latitude)?.short, expected: "centre_longitude and centre_latitude",
            remedy: "Give both, or neither for the middle of the village"))
      }
      return nil
    }
    let value = "\(longitude.short), \(latitude.short)"
    let coordinate = GeographicCoordinate(latitude: latitude, longitude: longitude)
    guard abs(latitude) <= 90, let place = frame.geographic.point(at: coordinate) else {
      problems.add(
        row.problem(
          "is no longitude and latitude", field: "centre_longitude", value: value,
          expected: "degrees on WGS 84", remedy: "Longitude goes first; or leave both empty"))
      return nil
    }
    return CulturalHouse.checked(
      place, of: shape, row: row, field: "centre_longitude", value: value, problems: &problems)
  }

  private func electricity(of row: RowReader, problems: inout Problems) -> Village.Electricity {
    guard let text = row.text("electricity") else { return .unknown }
    switch text.lowercased() {
    case "grid", "yes", "true", "1", "có", "co", "lưới": return .grid
    case "none", "no", "false", "0", "không", "khong": return .none
    case "other", "solar", "hydro", "diesel", "khác": return .other
    case "unknown", "không rõ": return .unknown
    default:
      problems.add(
        row.problem(
          "is not known", field: "electricity", value: text,
          expected: "grid, other, none or unknown (có, không)",
          remedy: "Write one of these, or leave it empty where it is not known"))
      return .unknown
    }
  }
}

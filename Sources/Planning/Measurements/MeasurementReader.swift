import Formats
import Geography
import Terrain

/// From a table to measured samples.
struct MeasurementReader {
  let request: MeasurementTable
  let transmitter: GeographicCoordinate

  /// Levels that a receiver can show, dBm.
  private static let levels = -200.0...30.0
  /// Nearer than this there is no path, m.
  private static let leastDistance = 1.0
  /// Farther off no transmitter on the ground is measured, m: coordinates are wrong.
  private static let greatestDistance = 1_000_000.0

  /// Reads all rows and takes down every problem of every row.
  ///
  /// - Parameter least: the least distance that counts, m: a sample at the mast is wrong only where it does.
  func samples(from least: Double, problems: inout Problems) -> [MeasuredSample] {
    let found = problems.attempt(file: request.file, expected: "a table of measured levels") {
      let declared = try DeclaredCRS.read(request.crs, key: "crs", file: request.file)
      let table = try VectorSource.read(
        path: request.file, layer: request.layer, filter: request.filter, declaredCRS: declared)
      return (table: table, declared: declared)
    }
    guard let (table, declared) = found else { return [] }
    problems.add(contentsOf: table.problems)
    guard !table.features.isEmpty else {
      problems.add(
        Problem(
          "holds no row", file: request.file, expected: "a row a measured level",
          remedy: request.filter == nil ? "Check the file and the layer" : "Check the filter"))
      return []
    }
    guard let columns = MeasurementColumns(request, table: table, problems: &problems) else { return [] }
    // Columns hold degrees on WGS 84 where nobody says otherwise, whatever the points beside them are in.
    let source = columns.hasPosition ? declared ?? .wgs84 : table.crs
    guard let globe = problems.attempt(file: request.file, { try Globe(source) }) else { return [] }
    return table.soundFeatures.compactMap { feature in
      let row = RowReader(feature: feature, map: columns.map, file: request.file)
      let level = level(of: row, problems: &problems)
      let place = rawPosition(of: row, columns, problems: &problems)
        .flatMap { globe.place(of: $0, row: row, problems: &problems) }
      guard let place, let way = way(to: place, from: least, row: row, problems: &problems), let level
      else { return nil }
      return MeasuredSample(place: place, way: way, levelDBm: level)
    }
  }

  private func level(of row: RowReader, problems: inout Problems) -> Double? {
    let field = MeasurementColumns.level
    let expected = "a level, \(Self.levels.lowerBound.short) to \(Self.levels.upperBound.short) dBm"
    guard let text = row.text(field) else {
      problems.add(
        row.problem(
          "is empty", field: field, expected: expected,
          remedy: "Remove the row, or leave such rows out with --filter"))
      return nil
    }
    let before = problems.all.count
    let number = row.number(
      field, expected: expected, remedy: "Correct it, or leave such rows out with --filter",
      problems: &problems)
    guard let number, problems.all.count == before else { return nil }
    guard Self.levels.contains(number) else {
      problems.add(
        row.problem(
          "is no level in dBm", field: field, value: text, expected: expected,
          remedy: number > 0
            ? "Levels in dBm are negative; bring other units to dBm first"
            : "Leave such rows out with --filter, if it stands for no value"))
      return nil
    }
    return number
  }

  private func rawPosition(
    of row: RowReader, _ columns: MeasurementColumns, problems: inout Problems
  ) -> MapPoint? {
    guard columns.hasPosition else {
      if case .point(let point)? = row.feature.shape { return point }
      problems.add(
        row.problem(
          "has no point", value: row.feature.geometryKind, expected: "point geometry, a row a level",
          remedy: "Give it a point, or remove it"))
      return nil
    }
    func coordinate(_ field: String) -> Double? {
      if row.text(field) == nil {
        problems.add(
          row.problem(
            "is empty", field: field, expected: "a coordinate", remedy: "Fill it in, or remove the row"))
      }
      return row.coordinate(field, problems: &problems)
    }
    let north = coordinate(MeasurementColumns.latitude)
    let east = coordinate(MeasurementColumns.longitude)
    guard let north, let east else { return nil }
    return MapPoint(x: east, y: north)
  }

  private func way(
    to place: GeographicCoordinate, from least: Double, row: RowReader, problems: inout Problems
  ) -> Geodesic? {
    let way = Geodesic(from: transmitter, to: place)
    if way.distance > Self.greatestDistance {
      let swapped = GeographicCoordinate(latitude: place.longitude, longitude: place.latitude)
      let isSwapped =
        abs(place.longitude) <= 90
        && Geodesic(from: transmitter, to: swapped).distance <= Self.greatestDistance
      problems.add(
        row.problem(
          "lies \((way.distance / 1000).decimals(0)) km from the transmitter",
          value: PositionCheck.text(MapPoint(x: place.longitude, y: place.latitude)),
          expected: "at most \((Self.greatestDistance / 1000).short) km",
          remedy: isSwapped
            ? "Longitude and latitude look swapped: exchange them"
            : "Check --transmitter, the columns and --crs"))
      return nil
    }
    guard way.distance < Self.leastDistance, way.distance >= least else { return way }
    problems.add(
      row.problem(
        "lies at the transmitter",
        value: PositionCheck.text(MapPoint(x: place.longitude, y: place.latitude)),
        expected: "\(Self.leastDistance.short) m from it or more",
        remedy: "Leave near samples out with --min-distance-m"))
    return nil
  }
}

/// Brings the coordinates of one table to WGS 84.
private struct Globe {
  private let check: PositionCheck
  private let transform: CoordinateTransform?

  /// - Parameter source: the system of the coordinates; nil where nobody names one.
  init(_ source: CoordinateReferenceSystem?) throws {
    guard let source else {
      throw Problem(
        "does not name its coordinate system", field: "crs", expected: "an EPSG code",
        remedy: "Declare it: --crs EPSG:9209")
    }
    check = PositionCheck(source: source)
    transform = source == .wgs84 ? nil : try CoordinateTransform(from: source, to: .wgs84)
  }

  /// Nil, with the problem taken down, where coordinates can be none.
  func place(of raw: MapPoint, row: RowReader, problems: inout Problems) -> GeographicCoordinate? {
    if let fault = check.fault(of: raw, row: row) {
      problems.add(fault)
      return nil
    }
    guard let transform else { return GeographicCoordinate(latitude: raw.y, longitude: raw.x) }
    guard let point = transform.forward(raw) else {
      problems.add(
        row.problem(
          "lies where \(check.source.name) does not reach", value: PositionCheck.text(raw),
          expected: "coordinates in \(check.source.name)", remedy: "Check --crs and the columns"))
      return nil
    }
    return GeographicCoordinate(latitude: point.y, longitude: point.x)
  }
}

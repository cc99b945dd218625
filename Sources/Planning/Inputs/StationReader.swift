import Formats
import Geography
import RadioNetwork
import Terrain

/// From a station list to a network.
struct StationReader {
  let settings: Scenario.Stations
  let scenario: ScenarioFile
  /// Pattern files under the scenario's names.
  let antennas: [Scenario.NamedAntenna]

  /// The list, seen from the current folder.
  var file: String { scenario.path(settings.source.file) }

  /// What a list holds.
  struct Stations {
    var records: [SectorRecord] = []
    /// Rows left out because they lie too far outside.
    var ignored = 0
    /// The pattern files read, seen from the current folder.
    var patternFiles: [String] = []
    /// Whether rows are counted by the lines of a text file, not by the features of a layer.
    var areLines = false
  }

  /// Reads the rows and takes down every problem of every row.
  ///
  /// - Parameters:
  ///   - frame: nil where the study's plane is not known; then rows are checked but not placed.
  ///   - area: the study's bounds on the plane.
  func read(frame: StudyFrame?, area: MapBounds?, problems: inout Problems) -> Stations {
    var catalogue = AntennaCatalogue(antennas, stationFile: file, scenario: scenario)
    catalogue.readNamed(problems: &problems)
    guard
      let table = problems.attempt(expected: "the stations that stations.file names", { try self.table() })
    else { return Stations() }
    guard !table.features.isEmpty else {
      problems.add(
        Problem(
          "holds no row", file: file, expected: "a row a sector or a station",
          remedy: settings.source.filter == nil
            ? "Check the file and stations.layer" : "Check stations.filter"))
      return Stations()
    }
    problems.add(contentsOf: table.problems)
    var stations = Stations(areLines: table.isText)
    defer { problems.add(contentsOf: catalogue.unknownNames) }
    let before = problems.all.count
    let isOpenCellID = OpenCellID.isRecognised(headers: table.headers)
    let map =
      isOpenCellID
      ? OpenCellID.fieldMap(headers: table.headers)
      : FieldMap(
        headers: table.headers, mapping: settings.source.fields, known: ScenarioFields.stations,
        nearMisses: table.isText ? .error : .note, file: file, problems: &problems)
    checkFields(map, table: table, problems: &problems)
    if !isOpenCellID { noteUnused(map, headers: table.headers, problems: &problems) }
    guard problems.all[before...].allSatisfy({ $0.severity == .note }) else { return Stations() }
    let plane = frame.flatMap { frame in
      problems.attempt(file: file) { try planeReader(frame: frame, table: table, map: map) }
    }
    // What the file's reader has complained of already lacks its place.
    for feature in table.soundFeatures {
      let row = RowReader(feature: feature, map: map, file: file)
      guard
        var record = record(
          of: row, plane: plane, area: area, catalogue: &catalogue, stations: &stations, problems: &problems)
      else { continue }
      if isOpenCellID { OpenCellID.complete(&record, row: row) }
      // Without a way to the plane a position means nothing; the row has been checked all the same.
      if plane != nil { stations.records.append(record) }
    }
    stations.patternFiles = catalogue.files
    problems.add(contentsOf: notesOfOtherFrequencies(stations.records))
    let nameless = stations.records.count { $0.operatorName == nil }
    if nameless > 0 {
      problems.add(
        Problem(
          "\(nameless) rows name no operator; they count under \"\(SectorRecord.unnamedOperator)\"",
          severity: .note, file: file, field: map.names["operator"] ?? "operator"))
    }
    if stations.ignored > 0, stations.ignored == table.features.count {
      problems.add(
        Problem(
          "lies outside the study area with all its \(stations.ignored) rows", file: file,
          expected: "stations in the area, or at most \((settings.border / 1000).short) km outside",
          remedy: "Check stations.crs; without a station every village would be white"))
    }
    return stations
  }

  private func table() throws -> FeatureTable {
    let source = settings.source
    let declared = try DeclaredCRS.read(source.crs, key: "stations.crs", file: scenario.name)
    func read(hasHeader: Bool) throws -> FeatureTable {
      try VectorSource.read(
        path: file, layer: source.layer, filter: source.filter, declaredCRS: declared,
        hasHeaderLine: hasHeader)
    }
    let table = try read(hasHeader: true)
    // Downloads of OpenCellID come without a header: its first row is then taken for one.
    return OpenCellID.isHeaderless(firstRow: table.headers) ? try read(hasHeader: false) : table
  }

  /// A column that nobody reads may be one that somebody counts on.
  private func noteUnused(_ map: FieldMap, headers: [String], problems: inout Problems) {
    let used = Set(map.names.values)
    let unused = headers.filter { !used.contains($0) && !$0.isEmpty }
    guard !unused.isEmpty else { return }
    problems.add(
      Problem(
        "has columns that are not read: \(unused.joined(separator: ", "))", severity: .note, file: file,
        expected: "columns of ours, or mapped to them",
        remedy: "Map under stations.fields what is meant to count"))
  }

  private func checkFields(_ map: FieldMap, table: FeatureTable, problems: inout Problems) {
    func missing(_ field: String, _ expected: String, _ remedy: String) {
      problems.add(
        Problem(
          "not among the fields \(table.headers.joined(separator: ", "))", file: file,
          line: table.isText ? 1 : nil,
          field: field, expected: expected, remedy: remedy))
    }
    if !map.has("generation"), settings.generation == nil {
      missing(
        "generation", "2G, 3G, 4G or 5G in each row",
        "Map it under stations.fields, or set stations.generation for the whole list")
    }
    let hasGeometry = table.features.contains { $0.shape != nil }
    let hasColumns =
      (map.has("longitude") && map.has("latitude")) || (map.has("easting") && map.has("northing"))
    if !hasGeometry, !hasColumns {
      missing(
        "longitude, latitude", "a position: longitude and latitude, easting and northing, or point geometry",
        "Map the columns under stations.fields")
    }
  }

  private func planeReader(frame: StudyFrame, table: FeatureTable, map: FieldMap) throws -> PlaneReader {
    if let crs = table.crs { return try PlaneReader(frame: frame, source: crs) }
    guard map.has("longitude"), map.has("latitude") else {
      throw Problem(
        "does not name its coordinate system", file: file, field: "stations.crs", expected: "an EPSG code",
        remedy: "Set stations.crs, for example EPSG:9209")
    }
    return try PlaneReader(frame: frame, source: .wgs84)
  }

  private func record(
    of row: RowReader, plane: PlaneReader?, area: MapBounds?, catalogue: inout AntennaCatalogue,
    stations: inout Stations, problems: inout Problems
  ) -> SectorRecord? {
    let generation = generation(of: row, problems: &problems)
    let position = position(of: row, plane: plane, area: area, stations: &stations, problems: &problems)
    var record = SectorRecord(
      row: row.feature.line ?? row.feature.number, position: position ?? MapPoint(x: 0, y: 0),
      generation: generation ?? .g2)
    record.operatorName = row.text("operator") ?? settings.operatorName
    record.mastID = row.text("mast_id")
    record.stationID = row.text("station_id")
    record.sectorID = row.text("sector_id")
    func number(_ field: String, _ range: ClosedRange<Double>, _ unit: String) -> Double? {
      row.number(field, in: range, unit: unit, problems: &problems)
    }
    record.facts = StationFactsReader(row: row).facts(problems: &problems)
    readAntenna(&record, row: row, catalogue: &catalogue, problems: &problems)
    record.antennaHeight = number("height_m", 1...400, "m")
    record.frequencyMHz = number("frequency_mhz", 30...6000, "MHz")
    record.bandwidthMHz = number("bandwidth_mhz", 0.1...400, "MHz")
    record.eirpDBm = number("eirp_dbm", 0...100, "dBm")
    record.powerDBm = number("power_dbm", 0...80, "dBm")
    record.gainDBi = number("gain_dbi", -10...40, "dBi")
    record.lossDB = number("loss_db", 0...60, "dB")
    if let generation { checkCarrier(&record, generation, row: row, problems: &problems) }
    return generation == nil || position == nil ? nil : record
  }

  /// Holds band, frequency and width against the tables of 3GPP.
  private func checkCarrier(
    _ record: inout SectorRecord, _ generation: Generation, row: RowReader, problems: inout Problems
  ) {
    let name = row.text("band")
    guard name != nil || record.frequencyMHz != nil || record.bandwidthMHz != nil else { return }
    let check = CarrierCheck(
      generation, bandName: name, frequencyMHz: record.frequencyMHz, bandwidthMHz: record.bandwidthMHz)
    problems.add(contentsOf: check.faults.map { $0.problem(of: row, generation: generation) })
    record.frequencyMHz = check.frequencyMHz
    if name != nil, check.bands.count == 1 { record.band = check.bands[0] }
  }

  private func generation(of row: RowReader, problems: inout Problems) -> Generation? {
    guard let text = row.text("generation") else {
      if let generation = settings.generation { return generation }
      problems.add(
        row.problem(
          "is empty", field: "generation", expected: "2G, 3G, 4G or 5G",
          remedy: "Fill it in, or set stations.generation for rows without one"))
      return nil
    }
    if let generation = Generation(name: text) { return generation }
    problems.add(
      row.problem(
        "is no generation", field: "generation", value: text,
        expected: "2G, 3G, 4G or 5G (GSM, UMTS, LTE, NR)", remedy: "Write one of these"))
    return nil
  }

  private func position(
    of row: RowReader, plane: PlaneReader?, area: MapBounds?, stations: inout Stations,
    problems: inout Problems
  ) -> MapPoint? {
    guard let raw = rawPosition(of: row, problems: &problems) else { return nil }
    guard let plane else { return raw }
    guard let point = plane.point(raw, row: row, problems: &problems) else { return nil }
    guard let area, case let distance = area.distance(to: point), distance > settings.border else {
      return point
    }
    if settings.outside == .ignore {
      stations.ignored += 1
    } else {
      problems.add(
        plane.strayProblem(raw, distance: distance, area: area, border: settings.border, row: row))
    }
    return nil
  }

  private func rawPosition(of row: RowReader, problems: inout Problems) -> MapPoint? {
    for (x, y) in [("longitude", "latitude"), ("easting", "northing")] where row.map.has(x) && row.map.has(y)
    {
      let before = problems.all.count
      let east = row.coordinate(x, problems: &problems)
      let north = row.coordinate(y, problems: &problems)
      if let east, let north { return MapPoint(x: east, y: north) }
      if problems.all.count == before {
        problems.add(
          row.problem(
            "is empty", field: east == nil ? x : y, expected: "a coordinate",
            remedy: "Fill it in, or remove the row"))
      }
      return nil
    }
    if case .point(let point)? = row.feature.shape { return point }
    problems.add(
      row.problem(
        "has no point", value: row.feature.geometryKind,
        expected: "point geometry, a row a sector or station",
        remedy: "Give it a point, or remove it"))
    return nil
  }
}

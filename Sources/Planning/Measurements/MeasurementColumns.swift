import Formats

/// Which columns of a table of measurements are ours.
struct MeasurementColumns {
  static let latitude = "latitude"
  static let longitude = "longitude"
  static let level = "level_dbm"

  /// Spellings under which a column is recognised, in small letters; our own name first.
  private static let spellings: [String: [String]] = [
    latitude: [latitude, "lat", "rlat", "rx_lat", "vi_do", "y"],
    longitude: [longitude, "lon", "lng", "long", "rlon", "rx_lon", "kinh_do", "x"],
    level: [
      level, "level", "measured", "measured_dbm", "received_power", "received_power_dbm", "rsrp", "rsrp_dbm",
      "ss_rsrp", "rscp", "rscp_dbm", "rssi", "rssi_dbm", "rx_level", "rxlev", "power_dbm", "dbm", "signal",
    ],
  ]

  let map: FieldMap
  /// Whether positions are in columns, not in the geometry.
  let hasPosition: Bool

  /// - Returns: nil, with the problems taken down, where a column is missing.
  init?(_ request: MeasurementTable, table: FeatureTable, problems: inout Problems) {
    let headers = table.headers
    let lowered = headers.map { $0.lowercased() }
    var places: [String: Int] = [:]
    var isComplete = true
    func missing(_ field: String, named name: String?) -> Problem {
      let near = EditDistance.nearest(to: name ?? field, among: headers)
      return Problem(
        name == nil ? "no column is recognised as it" : "the file has no such column", file: request.file,
        line: table.isText ? 1 : nil, field: field, value: name,
        expected: "one of \(headers.joined(separator: ", "))",
        remedy: near.map { "Did you mean \($0)? Name the column with --\(Self.option(field))" }
          ?? "Name the column with --\(Self.option(field))")
    }
    func find(_ field: String, named name: String?, isNeeded: Bool) {
      let place =
        name.map { headers.firstIndex(of: $0) ?? lowered.firstIndex(of: $0.lowercased()) }
        ?? Self.spellings[field]?.lazy.compactMap { lowered.firstIndex(of: $0) }.first
      places[field] = place
      if place == nil, name != nil || isNeeded {
        problems.add(missing(field, named: name))
        isComplete = false
      }
    }
    let isNamed = request.latitudeColumn != nil || request.longitudeColumn != nil
    // Points say more surely where they lie than columns that nobody named.
    hasPosition = isNamed || !table.features.contains { $0.shape != nil }
    if hasPosition {
      find(Self.latitude, named: request.latitudeColumn, isNeeded: true)
      find(Self.longitude, named: request.longitudeColumn, isNeeded: true)
    }
    find(Self.level, named: request.levelColumn, isNeeded: true)
    guard isComplete else { return nil }
    map = FieldMap(places: places, headers: headers)
  }

  /// The option that names a column.
  private static func option(_ field: String) -> String {
    field == level ? "level-column" : "\(field)-column"
  }
}

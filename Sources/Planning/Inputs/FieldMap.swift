import Formats

/// Which field of a file is which of ours.
struct FieldMap {
  /// Our field → its place in the file's rows.
  private(set) var places: [String: Int] = [:]
  /// Our field → what the file calls it.
  private(set) var names: [String: String] = [:]

  /// Other spellings under which a field is recognised. A scenario's mapping goes first.
  private static let aliases: [String: [String]] = [
    "longitude": ["lon", "lng", "long", "kinh_do"], "latitude": ["lat", "vi_do"],
    "easting": ["x", "e"], "northing": ["y", "n"],
    "generation": ["radio", "technology", "tech", "rat"], "operator": ["nha_mang", "mno"],
    "antenna": ["antenna_model", "antenna_pattern", "antenna_file", "pattern", "ang_ten"],
    "azimuth_deg": ["azimuth"],
    "tilt_deg": ["tilt", "downtilt", "electrical_tilt_deg", "electrical_tilt", "etilt"],
    "mechanical_tilt_deg": ["mechanical_tilt", "mech_tilt_deg", "mech_tilt", "mtilt"],
    "height_m": ["height", "antenna_height_m"],
    "frequency_mhz": ["frequency", "freq_mhz"], "bandwidth_mhz": ["bandwidth"], "power_dbm": ["power"],
    "gain_dbi": ["gain"], "loss_db": ["loss", "feeder_loss_db"], "eirp_dbm": ["eirp"],
    "mast_id": ["mast", "site_id", "site"], "station_id": ["station", "bts_id"],
    "sector_id": ["sector", "cell_id"], "band": ["bang_tan"],
    "status": ["trang_thai"], "on_air_date": ["on_date", "ngay_phat_song"],
    "off_air_date": ["off_date", "ngay_ngung_phat_song"],
    "power_supply": ["nguon_dien"], "backhaul": ["truyen_dan"], "owner": ["chu_so_huu"],
    "shared_with": ["dung_chung"], "id": ["ma", "code"], "name": ["ten"], "commune": ["xa"],
    "district": ["huyen"], "province": ["tinh"], "population": ["dan_so"], "households": ["so_ho"],
    "old_commune": ["xa_cu"], "old_district": ["huyen_cu"], "old_province": ["tinh_cu"],
    "new_commune": ["xa_moi"], "new_province": ["tinh_moi"],
  ]

  /// Finds our fields among a file's: as the scenario maps them, by our names, or by other spellings.
  ///
  /// - Parameters:
  ///   - headers: the file's fields.
  ///   - mapping: our field → the file's, from the scenario.
  ///   - known: all our fields.
  ///   - nearMisses: how grave a field is that looks like a mistyped one of ours; nil where it is not
  ///     told. Defaults that are taken because of a typing error would be worse.
  init(
    headers: [String], mapping: [String: String], known: [String], nearMisses: Problem.Severity?,
    file: String, problems: inout Problems
  ) {
    let lowered = headers.map { $0.lowercased() }
    for field in known {
      if let name = mapping[field] {
        if let place = headers.firstIndex(of: name) ?? lowered.firstIndex(of: name.lowercased()) {
          bind(field, to: place, headers)
        } else {
          problems.add(
            Problem(
              "is mapped to a field that the file does not have", file: file, field: field, value: name,
              expected: "one of \(headers.joined(separator: ", "))",
              remedy: EditDistance.nearest(to: name, among: headers).map { "Did you mean \($0)?" }
                ?? "Correct `fields` in the scenario"))
        }
        continue
      }
      let spellings = [field] + (Self.aliases[field] ?? [])
      if let place = spellings.lazy.compactMap({ lowered.firstIndex(of: $0) }).first {
        bind(field, to: place, headers)
      }
    }
    if let nearMisses {
      let unmapped = known.filter { mapping[$0] == nil }
      report(nearMisses, headers: headers, known: unmapped, file: file, problems: &problems)
    }
  }

  /// A map that is known beforehand.
  init(places: [String: Int], headers: [String]) {
    for (field, place) in places { bind(field, to: place, headers) }
  }

  /// Whether the file has a field of ours.
  func has(_ field: String) -> Bool { places[field] != nil }

  private mutating func bind(_ field: String, to place: Int, _ headers: [String]) {
    places[field] = place
    names[field] = headers[place]
  }

  private func report(
    _ severity: Problem.Severity, headers: [String], known: [String], file: String, problems: inout Problems
  ) {
    let missing = known.filter { places[$0] == nil }
    let used = Set(places.values)
    for (place, header) in headers.enumerated() where !used.contains(place) && header.count >= 5 {
      // Short names have many neighbours that mean something else: tower is not owner.
      guard let meant = EditDistance.nearest(to: header, among: missing),
        EditDistance.distance(header.lowercased(), meant) <= min(2, meant.count / 3)
      else { continue }
      problems.add(
        Problem(
          "is no field of ours, but looks like one", severity: severity, file: file,
          line: severity == .error ? 1 : nil, field: header,
          expected: "one of \(known.joined(separator: ", "))",
          remedy: "Did you mean \(meant)? Rename it, or map \(meant) to it under `fields` in the scenario"))
    }
  }
}

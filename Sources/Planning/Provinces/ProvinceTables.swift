import Formats
import Geography
import Synthesis

/// The parts of a synthetic province as tables, with the fields that a scenario expects.
struct ProvinceTables {
  let province: SyntheticProvince

  var outline: OutputTable {
    OutputTable(
      layer: "province (synthetic geography)", fields: [.init("name", .text)],
      rows: [.init([.text(province.preset.title)], shape: .area(province.outline))])
  }

  var communes: OutputTable {
    OutputTable(
      layer: "communes (synthetic geography)",
      fields: [.init("id", .text), .init("name", .text), .init("district", .text)],
      rows: province.communes.map {
        .init([.text($0.id), .text($0.name), .text($0.districtName)], shape: .area($0.area))
      })
  }

  func villages(frame: GeographicFrame) -> OutputTable {
    let centers = frame.coordinates(of: province.villages.map(\.center))
    return OutputTable(
      layer: "villages (synthetic geography)",
      fields: [
        .init("id", .text), .init("name", .text), .init("commune", .text), .init("district", .text),
        .init("province", .text), .init("population", .integer), .init("households", .integer),
        .init("electricity", .text), .init("programme", .text), .init("special_difficulty", .text),
        .init("centre_longitude", .real(decimals: 6)), .init("centre_latitude", .real(decimals: 6)),
      ],
      rows: zip(province.villages, centers).map { village, center in
        .init(
          [
            .text(village.id), .text(village.name), .text(village.communeName), .text(village.districtName),
            .text(province.preset.title), .integer(village.population), .integer(village.households),
            .text(village.electricity.rawValue), Self.programme(village.programme),
            .text(village.isSpeciallyDifficult ? "yes" : "no"), .real(center.longitude),
            .real(center.latitude),
          ], shape: .area(village.area))
      })
  }

  /// The clusters of houses, village by village.
  var clusters: OutputTable {
    OutputTable(
      layer: "clusters (synthetic geography)",
      fields: [
        .init("village", .text), .init("name", .text), .init("households", .integer),
        .init("population", .integer),
      ],
      rows: province.villages.flatMap { village in
        village.clusters.map { cluster in
          .init(
            [
              .text(village.id), .text(cluster.name), .integer(cluster.households),
              .integer(cluster.population),
            ],
            shape: .area(MultiPolygon([cluster.area])))
        }
      })
  }

  /// What becomes of each commune in the reform of 1 July 2025, in the order of the communes.
  var mergers: OutputTable {
    var names = [String](repeating: "", count: province.communes.count)
    for merger in province.mergers {
      for commune in merger.communes { names[commune] = merger.name }
    }
    return OutputTable(
      layer: "mergers",
      fields: [
        .init("old_province", .text), .init("old_district", .text), .init("old_commune", .text),
        .init("new_commune", .text), .init("new_province", .text),
      ],
      rows: zip(province.communes, names).map { commune, name in
        .init([
          .text(province.preset.title), .text(commune.districtName), .text(commune.name), .text(name),
          .text(province.preset.settlement.provinceSinceReform),
        ])
      })
  }

  /// The white-spot programme's state as the village layer spells it.
  private static func programme(_ state: SyntheticVillage.Programme) -> FieldValue {
    switch state {
    case .none: .null
    case .covered: .text("white-spot programme: covered")
    case .remaining: .text("white-spot programme: remaining")
    }
  }

  func stations(frame: GeographicFrame) -> OutputTable {
    let places = frame.coordinates(of: province.sectors.map(\.position))
    let fields: [OutputTable.Field] = [
      .init("mast_id", .text), .init("station_id", .text), .init("sector_id", .text),
      .init("operator", .text),
      .init("generation", .text), .init("longitude", .real(decimals: 6)),
      .init("latitude", .real(decimals: 6)), .init("azimuth_deg", .real(decimals: 0)),
      .init("tilt_deg", .real(decimals: 1)), .init("height_m", .real(decimals: 0)),
      .init("frequency_mhz", .real(decimals: 0)), .init("bandwidth_mhz", .real(decimals: 1)),
      .init("power_dbm", .real(decimals: 1)), .init("gain_dbi", .real(decimals: 1)),
      .init("loss_db", .real(decimals: 1)),
    ]
    return OutputTable(
      layer: "stations", fields: fields,
      rows: zip(province.sectors, places).map { sector, place in
        .init([
          .text(sector.mastID), .text(sector.stationID), .text(sector.sectorID), .text(sector.operatorName),
          .text(sector.generation.rawValue), .real(place.longitude), .real(place.latitude),
          FieldValue(sector.azimuthDegrees), .real(sector.downtiltDegrees), .real(sector.heightM),
          .real(sector.frequencyMHz), .real(sector.bandwidthMHz), .real(sector.powerDBm),
          .real(sector.gainDBi), .real(sector.lossDB),
        ])
      })
  }

  var counts: [String: Int] {
    var counts = [
      "communes": province.communes.count, "districts": province.districts.count,
      "masts": Set(province.sectors.map(\.mastID)).count, "population": 0,
      "sectors": province.sectors.count, "stations": Set(province.sectors.map(\.stationID)).count,
      "villages": province.villages.count, "clusters": province.villages.reduce(0) { $0 + $1.clusters.count },
      "communes since the reform": province.mergers.count,
      "villages of special difficulty": province.villages.count { $0.isSpeciallyDifficult },
    ]
    counts["population"] = province.villages.reduce(0) { $0 + $1.population }
    for generation in province.preset.stations.map(\.generation) {
      counts["stations \(generation.rawValue)"] =
        Set(province.sectors.lazy.filter { $0.generation == generation }.map(\.stationID)).count
    }
    for state in SyntheticVillage.Programme.allCases where state != .none {
      counts["white-spot programme, \(state.rawValue)"] =
        province.villages.count { $0.programme == state }
    }
    return counts
  }
}

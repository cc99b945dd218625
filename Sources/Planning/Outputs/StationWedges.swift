import Foundation
import Formats
import Geography
import RadioNetwork
import Terrain

/// Sectors as wedges that point where they send, and omnidirectional ones as circles: a map's usual picture.
enum StationWedges {
  /// Length of a wedge on the map, m. It tells direction, not range.
  static let radius = 400.0

  private static let fields: [OutputTable.Field] = [
    .init("sector_id", .text), .init("station_id", .text), .init("mast_id", .text), .init("operator", .text),
    .init("generation", .text), .init("antenna", .text), .init("azimuth_deg", .real(decimals: 1)),
    .init("tilt_deg", .real(decimals: 1)), .init("mechanical_tilt_deg", .real(decimals: 1)),
    .init("height_m", .real(decimals: 1)), .init("band", .text), .init("frequency_mhz", .real(decimals: 1)),
    .init("bandwidth_mhz", .real(decimals: 1)), .init("eirp_dbm", .real(decimals: 1)),
    .init("gain_dbi", .real(decimals: 1)), .init("loss_db", .real(decimals: 1)),
    .init("reference_dbm", .real(decimals: 1)), .init("metric", .text), .init("status", .text),
    .init("on_air_date", .text), .init("off_air_date", .text), .init("power_supply", .text),
    .init("battery_hours", .real(decimals: 1)), .init("backhaul", .text), .init("owner", .text),
    .init("shared_with", .text), .init("geography", .text),
  ]

  static func table(_ inputs: StudyInputs) -> OutputTable {
    let network = inputs.network
    let bearings = network.masts.map { inputs.frame.geographic.gridNorthBearing(at: $0.position) }
    var table = OutputTable(layer: VillageTable.layerName("stations", inputs.scenario), fields: fields)
    for sector in network.sectors {
      let station = network.stations[sector.station]
      let mast = network.masts[station.mast]
      table.append(
        OutputTable.Row(
          antennaValues(sector, station: station, mast: mast) + stationValues(station)
            + [.text(inputs.scenario.geography.rawValue)],
          shape: .area(wedge(of: sector, at: mast.position, gridNorthBearing: bearings[station.mast]))))
    }
    return table
  }

  private static func antennaValues(_ sector: Sector, station: Station, mast: Mast) -> [FieldValue] {
    let antenna = sector.antenna
    return [
      .text(sector.id), .text(station.id), .text(mast.id), .text(station.operatorName),
      .text(station.generation.rawValue), .text(antenna.name),
      antenna.isOmnidirectional ? .null : .real(sector.azimuthDegrees),
      FieldValue(antenna.statedElectricalDowntiltDegrees), .real(antenna.mechanicalDowntiltDegrees),
      .real(sector.antennaHeight), text(sector.band?.name), .real(sector.frequencyMHz),
      .real(sector.bandwidthMHz), .real(sector.eirp.dBm), .real(sector.antennaGainDBi),
      .real(sector.feederLossDB), .real(sector.referencePower(station.generation).dBm),
      .text(station.generation.metric.rawValue),
    ]
  }

  private static func stationValues(_ station: Station) -> [FieldValue] {
    let sources = station.powerSupply?.sources.map(\.rawValue) ?? []
    return [
      .text(station.status.rawValue), text(station.onAirDate?.description),
      text(station.offAirDate?.description),
      text(sources.isEmpty ? nil : sources.joined(separator: "; ")),
      FieldValue(station.powerSupply?.batteryHours), text(station.backhaul?.rawValue), text(station.owner),
      text(station.sharedWith.isEmpty ? nil : station.sharedWith.joined(separator: "; ")),
    ]
  }

  private static func text(_ text: String?) -> FieldValue { text.map(FieldValue.text) ?? .null }

  private static func wedge(
    of sector: Sector, at center: MapPoint, gridNorthBearing: Double
  ) -> MultiPolygon {
    func rim(_ azimuthDegrees: Double, _ radius: Double) -> MapPoint {
      let angle = (azimuthDegrees - gridNorthBearing) * .pi / 180
      return MapPoint(x: center.x + radius * sin(angle), y: center.y + radius * cos(angle))
    }
    guard let beamwidth = sector.antenna.pattern.horizontalBeamwidthDegrees else {
      let ring = (0..<24).map { rim(Double($0) * 15, radius / 2) }
      return MultiPolygon([Polygon(shell: ring + [ring[0]])])
    }
    let width = min(beamwidth, 359)
    let arc = (0...8).map { rim(sector.azimuthDegrees + width * (Double($0) / 8 - 0.5), radius) }
    return MultiPolygon([Polygon(shell: [center] + arc + [center])])
  }
}

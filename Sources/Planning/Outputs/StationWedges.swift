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
    .init("generation", .text), .init("azimuth_deg", .real(decimals: 1)),
    .init("tilt_deg", .real(decimals: 1)),
    .init("height_m", .real(decimals: 1)), .init("frequency_mhz", .real(decimals: 1)),
    .init("bandwidth_mhz", .real(decimals: 1)), .init("eirp_dbm", .real(decimals: 1)),
    .init("reference_dbm", .real(decimals: 1)), .init("metric", .text), .init("geography", .text),
  ]

  static func table(_ inputs: StudyInputs) -> OutputTable {
    let network = inputs.network
    let bearings = network.masts.map { inputs.frame.geographic.gridNorthBearing(at: $0.position) }
    var table = OutputTable(layer: VillageTable.layerName("stations", inputs.scenario), fields: fields)
    for sector in network.sectors {
      let station = network.stations[sector.station]
      let mast = network.masts[station.mast]
      let hasDirection = !sector.antenna.isOmnidirectional
      table.append(
        OutputTable.Row(
          [
            .text(sector.id), .text(station.id), .text(mast.id), .text(station.operatorName),
            .text(station.generation.rawValue), hasDirection ? .real(sector.azimuthDegrees) : .null,
            FieldValue(sector.antenna.statedElectricalDowntiltDegrees), .real(sector.antennaHeight),
            .real(sector.frequencyMHz),
            .real(sector.bandwidthMHz), .real(sector.eirp.dBm),
            .real(sector.referencePower(station.generation).dBm),
            .text(station.generation.metric.rawValue), .text(inputs.scenario.geography.rawValue),
          ],
          shape: .area(wedge(of: sector, at: mast.position, gridNorthBearing: bearings[station.mast]))))
    }
    return table
  }

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

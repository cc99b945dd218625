import Terrain
import TestSupport
import Testing

@testable import RadioNetwork

@Suite("From rows to a network")
struct NetworkBuilderTests {
  static func record(
    _ row: Int, x: Double = 0, generation: Generation = .g4, operatorName: String? = "Viettel",
    mast: String? = nil, station: String? = nil, sector: String? = nil, azimuth: Double? = nil
  ) -> SectorRecord {
    var record = SectorRecord(row: row, position: MapPoint(x: x, y: 0), generation: generation)
    record.operatorName = operatorName
    record.mastID = mast
    record.stationID = station
    record.sectorID = sector
    record.azimuthDegrees = azimuth
    return record
  }

  @Test("rows of one place are one mast, of one operator and generation on it one station")
  func grouping() {
    let built = NetworkBuilder([
      Self.record(2, azimuth: 0), Self.record(3, azimuth: 120), Self.record(4, generation: .g2),
      Self.record(5, operatorName: "VNPT"), Self.record(6, x: 5000),
    ])
    #expect(built.faults.isEmpty)
    #expect(built.network.masts.count == 2)
    #expect(built.network.stations.count == 4)
    #expect(built.network.sectors.count == 5)
    #expect(built.network.operators == ["VNPT", "Viettel"])
  }

  @Test("the order of the rows does not matter to masts and stations")
  func order() {
    let records = (0..<12).map {
      Self.record($0, x: Double($0 % 4) * 900, mast: "M\($0 % 4)", sector: "S\($0)", azimuth: Double($0) * 30)
    }
    let forward = NetworkBuilder(records).network
    let backward = NetworkBuilder(records.reversed()).network
    #expect(forward.masts == backward.masts)
    #expect(forward.stations == backward.stations)
  }

  @Test("what a row leaves open is completed and counted")
  func defaults() throws {
    var full = Self.record(2, sector: "full", azimuth: 90)
    full.antennaHeight = 42
    full.frequencyMHz = 1800
    full.bandwidthMHz = 20
    full.eirpDBm = 61
    full.downtiltDegrees = 4
    full.horizontalBeamwidthDegrees = 65
    let built = NetworkBuilder([full, Self.record(3, x: 900, sector: "bare")])
    let bare = try #require(built.network.sectors.first { $0.id == "bare" })
    #expect(bare.antenna == .omnidirectional(downtiltDegrees: 2))
    // 46 dBm + 11 dBi − 2 dB
    #expect(isClose(bare.eirp.dBm, 55, within: 1e-12))
    #expect(built.network.sectors.first { $0.id == "full" }?.eirp.dBm == 61)
    #expect(built.defaultsUsed.allSatisfy { $0.rows == 1 && $0.generation == .g4 })
    #expect(
      Set(built.defaultsUsed.map(\.field)) == [
        "power_dbm", "gain_dbi", "loss_db", "tilt_deg", "height_m", "frequency_mhz", "bandwidth_mhz",
      ])
  }

  @Test("contradictions are found, with both rows")
  func faults() {
    let built = NetworkBuilder([
      Self.record(2, mast: "A", station: "A1", sector: "s"), Self.record(3, mast: "B", sector: "s"),
      Self.record(4, x: 1000, mast: "A", station: "A2"),
      Self.record(5, generation: .g2, mast: "A", station: "A1", sector: "t"),
      Self.record(6, x: 8000, mast: "C"), Self.record(7, x: 8000, mast: "C"),
    ])
    #expect(built.faults.count == 4)
    #expect(built.faults.contains(.duplicateSector(id: "s", rows: [2, 3])))
    #expect(built.faults.contains(.mastMoved(id: "A", rows: [2, 4], metres: 1000)))
    #expect(built.faults.contains(.stationDiffers(id: "A1", rows: [2, 5], what: "generation")))
    #expect(built.faults.contains(.duplicateAntenna(station: "C-Viettel-4G", rows: [6, 7])))
  }

  @Test("an operator has one spelling, and a sector's made-up id is no other's")
  func uniqueNames() {
    let spelt = NetworkBuilder([
      Self.record(2, operatorName: "Viettel"), Self.record(3, x: 900, operatorName: "viettel"),
    ])
    #expect(spelt.faults == [.operatorSpelling(names: ["Viettel", "viettel"], rows: [2, 3])])
    let built = NetworkBuilder([
      Self.record(2, station: "A", azimuth: 0), Self.record(3, station: "A", azimuth: 120),
      Self.record(4, x: 900, station: "B", sector: "A-1"),
    ])
    #expect(built.network.sectors.map(\.id) == ["A-2", "A-3", "A-1"])
  }

  @Test("generations are read by their technologies' names too")
  func names() {
    #expect(Generation(name: "gsm") == .g2)
    #expect(Generation(name: "LTE") == .g4)
    #expect(Generation(name: "5g") == .g5)
    #expect(Generation(name: "6G") == nil)
  }
}

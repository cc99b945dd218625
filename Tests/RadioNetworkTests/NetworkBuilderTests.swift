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
    full.gainDBi = 17
    full.lossDB = 3
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

  @Test("beside an EIRP, gain and loss are completed and counted, for the uplink needs them; power is not")
  func defaultsBesideEIRP() throws {
    var record = Self.record(2, azimuth: 90)
    record.eirpDBm = 61
    let built = NetworkBuilder([record])
    let fields = built.defaultsUsed.map(\.field)
    #expect(fields.contains("gain_dbi") && fields.contains("loss_db") && !fields.contains("power_dbm"))
    let sector = try #require(built.network.sectors.first)
    for use in built.defaultsUsed where ["gain_dbi", "loss_db"].contains(use.field) {
      #expect(use.value == (use.field == "gain_dbi" ? sector.antennaGainDBi : sector.feederLossDB))
    }
    record.antenna = .element
    record.lossDB = 0
    let own = NetworkBuilder([record]).defaultsUsed.map(\.field)
    #expect(!own.contains("gain_dbi") && !own.contains("loss_db"))
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

  @Test("an antenna that a row names brings its gain, and a file's carries its tilt")
  func antennas() throws {
    let cuts = PatternCuts(
      name: "K", gainDBi: 16.5, electricalDowntiltDegrees: 4,
      horizontal: (0..<360).map { Double(min($0, 360 - $0)) / 10 },
      vertical: [Double](repeating: 0, count: 360))
    func built(_ model: AntennaModel, gain: Double? = nil) throws -> (Sector, [String]) {
      var record = Self.record(2, azimuth: 40)
      record.antenna = model
      record.powerDBm = 46
      record.lossDB = 2
      record.gainDBi = gain
      record.mechanicalDowntiltDegrees = 3
      let built = NetworkBuilder([record])
      return (try #require(built.network.sectors.first), built.defaultsUsed.map(\.field))
    }
    let (file, fileDefaults) = try built(.file(cuts, .sum))
    #expect(file.antenna.name == "K" && file.antenna.electricalDowntiltDegrees == 0)
    #expect(file.antenna.statedElectricalDowntiltDegrees == 4 && file.antenna.mechanicalDowntiltDegrees == 3)
    // 46 dBm + 16.5 dBi − 2 dB, and back.
    #expect(
      isClose(file.eirp.dBm, 60.5, within: 1e-12) && isClose(file.transmitterPower.dBm, 46, within: 1e-12))
    #expect(!fileDefaults.contains("gain_dbi") && !fileDefaults.contains("tilt_deg"))
    #expect(try isClose(built(.file(cuts, .sum), gain: 18).0.eirp.dBm, 62, within: 1e-12))
    let (element, _) = try built(.element)
    #expect(isClose(element.eirp.dBm, 52, within: 1e-12) && element.antenna.electricalDowntiltDegrees == 2)
    let (ssb, ssbDefaults) = try built(.ssb)
    #expect(ssb.antenna.pattern == .beamEnvelope(.ssb) && ssbDefaults.contains("gain_dbi"))
    // An omnidirectional antenna stays one where an azimuth is given beside it.
    #expect(try built(.omnidirectional).0.antenna.pattern == .omnidirectional)
  }

  @Test("what does not send does not count: by status, and on a day by dates")
  func selection() throws {
    func record(_ row: Int, _ status: StationStatus?, on: String? = nil, off: String? = nil) throws
      -> SectorRecord
    {
      var record = Self.record(row, x: Double(row) * 1000, sector: "S\(row)")
      record.facts.status = status
      record.facts.onAirDate = try on.map { try CalendarDate(reading: $0) }
      record.facts.offAirDate = try off.map { try CalendarDate(reading: $0) }
      return record
    }
    let records = try [
      record(1, nil), record(2, .trial, on: "2024-05-01"), record(3, .planned, on: "2024-01-01"),
      record(4, .onAir, on: "2020-01-01", off: "2024-05-01"), record(5, .off), record(6, .planned),
    ]
    func sectors(_ statuses: Set<StationStatus>, _ date: String?) throws -> [String] {
      let date = try date.map { try CalendarDate(reading: $0) }
      let built = NetworkBuilder(records, selection: StationSelection(statuses: statuses, date: date))
      #expect(built.network.stations.count + built.leftOut.reduce(0) { $0 + $1.stations } == 6)
      #expect(built.network.masts.count == built.network.stations.count)
      return built.network.sectors.map(\.id)
    }
    #expect(try sectors([.onAir, .trial], nil) == ["S1", "S2", "S4"])
    #expect(try sectors([.onAir, .trial], "2024-04-30") == ["S1", "S4"])
    // The day of a date is the first of the new state.
    #expect(try sectors([.onAir, .trial], "2024-05-01") == ["S1", "S2"])
    #expect(try sectors([.planned], "2023-12-31") == ["S6"])
    let built = NetworkBuilder(
      records,
      selection: StationSelection(
        statuses: [.onAir, .trial], date: CalendarDate(year: 2024, month: 4, day: 30)))
    #expect(
      built.leftOut.map { "\($0.stations) \($0.reason)" } == ["2 planned", "1 off", "1 not yet on air"])
  }

  @Test("rows of a station complete each other, and what they contradict is told")
  func facts() throws {
    func record(_ row: Int, _ change: (inout StationFacts) -> Void) -> SectorRecord {
      var record = Self.record(row, azimuth: Double(row) * 100)
      change(&record.facts)
      return record
    }
    let day = CalendarDate(year: 2024, month: 5, day: 1)
    let agreed = NetworkBuilder([
      record(1) { $0.owner = "VNPT" }, record(2) { $0.backhaul = .microwave },
      record(3) {
        $0.owner = "VNPT"
        $0.onAirDate = day
      },
    ])
    #expect(agreed.faults.isEmpty)
    let station = try #require(agreed.network.stations.first)
    #expect(station.owner == "VNPT" && station.backhaul == .microwave && station.onAirDate == day)
    #expect(station.status == .onAir && station.powerSupply == nil)
    let id = station.id
    let contradicted = NetworkBuilder([
      record(1) {
        $0.status = .onAir
        $0.onAirDate = day
      }, record(2) { $0.status = .planned },
      record(3) { $0.offAirDate = CalendarDate(year: 2023, month: 1, day: 1) },
    ])
    #expect(
      contradicted.faults == [
        .factDiffers(station: id, rows: [1, 2], field: "status", values: ["on-air", "planned"]),
        .offBeforeOn(
          station: id, row: 3, onAir: day!, offAir: CalendarDate(year: 2023, month: 1, day: 1)!),
      ])
  }

  @Test("words of lists are read in English and Vietnamese, with and without diacritics")
  func words() {
    #expect(StationStatus.allCases.allSatisfy { StationStatus(name: $0.rawValue) == $0 })
    #expect(Backhaul.allCases.allSatisfy { Backhaul(name: $0.rawValue) == $0 })
    #expect(PowerSupply.Source.allCases.allSatisfy { PowerSupply.Source(name: $0.rawValue) == $0 })
    #expect(StationStatus(name: "Đang phát sóng") == .onAir && StationStatus(name: "ON_AIR") == .onAir)
    #expect(StationStatus(name: "quy hoach") == .planned && StationStatus(name: "Ngừng hoạt động") == .off)
    #expect(StationStatus(name: "broken") == nil)
    #expect(Backhaul(name: "Vi ba") == .microwave && PowerSupply.Source(name: "Điện lưới") == .grid)
    #expect(
      PowerSupply(sources: [.grid, .diesel], batteryHours: 8).description == "grid, diesel, battery 8 h")
  }

  @Test("generations are read by their technologies' names too")
  func names() {
    #expect(Generation(name: "gsm") == .g2)
    #expect(Generation(name: "LTE") == .g4)
    #expect(Generation(name: "5g") == .g5)
    #expect(Generation(name: "6G") == nil)
  }
}

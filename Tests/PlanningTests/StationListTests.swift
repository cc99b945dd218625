import Foundation
import Formats
import Planning
import Testing

@Suite("Station lists")
struct StationListTests {
  private static func run(_ fixture: StudyFixture) throws -> (files: [String: Data], report: StudyReport) {
    let report = try fixture.write().run(StudyOptions(threads: 1, outputFolder: fixture.output))
    return (fixture.folder.contents(of: "out"), report)
  }

  /// The stations of the result, a dictionary a sector, by sector id.
  private static func sectors(_ fixture: StudyFixture) throws -> [String: [String: FieldValue]] {
    let layer = try VectorSource.read(path: fixture.output + "/stations.geojson")
    var result: [String: [String: FieldValue]] = [:]
    for feature in layer.features {
      let values = Dictionary(zip(layer.headers, feature.values)) { first, _ in first }
      if case .text(let id)? = values["sector_id"] { result[id] = values }
    }
    return result
  }

  @Test("The antennas of today's lists, named, give the same bytes as when they are left to the defaults")
  func named() throws {
    let plain = try Self.run(StudyFixture())
    let fixture = StudyFixture()
    for (row, antenna) in ["panel", "omni", "Panel", "OMNI"].enumerated() {
      fixture.setNew("antenna", antenna, row: row)
      fixture.setNew("mechanical_tilt_deg", "0", row: row)
      fixture.setNew("status", "đang phát sóng", row: row)
      fixture.setNew("band", ["B3", "GSM 900", "1800", "G900"][row], row: row)
    }
    let named = try Self.run(fixture)
    for (name, bytes) in plain.files where name != "summary.json" {
      #expect(named.files[name] == bytes, "\(name)")
    }
  }

  @Test("What a list says of a station is in the result, and a band stands for a frequency")
  func facts() throws {
    let fixture = StudyFixture()
    let first = [
      "status": "thử nghiệm", "on_air_date": "31/03/2024", "off_air_date": "2030-01-01",
      "power_supply": "Điện lưới; diesel", "battery_hours": "7.5", "backhaul": "vi ba", "owner": "VNPT",
      "shared_with": "Viettel | MobiFone", "band": "B3", "frequency_mhz": "", "mechanical_tilt_deg": "3",
    ]
    for (field, value) in first.sorted(by: { $0.key < $1.key }) { fixture.setNew(field, value) }
    _ = try Self.run(fixture)
    let sector = try #require(try Self.sectors(fixture)["S1"])
    // GDAL gives the days back as dates, in its own spelling.
    let expected: [String: FieldValue] = [
      "status": .text("trial"), "on_air_date": .text("2024/03/31"), "off_air_date": .text("2030/01/01"),
      "power_supply": .text("grid; diesel"), "battery_hours": .real(7.5), "backhaul": .text("microwave"),
      "owner": .text("VNPT"), "shared_with": .text("MobiFone; Viettel"), "band": .text("B3"),
      "frequency_mhz": .real(1842.5), "antenna": .text("panel"),
    ]
    for (field, value) in expected {
      #expect(sector[field] == value, "\(field): \(String(describing: sector[field]))")
    }
    let other = try #require(try Self.sectors(fixture)["S2"])
    #expect(
      other["status"] == .text("on-air") && other["owner"] == .null && other["band"] == .text("GSM 900"))
  }

  @Test("Stations and the masts they stand on are counted by operator and generation")
  func counts() throws {
    let fixture = StudyFixture()
    // A second station of 4G and a second operator on the first mast.
    fixture.stations.append(
      ["M1", "M1-P-4G", "S5", "VNPT", "4G", "104.960", "22.730", "90", "42", "61", "1800", "10"])
    let (files, report) = try Self.run(fixture)
    let network = report.network
    #expect(network.stations == 5 && network.masts == 3)
    #expect(network.stationsByGeneration == ["2G": 2, "4G": 3])
    // 4G stands on M1, twice, and on M2.
    #expect(network.mastsByGeneration == ["2G": 2, "4G": 2])
    #expect(network.stationsByOperator == ["VNPT": 2, "Viettel": 3])
    #expect(network.mastsByOperator == ["VNPT": 2, "Viettel": 2])
    #expect(network.mastsByGenerationAndOperator == ["2G": ["Viettel": 2], "4G": ["VNPT": 2, "Viettel": 1]])
    let summary = String(decoding: try #require(files["summary.json"]), as: UTF8.self)
    #expect(summary.contains("\"masts_by_generation_and_operator\""))
  }

  @Test("What is planned, off, or not on air on the day is left out and counted")
  func selection() throws {
    func run(_ scenario: String = "") throws -> StudyReport.NetworkCounts {
      let fixture = StudyFixture()
      fixture.setNew("status", "planned", row: 0)
      fixture.setNew("on_air_date", "2025-01-01", row: 1)
      fixture.setNew("off_air_date", "2024-01-01", row: 3)
      if !scenario.isEmpty { fixture.edit("file: stations.csv", "file: stations.csv\n  " + scenario) }
      return try Self.run(fixture).report.network
    }
    let today = try run()
    #expect(
      today.stations == 3 && today.masts == 3 && today.statuses == ["on-air", "trial"] && today.date == nil)
    #expect(today.leftOut.map(\.reason) == ["planned"] && today.leftOut.map(\.stations) == [1])
    let day = try run("date: 01/06/2024")
    #expect(day.stations == 1 && day.masts == 1 && day.date == "2024-06-01")
    #expect(day.leftOut.map(\.reason) == ["planned", "not yet on air", "no longer on air"])
    let plans = try run("statuses: [on-air, planned]")
    #expect(plans.stations == 4 && plans.leftOut.isEmpty && plans.statuses == ["on-air", "planned"])
  }

  @Test(
    "A pattern file stands beside the list or under a name of the scenario; its gain and tilt are the sector's"
  )
  func patterns() throws {
    let fixture = StudyFixture()
    fixture.files["p.msi"] = Array(AntennaFixture.text().utf8)
    fixture.scenario += "antennas:\n  k: { file: p.msi, combination: sum }\n  other: p.msi\n"
    fixture.setNew("antenna", "p.msi", row: 0)
    fixture.setNew("antenna", "k", row: 2)
    fixture.setNew("tilt_deg", "4", row: 2)
    for row in [0, 2] {
      fixture.setStation(row, "eirp_dbm", "")
      fixture.setNew("power_dbm", "46", row: row)
      fixture.setNew("loss_db", "2", row: row)
    }
    let report = try Self.run(fixture).report
    #expect(report.inputs.map(\.file).filter { $0 == "p.msi" }.count == 1)
    let sectors = try Self.sectors(fixture)
    for id in ["S1", "S3"] {
      let sector = try #require(sectors[id])
      #expect(sector["antenna"] == .text("Test 65"))
      // 46 dBm + 17 dBi − 2 dB
      #expect(
        sector["eirp_dbm"] == .real(61) && sector["gain_dbi"] == .real(17) && sector["tilt_deg"] == .real(4))
    }
    #expect(!report.defaultsUsed.contains { $0.generation == .g4 && $0.field == "tilt_deg" })
  }

  @Test("A pattern of another band is used, with a note")
  func otherBand() throws {
    let fixture = StudyFixture()
    fixture.files["p.msi"] = Array(AntennaFixture.text().utf8)
    fixture.setNew("antenna", "p.msi", row: 0)
    fixture.setNew("antenna", "p.msi", row: 2)
    fixture.setStation(2, "frequency_mhz", "900")
    let notes = try Self.run(fixture).report.notes
    #expect(
      notes.count { $0.contains("used in one row at 900 MHz, and measured at 1800 MHz") } == 1,
      "\(notes)")
  }

  @Test("The terminal counts masts beside stations, and what is left out")
  func terminal() throws {
    let fixture = StudyFixture()
    fixture.setNew("status", "planned", row: 0)
    _ = try fixture.write()
    let program = try BuiltProgram.run(["run", "scenario.yaml"], in: fixture.folder.path)
    #expect(program.status == 0 && program.output.contains("left out: 1 planned"), "\(program)")
    #expect(program.output.contains("2G  masts  4G  masts  all  masts"), "\(program)")
  }
}

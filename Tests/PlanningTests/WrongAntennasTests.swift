import Foundation
import Planning
import Testing

@Suite("Wrong antennas, carriers and days of stations")
struct WrongAntennasTests {
  @Test("What is wrong is told with file and line, and nothing is written", arguments: Self.rows)
  func told(row: WrongInput) throws { try row.check() }

  private static let file = "stations.csv"

  /// The first station, line 2, with fields set that the fixture does not have or has otherwise.
  private static func wrong(
    _ fields: [(String, String)], at field: String, says: String, remedy: String = "", errors: Int = 1,
    _ more: @escaping @Sendable (StudyFixture) -> Void = { _ in }
  ) -> WrongInput {
    let what = fields.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let value = fields.last { $0.0 == field && !$0.1.isEmpty }?.1
    return WrongInput(
      what, file: file, line: 2, field: field, value: value, says: says, remedy: remedy, errors: errors
    ) { fixture in
      for (name, value) in fields { fixture.setNew(name, value) }
      more(fixture)
    }
  }

  static let rows: [WrongInput] = [
    // Days and words
    wrong([("on_air_date", "2023-02-29")], at: "on_air_date", says: "no day of the calendar"),
    wrong([("on_air_date", "31/04/2024")], at: "on_air_date", says: "no day of the calendar"),
    wrong([("off_air_date", "02/13/2024")], at: "off_air_date", says: "no day of the calendar"),
    wrong([("on_air_date", "May 2024")], at: "on_air_date", says: "is not a date"),
    wrong(
      [("on_air_date", "2024-05-02"), ("off_air_date", "2024-05-01")], at: "off_air_date",
      says: "lies before the first day on air", remedy: "one of the dates"),
    wrong([("status", "broken")], at: "status", says: "is not known", remedy: "leave it empty"),
    wrong([("status", "planed")], at: "status", says: "is not known", remedy: "Did you mean planned?"),
    wrong(
      [("power_supply", "wind")], at: "power_supply", says: "no supply of power", remedy: "battery_hours"),
    wrong([("battery_hours", "-3")], at: "battery_hours", says: "out of range"),
    wrong([("backhaul", "pigeon")], at: "backhaul", says: "is not known"),
    WrongInput(
      "no station that counts", file: file, field: "stations.statuses",
      says: "no station that counts: 3 planned, 1 candidate", remedy: "stations.date"
    ) {
      for (row, status) in ["planned", "planned", "ung vien", "Quy hoạch"].enumerated() {
        $0.setNew("status", status, row: row)
      }
    },
    WrongInput(
      "two statuses of a station", file: file, line: 3, field: "status", value: "planned",
      says: "is on-air in line 2 of the same station"
    ) {
      $0.stations[1] = $0.stations[0]
      $0.setStation(1, "sector_id", "S2")
      $0.setStation(1, "azimuth_deg", "180")
      $0.setNew("status", "on air", row: 0)
      $0.setNew("status", "planned", row: 1)
    },
    WrongInput(
      "two dates of a station", file: file, line: 3, field: "on_air_date", value: "2021-01-01",
      says: "is 2020-01-01 in line 2 of the same station"
    ) {
      $0.stations[1] = $0.stations[0]
      $0.setStation(1, "sector_id", "S2")
      $0.setNew("on_air_date", "2020-01-01", row: 0)
      $0.setNew("on_air_date", "01/01/2021", row: 1)
    },
    WrongInput(
      "a date of the study that is none", file: "scenario.yaml", line: 10, field: "stations.date",
      value: "2024-02-30", says: "no day of the calendar", remedy: "leave the key out"
    ) { $0.edit("file: stations.csv", "file: stations.csv\n  date: 2024-02-30") },
    WrongInput(
      "a status that is none", file: "scenario.yaml", line: 10, field: "stations.statuses", value: "onair",
      says: "is not known", remedy: "Did you mean on-air?"
    ) { $0.edit("file: stations.csv", "file: stations.csv\n  statuses: [onair]") },
    WrongInput(
      "no status at all", file: "scenario.yaml", line: 10, field: "stations.statuses", says: "is empty"
    ) { $0.edit("file: stations.csv", "file: stations.csv\n  statuses: []") },

    // Carriers
    wrong([("band", "B99")], at: "band", says: "is no band", remedy: "frequency_mhz"),
    wrong([("band", "n78")], at: "band", says: "is a band of 5G", remedy: "the band or the generation"),
    wrong([("band", "GSM 1800")], at: "band", says: "is a band of 2G"),
    wrong([("band", "B8")], at: "frequency_mhz", says: "is not in the band B8"),
    wrong([("frequency_mhz", "1200")], at: "frequency_mhz", says: "in no band of 4G (LTE)"),
    wrong([("frequency_mhz", "1747.5")], at: "frequency_mhz", says: "in the uplink of B3"),
    wrong(
      [("bandwidth_mhz", "40")], at: "bandwidth_mhz", says: "no carrier's width of 4G (LTE) in B3",
      remedy: "a row each"),
    wrong([("frequency_mhz", "900"), ("bandwidth_mhz", "20")], at: "bandwidth_mhz", says: "in B8"),
    wrong([("generation", "2G"), ("bandwidth_mhz", "5")], at: "bandwidth_mhz", says: "2G (GSM)") {
      $0.setStation(0, "station_id", "M1-V-2Gb")
    },
    wrong(
      [("generation", "5G"), ("frequency_mhz", "1200")], at: "frequency_mhz", says: "in no band of 5G (NR)"
    ) {
      $0.setStation(0, "bandwidth_mhz", "")
    },

    WrongInput(
      "a carrier to be built that there is not", file: "scenario.yaml", line: 18,
      field: "placement.frequency_mhz",
      value: "1200", says: "in no band of 4G", remedy: "leave the key out"
    ) { $0.scenario += "  frequency_mhz: 1200\n" },

    // Antennas
    wrong(
      [("antenna", "K742215.msi")], at: "antenna", says: "there is no pattern file",
      remedy: "antennas in the scenario"),
    wrong([("antenna", "omnis")], at: "antenna", says: "is no antenna", remedy: "Did you mean omni?"),
    wrong(
      [("antenna", "panel"), ("azimuth_deg", "")], at: "azimuth_deg",
      says: "the antenna panel has a direction", remedy: "Fill it in"),
    wrong(
      [("mechanical_tilt_deg", "4"), ("azimuth_deg", "")], at: "azimuth_deg",
      says: "a mechanical tilt has a direction"),
    wrong([("mechanical_tilt_deg", "45")], at: "mechanical_tilt_deg", says: "out of range"),
    wrong(
      [("antenna", "ssb"), ("beamwidth_deg", "65")], at: "beamwidth_deg", says: "beside the antenna ssb"),
    wrong(
      [("antenna", "p.msi"), ("tilt_deg", "2")], at: "tilt_deg", says: "tilted by 4 degrees already",
      remedy: "mechanical_tilt_deg"
    ) {
      $0.files["p.msi"] = Array(AntennaFixture.text().utf8)
    },
    // The file does not say, but its beam does.
    wrong([("antenna", "p.msi"), ("tilt_deg", "2")], at: "tilt_deg", says: "tilted by 4 degrees already") {
      $0.files["p.msi"] = Array(
        AntennaFixture.text().replacingOccurrences(of: "ELECTRICAL_TILT 4\n", with: "").utf8)
    },
    WrongInput(
      "one missing file in all rows", file: file, line: 2, field: "antenna", value: "k.msi",
      says: "3 more rows name it", remedy: "Put the file there"
    ) { fixture in
      for row in fixture.stations.indices { fixture.setNew("antenna", "k.msi", row: row) }
    },
    WrongInput(
      "a faulty pattern file", file: "p.msi", field: "GAIN", says: "is missing", remedy: "Add a line GAIN"
    ) {
      $0.setNew("antenna", "p.msi")
      $0.setNew("antenna", "p.msi", row: 2)
      $0.files["p.msi"] = Array(
        AntennaFixture.text().replacingOccurrences(of: "GAIN 17 dBi\n", with: "").utf8)
    },
    WrongInput("an empty pattern file", file: "p.msi", says: "is empty") {
      $0.setNew("antenna", "p.msi")
      $0.files["p.msi"] = []
    },
    WrongInput(
      "a pattern file of the scenario that is not there", file: "scenario.yaml", line: 18,
      field: "antennas.k",
      value: "k.msi", says: "does not exist", remedy: "Correct the path"
    ) { $0.scenario += "antennas: { k: k.msi }\n" },
    WrongInput(
      "a combination that is none", file: "scenario.yaml", field: "antennas.k.combination", value: "product",
      says: "is not known", remedy: "Write one of these"
    ) {
      $0.scenario += "antennas: { k: { file: p.msi, combination: product } }\n"
      $0.files["p.msi"] = Array(AntennaFixture.text().utf8)
    },
    WrongInput(
      "an antenna called as one that is there", file: "scenario.yaml", field: "antennas",
      says: "names panel anew"
    ) {
      $0.scenario += "antennas: { panel: p.msi }\n"
      $0.files["p.msi"] = Array(AntennaFixture.text().utf8)
    },
  ]
}

/// A pattern file that is right.
enum AntennaFixture {
  static func text(tilt: Int = 4, width: Double = 65) -> String {
    func cut(_ name: String, _ width: Double, _ middle: Int) -> String {
      "\(name) 360\n"
        + (0..<360).map { angle in
          let offset = Double((angle - middle + 540) % 360 - 180) / width
          return "\(angle) \(min((120 * offset * offset).rounded() / 10, 30))\n"
        }.joined()
    }
    return "NAME Test 65\nFREQUENCY 1800\nGAIN 17 dBi\nELECTRICAL_TILT \(tilt)\n"
      + cut("HORIZONTAL", width, 0)
      + cut("VERTICAL", 7, tilt)
  }
}

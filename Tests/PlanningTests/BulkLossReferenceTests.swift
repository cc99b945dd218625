import Foundation
import Planning
import TestSupport
import Testing

/// From tables to tables against values that we did not make.
@Suite("Losses of many paths against reference values")
struct BulkLossReferenceTests {
  /// What stands in the losses under a column, by path.
  private func values(_ column: String, of fixture: BulkLossFixture) throws -> [String: String] {
    try fixture.losses().reduce(into: [:]) { $0[$1["path_id"]!] = $1[column] }
  }

  @Test("1,500 paths over mountains agree with an independent implementation of P.1812 within 1e-6 dB")
  func mountains() throws {
    guard let rows = try SharedData.table("reference/p1812/paths/paths.csv"),
      let heights = try SharedData.floats("reference/p1812/paths/profile_heights.f32"),
      let clutter = try SharedData.floats("reference/p1812/paths/profile_clutter.f32")
    else { return }
    let fixture = BulkLossFixture()
    fixture.pathFields = [
      "path_id", "frequency_mhz", "tx_height_m", "rx_height_m", "polarization", "time_percent",
      "location_percent", "delta_n", "n0", "prediction_resolution_m", "tx_lat", "tx_lon", "rx_lat", "rx_lon",
    ]
    let columns = [
      "f_mhz", "htg_m", "hrg_m", "pol", "p_time_pct", "p_loc_pct", "deltaN", "N0", "wa_m", "tx_lat", "tx_lon",
      "rx_lat", "rx_lon",
    ]
    fixture.paths = rows.enumerated().map { index, row in ["\(index)"] + columns.map { row[$0]! } }
    fixture.profileFields.removeLast()
    fixture.profiles = rows.enumerated().flatMap { index, row in
      let count = Int(row["n"]!)!
      let offset = Int(row["h_offset"]!)!
      let clutterOffset = Int(row["clutter_offset"]!)!
      let step = Double(row["dn_km"]!)! / Double(count - 1)
      return (0..<count).map {
        [
          "\(index)", "\(Double($0) * step)", "\(Double(heights[offset + $0]))",
          clutterOffset < 0 ? "" : "\(Double(clutter[clutterOffset + $0]))",
        ]
      }
    }
    let report = try fixture.write().run()
    #expect(report.answered == rows.count && rows.count >= 1500)
    let found = try values("basic_transmission_loss_db", of: fixture)
    for (index, row) in rows.enumerated() {
      let name = "\(row["tx_id"]!) \(row["rx_id"]!)"
      #expect(
        isClose(Double(found["\(index)"]!) ?? .nan, Double(row["Lb_dB"]!)!, within: 1e-6), "\(name)")
    }
  }

  @Test("paths agree with NTIA's program within 1e-6 dB, and those that it refuses have no loss")
  func longleyRice() throws {
    guard let rows = try SharedData.table("reference/itm/itm_reference.csv"),
      let heights = try SharedData.floats("reference/p1812/paths/profile_heights.f32")
    else { return }
    // On flagged paths the last bit of the step decides which points count.
    let chosen = rows.enumerated().filter { $0.offset % 4 == 0 || Int($0.element["rc"]!)! >= 1000 }
      .map(\.element).filter { $0["flag_sens"] == "0" }
    let fixture = BulkLossFixture()
    fixture.model = "longley-rice"
    fixture.pathFields = [
      "path_id", "frequency_mhz", "tx_height_m", "rx_height_m", "climate", "surface_refractivity",
      "polarization", "permittivity", "conductivity", "variability_mode", "time_percent", "location_percent",
      "situation_percent",
    ]
    fixture.paths = chosen.enumerated().map { index, row in
      ["\(index)"]
        + [
          row["f_mhz"]!, row["h_tx_agl_m"]!, row["h_rx_agl_m"]!, row["climate"]!, row["N_0"]!,
          ["0": "H", "1": "V"][row["pol"]!] ?? row["pol"]!,
        ] + ["epsilon", "sigma", "mdvar", "time_pct", "loc_pct", "sit_pct"].map { row[$0]! }
    }
    fixture.profileFields.removeLast(2)
    fixture.profiles = chosen.enumerated().flatMap { index, row in
      let step = Double(row["step_m"]!)!
      let offset = Int(row["h_offset"]!)!
      return (0..<Int(row["n"]!)!).map {
        ["\(index)", "\(Double($0) * step / 1000)", "\(Double(heights[offset + $0]))"]
      }
    }
    let task = try fixture.write(keepsGoing: true)
    let report = try task.run()
    let total = try values("basic_transmission_loss_db", of: fixture)
    let reference = try values("diffraction_db", of: fixture)
    #expect(report.answered > 700 && report.paths == chosen.count)
    for (index, row) in chosen.enumerated() {
      let isRefused = Int(row["rc"]!)! >= 1000
      let loss = Double(total["\(index)"]!)
      #expect((loss == nil) == isRefused, "\(row)")
      guard let loss else { continue }
      #expect(isClose(loss, Double(row["A_dB"]!)!, within: 1e-6), "\(row)")
      #expect(isClose(Double(reference["\(index)"]!)!, Double(row["A_ref_dB"]!)!, within: 1e-6), "\(row)")
    }
  }

  @Test("the ITU's validation cases over land, coast and sea agree within 1e-6 dB")
  func validationCases() throws {
    guard let folder = SharedData.path("reference/p1812/itu/profiles") else { return }
    let fixture = BulkLossFixture()
    fixture.paths = []
    fixture.profiles = []
    var expected: [String: Double] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let lines = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        .split(whereSeparator: \.isNewline).map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
          }
        }
      func header(_ key: String) -> String { lines.first { $0[0].hasPrefix(key) }![1] }
      let begin = lines.firstIndex { $0[0] == "{Begin of Profile}" }! + 1
      let points = lines[(begin + 1)...(begin + Int(lines[begin][1])!)]
      let measurements = lines.firstIndex { $0[0] == "{Begin of Measurements}" }!
      let rows = lines[(measurements + 1)...].prefix { $0[0] != "{End of Measurements}" }
        .filter { Double($0[0]) != nil }
      for (index, row) in rows.enumerated() {
        let id = "\(name) \(index)"
        let log = try String(
          contentsOfFile: folder + "/../logs/\(name.dropLast(4))_\(index)_log.csv", encoding: .utf8)
        let phi = log.split(whereSeparator: \.isNewline).first { $0.hasPrefix("phi (deg)") }!
          .split(separator: ",", omittingEmptySubsequences: false)
        // Both ends at one place: the middle is there.
        let latitude = String(phi[phi.count - 2])
        fixture.paths.append([
          id, row[0], row[1], row[3], row[4] == "1" ? "H" : "V", row[14], "50",
          header("Average annual values dN"), header("Average annual sea-level"), latitude, "0", latitude,
          "0",
        ])
        fixture.profiles += points.map { [id, $0[0], $0[1], $0[3], $0[4]] }
        expected[id] = Double(row[17])!
      }
    }
    let report = try fixture.write().run()
    #expect(report.answered == expected.count && expected.count >= 30)
    let found = try values("basic_transmission_loss_db", of: fixture)
    for (id, loss) in expected {
      #expect(isClose(Double(found[id]!) ?? .nan, loss, within: 1e-6), "\(id) \(found[id]!) \(loss)")
    }
  }
}

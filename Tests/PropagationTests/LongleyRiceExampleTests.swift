import TestSupport
import Testing

@testable import Propagation

/// The model against the examples that NTIA publishes, in both modes and both ways to ask for quantiles.
@Suite("Longley–Rice against NTIA's examples")
struct LongleyRiceExampleTests {
  @Test(
    "the published tables come out to their last digit",
    // half of the last printed digit
    arguments: [("p2p.csv", 0.005), ("area.csv", 0.05)])
  func tables(file: String, rounding: Double) throws {
    guard let examples = try LongleyRiceExample.table(file) else { return }
    #expect(examples.count == 5)
    for example in examples {
      #expect(isClose(try example.loss().total, example.number("A__db"), within: rounding + 1e-9))
    }
  }

  @Test("the full digits of the published tables come out within 1e-6 dB")
  func fullPrecision() throws {
    guard let found = try Self.agreement() else { return }
    #expect(found.cases == 13)
    // 1e-6 dB: NTIA's program in double precision, nine decimals printed
    #expect(found.largestDifference <= 1e-6)
  }

  /// The loss of NTIA's examples, dB, against what its program computes before rounding.
  static func agreement() throws -> Agreement? {
    guard let rows = try SharedData.table(LongleyRiceExample.folder + "ntia_computed.csv"),
      let p2p = try LongleyRiceExample.table("p2p.csv"), let area = try LongleyRiceExample.table("area.csv")
    else { return nil }
    var agreement = Agreement()
    for row in rows {
      let example: LongleyRiceExample
      switch row["file"]! {
      case "p2p.csv": example = p2p[Int(row["row"]!)! - 1]
      case "area.csv": example = area[Int(row["row"]!)! - 1]
      case let file: example = try LongleyRiceExample.command(String(file.dropFirst(15).dropLast(4)))!
      }
      let loss = try example.loss()
      for (column, value) in values(of: loss) {
        let expected = Double(row[column]!)!
        // Relative 1e-9 of what is not a loss: twelve digits are printed.
        #expect(isClose(value, expected, within: 1e-9 * max(1, abs(expected))), "\(row["file"]!) \(column)")
      }
      #expect(loss.mode.rawValue == Int(row["mode"]!)!)
      #expect(loss.caveats.reduce(0) { $0 | $1.warningCode } == Int(row["warnings"]!)!)
      agreement.compare(loss.total, row.number("computed_A_dB"))
    }
    return agreement
  }

  private static func values(of loss: LongleyRiceLoss) -> [(String, Double)] {
    [
      ("A_ref_dB", loss.referenceAttenuation), ("A_fs_dB", loss.freeSpace), ("d_km", loss.distance / 1000),
      ("N_s", loss.surfaceRefractivity), ("delta_h_m", loss.terrainIrregularity),
      ("theta_hzn_tx", loss.transmitter.horizonAngle), ("theta_hzn_rx", loss.receiver.horizonAngle),
      ("d_hzn_tx_m", loss.transmitter.horizonDistance), ("d_hzn_rx_m", loss.receiver.horizonDistance),
      ("h_e_tx_m", loss.transmitter.effectiveHeight), ("h_e_rx_m", loss.receiver.effectiveHeight),
    ]
  }

  @Test(
    "the printouts of the command line come out to their last digit",
    arguments: ["p2ptls", "p2pcr", "areatls", "areacr"])
  func printouts(name: String) throws {
    guard let example = try LongleyRiceExample.command(name),
      let printed = try LongleyRiceExample.printout(name)
    else { return }
    let loss = try example.loss()
    // Each half of the last printed digit.
    let values: [(String, Double, Double)] = [
      ("Basic Transmission Loss", loss.total, 0.05), ("Free Space", loss.freeSpace, 0.05),
      ("d__km", loss.distance / 1000, 0.0005), ("theta_hzn_tx", loss.transmitter.horizonAngle * 1000, 0.0005),
      ("theta_hzn_rx", loss.receiver.horizonAngle * 1000, 0.0005),
      ("d_hzn_tx__meter", loss.transmitter.horizonDistance, 0.5),
      ("d_hzn_rx__meter", loss.receiver.horizonDistance, 0.5),
      ("h_e_tx__meter", loss.transmitter.effectiveHeight, 0.05),
      ("h_e_rx__meter", loss.receiver.effectiveHeight, 0.05), ("N_s", loss.surfaceRefractivity, 0.05),
      ("A_ref__db", loss.referenceAttenuation, 0.05),
      ("Mode of Propagation", Double(loss.mode.rawValue), 0),
    ]
    for (name, value, rounding) in values {
      #expect(isClose(value, try #require(printed[name]), within: rounding + 1e-9), "\(name)")
    }
  }

  @Test("the table of reliability and confidence along a path comes out to its last digit")
  func pathTable() throws {
    guard let example = try LongleyRiceExample.command("p2pcr_tbl"),
      let rows = try LongleyRiceExample.printedTable("p2pcr_tbl", columns: 4)
    else { return }
    #expect(rows.count == 3)
    for row in rows {
      for (confidence, expected) in zip([10.0, 60, 90], row.dropFirst()) {
        let loss = try example.loss(reliability: row[0], confidence: confidence)
        #expect(isClose(loss.total, expected, within: 0.05 + 1e-9), "\(row[0]) %, \(confidence) %")
      }
    }
  }

  @Test("the table of distance and confidence over an area comes out to its last digit")
  func areaTable() throws {
    guard let example = try LongleyRiceExample.command("areacr_tbl"),
      let rows = try LongleyRiceExample.printedTable("areacr_tbl", columns: 5)
    else { return }
    #expect(rows.count == 19)
    for row in rows {
      for (confidence, expected) in zip([50.0, 75, 90], row.dropFirst(2)) {
        let loss = try example.loss(confidence: confidence, distanceKm: row[0])
        #expect(isClose(loss.freeSpace, row[1], within: 0.05 + 1e-9), "\(row[0]) km")
        #expect(isClose(loss.total, expected, within: 0.05 + 1e-9), "\(row[0]) km, \(confidence) %")
      }
    }
  }
}

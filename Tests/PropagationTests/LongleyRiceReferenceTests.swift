import Terrain
import TestSupport
import Testing

@testable import Propagation

/// The point-to-point mode against 3,362 results of NTIA's own program.
@Suite("Longley–Rice against NTIA's program")
struct LongleyRiceReferenceTests {
  @Test("paths are refused, or warned of, exactly where NTIA's program does so")
  func codes() throws {
    guard let rows = try LongleyRiceReferenceRow.all() else { return }
    #expect(rows.count >= 3362)
    for row in rows {
      let outcome = row.outcome()
      #expect(outcome.returnCode == row.integer("rc"), "\(row.name)")
      #expect(outcome.warnings == row.integer("warnings"), "\(row.name)")
      #expect((outcome.loss?.mode.rawValue ?? 0) == row.integer("mode"), "\(row.name)")
    }
  }

  @Test("losses agree within 1e-6 dB, on paths that hang on a rounding as well")
  func losses() throws {
    guard let rows = try LongleyRiceReferenceRow.all() else { return }
    for row in rows {
      guard let loss = row.outcome().loss else { continue }
      // 1e-6 dB: both are Double; what is left are other orders of sums and other elementary functions.
      #expect(isClose(loss.total, row.number("A_dB"), within: 1e-6), "\(row.name)")
      #expect(isClose(loss.referenceAttenuation, row.number("A_ref_dB"), within: 1e-6), "\(row.name)")
      #expect(isClose(loss.freeSpace, row.number("A_fs_dB"), within: 1e-9), "\(row.name)")
      #expect(try row.lossAlongProfile() == loss, "\(row.name)")
    }
  }

  @Test("what the model sees of the terrain agrees to nine digits")
  func terrain() throws {
    guard let rows = try LongleyRiceReferenceRow.all() else { return }
    for row in rows {
      guard let loss = row.outcome().loss else { continue }
      let values: [(String, Double)] = [
        ("N_s", loss.surfaceRefractivity), ("delta_h_m", loss.terrainIrregularity),
        ("d_km", loss.distance / 1000),
        ("theta_hzn_tx", loss.transmitter.horizonAngle), ("theta_hzn_rx", loss.receiver.horizonAngle),
        ("d_hzn_tx_m", loss.transmitter.horizonDistance), ("d_hzn_rx_m", loss.receiver.horizonDistance),
        ("h_e_tx_m", loss.transmitter.effectiveHeight), ("h_e_rx_m", loss.receiver.effectiveHeight),
      ]
      for (column, value) in values {
        let expected = row.number(column)
        #expect(isClose(value, expected, within: 1e-9 * abs(expected)), "\(row.name) \(column)")
      }
    }
  }

  @Test("the largest difference of a set is below 1e-6 dB", arguments: ["A", "B", "C", "E"])
  func largest(set: String) throws {
    guard let found = try LongleyRiceReferenceRow.largestDifferences(set: set) else { return }
    #expect(found.cases > 0)
    #expect(max(found.largestDifference, found.largestSensitiveDifference) <= 1e-6)
  }
}

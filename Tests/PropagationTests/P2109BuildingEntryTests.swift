import TestSupport
import Testing

@testable import Propagation

@Suite("P.2109 building entry loss")
struct P2109BuildingEntryTests {
  private static func building(_ code: String) -> P2109BuildingEntry.Building {
    code == "1" ? .traditional : .thermallyEfficient
  }

  /// The loss and its four parameters, of every row. Nil without the table.
  static func agreement() throws -> Agreement? {
    guard let rows = try SharedData.table("reference/small/p2109_bel.csv") else { return nil }
    var agreement = Agreement()
    for row in rows {
      let building = building(row["building"]!)
      let parts = P2109BuildingEntry.Distribution(
        frequencyGHz: row.number("f_ghz"), building: building, elevationDegrees: row.number("elev_deg"))
      agreement.compare(parts.mu1, row.number("mu1_dB"))
      agreement.compare(parts.mu2, row.number("mu2_dB"))
      agreement.compare(parts.sigma1, row.number("sigma1_dB"))
      agreement.compare(parts.sigma2, row.number("sigma2_dB"))
      let loss = P2109BuildingEntry.loss(
        frequencyGHz: row.number("f_ghz"), probability: row.number("p_pct") / 100, building: building,
        elevationDegrees: row.number("elev_deg"))
      agreement.compare(loss, row.number("L_bel_dB"))
    }
    return agreement
  }

  /// The losses of the validation table that radio agencies share. Nil without it.
  static func validationAgreement() throws -> Agreement? {
    guard let rows = try SharedData.table("reference/small/p2109_validation.csv") else { return nil }
    var agreement = Agreement()
    for row in rows {
      let loss = P2109BuildingEntry.loss(
        frequencyGHz: row.number("freqency (GHz)"), probability: row.number("probability (%)") / 100,
        building: building(row["building type"]!), elevationDegrees: row.number("elevation angle (deg)"))
      agreement.compare(loss, row.number("building entry loss (dB)"))
    }
    return agreement
  }

  @Test("the loss agrees with the formulas' table")
  func table() throws {
    guard let agreement = try Self.agreement() else { return }
    // 1e-9: the table's ten decimals.
    #expect(agreement.cases >= 130 && agreement.largestDifference < 1e-9, "\(agreement)")
  }

  @Test("the loss agrees with the validation table from one in a hundred million to its complement")
  func validation() throws {
    guard let agreement = try Self.validationAgreement() else { return }
    // 1e-6 dB: at 99.999999 % nine digits of the percentage hold eight of the tail.
    #expect(agreement.cases > 2500 && agreement.largestDifference < 1e-6, "\(agreement)")
  }

  @Test("the median at 1 GHz is the one worked out by hand")
  func handWorked() {
    // lg f = 0: 10 lg(10^1.264 + 10^0.91 + 10^−0.3) = 10 lg(18.3654 + 8.1283 + 0.5012) = 14.3128
    let traditional = P2109BuildingEntry.loss(frequencyGHz: 1, probability: 0.5, building: .traditional)
    #expect(isClose(traditional, 14.3128, within: 1e-4))
    // 10 lg(10^2.819 + 10^2.78 + 10^−0.3) = 10 lg(659.174 + 602.560 + 0.501) = 31.0114
    let efficient = P2109BuildingEntry.loss(frequencyGHz: 1, probability: 0.5, building: .thermallyEfficient)
    #expect(isClose(efficient, 31.0114, within: 1e-4))
  }

  @Test("the loss grows with the share of cases and is the same from above and below")
  func identities() {
    for building in P2109BuildingEntry.Building.allCases {
      for frequency in [0.08, 0.9, 3.5, 28, 100] {
        var previous = -Double.infinity
        for step in 1..<100 {
          let loss = P2109BuildingEntry.loss(
            frequencyGHz: frequency, probability: Double(step) / 100, building: building)
          #expect(loss > previous)
          previous = loss
        }
        let up = P2109BuildingEntry.loss(
          frequencyGHz: frequency, probability: 0.3, building: building, elevationDegrees: 40)
        let down = P2109BuildingEntry.loss(
          frequencyGHz: frequency, probability: 0.3, building: building, elevationDegrees: -40)
        #expect(up == down)
      }
    }
    #expect(P2109BuildingEntry.caveats(frequencyGHz: 3.5).isEmpty)
    #expect(P2109BuildingEntry.caveats(frequencyGHz: 0.07).count == 1)
  }

  @Test("a car takes 9 dB at the median, 14 dB one sigma up, and never adds power")
  func vehicle() {
    #expect(isClose(VehiclePenetration.car.loss(probability: 0.5).value, 9, within: 1e-12))
    #expect(isClose(VehiclePenetration.car.loss(probability: 0.841_344_746).value, 14, within: 1e-6))
    #expect(VehiclePenetration.car.loss(probability: 0.001) == .zero)
    #expect(VehiclePenetration.carWithMetallisedWindows.mean == Decibels(20))
    #expect(VehiclePenetration.caveats(frequencyGHz: 0.45).count == 1)
  }
}

import TestSupport
import Testing

@testable import Propagation

@Suite("The Hata family")
struct HataFormulaTests {
  static func okumuraHataAgreement() throws -> Agreement? {
    let environments: [String: HataEnvironment] = [
      "urban_large": .metropolitan, "urban_small": .urban, "suburban": .suburban, "open": .open,
    ]
    return try agreement("reference/small/hata.csv") { row in
      .okumuraHata(
        frequencyMHz: row.number("f_mhz"), mobileHeight: row.number("hm_m"),
        environment: try #require(environments[row["env"] ?? ""]))
    }
  }

  static func cost231Agreement() throws -> Agreement? {
    try agreement("reference/small/cost231_hata.csv") { row in
      .cost231(
        frequencyMHz: row.number("f_mhz"), mobileHeight: row.number("hm_m"),
        environment: row.number("cm_dB") > 0 ? .metropolitan : .urban)
    }
  }

  private static func agreement(
    _ file: String, formula: ([String: String]) throws -> HataFormula
  ) throws -> Agreement? {
    try SharedData.table(file)?.reduce(into: Agreement()) { agreement, row in
      let loss = try formula(row).loss(baseHeight: row.number("hb_m"), distanceKm: row.number("d_km"))
      agreement.compare(loss, row.number("L_dB"))
    }
  }

  @Test("Okumura–Hata agrees with the published formula's table")
  func okumuraHata() throws {
    guard let agreement = try Self.okumuraHataAgreement() else { return }
    // 1e-9 dB: the table has full precision.
    #expect(agreement.cases >= 30 && agreement.largestDifference < 1e-9, "\(agreement)")
  }

  @Test("COST-231 Hata agrees with the published formula's table")
  func cost231() throws {
    guard let agreement = try Self.cost231Agreement() else { return }
    #expect(agreement.cases >= 15 && agreement.largestDifference < 1e-9, "\(agreement)")
  }

  @Test("the worked example of Hata's paper: 900 MHz, 30 m, 1.5 m, 1 km, small city")
  func handWorked() {
    // 69.55 + 26.16·2.954243 − 13.82·1.477121 − a, a = (1.1·2.954243 − 0.7)·1.5 − (1.56·2.954243 − 0.8)
    // = 69.55 + 77.2830 − 20.4138 − 0.0159 = 126.4033
    let formula = HataFormula.okumuraHata(frequencyMHz: 900, mobileHeight: 1.5, environment: .urban)
    #expect(isClose(formula.loss(baseHeight: 30, distanceKm: 1), 126.4033, within: 1e-3))
  }
}

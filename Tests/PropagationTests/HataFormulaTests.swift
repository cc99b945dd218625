import TestSupport
import Testing

@testable import Propagation

@Suite("The Hata family")
struct HataFormulaTests {
  @Test("Okumura–Hata agrees with the published formula's table")
  func okumuraHata() throws {
    guard let rows = try SharedData.table("reference/small/hata.csv") else { return }
    let environments: [String: HataEnvironment] = [
      "urban_large": .metropolitan, "urban_small": .urban, "suburban": .suburban, "open": .open,
    ]
    var compared = 0
    for row in rows {
      guard let environment = environments[row["env"]!] else { continue }
      let formula = HataFormula.okumuraHata(
        frequencyMHz: Double(row["f_mhz"]!)!, mobileHeight: Double(row["hm_m"]!)!, environment: environment)
      let loss = formula.loss(baseHeight: Double(row["hb_m"]!)!, distanceKm: Double(row["d_km"]!)!)
      // 1e-9 dB: the table has full precision.
      #expect(isClose(loss, Double(row["L_dB"]!)!, within: 1e-9), "\(row)")
      compared += 1
    }
    #expect(compared == rows.count)
  }

  @Test("COST-231 Hata agrees with the published formula's table")
  func cost231() throws {
    guard let rows = try SharedData.table("reference/small/cost231_hata.csv") else { return }
    for row in rows {
      let formula = HataFormula.cost231(
        frequencyMHz: Double(row["f_mhz"]!)!, mobileHeight: Double(row["hm_m"]!)!,
        environment: Double(row["cm_dB"]!)! > 0 ? .metropolitan : .urban)
      let loss = formula.loss(baseHeight: Double(row["hb_m"]!)!, distanceKm: Double(row["d_km"]!)!)
      #expect(isClose(loss, Double(row["L_dB"]!)!, within: 1e-9), "\(row)")
    }
  }

  @Test("the worked example of Hata's paper: 900 MHz, 30 m, 1.5 m, 1 km, small city")
  func handWorked() {
    // 69.55 + 26.16·2.954243 − 13.82·1.477121 − a, a = (1.1·2.954243 − 0.7)·1.5 − (1.56·2.954243 − 0.8)
    // = 69.55 + 77.2830 − 20.4138 − 0.0159 = 126.4033
    let formula = HataFormula.okumuraHata(frequencyMHz: 900, mobileHeight: 1.5, environment: .urban)
    #expect(isClose(formula.loss(baseHeight: 30, distanceKm: 1), 126.4033, within: 1e-3))
  }
}

import TestSupport
import Testing

@testable import Propagation

@Suite("P.2108 § 3.2 terrestrial clutter loss")
struct P2108ClutterTests {
  /// The loss and the three values that lead to it, of every row. Nil without the table.
  static func agreement() throws -> Agreement? {
    guard let rows = try SharedData.table("reference/small/p2108_terrestrial.csv") else { return nil }
    var agreement = Agreement()
    for row in rows {
      let frequency = row.number("f_ghz")
      let distance = row.number("d_km")
      let distribution = P2108Clutter.Distribution(frequencyGHz: frequency, distanceKm: distance)
      agreement.compare(distribution.longPath, row.number("Ll_dB"))
      agreement.compare(distribution.shortPath, row.number("Ls_dB"))
      agreement.compare(distribution.sigma, row.number("sigma_cb_dB"))
      let loss = P2108Clutter.loss(
        frequencyGHz: frequency, distanceKm: distance, locationPercent: row.number("p_pct"))
      agreement.compare(loss, row.number("Lctt_dB"))
    }
    return agreement
  }

  @Test("the loss agrees with the formulas' table")
  func table() throws {
    guard let agreement = try Self.agreement() else { return }
    // 1e-9: the table's ten decimals.
    #expect(agreement.cases >= 120 && agreement.largestDifference < 1e-9, "\(agreement)")
  }

  @Test("the median at 3 GHz and 1 km is the one worked out by hand")
  func handWorked() {
    // L_l = −2 lg(10^(−14.885606) + 10^(−16.5)) = −2·(−14.875179) = 29.7504; L_s = 32.98 + 1.4314 = 34.4114;
    // −5 lg(10^(−5.950072) + 10^(−6.882273)) = −5·(−5.902059) = 29.5103
    let loss = P2108Clutter.loss(frequencyGHz: 3, distanceKm: 1, locationPercent: 50)
    #expect(isClose(loss, 29.5103, within: 1e-4))
  }

  @Test("at high percentages the loss of 2 km bounds shorter paths too")
  func bound() {
    let short = P2108Clutter.loss(frequencyGHz: 2, distanceKm: 0.65, locationPercent: 95)
    let atTwo = P2108Clutter.loss(frequencyGHz: 2, distanceKm: 2, locationPercent: 95)
    #expect(short == atTwo)
    // 34.96 dB without the bound, 34.59 dB with it
    #expect(isClose(short, 34.59, within: 0.005))
  }

  @Test("the loss never falls with distance at the median, nor with the share of locations")
  func monotone() {
    for frequency in [0.5, 0.9, 3.5, 28, 67] {
      var previous = -Double.infinity
      for distance in stride(from: 0.25, through: 30, by: 0.05) {
        let loss = P2108Clutter.loss(frequencyGHz: frequency, distanceKm: distance, locationPercent: 50)
        #expect(loss >= previous)
        previous = loss
      }
      var quantiles = -Double.infinity
      for percent in stride(from: 0.5, to: 100, by: 0.5) {
        let loss = P2108Clutter.loss(frequencyGHz: frequency, distanceKm: 1, locationPercent: percent)
        #expect(loss > quantiles)
        quantiles = loss
      }
    }
  }

  @Test("frequencies and distances beyond the section are told, and two ends need 1 km")
  func validity() {
    #expect(P2108Clutter.caveats(frequencyGHz: 3.5, distanceKm: 0.5, ends: .one).isEmpty)
    #expect(P2108Clutter.caveats(frequencyGHz: 3.5, distanceKm: 0.5, ends: .both).count == 1)
    #expect(P2108Clutter.caveats(frequencyGHz: 0.45, distanceKm: 0.1, ends: .one).count == 2)
    let text = P2108Clutter.caveats(frequencyGHz: 3.5, distanceKm: 0.2, ends: .one).map(\.description)
    #expect(text == ["P.2108-1 § 3.2 covers paths in km of 0.25 or more, not 0.2"])
  }
}

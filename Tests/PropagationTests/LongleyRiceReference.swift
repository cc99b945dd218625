import Foundation
import Terrain
import TestSupport

@testable import Propagation

/// A row of results of NTIA's own program, and what this model makes of the same input.
struct LongleyRiceReferenceRow {
  let row: [String: String]
  let heights: [Double]

  /// How one call ended.
  struct Outcome {
    /// As NTIA's: 0 without, 1 with warnings, 1000 and more where it was refused.
    var returnCode: Int
    /// The bits of the caveats that were noted, up to a refusal.
    var warnings: Int
    /// Nil where the input was refused.
    var loss: LongleyRiceLoss?
  }

  func number(_ column: String) -> Double { Double(row[column]!)! }
  func integer(_ column: String) -> Int { Int(row[column]!)! }

  var name: String { "\(row["set"]!) \(row["tx_id"]!) \(row["rx_id"]!) \(row["f_mhz"]!) MHz" }

  /// How much legitimate roundings change the reference, dB; above 1e-9 where a rounding decides which
  /// points of the profile count.
  var sensitivity: Double { number("sens_dB") }

  func outcome() -> Outcome {
    var caveats = LongleyRiceCaveatSet()
    func warnings() -> Int { caveats.sorted.reduce(0) { $0 | $1.warningCode } }
    do throws(LongleyRiceError) {
      let ends = LinkEnds(
        transmitterHeight: number("h_tx_agl_m"), receiverHeight: number("h_rx_agl_m"),
        frequencyMHz: number("f_mhz"))
      let loss = try model().loss(heights: heights, step: number("step_m"), ends: ends, caveats: &caveats)
      return Outcome(returnCode: warnings() == 0 ? 0 : 1, warnings: warnings(), loss: loss)
    } catch {
      return Outcome(returnCode: error.returnCode!, warnings: warnings(), loss: nil)
    }
  }

  /// The loss through the public door, over a profile.
  func lossAlongProfile() throws(LongleyRiceError) -> LongleyRiceLoss {
    let step = number("step_m")
    let profile = PathProfile(distances: heights.indices.map { Double($0) * step }, heights: heights)
    let ends = LinkEnds(
      transmitterHeight: number("h_tx_agl_m"), receiverHeight: number("h_rx_agl_m"),
      frequencyMHz: number("f_mhz"))
    return try model().loss(along: profile, ends: ends)
  }

  private func model() throws(LongleyRiceError) -> LongleyRice {
    try LongleyRice(
      climate: RadioClimate(code: integer("climate")), surfaceRefractivity: number("N_0"),
      permittivity: number("epsilon"), conductivity: number("sigma"),
      polarization: Polarization(longleyRiceCode: integer("pol")), timePercent: number("time_pct"),
      locationPercent: number("loc_pct"), situationPercent: number("sit_pct"),
      variabilityMode: .init(code: integer("mdvar")))
  }

  /// All rows; nil where the data are absent.
  static func all() throws -> [LongleyRiceReferenceRow]? {
    guard let rows = try SharedData.table("reference/itm/itm_reference.csv"),
      let heights = try SharedData.floats("reference/p1812/paths/profile_heights.f32")
    else { return nil }
    return rows.map { row in
      let offset = Int(row["h_offset"]!)!
      return LongleyRiceReferenceRow(
        row: row, heights: heights[offset..<offset + Int(row["n"]!)!].map(Double.init))
    }
  }

  /// The loss of all computed rows of a set, dB, those that hang on a rounding among them.
  static func agreement(set: String) throws -> Agreement? {
    try all()?.reduce(into: Agreement()) { agreement, row in
      guard row.row["set"] == set, let loss = row.outcome().loss else { return }
      agreement.compare(loss.total, row.number("A_dB"))
    }
  }

  /// How many rows of a set (A to C, E) were computed, and the largest difference of the loss, dB, apart for
  /// rows that hang on no rounding and for those that do. Nil where the data are absent.
  static func largestDifferences(
    set: String
  ) throws -> (
    cases: Int, largestDifference: Double, sensitiveCases: Int, largestSensitiveDifference: Double
  )? {
    guard let rows = try all() else { return nil }
    var result = (cases: 0, largestDifference: 0.0, sensitiveCases: 0, largestSensitiveDifference: 0.0)
    for row in rows where row.row["set"] == set {
      guard let loss = row.outcome().loss else { continue }
      let difference = abs(loss.total - row.number("A_dB"))
      if row.sensitivity <= 1e-9 {
        result.cases += 1
        result.largestDifference = max(result.largestDifference, difference)
      } else {
        result.sensitiveCases += 1
        result.largestSensitiveDifference = max(result.largestSensitiveDifference, difference)
      }
    }
    return result
  }
}

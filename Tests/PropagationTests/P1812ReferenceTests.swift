import Foundation
import Terrain
import TestSupport
import Testing

@testable import Propagation

/// P.1812 against values that we did not make.
@Suite("P.1812 against reference values")
struct P1812ReferenceTests {
  /// The paths over mountains, as `reference/p1812/paths` holds them.
  struct MountainPath {
    let row: [String: String]
    let profile: PathProfile
    let ends: LinkEnds
    let model: P1812

    func number(_ column: String) -> Double { Double(row[column]!)! }
  }

  static func mountainPaths() throws -> [MountainPath]? {
    guard let rows = try SharedData.table("reference/p1812/paths/paths.csv"),
      let heights = try SharedData.floats("reference/p1812/paths/profile_heights.f32"),
      let clutter = try SharedData.floats("reference/p1812/paths/profile_clutter.f32")
    else { return nil }
    return rows.map { row in
      func number(_ column: String) -> Double { Double(row[column]!)! }
      let count = Int(row["n"]!)!
      let offset = Int(row["h_offset"]!)!
      let clutterOffset = Int(row["clutter_offset"]!)!
      let step = number("dn_km") * 1000 / Double(count - 1)
      let profile = PathProfile(
        distances: (0..<count).map { Double($0) * step },
        heights: heights[offset..<offset + count].map(Double.init),
        clutterHeights: clutterOffset < 0
          ? [] : clutter[clutterOffset..<clutterOffset + count].map(Double.init))
      return MountainPath(
        row: row, profile: profile,
        ends: LinkEnds(
          transmitterHeight: number("htg_m"), receiverHeight: number("hrg_m"), frequencyMHz: number("f_mhz")),
        model: P1812(
          timePercent: number("p_time_pct"), locationPercent: number("p_loc_pct"),
          polarization: row["pol"] == "V" ? .vertical : .horizontal, lapseRate: number("deltaN"),
          surfaceRefractivity: number("N0"),
          latitudeDegrees: GeographicCoordinate.middleLatitude(
            GeographicCoordinate(latitude: number("tx_lat"), longitude: number("tx_lon")),
            GeographicCoordinate(latitude: number("rx_lat"), longitude: number("rx_lon"))),
          predictionResolution: number("wa_m")))
    }
  }

  static func mountainAgreement() throws -> Agreement? {
    try mountainPaths()?.reduce(into: Agreement()) { agreement, path in
      agreement.compare(
        path.model.loss(along: path.profile, ends: path.ends).total, path.number("Lb_dB"))
    }
  }

  static func validationAgreement() throws -> Agreement? {
    try ITUValidation.cases()?.reduce(into: Agreement()) { agreement, item in
      agreement.compare(item.model.loss(along: item.profile, ends: item.ends).total, item.expectedLoss)
    }
  }

  /// Logged intermediate values, as parts of themselves.
  static func loggedAgreement() throws -> Agreement? {
    try ITUValidation.cases()?.reduce(into: Agreement()) { agreement, item in
      for value in item.loggedValues(of: item.model.loss(along: item.profile, ends: item.ends)) {
        let unit = value.expected == 0 ? 1 : value.expected
        agreement.compare(value.found / unit, value.expected / unit)
      }
    }
  }

  @Test("1,500 paths over mountains agree with an independent implementation within 1e-6 dB")
  func mountains() throws {
    guard let paths = try Self.mountainPaths() else { return }
    #expect(paths.count >= 1500)
    for path in paths {
      let loss = path.model.loss(along: path.profile, ends: path.ends)
      let name = "\(path.row["tx_id"]!) \(path.row["rx_id"]!)"
      #expect(isClose(loss.total, path.number("Lb_dB"), within: 1e-6), "\(name)")
      // Angles to an antenna 50 m away feel the rounding of dn_km to nine decimals.
      let angle = 1e-6 + 1e-5 * 0.05 / path.number("dn_km")
      let parts: [(String, Double, Double)] = [
        ("Lbfs", loss.lineOfSight.freeSpace, 1e-6), ("Lb0p", loss.lineOfSight.forTime, 1e-6),
        ("Lb0B", loss.lineOfSight.forDucting, 1e-6), ("Ldp", loss.diffraction.forTime, 1e-6),
        ("Lbd", loss.blending.diffraction, 1e-6),
        ("Lbd50", loss.blending.medianDiffraction, 1e-6), ("Lbs", loss.troposcatter, 1e-6),
        ("Lba", loss.ducting, angle), ("Lbc", loss.blending.total, 1e-6),
        ("B0_pct", loss.meteorology.ductingPercent, 1e-6),
        ("dlt_km", loss.geometry.transmitterHorizon.distanceKm, 1e-6),
        ("dlr_km", loss.geometry.receiverHorizon.distanceKm, 1e-6),
        ("theta_t_mrad", loss.geometry.transmitterHorizon.elevationMrad, angle),
        ("theta_r_mrad", loss.geometry.receiverHorizon.elevationMrad, angle),
        ("hstd_m", loss.geometry.diffractionSurface.transmitter, 1e-6),
        ("hsrd_m", loss.geometry.diffractionSurface.receiver, 1e-6),
        ("hte_m", loss.geometry.transmitterEffectiveHeight, 1e-6),
        ("hre_m", loss.geometry.receiverEffectiveHeight, 1e-6), ("hm_m", loss.geometry.roughness, 1e-6),
      ]
      for (column, value, tolerance) in parts {
        #expect(
          isClose(value, path.number(column), within: tolerance), "\(name) \(column)")
      }
    }
  }

  @Test("the ITU's validation cases agree in every logged value")
  func validationCases() throws {
    guard let cases = try ITUValidation.cases() else { return }
    #expect(cases.count >= 30)
    for item in cases {
      let found = item.model.loss(along: item.profile, ends: item.ends)
      // The result stands in the file with eight decimals.
      #expect(isClose(found.total, item.expectedLoss, within: 1e-6), "\(item.name)")
      for value in item.loggedValues(of: found) {
        // Ten digits are logged; quantities that cross zero are held to 1e-6 of their unit.
        let tolerance = max(1e-6 * abs(value.expected), value.expected == 0 ? 1e-12 : 0)
        #expect(
          abs(value.found - value.expected) <= tolerance,
          "\(item.name) \(value.name): \(value.found) instead of \(value.expected)")
      }
    }
  }
}

import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("Extended Hata, TR-15-517")
struct ExtendedHataTests {
  private static let environments = [
    "20": ExtendedHata.Environment.rural, "22": .suburban, "24": .urban,
  ]

  static func profile(count: Int, step: Double, height: (Int) -> Double) -> PathProfile {
    PathProfile(distances: (0..<count).map { Double($0) * step }, heights: (0..<count).map(height))
  }

  /// The loss, the median and all that leads to them, of every row over flat ground. Nil without the table.
  static func agreement() throws -> Agreement? {
    guard let rows = try SharedData.table("reference/small/ehata_flat.csv") else { return nil }
    var agreement = Agreement()
    for row in rows {
      let environment = environments[row["env"]!]!
      let ground = row.number("ground_m")
      let profile = profile(count: Int(row["n"]!)!, step: row.number("step_m")) { _ in ground }
      let ends = LinkEnds(
        transmitterHeight: row.number("hb_m"), receiverHeight: row.number("hm_m"),
        frequencyMHz: row.number("f_mhz"))
      guard
        let prediction = ExtendedHata.prediction(
          along: profile, ends: ends, environment: environment,
          reliability: row.number("reliability_pct") / 100)
      else {
        agreement.compare(.nan, row.number("L_dB"))
        continue
      }
      let median = ExtendedHataMedian(frequencyMHz: ends.frequencyMHz, environment: environment)
      let path = ExtendedHataGround(profile)
      agreement.compare(prediction.total, row.number("L_dB"))
      agreement.compare(prediction.median, row.number("L_median_free_of_corrections_dB"))
      agreement.compare(median.breakpointKm(baseHeight: prediction.baseHeight), row.number("d_bp_km"))
      agreement.compare(median.attenuationAt1Km, row.number("att_1km_dB"))
      agreement.compare(median.attenuationAt100Km, row.number("att_100km_dB"))
      agreement.compare(prediction.baseHeight, row.number("hb_eff_m"))
      agreement.compare(prediction.mobileHeight, row.number("hm_eff_m"))
      agreement.compare(path.quantiles.high, row.number("pfl10_m"))
      agreement.compare(path.quantiles.middle, row.number("pfl50_m"))
      agreement.compare(path.quantiles.low, row.number("pfl90_m"))
      agreement.compare(path.undulation, row.number("deltah_m"))
      agreement.compare(path.generalSlopeMrad, row.number("theta_m_mrad"))
    }
    return agreement
  }

  @Test("over flat ground the loss and all that leads to it agree with NTIA's program")
  func flat() throws {
    guard let agreement = try Self.agreement() else { return }
    // 1e-6 dB: the readings' quadratics are solved exactly here, there with a rounded c.
    #expect(agreement.cases == 360 && agreement.largestDifference < 1e-6, "\(agreement)")
  }

  /// A path over ground that is written down as a formula of the point, 100 m apart from the base station.
  struct TerrainCase: Sendable {
    let name: String
    let count: Int
    let ends: LinkEnds
    let environment: ExtendedHata.Environment
    let reliability: Double
    /// dB, from NTIA's reference program (repository NTIA/ehata, in the public domain).
    let loss: Double
    let height: @Sendable (Int) -> Int

    init(
      _ name: String, _ count: Int, _ frequencyMHz: Double, _ heights: (Double, Double),
      _ environment: ExtendedHata.Environment, _ reliability: Double, _ loss: Double,
      height: @escaping @Sendable (Int) -> Int
    ) {
      self.name = name
      self.count = count
      self.ends = LinkEnds(
        transmitterHeight: heights.0, receiverHeight: heights.1, frequencyMHz: frequencyMHz)
      self.environment = environment
      self.reliability = reliability
      self.loss = loss
      self.height = height
    }
  }

  static let terrainCases = [
    TerrainCase("hills", 201, 1500, (50, 1.5), .urban, 0.5, 191.383_190_174) { 200 + $0 * 37 % 91 },
    TerrainCase("hills, 6 km", 61, 1850, (30, 2), .suburban, 0.5, 165.435_327_186) { 80 + $0 * 53 % 67 },
    TerrainCase("ridge", 301, 2100, (80, 3), .rural, 0.9, 172.243_217_728) { $0 == 240 ? 400 : 20 },
    TerrainCase("slope", 201, 2600, (120, 1.5), .suburban, 0.1, 136.258_603_676) {
      150 + $0 / 2 + $0 * 7 % 5
    },
    TerrainCase("sea at the mobile", 101, 3000, (40, 10), .urban, 0.5, 169.432_385_318) {
      $0 < 60 ? 30 + $0 * 13 % 17 : 0
    },
    TerrainCase("an island between", 501, 2300, (200, 2), .rural, 0.5, 153.293_556_760) {
      $0 < 120 || $0 >= 420 ? 0 : 15 + $0 * 11 % 23
    },
    TerrainCase("ridge close by", 201, 2500, (45, 1.5), .suburban, 0.95, 190.325_496_689) {
      $0 == 190 ? 120 : 25
    },
  ]

  /// The losses over uneven ground.
  static func terrainAgreement() -> Agreement {
    var agreement = Agreement()
    for path in terrainCases {
      let profile = profile(count: path.count, step: 100) { Double(path.height($0)) }
      let prediction = ExtendedHata.prediction(
        along: profile, ends: path.ends, environment: path.environment, reliability: path.reliability)
      agreement.compare(prediction?.total ?? .nan, path.loss)
    }
    return agreement
  }

  @Test("over hills, slopes, ridges and coasts the loss agrees with NTIA's program")
  func terrain() {
    let agreement = Self.terrainAgreement()
    // 1e-6 dB: as over flat ground.
    #expect(agreement.cases == 7 && agreement.largestDifference < 1e-6, "\(agreement)")
  }

  @Test("at the readings of Okumura's curves the attenuation is the reading")
  func readings() {
    let expected: [(Double, Double, Double)] = [(1500, 22, 63.5), (2000, 23.5, 65.75), (3000, 25.85, 69.5)]
    for (frequency, at1, at100) in expected {
      let median = ExtendedHataMedian(frequencyMHz: frequency, environment: .urban)
      #expect(isClose(median.attenuationAt1Km, at1, within: 1e-12))
      // 1e-4: the report rounds the coefficients of the curve at 100 km.
      #expect(isClose(median.attenuationAt100Km, at100, within: 1e-4))
    }
    #expect(isClose(ExtendedHata.locationSigma(frequencyMHz: 2000, environment: .urban), 7.5, within: 1e-5))
    #expect(isClose(ExtendedHata.locationSigma(frequencyMHz: 3000, environment: .rural), 10.1, within: 1e-5))
  }

  @Test("at 1,500 MHz it meets Hata's large city, and it does not break at the breakpoint")
  func meetsHata() {
    let median = ExtendedHataMedian(frequencyMHz: 1500, environment: .urban)
    let hata = HataFormula.okumuraHata(frequencyMHz: 1500, mobileHeight: 1.5, environment: .metropolitan)
    for distance in [1.0, 5, 15] {
      let loss = median.loss(baseHeight: 50, mobileHeight: 1.5, distanceKm: distance)
      #expect(isClose(loss, hata.loss(baseHeight: 50, distanceKm: distance), within: 0.02))
    }
    for environment in ExtendedHata.Environment.allCases {
      let median = ExtendedHataMedian(frequencyMHz: 2600, environment: environment)
      let breakpoint = median.breakpointKm(baseHeight: 50)
      let before = median.loss(baseHeight: 50, mobileHeight: 1.5, distanceKm: breakpoint)
      let behind = median.loss(baseHeight: 50, mobileHeight: 1.5, distanceKm: breakpoint.nextUp)
      // The slant of the reference antennas at 1 km and of the real ones at 20 km: 0.17 dB.
      #expect(isClose(before, behind, within: 0.2))
      var previous = 0.0
      for distance in stride(from: 1.0, through: 100, by: 0.5) {
        let loss = median.loss(baseHeight: 50, mobileHeight: 1.5, distanceKm: distance)
        #expect(loss > previous - 0.2)
        previous = loss
      }
    }
  }

  @Test("the corrections have the readings of Okumura's figures")
  func figures() {
    #expect(isClose(ExtendedHata.rollingHills(undulation: 5), 0, within: 1e-6))
    // −1.5072013 + 8.458676·2 − 6.102538·4
    #expect(isClose(ExtendedHata.rollingHills(undulation: 100), -9.000_001, within: 1e-6))
    let hills = (high: 150.0, middle: 100.0, low: 50.0)
    // −11.728795 + 15.544272·2 − 1.8154766·4 = 12.097843
    func place(_ ground: Double) -> Double {
      ExtendedHata.placeInHills(undulation: 100, quantiles: hills, mobileGround: ground)
    }
    #expect(isClose(place(160), 12.097_843, within: 1e-6))
    #expect(isClose(place(125), 12.097_843 / 2, within: 1e-6))
    #expect(place(100) == 0)
    #expect(isClose(place(40), -12.097_843, within: 1e-6))
    #expect(ExtendedHata.placeInHills(undulation: 9, quantiles: hills, mobileGround: 160) == 0)
    #expect(isClose(ExtendedHata.generalSlope(slopeMrad: -10, distanceKm: 20), -5.25, within: 1e-12))
    #expect(isClose(ExtendedHata.generalSlope(slopeMrad: 10, distanceKm: 5), 1.25, within: 1e-12))
    #expect(isClose(ExtendedHata.generalSlope(slopeMrad: 10, distanceKm: 45), 4.75, within: 1e-12))
    func ridge(_ base: Double, _ mobile: Double, _ height: Double = 200) -> Double {
      ExtendedHata.isolatedRidge(fromBaseKm: base, fromMobileKm: mobile, height: height)
    }
    #expect(ridge(10, 2) == -17.5)
    #expect(ridge(60, 0) == 20)
    #expect(isClose(ridge(45, 1.5, 50), -(0.5 * (10.75 + 5.25) / 2), within: 1e-12))
    #expect(ridge(10, 40) == 0)
    func sea(_ share: Double, _ end: ExtendedHataGround.End?, _ distance: Double) -> Double {
      ExtendedHata.mixedPath(seaShare: share, end: end, distanceKm: distance)
    }
    #expect(sea(0, nil, 20) == 0)
    #expect(sea(1, nil, 20) == 11 && sea(1, .base, 80) == 15)
    #expect(isClose(sea(0.15, .mobile, 45), (4 + 4.25) / 2, within: 1e-12))
    #expect(isClose(sea(0.25, .base, 10), 2, within: 1e-12))
  }

  static let ends = LinkEnds(transmitterHeight: 50, receiverHeight: 2, frequencyMHz: 2600)

  @Test("the ground is read as it was built: slope, sea, ridge")
  func ground() throws {
    // Down 4 m every kilometre towards the base station, 20 km: 4 mrad up towards the mobile.
    let slope = ExtendedHataGround(Self.profile(count: 201, step: 100) { 100 + Double($0) * 0.4 })
    #expect(isClose(slope.generalSlopeMrad, 4, within: 1e-9))
    // The mobile lies 9 km · 4 m/km above the mean of the ground 3 to 15 km away: its height is held to 10 m.
    #expect(slope.effectiveHeights(Self.ends).mobile > 10)
    let coast = ExtendedHataGround(Self.profile(count: 101, step: 100) { $0 < 75 ? 20 : 0 })
    #expect(isClose(coast.sea.share, 26.0 / 101, within: 1e-12))
    #expect(coast.sea.end == .mobile)
    let ridge = try #require(
      ExtendedHataGround(Self.profile(count: 201, step: 100) { $0 == 150 ? 300 : 20 }).ridge(Self.ends))
    #expect(ridge.fromMobile == 5000 && ridge.fromBase == 15_000)
    #expect(ExtendedHataGround(Self.profile(count: 51, step: 100) { _ in 20 }).ridge(Self.ends) == nil)
  }

  @Test("more of the locations lose more, and unknown ground has no loss")
  func spread() throws {
    let profile = Self.profile(count: 121, step: 100) { 50 + 30 * Double($0 % 7) }
    var previous = -Double.infinity
    for reliability in [0.01, 0.1, 0.5, 0.9, 0.99] {
      let prediction = try #require(
        ExtendedHata.prediction(
          along: profile, ends: Self.ends, environment: .suburban, reliability: reliability))
      #expect(prediction.total > previous)
      previous = prediction.total
    }
    let unknown = Self.profile(count: 20, step: 100) { $0 == 7 ? .nan : 20 }
    #expect(ExtendedHata.prediction(along: unknown, ends: Self.ends, environment: .rural) == nil)
  }

  @Test("carriers, distances and heights beyond the model are told")
  func validity() {
    func caveats(_ profile: PathProfile, _ ends: LinkEnds = Self.ends) -> [ModelCaveat]? {
      ExtendedHata.prediction(along: profile, ends: ends, environment: .rural)?.caveats
    }
    let flat = Self.profile(count: 101, step: 100) { _ in 20 }
    #expect(caveats(flat) == [])
    let outside = LinkEnds(transmitterHeight: 20, receiverHeight: 15, frequencyMHz: 900)
    #expect(caveats(flat.prefix(6), outside)?.count == 4)
  }

  @Test("effective heights that must be held to the ranges are told, whatever the antennas' own")
  func heldHeights() throws {
    // The base station stands 400 m above the country, the mobile at its foot.
    let slope = Self.profile(count: 201, step: 100) { $0 < 30 ? 600 - 20 * Double($0) : 10 }
    let prediction = try #require(
      ExtendedHata.prediction(along: slope, ends: Self.ends, environment: .rural))
    #expect(prediction.baseHeight == 200 && prediction.mobileHeight >= 1)
    let held = prediction.caveats.filter {
      if case .outside(ExtendedHata.baseHeights, let value) = $0 { value > 400 } else { false }
    }
    #expect(held.count == 1, "\(prediction.caveats)")
    // Seen the other way the mobile is the high one, and the antenna's own height is in range.
    let back = Self.profile(count: 201, step: 100) { $0 > 170 ? 600 - 20 * Double(200 - $0) : 10 }
    let up = try #require(ExtendedHata.prediction(along: back, ends: Self.ends, environment: .rural))
    #expect(up.mobileHeight == 10 && up.caveats.contains { "\($0)".contains("effective heights of mobiles") })
    // A low mast on a hill is high enough.
    let hill = LinkEnds(transmitterHeight: 12, receiverHeight: 1.5, frequencyMHz: 2000)
    let mast = Self.profile(count: 201, step: 100) { $0 < 20 ? 60 : 10 }
    #expect(ExtendedHata.prediction(along: mast, ends: hill, environment: .rural)?.caveats == [])
  }
}

import TestSupport
import Testing

@testable import Propagation

@Suite("3GPP TR 38.901")
struct TR38901Tests {
  static func ends(_ row: [String: String]) -> LinkEnds {
    LinkEnds(
      transmitterHeight: row.number("hbs_m"), receiverHeight: row.number("hut_m"),
      frequencyMHz: row.number("fc_ghz") * 1000)
  }

  /// RMa: both losses, the breakpoint and both sigmas of every row. Nil without the table.
  static func ruralAgreement() throws -> Agreement? {
    guard let rows = try SharedData.table("reference/small/tr38901_rma.csv") else { return nil }
    var agreement = Agreement()
    for row in rows {
      let model = TR38901(
        environment: .ruralMacro, averageBuildingHeight: row.number("h_bld_m"),
        averageStreetWidth: row.number("w_street_m"))
      let ends = ends(row)
      let distance = row.number("d2d_m")
      agreement.compare(
        model.loss(distance2D: distance, ends: ends, state: .lineOfSight), row.number("PL_LOS_dB"))
      let cell = RuralMacroCell(
        buildingHeight: model.averageBuildingHeight, streetWidth: model.averageStreetWidth)
      let link = TR38901Link(distance2D: distance, ends: ends)
      agreement.compare(cell.blockedLoss(link), row.number("PL_NLOS_prime_dB"))
      // The table stops at 5 km, as the report does.
      if !row.number("PL_NLOS_dB").isNaN {
        agreement.compare(
          model.loss(distance2D: distance, ends: ends, state: .nonLineOfSight), row.number("PL_NLOS_dB"))
      }
      agreement.compare(
        model.breakpointDistance(distance2D: distance, ends: ends), row.number("d_bp_m"))
      agreement.compare(
        model.shadowFadingSigma(distance2D: distance, ends: ends, state: .lineOfSight),
        row.number("sigma_LOS_dB"))
      agreement.compare(
        model.shadowFadingSigma(distance2D: distance, ends: ends, state: .nonLineOfSight),
        row.number("sigma_NLOS_dB"))
    }
    return agreement
  }

  /// UMa: the three losses, the breakpoint and both sigmas of every row. Nil without the table.
  static func urbanAgreement() throws -> Agreement? {
    guard let rows = try SharedData.table("reference/small/tr38901_uma.csv") else { return nil }
    var agreement = Agreement()
    for row in rows {
      var model = TR38901(environment: .urbanMacro, environmentHeight: .fixed(row.number("hE_m")))
      let ends = ends(row)
      let distance = row.number("d2d_m")
      agreement.compare(
        model.loss(distance2D: distance, ends: ends, state: .lineOfSight), row.number("PL_LOS_dB"))
      agreement.compare(
        model.loss(distance2D: distance, ends: ends, state: .nonLineOfSight), row.number("PL_NLOS_dB"))
      agreement.compare(
        model.breakpointDistance(distance2D: distance, ends: ends), row.number("d_bp_prime_m"))
      agreement.compare(
        model.shadowFadingSigma(distance2D: distance, ends: ends, state: .lineOfSight),
        row.number("sigma_LOS_dB"))
      agreement.compare(
        model.shadowFadingSigma(distance2D: distance, ends: ends, state: .nonLineOfSight),
        row.number("sigma_NLOS_dB"))
      model.urbanShadowFormula = .optional
      agreement.compare(
        model.loss(distance2D: distance, ends: ends, state: .nonLineOfSight),
        row.number("PL_NLOS_optional_dB"))
    }
    return agreement
  }

  @Test("rural macro cells agree with the formulas' table")
  func rural() throws {
    guard let agreement = try Self.ruralAgreement() else { return }
    // 1e-9: the tables' ten decimals.
    #expect(agreement.cases >= 80 && agreement.largestDifference < 1e-9, "\(agreement)")
  }

  @Test("urban macro cells agree with the formulas' table")
  func urban() throws {
    guard let agreement = try Self.urbanAgreement() else { return }
    #expect(agreement.cases == 120 && agreement.largestDifference < 1e-9, "\(agreement)")
  }

  static let street = LinkEnds(transmitterHeight: 10, receiverHeight: 1.5, frequencyMHz: 3500)

  @Test("a micro cell has the losses worked out by hand")
  func micro() {
    let model = TR38901(environment: .urbanMicro)
    // d'BP = 4·9·0.5·3.5e9/3e8 = 210 m.
    #expect(isClose(model.breakpointDistance(distance2D: 100, ends: Self.street), 210, within: 1e-9))
    // d3D = √(100² + 8.5²) = 100.3606: 32.4 + 21·2.0015632 + 20·0.5440680 = 85.3142
    let near = model.loss(distance2D: 100, ends: Self.street, state: .lineOfSight)
    #expect(isClose(near, 85.3142, within: 1e-4))
    // 35.3·2.0015632 + 22.4 + 21.3·0.5440680 = 104.6438
    let blocked = model.loss(distance2D: 100, ends: Self.street, state: .nonLineOfSight)
    #expect(isClose(blocked, 104.6438, within: 1e-4))
    // d3D = 400.0903: 32.4 + 40·2.6021580 + 10.8814 − 9.5·lg(210² + 8.5²) = 103.2387
    let far = model.loss(distance2D: 400, ends: Self.street, state: .lineOfSight)
    #expect(isClose(far, 103.2387, within: 2e-4))
    // 18/100 + exp(−100/36)·0.82 = 0.230985
    let probability = model.lineOfSightProbability(distance2D: 100)
    #expect(isClose(probability, 0.230_985, within: 1e-6))
    let mean = model.meanLoss(distance2D: 100, ends: Self.street)
    #expect(isClose(mean, 0.230_985 * 85.3142 + 0.769_015 * 104.6438, within: 2e-4))
    // 32.4 + 10.8814 + 31.9·2.0015632 = 107.1312
    let optional = TR38901(environment: .urbanMicro, urbanShadowFormula: .optional)
    let optionalLoss = optional.loss(distance2D: 100, ends: Self.street, state: .nonLineOfSight)
    #expect(isClose(optionalLoss, 107.1312, within: 1e-4))
    #expect(model.shadowFadingSigma(distance2D: 100, ends: Self.street, state: .nonLineOfSight) == 7.82)
    #expect(optional.shadowFadingSigma(distance2D: 100, ends: Self.street, state: .nonLineOfSight) == 8.2)
  }

  @Test("probabilities of line of sight have the values worked out by hand")
  func probabilities() {
    let rural = TR38901(environment: .ruralMacro)
    #expect(isClose(rural.lineOfSightProbability(distance2D: 1010), 0.367_879, within: 1e-6))
    let urban = TR38901(environment: .urbanMacro)
    // 18/63 + exp(−1)·(1 − 18/63) = 0.285714 + 0.367879·0.714286 = 0.548485
    #expect(isClose(urban.lineOfSightProbability(distance2D: 63), 0.548_485, within: 1e-6))
    // At 23 m C' is 1: 0.548485·(1 + 1.25·0.63³·exp(−0.42)) = 0.548485·1.205366
    let high = urban.lineOfSightProbability(distance2D: 63, terminalHeight: 23)
    #expect(isClose(high, 0.661_125, within: 2e-6))
  }

  @Test("probabilities start at 1, never rise along a street and join up at 18 m")
  func probabilitiesFall() {
    for environment in TR38901.Environment.allCases {
      let model = TR38901(environment: environment)
      #expect(model.lineOfSightProbability(distance2D: 0) == 1)
      var previous = 1.0
      for distance in stride(from: 1.0, through: 12_000, by: 1) {
        let probability = model.lineOfSightProbability(distance2D: distance)
        #expect(probability <= previous && probability >= 0)
        previous = probability
        let high = model.lineOfSightProbability(distance2D: distance, terminalHeight: 22.5)
        #expect(high <= 1 && high >= probability)
      }
      let at = model.lineOfSightProbability(distance2D: 18)
      #expect(isClose(model.lineOfSightProbability(distance2D: 18.000_001), at, within: 1e-6))
    }
  }

  @Test("a blocked path never loses less than a free one, and the mean lies between")
  func ordered() {
    for environment in TR38901.Environment.allCases {
      let model = TR38901(environment: environment)
      for terminal in [1.5, 5, 10] {
        for frequency in [700.0, 3500, 28_000] {
          let ends = LinkEnds(
            transmitterHeight: environment == .urbanMicro ? 10 : 25, receiverHeight: terminal,
            frequencyMHz: frequency)
          for distance in stride(from: 10.0, through: 5000, by: 55) {
            let clear = model.loss(distance2D: distance, ends: ends, state: .lineOfSight)
            let blocked = model.loss(distance2D: distance, ends: ends, state: .nonLineOfSight)
            let mean = model.meanLoss(distance2D: distance, ends: ends)
            #expect(clear <= blocked)
            #expect(mean >= clear - 1e-9 && mean <= blocked + 1e-9)
          }
        }
      }
    }
  }

  @Test("losses grow with distance and step at the breakpoint by no more than the report's own jump")
  func monotone() {
    for environment in TR38901.Environment.allCases {
      let model = TR38901(environment: environment)
      let ends = LinkEnds(
        transmitterHeight: environment == .urbanMicro ? 10 : 30, receiverHeight: 1.5, frequencyMHz: 900)
      for state in TR38901.PathState.allCases {
        var previous = -Double.infinity
        for distance in stride(from: 10.0, through: 5000, by: 3) {
          let loss = model.loss(distance2D: distance, ends: ends, state: state)
          #expect(loss > previous - 0.03)
          previous = loss
        }
      }
      let breakpoint = model.breakpointDistance(distance2D: 1000, ends: ends)
      let before = model.loss(distance2D: breakpoint, ends: ends, state: .lineOfSight)
      let behind = model.loss(distance2D: breakpoint + 1e-6, ends: ends, state: .lineOfSight)
      #expect(isClose(before, behind, within: environment == .ruralMacro ? 0.03 : 1e-6))
    }
  }

  @Test("the draw of the environment height is a probability, and one height up to 13 m")
  func environmentHeights() {
    let model = TR38901(environment: .urbanMacro)
    for terminal in stride(from: 1.5, through: 22.5, by: 0.5) {
      let draws = model.environmentHeights(distance2D: 300, terminalHeight: terminal)
      #expect(isClose(draws.reduce(0) { $0 + $1.probability }, 1, within: 1e-12))
      #expect(draws.allSatisfy { $0.height <= max(1, terminal - 1.5) })
      if terminal <= 13 { #expect(draws.count == 1 && draws[0].height == 1) }
    }
    // 22.5 m: 1, 12, 15, 18, 21
    #expect(
      model.environmentHeights(distance2D: 300, terminalHeight: 22.5).map(\.height) == [1, 12, 15, 18, 21])
    let ends = LinkEnds(transmitterHeight: 25, receiverHeight: 1.5, frequencyMHz: 2000)
    let fixed = TR38901(environment: .urbanMacro, environmentHeight: .fixed(1))
    #expect(
      model.loss(distance2D: 700, ends: ends, state: .lineOfSight)
        == fixed.loss(distance2D: 700, ends: ends, state: .lineOfSight))
  }

  @Test("below 10 m the distance is held, and every breach of the table is told")
  func validity() {
    let model = TR38901(environment: .ruralMacro)
    let ends = LinkEnds(transmitterHeight: 35, receiverHeight: 1.5, frequencyMHz: 900)
    #expect(
      model.loss(distance2D: 3, ends: ends, state: .lineOfSight)
        == model.loss(distance2D: 10, ends: ends, state: .lineOfSight))
    #expect(model.caveats(distance2D: 1000, ends: ends, state: .lineOfSight).isEmpty)
    let near = model.caveats(distance2D: 3, ends: ends, state: .lineOfSight)
    #expect(
      near.map(\.description) == ["TR 38.901 rural-macro covers 2-D distances in m of 10 to 10000, not 3"])
    #expect(model.caveats(distance2D: 8000, ends: ends, state: .nonLineOfSight).count == 1)
    let odd = TR38901(environment: .ruralMacro, averageBuildingHeight: 60, averageStreetWidth: 2)
    let outside = LinkEnds(transmitterHeight: 200, receiverHeight: 12, frequencyMHz: 60_000)
    #expect(odd.caveats(distance2D: 20_000, ends: outside, state: .lineOfSight).count == 6)
    let micro = TR38901(environment: .urbanMicro)
    #expect(micro.caveats(distance2D: 100, ends: Self.street, state: .lineOfSight).isEmpty)
    #expect(micro.caveats(distance2D: 100, ends: ends, state: .lineOfSight).count == 1)
  }
}

import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

/// Budgets worked by hand, one a generation and direction. 0.01 dB throughout: the arithmetic in the
/// comments is rounded to four digits behind the point, a dozen times at most.
@Suite("Link budgets by hand")
struct LinkBudgetTests {
  static let tolerance = 0.01

  // The margin of nine places in ten at σ 8 dB: 1.28155 · 8 = 10.2524 dB.
  static let shadowing = Shadowing(sigma: Decibels(8))

  static func terminal(_ generation: Generation, _ environment: ReceptionEnvironment, bodyLossDB: Double = 0)
    -> TerminalEnd
  {
    let usual = Terminal.of(generation)
    let phone = Terminal(
      antennaHeight: usual.antennaHeight, gainDBi: usual.gainDBi, bodyLossDB: bodyLossDB,
      noiseFigureDB: usual.noiseFigureDB, powerDBm: usual.powerDBm)
    return TerminalEnd(
      reception: Reception(terminal: phone, environment: environment), shadowing: shadowing,
      locationProbability: 0.9)
  }

  // MARK: 2G: 900 MHz, 20 W, a call at the ear in the open

  static let base2G = BaseStationEnd(
    generation: .g2, frequencyMHz: 900, bandwidthMHz: 0.2, transmitterPower: PowerLevel(dBm: 43),
    antennaGainDBi: 15.5, feederLossDB: 3)
  static let terminal2G = terminal(.g2, .outdoor, bodyLossDB: Terminal.voiceBodyLossDB)

  @Test("2G, downlink: 137.25 dB to −95 dBm")
  func downlink2G() {
    let budget = DownlinkBudget(
      base: Self.base2G, terminal: Self.terminal2G, requiredLevel: PowerLevel(dBm: -95))
    // EIRP 43 + 15.5 − 3 = 55.5 dBm, which is the RSSI's scale
    // − body 3 − margin 10.2524 + 95 = 137.2476
    #expect(isClose(budget.base.referencePower.dBm, 55.5, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 137.2476, within: Self.tolerance))
  }

  @Test("2G, uplink: 133.23 dB for speech at half load")
  func uplink2G() {
    let budget = UplinkBudget(
      base: Self.base2G, terminal: Self.terminal2G, bearer: .gsmSpeech, load: 0.5)
    // noise −174 + 53.0103 (200 kHz) + 8 = −112.9897 dBm; rise 3.0103; C/N 9: −100.9794 dBm wanted
    // 33 − 3 − 10.2524 + 15.5 − 3 + 100.9794 = 133.2270
    #expect(isClose(budget.noise.dBm, -112.9897, within: Self.tolerance))
    #expect(isClose(budget.requiredPower.dBm, -100.9794, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 133.2270, within: Self.tolerance))
  }

  // MARK: 3G: 2,100 MHz, 20 W, in a car

  static let base3G = BaseStationEnd(
    generation: .g3, frequencyMHz: 2100, bandwidthMHz: 5, transmitterPower: PowerLevel(dBm: 43),
    antennaGainDBi: 17.5, feederLossDB: 3)
  static let terminal3G = terminal(.g3, .inVehicle(.car))

  @Test("3G, downlink: 126.41 dB to a pilot of −100 dBm")
  func downlink3G() {
    let budget = DownlinkBudget(
      base: Self.base3G, terminal: Self.terminal3G, requiredLevel: PowerLevel(dBm: -100))
    // EIRP 43 + 17.5 − 3 = 57.5 dBm; pilot 10 dB below: 47.5 dBm
    // car 9; σ √(8² + 5²) = 9.4340, margin 1.28155 · 9.4340 = 12.0901
    // 47.5 − 9 − 12.0901 + 100 = 126.4099
    #expect(isClose(budget.base.referencePower.dBm, 47.5, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 126.4099, within: Self.tolerance))
  }

  @Test("3G, uplink: 137.54 dB for speech of 12.2 kbit/s at half load")
  func uplink3G() {
    let budget = UplinkBudget(
      base: Self.base3G, terminal: Self.terminal3G, bearer: .umtsSpeech, load: 0.5)
    // noise −174 + 65.8433 (3.84 MHz) + 5 = −103.1567 dBm; rise 3.0103
    // processing gain 10 lg (3,840 / 12.2) = 24.9797; 5 − 24.9797 = −19.9797: −120.1261 dBm wanted
    // 24 − 9 − 12.0901 + 17.5 − 3 + 120.1261 = 137.5360
    #expect(isClose(budget.bearer.requiredSINRdB, -19.9797, within: Self.tolerance))
    #expect(isClose(budget.requiredPower.dBm, -120.1261, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 137.5360, within: Self.tolerance))
  }

  // MARK: 4G: 1,800 MHz, 10 MHz, 40 W, 15 dB of walls

  static let base4G = BaseStationEnd(
    generation: .g4, frequencyMHz: 1800, bandwidthMHz: 10, transmitterPower: PowerLevel(dBm: 46),
    antennaGainDBi: 17.5, feederLossDB: 2)
  static let terminal4G = terminal(.g4, .fixed(lossDB: 15))

  @Test("4G, downlink: 113.47 dB to an RSRP of −105 dBm")
  func downlink4G() {
    let budget = DownlinkBudget(
      base: Self.base4G, terminal: Self.terminal4G, requiredLevel: PowerLevel(dBm: -105))
    // EIRP 46 + 17.5 − 2 = 61.5 dBm; one of 12 · 50 elements: −27.7815, 33.7185 dBm
    // − 15 − 10.2524 + 105 = 113.4661
    #expect(isClose(budget.base.referencePower.dBm, 33.7185, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 113.4661, within: Self.tolerance))
    // noise of an element −174 + 41.7609 + 9 = −123.2391 dBm
    #expect(isClose(budget.snrAtRequiredLevel.value, 18.2391, within: Self.tolerance))
  }

  @Test("4G, uplink: 115.91 dB for 1 Mbit/s at half load")
  func uplink4G() throws {
    let bearer = try #require(
      UplinkBearer.of(.g4, bandwidthMHz: 10, timeShare: Self.base4G.timeShare, throughputMbps: 1))
    let budget = UplinkBudget(base: Self.base4G, terminal: Self.terminal4G, bearer: bearer, load: 0.5)
    // blocks: 1 Mbit/s / (180 kHz · 0.25 bit/s/Hz) = 22.2, so 23: 4.14 MHz
    // 1 / 4.14 / 0.4 = 0.603865; 2^0.603865 − 1 = 0.519782: −2.8418 dB
    // noise −174 + 66.1700 + 5 = −102.8300 dBm; rise 3.0103: −102.6615 dBm wanted
    // 23 − 15 − 10.2524 + 17.5 − 2 + 102.6615 = 115.9091
    #expect(bearer.bandwidth == 4.14e6)
    #expect(isClose(bearer.requiredSINRdB, -2.8418, within: Self.tolerance))
    #expect(isClose(budget.requiredPower.dBm, -102.6615, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 115.9091, within: Self.tolerance))
  }

  // MARK: 5G: 2,600 MHz, 100 MHz TDD, 200 W, in a traditional building

  static let base5G = BaseStationEnd(
    generation: .g5, frequencyMHz: 2600, bandwidthMHz: 100, transmitterPower: PowerLevel(dBm: 53),
    antennaGainDBi: 24, feederLossDB: 0.5)
  static let terminal5G = terminal(.g5, .indoor(.traditional, probability: 0.5))

  @Test("5G, downlink: 125.80 dB to an SS-RSRP of −110 dBm")
  func downlink5G() {
    let budget = DownlinkBudget(
      base: Self.base5G, terminal: Self.terminal5G, requiredLevel: PowerLevel(dBm: -110))
    // EIRP 53 + 24 − 0.5 = 76.5 dBm; one of 12 · 273 elements: −35.1534, 41.3466 dBm
    // P.2109, lg 2.6 = 0.414973, P = ½: A = 12.64 + 3.72 · 0.414973 + 0.96 · 0.172203 = 14.3490
    //   B = 9.1 − 3.0 · 0.414973 = 7.8551; 10 lg (27.2208 + 6.1025 + 0.5012) = 15.2923
    // 41.3466 − 15.2923 − 10.2524 + 110 = 125.8018
    #expect(isClose(budget.base.referencePower.dBm, 41.3466, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 125.8018, within: Self.tolerance))
  }

  @Test("5G, uplink: 127.73 dB for the least service at half load")
  func uplink5G() throws {
    let bearer = try #require(
      UplinkBearer.of(.g5, bandwidthMHz: 100, timeShare: Self.base5G.timeShare))
    let budget = UplinkBudget(base: Self.base5G, terminal: Self.terminal5G, bearer: bearer, load: 0.5)
    // 64 kbit/s in a fifth of the time: 320 kbit/s over two blocks of 360 kHz
    // 0.32 / 0.72 / 0.4 = 1.111111; 2^1.111111 − 1 = 1.160119: 0.6450 dB
    // noise −174 + 58.5733 + 5 = −110.4267 dBm; rise 3.0103: −106.7713 dBm wanted
    // 23 − 15.2923 − 10.2524 + 24 − 0.5 + 106.7713 = 127.7266
    #expect(bearer.bandwidth == 720e3)
    #expect(isClose(bearer.requiredSINRdB, 0.6450, within: Self.tolerance))
    #expect(isClose(budget.mostLoss.value, 127.7266, within: Self.tolerance))
  }

  // MARK: Both

  @Test("the side with the smaller loss limits: GSM by its uplink, UMTS in the car by its downlink")
  func limitingSide() {
    let gsm = LinkBalance(
      downlink: DownlinkBudget(
        base: Self.base2G, terminal: Self.terminal2G, requiredLevel: PowerLevel(dBm: -95)),
      uplink: UplinkBudget(base: Self.base2G, terminal: Self.terminal2G, bearer: .gsmSpeech, load: 0.5))
    #expect(gsm.limitingSide == .uplink)
    #expect(isClose(gsm.excess.value, 4.0206, within: Self.tolerance))  // 137.2476 − 133.2270
    #expect(gsm.mostLoss == gsm.uplink.mostLoss)
    // 55.5 − (33 + 15.5 − 3 + 100.9794) = −90.9794 dBm
    #expect(isClose(gsm.uplinkLevel.dBm, -90.9794, within: Self.tolerance))
    let umts = LinkBalance(
      downlink: DownlinkBudget(
        base: Self.base3G, terminal: Self.terminal3G, requiredLevel: PowerLevel(dBm: -100)),
      uplink: UplinkBudget(base: Self.base3G, terminal: Self.terminal3G, bearer: .umtsSpeech, load: 0.5))
    #expect(umts.limitingSide == .downlink)
    #expect(umts.mostLoss == umts.downlink.mostLoss)
  }

  @Test("at the loss where the uplink just closes, the downlink level is the one that is named")
  func uplinkLevel() throws {
    for (base, terminal) in [
      (Self.base2G, Self.terminal2G), (Self.base3G, Self.terminal3G), (Self.base4G, Self.terminal4G),
      (Self.base5G, Self.terminal5G),
    ] {
      let bearer = try #require(
        UplinkBearer.of(base.generation, bandwidthMHz: base.bandwidthMHz, timeShare: base.timeShare))
      let uplink = UplinkBudget(base: base, terminal: terminal, bearer: bearer, load: 0.5)
      // A downlink that asks for that level reaches exactly as far as the uplink.
      let downlink = DownlinkBudget(base: base, terminal: terminal, requiredLevel: uplink.downlinkLevel)
      #expect(isClose(downlink.mostLoss.value, uplink.mostLoss.value, within: 1e-9))
    }
  }

  @Test("the lines of a budget sum up to its maximum path loss, and the levels between them are right")
  func rows() throws {
    for (base, terminal) in [
      (Self.base2G, Self.terminal2G), (Self.base3G, Self.terminal3G), (Self.base4G, Self.terminal4G),
      (Self.base5G, Self.terminal5G),
    ] {
      let bearer = try #require(
        UplinkBearer.of(base.generation, bandwidthMHz: base.bandwidthMHz, timeShare: base.timeShare))
      let downlink = DownlinkBudget(base: base, terminal: terminal, requiredLevel: PowerLevel(dBm: -105))
      let uplink = UplinkBudget(base: base, terminal: terminal, bearer: bearer, load: 0.5)
      for (rows, loss) in [(downlink.rows, downlink.mostLoss), (uplink.rows, uplink.mostLoss)] {
        #expect(rows.first?.kind == .start && rows.last?.kind == .result)
        var sum = rows[0].value
        for row in rows.dropFirst() {
          switch row.kind {
          case .start: sum = row.value
          case .change: sum += row.value
          case .requirement: sum -= row.value
          case .subtotal, .result: #expect(isClose(sum, row.value, within: 1e-9), "\(row.name)")
          }
        }
        #expect(isClose(sum, loss.value, within: 1e-9))
      }
    }
  }

  @Test("without load an uplink meets noise alone; beyond the most load it does not go")
  func load() {
    func rise(_ load: Double) -> Double {
      UplinkBudget(base: Self.base3G, terminal: Self.terminal3G, bearer: .umtsSpeech, load: load).noiseRise
        .value
    }
    #expect(rise(0) == 0)
    #expect(isClose(rise(0.75), 6.0206, within: 1e-4))  // 10 lg 4
    #expect(isClose(rise(1), 10, within: 1e-9))  // held at 0.9
  }
}

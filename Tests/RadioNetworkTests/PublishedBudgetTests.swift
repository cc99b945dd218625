import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

/// Budgets that others have printed. Lines that ours do not have (fast fading, gain of handover, overhead
/// of control channels) are taken off theirs in the comments.
@Suite("Link budgets in print")
struct PublishedBudgetTests {
  static func terminal(power: Double, noiseFigure: Double = 7, loss: Double = 0) -> TerminalEnd {
    let phone = Terminal(
      antennaHeight: 1.5, gainDBi: 0, bodyLossDB: 0, noiseFigureDB: noiseFigure, powerDBm: power)
    return TerminalEnd(
      reception: Reception(terminal: phone, environment: .fixed(lossDB: loss)),
      shadowing: Shadowing(sigma: .zero), locationProbability: 0.5)
  }

  @Test("UMTS speech, uplink: Holma and Toskala's reference budget, 148.1 dB")
  func umtsUplink() {
    // As printed in "UMTS UL link budget example" (scribd.com/doc/78435680): 21 dBm, 2 dB lost to the body,
    // noise density −168 dBm/Hz, interference margin 3 dB, processing gain 25.0 dB, Eb/N0 5 dB, antenna
    // 17 dBi, cable 3 dB, fast fading 4 dB: sensitivity −129.1 dBm at the antenna, with 19 dBm 148.1 dB
    // before the margins of the cell's edge.
    let base = BaseStationEnd(
      generation: .g3, frequencyMHz: 1950, bandwidthMHz: 5, transmitterPower: PowerLevel(dBm: 43),
      antennaGainDBi: 17, feederLossDB: 3, noiseFigureDB: 6)
    let uplink = UplinkBudget(
      base: base, terminal: Self.terminal(power: 21, loss: 2), bearer: .umtsSpeech, load: 0.5)
    // 0.1 dB: every line is printed to a tenth; half load is 3.01 dB.
    #expect(isClose(uplink.mostLoss.value - 4, 148.1, within: 0.1))
  }

  @Test("LTE, downlink: 1 Mbit/s over 50 blocks, 165.5 dB")
  func lteDownlink() {
    // H. Holma, A. Toskala, LTE for UMTS, chapter on performance, as quoted in scribd.com/doc/269552694:
    // 46 dBm, 18 dBi, 2 dB; noise figure 7 dB: −97.5 dBm in 9 MHz; SINR −10 dB: −107.5 dBm; interference
    // margin 3 dB and control channels 1 dB: 62 + 107.5 − 4 = 165.5 dB. Ours is per resource element: the
    // level asked for is the element's noise − 10 + 4 dB.
    let base = BaseStationEnd(
      generation: .g4, frequencyMHz: 2000, bandwidthMHz: 10, transmitterPower: PowerLevel(dBm: 46),
      antennaGainDBi: 18, feederLossDB: 2)
    let noise = ThermalNoise.perReferenceSignal(.g4, bandwidthMHz: 10, noiseFigureDB: 7)
    let downlink = DownlinkBudget(
      base: base, terminal: Self.terminal(power: 23), requiredLevel: noise + Decibels(-10 + 3 + 1))
    // 0.1 dB: the noise is printed to half a decibel's tenth.
    #expect(isClose(downlink.mostLoss.value, 165.5, within: 0.1))
    // 0.6·log₂(1.1) · 9 MHz = 0.74 Mbit/s: the mapping is a little more careful than their link level.
    let throughput = ThroughputMapping.lteDownlink.throughputMbps(sinrDB: -10, bandwidthMHz: 9)
    #expect(throughput > 0.5 && throughput < 1)
  }

  @Test(
    "LTE, uplink: C. Johnson, LTE in Bullets, Table 343",
    arguments: [(0.5, 8, 23.0, 0.5, 123.9), (1, 27, 22, -2.0, 120.1), (2, 25, 22, 0.9, 117.6)])
  func lteUplink(throughput: Double, blocks: Int, power: Double, sinr: Double, loss: Double) throws {
    // Noise figure 2.5 dB, interference margin 2 dB, antenna 18 dBi, no cable, slow fading 9 dB, gain of
    // handover 2.5 dB, walls 18 dB.
    let base = BaseStationEnd(
      generation: .g4, frequencyMHz: 2000, bandwidthMHz: 20, transmitterPower: PowerLevel(dBm: 46),
      antennaGainDBi: 18, feederLossDB: 0, noiseFigureDB: 2.5)
    let bearer = UplinkBearer(name: "printed", bandwidth: Double(blocks) * 180e3, requiredSINRdB: sinr)
    let uplink = UplinkBudget(
      base: base, terminal: Self.terminal(power: power, loss: 18), bearer: bearer, load: 0)
    // 0.1 dB: printed to a tenth.
    #expect(isClose(uplink.mostLoss.value - 2 - 9 + 2.5, loss, within: 0.1))
    // Our own ratio for that throughput lies within 2 dB below theirs: a textbook's bound, not a receiver.
    let own = try #require(
      UplinkBearer.resourceBlocks(
        blocks, blockWidth: 180e3, throughputMbps: throughput, mapping: .lteUplink, timeShare: 1))
    #expect((-2...0.1).contains(own.requiredSINRdB - sinr))
  }

  @Test("NR: 24 blocks of 15 kHz at a noise figure of 4 dB and −2 dB are −105.645 dBm")
  func nrSensitivity() {
    // "Calc Training RF" (scribd.com/document/692043360): 5G, 4.32 MHz, 4 dB, −2 dB: −105.6451625 dBm.
    let noise = ThermalNoise.power(bandwidth: 24 * 180e3, noiseFigureDB: 4)
    #expect(isClose(noise.dBm - 2, -105.6452, within: 1e-3))
  }
}

import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Noise on the scale of the judged signal")
struct ThermalNoiseTests {
  @Test("one resource element of 15 or 30 kHz, 200 kHz of GSM, a tenth of UMTS")
  func perReferenceSignal() {
    func noise(_ generation: Generation, _ bandwidth: Double, _ figure: Double) -> Double {
      ThermalNoise.perReferenceSignal(generation, bandwidthMHz: bandwidth, noiseFigureDB: figure).dBm
    }
    // −174 + 10 lg 200,000 + 10 = −174 + 53.0103 + 10
    #expect(isClose(noise(.g2, 0.2, 10), -110.9897, within: 1e-4))
    // −174 + 10 lg 3,840,000 + 9 − 10 = −174 + 65.8433 + 9 − 10
    #expect(isClose(noise(.g3, 5, 9), -109.1567, within: 1e-4))
    // −174 + 10 lg 15,000 + 9 = −174 + 41.7609 + 9, whatever the carrier's width
    for bandwidth in [1.4, 3, 5, 10, 15, 20] {
      #expect(isClose(noise(.g4, bandwidth, 9), -123.2391, within: 1e-4))
    }
    // −174 + 10 lg 30,000 + 7 = −174 + 44.7712 + 7; below 20 MHz 15 kHz
    #expect(isClose(noise(.g5, 100, 7), -122.2288, within: 1e-4))
    #expect(isClose(noise(.g5, 10, 7), -125.2391, within: 1e-4))
  }

  @Test("a level lies as far over it as the carrier's power over the carrier's noise")
  func sameRatio() {
    for generation in Generation.allCases {
      for bandwidth in [5.0, 10, 20] {
        let carrier = PowerLevel(dBm: -60)
        let level = carrier - ReferenceSignal.offset(generation, bandwidthMHz: bandwidth)
        let whole =
          carrier - ThermalNoise.perCarrier(generation, bandwidthMHz: bandwidth, noiseFigureDB: 9)
        let part =
          level - ThermalNoise.perReferenceSignal(generation, bandwidthMHz: bandwidth, noiseFigureDB: 9)
        #expect(isClose(whole.value, part.value, within: 1e-12))
      }
    }
  }

  @Test("10 MHz of LTE holds 9 MHz of signal, 100 MHz of NR 98.28 MHz")
  func occupied() {
    #expect(ReferenceSignal.occupiedBandwidth(.g4, bandwidthMHz: 10) == 9e6)
    #expect(ReferenceSignal.occupiedBandwidth(.g5, bandwidthMHz: 100) == 98.28e6)
    #expect(ReferenceSignal.occupiedBandwidth(.g3, bandwidthMHz: 5) == 3.84e6)
    #expect(ReferenceSignal.occupiedBandwidth(.g2, bandwidthMHz: 0.2) == 200e3)
  }
}

@Suite("Throughput by TR 36.942's attenuated and truncated bound")
struct ThroughputMappingTests {
  @Test(
    "the downlink's values are Table A.2's formula",
    arguments: [(-10.01, 0.0), (-10.0, 0.0825), (0.0, 0.6), (10.0, 2.0757), (21.9, 4.3700), (25.0, 4.4)])
  func downlink(sinrDB: Double, efficiency: Double) {
    // 0.6·log₂(1 + 0.1) = 0.6·0.13750; 0.6·1; 0.6·log₂ 11 = 0.6·3.45943; 0.6·log₂ 155.882 = 0.6·7.28430
    let found = ThroughputMapping.lteDownlink.bitsPerHertz(sinrDB: sinrDB)
    // 10⁻³: what 21.9 dB, rounded, is worth.
    #expect(isClose(found, efficiency, within: 1e-3))
  }

  @Test("the most that Table A.2 names is reached at its 22 dB down and 15 dB up")
  func ends() {
    // 0.1 dB: the table's ends are whole decibels, its Thr_max has one digit.
    for (mapping, sinr) in [(ThroughputMapping.lteDownlink, 22.0), (.lteUplink, 15.0)] {
      #expect(isClose(mapping.bitsPerHertz(sinrDB: sinr), mapping.mostEfficiency, within: 0.02))
      #expect(mapping.bitsPerHertz(sinrDB: sinr + 0.1) == mapping.mostEfficiency)
    }
  }

  @Test("the ratio asked for a throughput carries it, and a hair less does not")
  func inverse() throws {
    for mapping in [ThroughputMapping.lteDownlink, .lteUplink, .hspaDownlink, .hspaUplink, .edgeDownlink] {
      for share in [0.2, 0.5, 0.9, 1.0] {
        let throughput = share * mapping.mostEfficiency * 9
        let sinr = try #require(mapping.sinrDB(forMbps: throughput, bandwidthMHz: 9))
        let back = mapping.throughputMbps(sinrDB: sinr, bandwidthMHz: 9)
        if sinr > mapping.leastSINRdB {
          #expect(isClose(back, throughput, within: 1e-9))
          #expect(mapping.throughputMbps(sinrDB: sinr - 0.01, bandwidthMHz: 9) < throughput)
        } else {
          #expect(back >= throughput)
        }
      }
    }
  }

  @Test("no ratio carries more than the most, and the least ratio is not undercut")
  func limits() {
    #expect(ThroughputMapping.lteUplink.sinrDB(forMbps: 18.1, bandwidthMHz: 9) == nil)
    #expect(ThroughputMapping.lteDownlink.sinrDB(forMbps: 0.01, bandwidthMHz: 9) == -10)
    #expect(ThroughputMapping.lteDownlink.sinrDB(forMbps: 0, bandwidthMHz: 9) == -10)
  }

  @Test("HSPA and EDGE end at the fastest scheme of their documents")
  func older() {
    // 13.976 Mbit/s of category 10 and 5.742 Mbit/s of category 6 in 3.84 MHz; 473.6 kbit/s in 200 kHz
    #expect(
      isClose(
        ThroughputMapping.hspaDownlink.throughputMbps(sinrDB: 40, bandwidthMHz: 3.84), 13.976, within: 1e-9))
    #expect(
      isClose(
        ThroughputMapping.hspaUplink.throughputMbps(sinrDB: 40, bandwidthMHz: 3.84), 5.742, within: 1e-9))
    #expect(
      isClose(
        ThroughputMapping.edgeDownlink.throughputMbps(sinrDB: 40, bandwidthMHz: 0.2), 0.4736, within: 1e-9))
  }
}

@Suite("Quality beside what disturbs")
struct SignalQualityTests {
  let noise = PowerLevel(dBm: -125)

  @Test("three cells: SINR by hand")
  func threeCells() {
    // A −90, B −100, C −103 dBm per element, noise −125 dBm, load ½:
    // 10⁻¹⁰ + 5.01187·10⁻¹¹ = 1.501187·10⁻¹⁰ mW, halved 7.505936·10⁻¹¹; noise 3.162278·10⁻¹³;
    // 10⁻⁹ / 7.537559·10⁻¹¹ = 13.26689 → 11.2277 dB
    let sum = PowerLevel(dBm: 10 * -9.823565)  // 10 lg 1.501187·10⁻¹⁰ = −98.23565
    let found = SignalQuality.sinrDB(
      signal: PowerLevel(dBm: -90), interference: sum, noise: noise, load: 0.5)
    #expect(isClose(found, 11.2277, within: 1e-3))
  }

  @Test("without load, or without others, it is the ratio to noise")
  func noLoad() {
    let signal = PowerLevel(dBm: -100)
    for interference in [PowerLevel(dBm: -60), nil] {
      let found = SignalQuality.sinrDB(signal: signal, interference: interference, noise: noise, load: 0)
      #expect(isClose(found, 25, within: 1e-9))
    }
    let alone = SignalQuality.sinrDB(signal: signal, interference: nil, noise: noise, load: 1)
    #expect(isClose(alone, 25, within: 1e-9))
  }

  @Test("a loaded LTE cell alone has an RSRQ of −10.8 dB, an empty one of −3 dB")
  func rsrq() {
    func rsrq(load: Double, interference: PowerLevel? = nil) -> Double {
      SignalQuality.rsrqDB(
        rsrp: PowerLevel(dBm: -60), interference: interference, noise: PowerLevel(dBm: -125), load: load,
        idleShare: SignalQuality.idleShareLTE)
    }
    // −10 lg 12; −10 lg 2
    #expect(isClose(rsrq(load: 1), -10.7918, within: 1e-3))
    #expect(isClose(rsrq(load: 0), -3.0103, within: 1e-3))
    // Half load: −10 lg (2 + 5) = −8.4510
    #expect(isClose(rsrq(load: 0.5), -8.4510, within: 1e-3))
    // At the border of two loaded cells: −10 lg 24 = −13.8021
    #expect(isClose(rsrq(load: 1, interference: PowerLevel(dBm: -60)), -13.8021, within: 1e-3))
  }

  @Test("RSRQ and SINR of a loaded network tell the same: RSRQ = 1 / (12 (1 + 1/SINR))")
  func relation() {
    for interference in [-120.0, -100, -90, -80] {
      let (signal, other) = (PowerLevel(dBm: -95), PowerLevel(dBm: interference))
      let sinr = SignalQuality.sinrDB(signal: signal, interference: other, noise: noise, load: 1)
      let rsrq = SignalQuality.rsrqDB(
        rsrp: signal, interference: other, noise: noise, load: 1, idleShare: SignalQuality.idleShareLTE)
      let expected = -10 * log10(12 * (1 + pow(10, -sinr / 10)))
      #expect(isClose(rsrq, expected, within: 1e-9))
    }
  }

  @Test("a loaded UMTS cell alone has an Ec/Io of −10 dB; between two −13 dB; empty −3 dB")
  func ecIo() {
    func ecIo(load: Double, interference: PowerLevel? = nil) -> Double {
      SignalQuality.ecIoDB(
        rscp: PowerLevel(dBm: -60), interference: interference, noise: PowerLevel(dBm: -109), load: load)
    }
    // −10; −10 lg 20; −10 − 10 lg 0.2
    #expect(isClose(ecIo(load: 1), -10, within: 1e-3))
    #expect(isClose(ecIo(load: 1, interference: PowerLevel(dBm: -60)), -13.0103, within: 1e-3))
    #expect(isClose(ecIo(load: 0), -3.0103, within: 1e-3))
  }

  @Test("a weak UMTS pilot over noise alone: Ec/N0 is RSCP less the noise of 3.84 MHz")
  func ecN0() {
    let noise = ThermalNoise.perReferenceSignal(.g3, bandwidthMHz: 5, noiseFigureDB: 9)
    let found = SignalQuality.ecIoDB(
      rscp: PowerLevel(dBm: -140), interference: nil, noise: noise, load: 0)
    // −140 − (−99.1567), and 0.001 dB for the cell's own power
    #expect(isClose(found, -40.8433, within: 0.002))
  }

  @Test("C/I of GSM leaves noise out")
  func cOverI() {
    let found = SignalQuality.cOverIDB(
      carrier: PowerLevel(dBm: -80), interference: PowerLevel(dBm: -92), load: 0.5)
    #expect(isClose(found, 15.0103, within: 1e-4))  // 12 + 10 lg 2
  }
}

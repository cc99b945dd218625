import TestSupport
import Testing

@testable import RadioNetwork

@Suite("What an uplink must carry")
struct UplinkBearerTests {
  @Test("GSM speech at a noise figure of 8 dB is the reference sensitivity of TS 45.005, −104 dBm")
  func gsm() {
    let noise = ThermalNoise.power(bandwidth: UplinkBearer.gsmSpeech.bandwidth, noiseFigureDB: 8)
    // 0.02 dB: 10 lg 200,000 is 53.01.
    #expect(isClose(noise.dBm + UplinkBearer.gsmSpeech.requiredSINRdB, -104, within: 0.02))
  }

  @Test("UMTS asks less over the chip rate the slower the bearer; beyond 384 kbit/s HSUPA carries it")
  func umts() throws {
    // 1.5 − 10 lg (3,840 / 64) = 1.5 − 17.7815
    let data = try #require(
      UplinkBearer.of(.g3, bandwidthMHz: 5, timeShare: .frequencyDivision, throughputMbps: 0.064))
    #expect(isClose(data.requiredSINRdB, -16.2815, within: 1e-4))
    #expect(UplinkBearer.of(.g3, bandwidthMHz: 5, timeShare: .frequencyDivision) == .umtsSpeech)
    let fast = try #require(
      UplinkBearer.of(.g3, bandwidthMHz: 5, timeShare: .frequencyDivision, throughputMbps: 2))
    // 2 / 3.84 / 0.4 = 1.302083; 2^1.302083 − 1 = 1.465847: 1.6609 dB
    #expect(isClose(fast.requiredSINRdB, 1.6609, within: 1e-3))
    #expect(UplinkBearer.of(.g3, bandwidthMHz: 5, timeShare: .frequencyDivision, throughputMbps: 6) == nil)
  }

  @Test(
    "a carrier has no more blocks than it has, so a narrow one asks a higher ratio, and then carries no more")
  func narrow() throws {
    let wide = try #require(
      UplinkBearer.of(.g4, bandwidthMHz: 20, timeShare: .frequencyDivision, throughputMbps: 3))
    let narrow = try #require(
      UplinkBearer.of(.g4, bandwidthMHz: 5, timeShare: .frequencyDivision, throughputMbps: 3))
    #expect(narrow.bandwidth == 4.5e6)
    #expect(wide.bandwidth > narrow.bandwidth)
    #expect(wide.requiredSINRdB < narrow.requiredSINRdB)
    // 2 bit/s/Hz · 4.5 MHz
    #expect(UplinkBearer.of(.g4, bandwidthMHz: 5, timeShare: .frequencyDivision, throughputMbps: 9.1) == nil)
    // In a fifth of the time a carrier of 9 MHz carries 3.6 Mbit/s.
    #expect(UplinkBearer.of(.g4, bandwidthMHz: 10, timeShare: .timeDivision, throughputMbps: 3.7) == nil)
    #expect(UplinkBearer.of(.g4, bandwidthMHz: 10, timeShare: .timeDivision, throughputMbps: 3.5) != nil)
  }

  @Test("GSM is planned for speech: a throughput is not made up for it")
  func throughputOf2G() {
    #expect(UplinkBearer.of(.g2, bandwidthMHz: 0.2, timeShare: .frequencyDivision) == .gsmSpeech)
    #expect(
      UplinkBearer.of(.g2, bandwidthMHz: 0.2, timeShare: .frequencyDivision, throughputMbps: 0.1) == nil)
  }

  @Test("a carrier without an uplink bears nothing", arguments: Generation.allCases)
  func downlinkOnly(generation: Generation) {
    #expect(UplinkBearer.of(generation, bandwidthMHz: 5, timeShare: .frequencyDivision) != nil)
    #expect(UplinkBearer.of(generation, bandwidthMHz: 5, timeShare: .downlinkOnly) == nil)
  }
}

import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

@Suite("From carrier power to the judged signal")
struct ReferenceSignalTests {
  @Test(
    "LTE: one resource element of 12 · N_RB",
    arguments: [(1.4, 18.573), (3.0, 22.553), (5.0, 24.771), (10.0, 27.782), (20.0, 30.792)])
  func lte(bandwidth: Double, offset: Double) {
    // 10 lg(12·6) … 10 lg(12·100), N_RB of TS 36.101 Table 5.6-1
    #expect(isClose(ReferenceSignal.offset(.g4, bandwidthMHz: bandwidth).value, offset, within: 1e-3))
  }

  @Test("NR: 100 MHz has 273 resource blocks of 30 kHz", arguments: [(100.0, 35.154), (20.0, 27.868)])
  func nr(bandwidth: Double, offset: Double) {
    #expect(isClose(ReferenceSignal.offset(.g5, bandwidthMHz: bandwidth).value, offset, within: 1e-3))
  }

  @Test(
    "NR: N_RB of TS 38.101-1 V17 Table 5.3.2-1, 30 kHz from 20 MHz up",
    arguments: [
      (5.0, 25), (10, 52), (15, 79), (20, 51), (25, 65), (30, 78), (35, 92), (40, 106), (45, 119), (50, 133),
      (60, 162), (70, 189), (80, 217), (90, 245), (100, 273),
    ])
  func blocksNR(bandwidth: Double, blocks: Int) {
    #expect(ReferenceSignal.resourceBlocks(.g5, bandwidthMHz: bandwidth) == blocks)
  }

  @Test("GSM is judged by the carrier, UMTS by its pilot")
  func older() {
    #expect(ReferenceSignal.offset(.g2, bandwidthMHz: 0.2) == .zero)
    #expect(ReferenceSignal.offset(.g3, bandwidthMHz: 5) == Decibels(10))
  }
}

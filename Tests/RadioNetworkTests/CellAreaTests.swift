import Propagation
import TestSupport
import Testing

@testable import RadioNetwork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Edge and area of a cell, after Jakes")
struct CellAreaTests {
  @Test(
    "three quarters at the edge are nine tenths of the area at σ 8 dB",
    arguments: [(3.5, 0.90), (4.0, 0.91)])
  func textbook(exponent: Double, area: Double) {
    let found = CellArea.areaProbability(
      edgeProbability: 0.75, sigma: Decibels(8), pathLossExponent: exponent)
    // 0.01: as the printed curve can be read.
    #expect(isClose(found, area, within: 0.01))
  }

  @Test("87 % at the edge are 95 % of the area at σ 9 dB, as a vendor plans")
  func vendor() {
    // TE Connectivity, InterReach Fusion Wideband, Installation manual D-620616-0-20 Rev K, table of the CDMA
    // downlink: "9 dB std. deviation, 95 % area coverage, 87 % edge coverage: 10.0 dB". n is not printed;
    // 3.5 is usual. 0.01: both shares are printed in whole percent.
    let sigma = Decibels(9)
    let area = CellArea.areaProbability(edgeProbability: 0.87, sigma: sigma, pathLossExponent: 3.5)
    #expect(isClose(area, 0.95, within: 0.01))
    let margin = Shadowing(sigma: sigma).margin(probability: 0.87)
    // 0.25 dB: the share's rounding to a percent is worth 0.2 dB here.
    #expect(isClose(margin.value, 10.0, within: 0.25))
  }

  @Test(
    "throwing phones at a round cell gives what the closed form says", arguments: [(8.0, 3.5), (12.0, 2.5)])
  func monteCarlo(sigma: Double, exponent: Double) {
    var generator = SeededGenerator(seed: 1974)
    let edge = 0.75
    let margin = Shadowing(sigma: Decibels(sigma)).margin(probability: edge).value
    let throwCount = 200_000
    var hits = 0
    for _ in 0..<throwCount {
      // Uniform over the disc: the squared radius is uniform.
      let radius = Double.random(in: 0x1p-53...1, using: &generator).squareRoot()
      let median = margin - 10 * exponent * log10(radius)
      if median + sigma * normal(&generator) >= 0 { hits += 1 }
    }
    let closed = CellArea.areaProbability(
      edgeProbability: edge, sigma: Decibels(sigma), pathLossExponent: exponent)
    let share = Double(hits) / Double(throwCount)
    // Four standard errors of a share of that many throws.
    let error = (closed * (1 - closed) / Double(throwCount)).squareRoot()
    #expect(isClose(share, closed, within: 4 * error))
  }

  @Test("the closed form is the integral of location probability over the area")
  func integral() {
    for (edge, sigma, exponent) in [(0.5, 8.0, 4.0), (0.9, 10.0, 3.0), (0.1, 6.0, 2.0), (0.75, 400.0, 2.0)] {
      let spread = Shadowing(sigma: Decibels(sigma))
      let margin = spread.margin(probability: edge)
      let rings = 20_000
      // Rings of equal area, each at its middle.
      let sum = (0..<rings).reduce(0.0) { sum, ring in
        let radius = ((Double(ring) + 0.5) / Double(rings)).squareRoot()
        let median = PowerLevel(dBm: margin.value - 10 * exponent * log10(radius))
        return sum + spread.probability(median: median, threshold: PowerLevel(dBm: 0))
      }
      let closed = CellArea.areaProbability(
        edgeProbability: edge, sigma: Decibels(sigma), pathLossExponent: exponent)
      // The innermost ring is the coarse one: its area is 5·10⁻⁵.
      #expect(isClose(sum / Double(rings), closed, within: 2e-5), "σ \(sigma), n \(exponent)")
    }
  }

  @Test("the share of the edge is found from that of the area, however odd the cell")
  func inverse() {
    for sigma in [0.5, 4.0, 8.0, 12.0, 200.0] {
      for exponent in [2.0, 3.5, 5.0] {
        for area in [0.6, 0.9, 0.95, 0.99, 0.9999] {
          let edge = CellArea.edgeProbability(
            areaProbability: area, sigma: Decibels(sigma), pathLossExponent: exponent)
          guard edge > 1e-300, edge < 1 else { continue }
          let back = CellArea.areaProbability(
            edgeProbability: edge, sigma: Decibels(sigma), pathLossExponent: exponent)
          #expect(isClose(back, area, within: 1e-10), "σ \(sigma), n \(exponent), area \(area)")
        }
      }
    }
  }

  @Test("more of the area is reached than of the edge, the more the steeper the fall")
  func order() {
    for edge in [0.1, 0.5, 0.75, 0.95] {
      let shares = [2.0, 3.0, 4.0, 5.0].map {
        CellArea.areaProbability(edgeProbability: edge, sigma: Decibels(8), pathLossExponent: $0)
      }
      #expect(shares[0] > edge)
      #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("where σ/n is so large that the plain formula overflows, edge and area are the same")
  func wide() {
    // exp(1/b²) is beyond Double from σ/n = 160 on.
    for ratio in [100.0, 160, 500, 1e4] {
      let area = CellArea.areaProbability(
        edgeProbability: 0.75, sigma: Decibels(2 * ratio), pathLossExponent: 2)
      #expect(area >= 0.75 && area < 0.75 + 2 / ratio)
    }
  }

  /// Box and Muller's.
  private func normal(_ generator: inout SeededGenerator) -> Double {
    let radius = (-2 * log(Double.random(in: 0x1p-53...1, using: &generator))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
  }
}

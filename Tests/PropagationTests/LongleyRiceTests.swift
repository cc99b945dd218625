import Terrain
import TestSupport
import Testing

@testable import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Limits, identities and refusals of the Longley–Rice model.
@Suite("Longley–Rice: limits and identities")
struct LongleyRiceTests {
  static let ends = LinkEnds(transmitterHeight: 40, receiverHeight: 10, frequencyMHz: 900)

  /// Evenly spaced heights with hills of a size, m.
  static func hills(count: Int, size: Double, random: inout SeededGenerator) -> [Double] {
    var height = 300.0
    return (0..<count).map { _ in
      height = max(0, height + Double.random(in: -size...size, using: &random))
      return height
    }
  }

  static func profile(_ heights: [Double], step: Double) -> PathProfile {
    PathProfile(distances: heights.indices.map { Double($0) * step }, heights: heights)
  }

  @Test("a short path in plain sight over flat ground loses what free space does")
  func freeSpaceLimit() throws {
    for kilometres in [1.0, 2, 3] {
      let profile = Self.profile(Array(repeating: 100, count: 101), step: kilometres * 10)
      let ends = LinkEnds(transmitterHeight: 60, receiverHeight: 30, frequencyMHz: 3500)
      let loss = try LongleyRice.standard.loss(along: profile, ends: ends)
      #expect(loss.mode == .lineOfSight)
      #expect(loss.referenceAttenuation == 0)
      // 0.1 dB: the climate's median is a few hundredths of a decibel above free space this near.
      #expect(isClose(loss.total, loss.freeSpace, within: 0.1))
      // 0.003 dB: the model rounds the constant 32.4478 dB of free space to 32.45.
      let exact = FreeSpace.loss(distance: kilometres * 1000, frequencyMHz: 3500)
      #expect(isClose(loss.freeSpace, exact, within: 0.003))
    }
  }

  @Test("the signal takes the same loss both ways")
  func reciprocity() throws {
    // The equations are symmetric in their ends, the choice of points is not: the horizon's distance is a
    // sum of steps from one end and a difference from the other, whose last bit may add a point to a fit.
    // A step that is a power of two makes these sums exact, and the way back must then be the way there,
    // but for Δh, whose 35 to 245 samples are laid from the transmitter: a few micrometres to tens of
    // centimetres of Δh, and with a smooth clear path none at all.
    var random = SeededGenerator(seed: 7)
    var worst = 0.0
    for trial in 0..<200 {
      let heights = Self.hills(
        count: Int.random(in: 30...400, using: &random), size: [2.0, 10, 40][trial % 3], random: &random)
      let there = LinkEnds(transmitterHeight: 30, receiverHeight: 2, frequencyMHz: 450)
      let back = LinkEnds(transmitterHeight: 2, receiverHeight: 30, frequencyMHz: 450)
      let model = LongleyRice.standard
      let forth = try model.loss(heights: heights, step: 64, ends: there)
      let reverse = try model.loss(heights: heights.reversed(), step: 64, ends: back)
      worst = max(worst, abs(forth.total - reverse.total))
    }
    print("worst reciprocity", worst)
  }

  @Test("over an area, transmitter and receiver change places without a difference")
  func areaReciprocity() throws {
    for distance in [5e3, 30e3, 90e3, 300e3] {
      let there = try LongleyRice.standard.areaLoss(
        distance: distance, irregularity: 90,
        ends: LinkEnds(transmitterHeight: 50, receiverHeight: 2, frequencyMHz: 700),
        transmitterSiting: .careful)
      let back = try LongleyRice.standard.areaLoss(
        distance: distance, irregularity: 90,
        ends: LinkEnds(transmitterHeight: 2, receiverHeight: 50, frequencyMHz: 700), receiverSiting: .careful)
      // 1e-9 dB: sums in another order
      #expect(isClose(there.total, back.total, within: 1e-9))
    }
  }
}

import TestSupport
import Testing

@testable import RadioNetwork

@Suite("Solids of two cuts")
struct CutCombinationTests {
  /// A panel with a beam `tilt` degrees below the horizon, parabolas and a floor; its horizontal cut as measured on the
  /// cone through the beam, so that it is 0 ahead.
  private static func cuts(tilt: Int) -> PatternCuts {
    func parabola(_ angle: Int, _ width: Double, _ floor: Double) -> Double {
      let offset = Double(angle > 180 ? angle - 360 : angle)
      return min(12 * (offset / width) * (offset / width), floor)
    }
    let vertical = (0..<360).map { angle -> Double in
      let offset = (angle - tilt + 360) % 360
      return parabola(offset, 8, 28)
    }
    return PatternCuts(
      name: "test", gainDBi: 17, horizontal: (0..<360).map { parabola($0, 65, 28) }, vertical: vertical)
  }

  @Test("Every combination keeps the vertical cut ahead", arguments: CutCombination.allCases)
  func vertical(combination: CutCombination) {
    for tilt in [0, 6] {
      let cuts = Self.cuts(tilt: tilt)
      for elevation in -90...90 {
        let found = combination.attenuationDB(
          cuts, azimuthOffsetDegrees: 0, elevationDegrees: Double(elevation))
        #expect(isClose(found, cuts.vertical[(360 - elevation) % 360], within: 1e-9))
      }
    }
  }

  @Test(
    "Every combination keeps the horizontal cut of an antenna without tilt",
    arguments: CutCombination.allCases)
  func horizontal(combination: CutCombination) {
    let cuts = Self.cuts(tilt: 0)
    for azimuth in -180...180 {
      let found = combination.attenuationDB(cuts, azimuthOffsetDegrees: Double(azimuth), elevationDegrees: 0)
      #expect(isClose(found, cuts.horizontal[(azimuth + 360) % 360], within: 1e-9))
    }
  }

  @Test("The interpolation keeps the vertical cut behind; the sum counts tilt twice there")
  func behind() {
    let cuts = Self.cuts(tilt: 6)
    for elevation in -90...90 {
      let found = CutCombination.horizontalInterpolation.attenuationDB(
        cuts, azimuthOffsetDegrees: 180, elevationDegrees: Double(elevation))
      #expect(isClose(found, cuts.vertical[180 + elevation], within: 1e-9))
    }
    // On the horizon behind: H(180°) = 28 dB, and the sum adds V(0°) = 12 (6/8)² = 6.75 dB of the main lobe's tilt.
    let sum = CutCombination.sum.attenuationDB(cuts, azimuthOffsetDegrees: 180, elevationDegrees: 0)
    #expect(isClose(sum, 34.75, within: 1e-9))
  }

  @Test("Off both cuts by hand")
  func byHand() {
    let cuts = Self.cuts(tilt: 0)
    // 32.5° aside H = 3 dB, 4° down V = 3 dB; behind both are at their floor of 28 dB.
    func found(_ combination: CutCombination) -> Double {
      combination.attenuationDB(cuts, azimuthOffsetDegrees: 32.5, elevationDegrees: -4)
    }
    // H is linear between 32° (2.908402 dB) and 33° (3.093018 dB): 3.000710 dB.
    let h = (12 * (32.0 / 65) * (32.0 / 65) + 12 * (33.0 / 65) * (33.0 / 65)) / 2
    #expect(isClose(found(.sum), h + 3, within: 1e-9))
    // (1 − 32.5/180)·(0 − 3) + 32.5/180·(28 − 28) = −2.458333 dB
    #expect(isClose(found(.horizontalInterpolation), h + 2.458333, within: 1e-6))
    // h = 0.501105, v = 0.501187: w₁ = 0.250040, w₂ = 0.249958; (w₁·3.000710 + w₂·3) / √(w₁² + w₂²) = 4.243143 dB.
    #expect(isClose(found(.weightedSum), 4.243143, within: 1e-5))
  }

  @Test("Between whole degrees cuts are linear, around the circle too")
  func interpolation() {
    let cuts = Self.cuts(tilt: 6)
    #expect(isClose(cuts.horizontalDB(atDegrees: -0.5), cuts.horizontal[359] / 2, within: 1e-12))
    #expect(cuts.verticalDB(atDegrees: 366) == 0)
    #expect(isClose(cuts.verticalDB(atDegrees: 5.25), 0.75 * cuts.vertical[5], within: 1e-12))
  }

  @Test("No attenuation is below zero", arguments: CutCombination.allCases)
  func bounds(combination: CutCombination) {
    // A back lobe as strong as the beam, beside a horizontal cut that is deep behind.
    var vertical = Self.cuts(tilt: 3).vertical
    for angle in 170...190 { vertical[angle] = 0 }
    let cuts = PatternCuts(
      name: "test", gainDBi: 17, horizontal: Self.cuts(tilt: 3).horizontal, vertical: vertical)
    for azimuth in stride(from: -180.0, through: 180, by: 2.5) {
      for elevation in stride(from: -90.0, through: 90, by: 2.5) {
        #expect(
          combination.attenuationDB(cuts, azimuthOffsetDegrees: azimuth, elevationDegrees: elevation) >= 0)
      }
    }
  }

  @Test("The half-power width is read off the horizontal cut")
  func width() throws {
    // 3 dB between 32° and 33° on both sides: 2 · (32 + (3 − 2.908402) / (3.093018 − 2.908402)).
    #expect(isClose(try #require(Self.cuts(tilt: 0).horizontalBeamwidthDegrees), 64.9923, within: 1e-3))
    let round = PatternCuts(
      name: "o", gainDBi: 9, horizontal: [Double](repeating: 0, count: 360),
      vertical: Self.cuts(tilt: 0).vertical)
    #expect(round.horizontalBeamwidthDegrees == nil)
    #expect(AntennaPattern.cuts(round, .sum).isOmnidirectional)
    #expect(!AntennaPattern.cuts(round, .horizontalInterpolation).isOmnidirectional)
  }
}

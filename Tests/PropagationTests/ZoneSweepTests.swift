import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("The sweep over zones")
struct ZoneSweepTests {
  @Test("every receiver has the stretches of its own path")
  func stretches() {
    var random = SeededGenerator(seed: 41)
    for trial in 0..<100 {
      let count = Int.random(in: 2...300, using: &random)
      let step = [20.0, 30, 90, 1000].randomElement(using: &random)!
      let zones: [RadioClimaticZone] =
        switch trial % 5 {
        case 0: []
        case 1: Array(repeating: .inland, count: count)
        case 2: (0..<count).map { _ in RadioClimaticZone.allCases.randomElement(using: &random)! }
        default: SweepGround.zones(count: count, random: &random)
        }
      let ground = GroundRadial(step: step, heights: Array(repeating: 0, count: count), zones: zones)
      var sweep = ZoneSweep(capacity: count)
      sweep.fill(zones, count: count, step: step)
      for receiver in 1..<count {
        let expected = PathZones(of: ground.profile(to: receiver))
        let found = sweep.zones(to: receiver)
        #expect(isClose(found.longestLandKm, expected.longestLandKm, within: 1e-9))
        #expect(isClose(found.longestInlandKm, expected.longestInlandKm, within: 1e-9))
        #expect(isClose(found.seaFraction, expected.seaFraction, within: 1e-12))
      }
    }
  }

  @Test("used again, it gives what a new one gives")
  func reuse() {
    var random = SeededGenerator(seed: 42)
    var sweep = ZoneSweep(capacity: 200)
    for trial in 0..<60 {
      let count = Int.random(in: 2...200, using: &random)
      let zones = trial % 3 == 0 ? [] : SweepGround.zones(count: count, random: &random)
      var fresh = ZoneSweep(capacity: 200)
      fresh.fill(zones, count: count, step: 30)
      sweep.fill(zones, count: count, step: 30)
      #expect(sweep.isInland == fresh.isInland)
      for receiver in 1..<count { #expect(sweep.zones(to: receiver) == fresh.zones(to: receiver)) }
    }
  }

  @Test("the climate of eight receivers is the plain form's")
  func climate() {
    var random = SeededGenerator(seed: 43)
    for _ in 0..<4000 {
      let model = P1812(
        timePercent: Double.random(in: 1...50, using: &random),
        latitudeDegrees: Double.random(in: -80...80, using: &random))
      let land = exp10(Double.random(in: -2...3, using: &random))
      let inland = [0, land, land * Double.random(in: 0...1, using: &random)].randomElement(using: &random)!
      let zones = PathZones(
        longestLandKm: land, longestInlandKm: inland, seaFraction: Double.random(in: 0...1, using: &random))
      let plain = P1812.RadioMeteorology(
        zones: zones, lapseRate: model.lapseRate, latitudeDegrees: model.latitudeDegrees)
      let found = P1812ClimateFormula(model).climate(
        longestLandKm: Lanes(repeating: Float(land)), longestInlandKm: Lanes(repeating: Float(inland)),
        seaFraction: Lanes(repeating: Float(zones.seaFraction)))
      #expect(isClose(Double(found.lgDuctingPercent[2]), log10(plain.ductingPercent), within: 2e-6))
      #expect(isClose(Double(found.inlandness[2]), plain.inlandness, within: 2e-6))
      // F_i is a quotient of quantiles: near p = β₀ = 50 % both vanish.
      #expect(
        isClose(
          Double(found.interpolation[2]), model.timeInterpolation(ductingPercent: plain.ductingPercent),
          within: 2e-5), "\(model), \(zones)")
      #expect(found.seaFraction[2] == Float(zones.seaFraction))
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private func exp10(_ x: Double) -> Double { pow(10, x) }

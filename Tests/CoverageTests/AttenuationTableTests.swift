import RadioNetwork
import TestSupport
import Testing

@testable import Coverage

@Suite("An antenna as a table")
struct AttenuationTableTests {
  @Test("whole degrees are the antenna's own values")
  func wholeDegreesAreExact() {
    let antenna = Antenna(
      name: "tilted", pattern: .panel(horizontalBeamwidthDegrees: 65), electricalDowntiltDegrees: 3,
      mechanicalDowntiltDegrees: 4)
    let table = AttenuationTable(antenna)
    for azimuth in stride(from: 0, to: 360, by: 7) {
      for elevation in stride(from: -89, through: 89, by: 3) {
        let exact = antenna.attenuationDB(
          azimuthOffsetDegrees: Double(azimuth), elevationDegrees: Double(elevation))
        let found = table.attenuation(
          column: AttenuationTable.column(Float(azimuth)), elevation: Float(elevation))
        // Floats of up to 360 are 3·10⁻⁵ apart, and the pattern changes by up to 5 dB a degree.
        #expect(abs(Double(found) - exact) < 5e-4)
      }
    }
  }

  @Test("between them it is within 0.05 dB down to 12 dB, where signals are decided")
  func betweenDegreesItIsClose() {
    var random = SeededGenerator(seed: 4)
    for mechanical in [0.0, 2, 6] {
      let antenna = Antenna(
        name: "element", pattern: .parabolic(.tr38901Element), electricalDowntiltDegrees: 0,
        mechanicalDowntiltDegrees: mechanical)
      let panel = Antenna(
        name: "panel", pattern: .panel(horizontalBeamwidthDegrees: 65), electricalDowntiltDegrees: 2,
        mechanicalDowntiltDegrees: mechanical)
      for antenna in [antenna, panel] {
        let table = AttenuationTable(antenna)
        for _ in 0..<4000 {
          let azimuth = Double.random(in: -180...180, using: &random)
          let elevation = Double.random(in: -19...19, using: &random)
          let exact = antenna.attenuationDB(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation)
          guard exact < 12 else { continue }
          let found = table.attenuation(
            column: AttenuationTable.column(Float(azimuth)), elevation: Float(elevation))
          // A parabola of 10° bends by 0.24 dB a square degree: 0.002 dB at quarters; of 65° nearly not.
          #expect(abs(Double(found) - exact) < 0.05)
        }
      }
    }
  }

  @Test("no elevation has less than the least of its azimuth")
  func leastIsLeast() {
    var random = SeededGenerator(seed: 5)
    let table = AttenuationTable(
      Antenna(
        name: "tilted", pattern: .panel(horizontalBeamwidthDegrees: 65), electricalDowntiltDegrees: 3,
        mechanicalDowntiltDegrees: 8))
    for _ in 0..<5000 {
      let azimuth = Double.random(in: -720...720, using: &random)
      let elevation = Float.random(in: -90...90, using: &random)
      let least = table.leastAttenuation(azimuthOffsetDegrees: azimuth)
      let column = AttenuationTable.column(Float(azimuth.remainder(dividingBy: 360)))
      #expect(table.attenuation(column: column, elevation: elevation) >= least - 1e-4)
    }
  }
}

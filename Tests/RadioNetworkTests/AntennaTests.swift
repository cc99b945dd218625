import TestSupport
import Testing

@testable import RadioNetwork

@Suite("Antennas")
struct AntennaTests {
  private static let upright = Antenna.panel()

  @Test("The element of TR 38.901 Table 7.3-1 is that of the reference table")
  func element() throws {
    guard let rows = try SharedData.table("reference/antenna/tr38901_element.csv") else { return }
    let antenna = Antenna(name: "tr38901-element", pattern: .parabolic(.tr38901Element))
    var worst = 0.0
    for row in rows {
      let azimuth = try #require(Double(row["azimuth_deg"]!))
      let elevation = try #require(Double(row["elevation_deg"]!))
      let attenuation = antenna.attenuationDB(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation)
      worst = max(worst, abs(attenuation + Double(row["A_dB"]!)!))
      let gain = ParabolicPattern.tr38901ElementGainDBi - attenuation
      worst = max(worst, abs(gain - Double(row["gain_dBi"]!)!))
    }
    #expect(rows.count == 40)
    // The table has ten decimals.
    #expect(worst < 1e-9, "\(worst)")
  }

  @Test("Electrical tilt shifts the vertical cut alike all round")
  func electrical() {
    let tilted = Antenna.panel(downtiltDegrees: 6)
    for azimuth in stride(from: -180.0, through: 180, by: 30) {
      for elevation in stride(from: -40.0, through: 40, by: 4) {
        #expect(
          tilted.attenuationDB(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation - 6)
            == Self.upright.attenuationDB(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation))
      }
    }
    // 12 (6/10)² dB at the horizon.
    #expect(isClose(tilted.attenuationDB(azimuthOffsetDegrees: 0, elevationDegrees: 0), 4.32, within: 1e-12))
  }

  @Test("Mechanical tilt turns about the axis across boresight")
  func mechanical() {
    let antenna = Antenna(name: "panel", pattern: Self.upright.pattern, mechanicalDowntiltDegrees: 10)
    func direction(_ azimuth: Double, _ elevation: Double) -> (Double, Double) {
      antenna.direction(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation)
    }
    func expect(_ found: (Double, Double), _ azimuth: Double, _ elevation: Double, within: Double = 1e-9) {
      #expect(
        isClose(found.0, azimuth, within: within) && isClose(found.1, elevation, within: within), "\(found)")
    }
    // Ahead the beam has gone down by the tilt; behind the back lobe has come up by it; abreast nothing moves.
    expect(direction(0, -10), 0, 0)
    expect(direction(0, 0), 0, 10)
    expect(direction(90, 0), 90, 0)
    #expect(isClose(abs(direction(180, 0).0), 180, within: 1e-9))
    #expect(isClose(direction(180, 0).1, -10, within: 1e-9))
    // cos 45° = 0.707107: ahead 0.707107·cos 10° = 0.696364, right 0.707107, above 0.707107·sin 10° = 0.122788;
    // atan(0.707107 / 0.696364) = 45.4386°, asin 0.122788 = 7.0531°.
    expect(direction(45, 0), 45.4386, 7.0531, within: 5e-4)
    #expect(antenna.attenuationDB(azimuthOffsetDegrees: 0, elevationDegrees: -10) < 1e-12)
  }

  @Test("Turned down and up again, a direction is where it was, and lengths stay")
  func rotation() {
    for tilt in [-12.0, 3, 25] {
      let down = Antenna(name: "a", pattern: Self.upright.pattern, mechanicalDowntiltDegrees: tilt)
      let up = Antenna(name: "a", pattern: Self.upright.pattern, mechanicalDowntiltDegrees: -tilt)
      for azimuth in stride(from: -170.0, through: 170, by: 17) {
        for elevation in stride(from: -60.0, through: 60, by: 15) {
          let turned = down.direction(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation)
          let back = up.direction(
            azimuthOffsetDegrees: turned.azimuthDegrees, elevationDegrees: turned.elevationDegrees)
          #expect(isClose(back.azimuthDegrees, azimuth, within: 1e-9))
          #expect(isClose(back.elevationDegrees, elevation, within: 1e-9))
        }
      }
    }
  }

  @Test("A mechanical tilt, and nothing else, takes the roundness from an omnidirectional antenna")
  func roundness() {
    #expect(Antenna.omnidirectional(downtiltDegrees: 4).isOmnidirectional)
    #expect(!Antenna(name: "o", pattern: .omnidirectional, mechanicalDowntiltDegrees: 1).isOmnidirectional)
    #expect(!Self.upright.isOmnidirectional)
  }
}

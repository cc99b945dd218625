import TestSupport
import Testing

@testable import RadioNetwork

@Suite("Envelopes of beams")
struct BeamEnvelopeTests {
  /// Beams at ±7.5°, ±22.5°, ±37.5°, ±52.5°. The element has lost 12 (φ/65°)² there: 0.159763, 1.437870, 3.994083 and
  /// 7.828402 dB; the least is taken off.
  @Test(
    "The default envelope by hand",
    arguments: [
      // Amid a beam: its scan loss.
      (7.5, 0.0, 0.0), (22.5, 0, 1.278107), (-37.5, 0, 3.834320), (52.5, 0, 7.668639),
      // Between the two middle beams, and between the first and the second: half a width off the better one.
      (0, 0, 3), (15, 0, 3),
      // 5° off in elevation: 12 (5/10)² = 3 dB; 40° off: the side-lobe limit.
      (7.5, -5, 3), (7.5, 40, 20),
      // 7.5° outside of the last beam: 7.668639 + 3.
      (60, 0, 10.668639),
      // Behind: the front-to-back ratio.
      (180, 0, 30),
    ])
  func byHand(azimuth: Double, elevation: Double, expected: Double) {
    let found = BeamEnvelope.ssb.attenuationDB(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation)
    // Six decimals were written down.
    #expect(isClose(found, expected, within: 1e-6), "\(found)")
  }

  @Test("One beam ahead is the beam itself, and more beams never take away")
  func beams() {
    let beam = ParabolicPattern(
      horizontalBeamwidthDegrees: 20, verticalBeamwidthDegrees: 8, sideLobeLimitDB: 20, frontToBackDB: 30)
    let one = BeamEnvelope(azimuthsDegrees: [0], elevationsDegrees: [0], beam: beam)
    let three = BeamEnvelope(azimuthsDegrees: [-20, 0, 20], elevationsDegrees: [0, -8], beam: beam)
    for azimuth in stride(from: -180.0, through: 180, by: 7.5) {
      for elevation in stride(from: -30.0, through: 30, by: 2.5) {
        let alone = one.attenuationDB(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation)
        #expect(alone == beam.attenuationDB(azimuthOffsetDegrees: azimuth, elevationOffsetDegrees: elevation))
        #expect(three.attenuationDB(azimuthOffsetDegrees: azimuth, elevationDegrees: elevation) <= alone)
      }
    }
  }
}

import TestSupport
import Testing

@testable import RadioNetwork

@Suite("Parabolic patterns")
struct ParabolicPatternTests {
  let panel = ParabolicPattern.macroPanel()

  @Test("half the beamwidth off, a panel has lost 3 dB; behind it, the front-to-back ratio")
  func horizontal() {
    #expect(panel.horizontalAttenuationDB(offsetDegrees: 0) == 0)
    #expect(isClose(panel.horizontalAttenuationDB(offsetDegrees: 32.5), 3, within: 1e-12))
    #expect(panel.horizontalAttenuationDB(offsetDegrees: 180) == 25)
  }

  @Test("left and right, and any number of turns, are the same")
  func symmetry() {
    for offset in stride(from: 0.0, through: 180, by: 7) {
      let right = panel.horizontalAttenuationDB(offsetDegrees: offset)
      #expect(isClose(panel.horizontalAttenuationDB(offsetDegrees: -offset), right, within: 1e-12))
      #expect(isClose(panel.horizontalAttenuationDB(offsetDegrees: offset + 720), right, within: 1e-9))
    }
  }

  @Test("both cuts together never lose more than the front-to-back ratio")
  func both() {
    #expect(panel.attenuationDB(azimuthOffsetDegrees: 120, elevationOffsetDegrees: 40) == 25)
    #expect(
      ParabolicPattern.omnidirectional.attenuationDB(azimuthOffsetDegrees: 120, elevationOffsetDegrees: 5)
        == 3)
  }
}

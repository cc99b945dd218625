import Foundation
import Testing

@testable import Synthesis

@Suite("Elementary functions out of + − × ÷")
struct ElementaryTests {
  // 1e-9: far below a decimetre at a village's rim and a hundredth of a decibel.
  private static let tolerance = 1e-9

  @Test("log10 and exp agree with the C library", arguments: [1e-6, 0.3, 0.999, 1, 1.5, 7, 900, 4e9])
  func logarithm(value: Double) {
    #expect(abs(Elementary.log10(value) - log10(value)) < Self.tolerance)
    let power = log10(value)
    #expect(abs(Elementary.exp(power) / exp(power) - 1) < Self.tolerance)
  }

  @Test("direction agrees with the C library all round and beyond")
  func direction() {
    for step in -50...150 {
      let turns = Double(step) / 97
      let (cosine, sine) = Elementary.direction(turns: turns)
      #expect(abs(cosine - cos(2 * .pi * turns)) < Self.tolerance)
      #expect(abs(sine - sin(2 * .pi * turns)) < Self.tolerance)
    }
  }

  @Test("the azimuth of a direction is that direction")
  func azimuth() {
    for degrees in 0..<360 {
      let (north, east) = Elementary.direction(turns: Double(degrees) / 360)
      let azimuth = Elementary.azimuthDegrees(east: east, north: north)
      #expect(abs((azimuth - Double(degrees)).remainder(dividingBy: 360)) < 1e-7)
      #expect((0..<360).contains(azimuth))
    }
    #expect(Elementary.azimuthDegrees(east: 0, north: 0) == 0)
  }
}

import Terrain
import TestSupport
import Testing

@testable import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Deygout's three edges")
struct DeygoutTests {
  static let flatEarth = 1e15
  static let wavelength = FreeSpace.wavelength(frequencyMHz: 900)

  static func profile(length: Int, step: Double = 100, walls: [Int: Double] = [:]) -> PathProfile {
    PathProfile(
      distances: (0...length).map { Double($0) * step }, heights: (0...length).map { walls[$0] ?? 0 })
  }

  static func edges(_ profile: PathProfile, antennas: Double = 10, earth: Double = flatEarth) -> Deygout.Edges
  {
    Deygout.edges(
      along: profile, transmitterHeight: antennas, receiverHeight: antennas, effectiveEarthRadius: earth)
  }

  @Test("one wall on a flat Earth is its knife edge and the correction C")
  func oneEdge() throws {
    // 2 km, a wall of 60 m halfway between antennas at 10 m. Seen from its top the plain stays clear: its
    // highest point is 100 m from an antenna, 15 m below the ray, ν = −3.87.
    let profile = Self.profile(length: 20, walls: [10: 60])
    let edges = Self.edges(profile, antennas: 10)
    let principal = try #require(edges.principal)
    #expect(principal.index == 10)
    // ν = 50·√(2·2000/(0.333103·10⁶)) = 5.4791; J = 6.9 + 20 lg(√(5.3791² + 1) + 5.3791) = 27.6096
    let single = KnifeEdge.loss(principal.value / Self.wavelength.squareRoot())
    #expect(isClose(single, 27.61, within: 0.01))
    let loss = Deygout.loss(edges: edges, wavelength: Self.wavelength, length: profile.length)
    let correction = (1 - exp(-single / 6)) * (10 + 0.04 * 2)
    #expect(isClose(loss, single + correction, within: 1e-9))
  }

  @Test("three walls: the principal and one on each side, each over the ray to the principal's top")
  func threeEdges() throws {
    let profile = Self.profile(length: 60, walls: [15: 40, 30: 90, 45: 50])
    let edges = Self.edges(profile)
    let wavelength = Self.wavelength
    #expect(edges.principal?.index == 30)
    #expect(edges.transmitterSide?.index == 15)
    #expect(edges.receiverSide?.index == 45)
    // Principal: 80 m over the ray, 3 km from both ends.
    let nuP = 80 * (2 * 6000 / (wavelength * 3000 * 3000)).squareRoot()
    // From 10 m to 90 m the ray is 50 m high halfway: 10 m above the first wall, level with the second.
    let nuT = -10 * (2 * 3000 / (wavelength * 1500 * 1500)).squareRoot()
    let byHand =
      KnifeEdge.loss(nuP) + (1 - exp(-KnifeEdge.loss(nuP) / 6))
      * (KnifeEdge.loss(nuT) + KnifeEdge.loss(0) + 10 + 0.04 * 6)
    let loss = Deygout.loss(edges: edges, wavelength: wavelength, length: profile.length)
    #expect(isClose(loss, byHand, within: 1e-6))
  }

  @Test("a clear path over flat ground and a path without inner points lose nothing")
  func clear() {
    let clear = Self.profile(length: 10)
    let high = Self.edges(clear, antennas: 100, earth: 8_494_667)
    #expect(Deygout.loss(edges: high, wavelength: Self.wavelength, length: clear.length) == 0)
    let short = Self.profile(length: 1)
    let none = Self.edges(short)
    #expect(none.principal == nil)
    #expect(Deygout.loss(edges: none, wavelength: Self.wavelength, length: short.length) == 0)
  }

  @Test("the loss is the same in both directions")
  func reciprocal() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let heights = (0...80).map { _ in Double.random(in: 0...120, using: &random) }
      let distances = (0...80).map { Double($0) * 90 }
      let forth = Self.edges(PathProfile(distances: distances, heights: heights), earth: 8_494_667)
      let back = Self.edges(PathProfile(distances: distances, heights: heights.reversed()), earth: 8_494_667)
      let loss = Deygout.loss(edges: forth, wavelength: Self.wavelength, length: 7200)
      #expect(
        isClose(loss, Deygout.loss(edges: back, wavelength: Self.wavelength, length: 7200), within: 1e-9))
    }
  }

  @Test("one wall rising loses more without a break, and a smaller Earth blocks more")
  func monotone() {
    var previous = 0.0
    for wall in stride(from: -20.0, through: 200, by: 0.5) {
      let profile = Self.profile(length: 50, walls: [21: wall])
      let edges = Deygout.edges(
        along: profile, transmitterHeight: 60, receiverHeight: 60, effectiveEarthRadius: Self.flatEarth)
      let loss = Deygout.loss(edges: edges, wavelength: Self.wavelength, length: profile.length)
      #expect(loss >= previous - 1e-12 && loss - previous < 3)
      previous = loss
    }
    #expect(previous > 30)
    let plain = Self.profile(length: 300)
    let usual = Self.edges(plain, earth: 8_494_667)
    let bent = Self.edges(plain, earth: 4_000_000)
    #expect(
      Deygout.loss(edges: bent, wavelength: Self.wavelength, length: plain.length)
        > Deygout.loss(edges: usual, wavelength: Self.wavelength, length: plain.length))
  }

  @Test("on a single wall the principal edge is Bullington's")
  func bullington() throws {
    let profile = Self.profile(length: 20, walls: [7: 60])
    let bullington = Bullington.obstruction(
      along: profile, transmitterHeight: 10, receiverHeight: 10, effectiveEarthRadius: Self.flatEarth)
    let principal = try #require(Self.edges(profile).principal)
    #expect(isClose(principal.value, bullington.value, within: 1e-6))
  }
}

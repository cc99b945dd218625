import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("Free space and knife edges")
struct DiffractionTests {
  static func freeSpaceAgreement() throws -> Agreement? {
    try agreement("reference/small/free_space.csv", "L_exact_dB") { row in
      FreeSpace.loss(distance: row.number("d_km") * 1000, frequencyMHz: row.number("f_mhz"))
    }
  }

  static func knifeEdgeAgreement() throws -> Agreement? {
    try agreement("reference/small/knife_edge_J.csv", "J_p526_approx_dB") { KnifeEdge.loss($0.number("nu")) }
  }

  static func edgeGeometryAgreement() throws -> Agreement? {
    try agreement("reference/small/knife_edge_geometry.csv", "nu") { row in
      let obstruction = KnifeEdge.obstruction(
        height: row.number("h_m"), before: row.number("d1_km") * 1000, behind: row.number("d2_km") * 1000)
      return obstruction / FreeSpace.wavelength(frequencyMHz: row.number("f_mhz")).squareRoot()
    }
  }

  private static func agreement(
    _ file: String, _ column: String, own: ([String: String]) -> Double
  ) throws -> Agreement? {
    try SharedData.table(file)?.reduce(into: Agreement()) { $0.compare(own($1), $1.number(column)) }
  }

  @Test("free space agrees with P.525's table")
  func freeSpace() throws {
    guard let agreement = try Self.freeSpaceAgreement() else { return }
    #expect(agreement.cases > 0 && agreement.largestDifference < 1e-9)
  }

  @Test("J(ν) agrees with P.526's table")
  func knifeEdge() throws {
    guard let agreement = try Self.knifeEdgeAgreement() else { return }
    #expect(agreement.cases > 0 && agreement.largestDifference < 1e-9)
  }

  @Test("ν of a placed edge agrees with P.526's table")
  func geometry() throws {
    guard let agreement = try Self.edgeGeometryAgreement() else { return }
    // 1e-10: the table's twelve decimals
    #expect(agreement.cases > 0 && agreement.largestDifference < 1e-10)
  }

  @Test("one edge on flat ground: Bullington stands where the edge is and has its height")
  func singleEdge() {
    // Without curvature, antennas at 10 m, a wall of 60 m halfway along 2 km: 50 m above the ray.
    let profile = PathProfile(
      distances: (0...20).map { Double($0) * 100 }, heights: (0...20).map { $0 == 10 ? 60 : 0 })
    let found = Bullington.obstruction(
      along: profile, transmitterHeight: 10, receiverHeight: 10, effectiveEarthRadius: 1e15)
    #expect(!found.isLineOfSight)
    #expect(isClose(found.distance, 1000, within: 1e-6))
    #expect(isClose(found.height, 50, within: 1e-6))
    // ν = 50 √(2·2000/(λ·1000·1000)) = 50·0.0632456/√λ, λ = 0.333102 m at 900 MHz: ν = 5.4791.
    let nu = found.value / FreeSpace.wavelength(frequencyMHz: 900).squareRoot()
    #expect(isClose(nu, 5.4791, within: 1e-3))
  }

  @Test("a higher wall never loses less")
  func monotone() {
    var previous = -1.0
    for wall in stride(from: -20.0, through: 200, by: 5) {
      let profile = PathProfile(
        distances: (0...50).map { Double($0) * 90 }, heights: (0...50).map { $0 == 21 ? wall : 0 })
      let found = Bullington.obstruction(
        along: profile, transmitterHeight: 30, receiverHeight: 1.5, effectiveEarthRadius: 8_494_667)
      let loss = Bullington.loss(obstruction: found.value, wavelength: 0.333, length: profile.length)
      #expect(loss >= previous)
      previous = loss
    }
    #expect(previous > 20)
  }
}

import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("P.1812's limits and identities")
struct P1812IdentityTests {
  /// Rolling ground with clutter and a sea in the middle, from a seed.
  static func profile(seed: UInt64, count: Int = 120, step: Double = 100) -> PathProfile {
    var random = SeededGenerator(seed: seed)
    var height = Double.random(in: 50...400, using: &random)
    let heights = (0..<count).map { _ -> Double in
      height = max(0, height + .random(in: -25...25, using: &random))
      return height
    }
    let sea = Int.random(in: 0..<count / 2, using: &random)
    return PathProfile(
      distances: (0..<count).map { Double($0) * step }, heights: heights,
      clutterHeights: (0..<count).map { _ in [0, 0, 10, 15].randomElement(using: &random)! },
      zones: (0..<count).map { $0 > sea && $0 < sea + count / 3 ? .sea : .inland })
  }

  static let ends = LinkEnds(transmitterHeight: 40, receiverHeight: 10, frequencyMHz: 900)

  private func ridge(_ height: Double, count: Int = 201, step: Double = 100) -> PathProfile {
    PathProfile(
      distances: (0..<count).map { Double($0) * step },
      heights: (0..<count).map { $0 == count / 3 ? height : 100 })
  }

  @Test("a path and its reverse have one loss", arguments: [50.0, 10, 1])
  func reciprocity(timePercent: Double) {
    let model = P1812(
      timePercent: timePercent, polarization: .horizontal, transmitterCoastKm: 3, receiverCoastKm: 60)
    let reverse = P1812(
      timePercent: timePercent, polarization: .horizontal, transmitterCoastKm: 60, receiverCoastKm: 3)
    for seed in 1...60 {
      let path = Self.profile(seed: UInt64(seed))
      let back = PathProfile(
        distances: path.distances.reversed().map { path.length - $0 }, heights: path.heights.reversed(),
        clutterHeights: path.clutterHeights.reversed(), zones: path.zones.reversed())
      let there = model.loss(along: path, ends: Self.ends).blending.total
      let again = reverse.loss(
        along: back, ends: LinkEnds(transmitterHeight: 10, receiverHeight: 40, frequencyMHz: 900)
      ).blending.total
      // Before location variability, which is the receiver's own.
      #expect(isClose(there, again, within: 1e-9), "seed \(seed)")
    }
  }

  @Test("between high masts close by it is free space", arguments: [0.3, 1, 3])
  func freeSpace(km: Double) {
    let flat = PathProfile(
      distances: (0...20).map { Double($0) * km * 50 }, heights: Array(repeating: 10, count: 21))
    let loss = P1812().loss(
      along: flat, ends: LinkEnds(transmitterHeight: 150, receiverHeight: 150, frequencyMHz: 2400))
    // Of eq. (63) scatter and of eq. (57) the far end of a step remain: less than a thousandth.
    #expect(isClose(loss.total, loss.lineOfSight.freeSpace, within: 1e-3))
    // 92.4 for 92.448 dB, § 4.2.
    #expect(
      isClose(
        loss.lineOfSight.freeSpace, FreeSpace.loss(distance: km * 1000, frequencyMHz: 2400), within: 0.05))
  }

  @Test("a higher ridge never loses less")
  func obstacle() {
    var previous = 0.0
    for height in stride(from: 100.0, through: 700, by: 5) {
      let loss = P1812().loss(along: ridge(height), ends: Self.ends).total
      #expect(loss >= previous - 1e-9, "at \(height) m")
      previous = loss
    }
    #expect(previous > 150)
  }

  @Test("a loss that is exceeded less often is a greater one: in time and over locations")
  func quantiles() {
    for seed in 1...20 {
      let path = Self.profile(seed: UInt64(seed))
      let times = [1.0, 2, 5, 10, 20, 35, 49.9, 50].map {
        P1812(timePercent: $0).loss(along: path, ends: Self.ends).total
      }
      #expect(times == times.sorted())
      let places = [1.0, 10, 50, 90, 99].map {
        P1812(locationPercent: $0).loss(along: path, ends: Self.ends)
      }
      #expect(places.map(\.total) == places.map(\.total).sorted())
      // Log-normal: as much more for 90 % as less for 10 %.
      #expect(isClose(places[3].locationMargin, -places[1].locationMargin, within: 1e-9))
    }
  }

  @Test("location variability dies out over 10 m above the clutter, and is none at sea")
  func locations() {
    let model = P1812(locationPercent: 90, predictionResolution: 100)
    // (0.52 + 0.024 · 0.9) · 100^0.28 = 0.5416 · 3.63078 = 1.96643
    func deviation(_ height: Double) -> Double {
      model.locationDeviation(frequencyGHz: 0.9, receiverHeight: height, clutterHeight: 15)
    }
    #expect(isClose(deviation(1.5), 1.96643, within: 1e-5))
    #expect(isClose(deviation(15), 1.96643, within: 1e-5))
    #expect(isClose(deviation(20), 1.96643 / 2, within: 1e-5))
    #expect(deviation(25) == 0 && deviation(100) == 0)
    let atSea = PathProfile(
      distances: [0, 1000, 2000, 3000], heights: [5, 0, 0, 0], zones: [.coastal, .sea, .sea, .sea])
    #expect(model.loss(along: atSea, ends: Self.ends).locationMargin == 0)
  }

  // MARK: Where the document switches from one formula to another

  /// The largest step of a quantity over values `width` apart around a switch.
  private func jump(at value: Double, width: Double, _ quantity: (Double) -> Double) -> Double {
    abs(quantity(value + width) - quantity(value - width))
  }

  @Test("the loss is continuous where a ridge touches the ray, and where p reaches 50 %")
  func continuous() {
    // The ray passes 11.67 km of 20 km … the ridge that just grazes it is found by halving.
    var low = 100.0
    var high = 200.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let geometry = P1812().loss(along: ridge(middle), ends: Self.ends).geometry
      if geometry.isTransHorizon { high = middle } else { low = middle }
    }
    let grazing = jump(at: low, width: 1e-6) {
      P1812().loss(along: ridge($0), ends: Self.ends).total
    }
    #expect(grazing < 1e-4)
    let path = Self.profile(seed: 5)
    let time = jump(at: 50, width: 1e-7) {
      P1812(timePercent: min($0, 50)).loss(along: path, ends: Self.ends).total
    }
    #expect(time < 1e-4)
  }

  @Test("the document's own jumps have the size they have")
  func jumps() {
    // J(ν) begins at 6.9 + 20 lg(√(0.88² + 1) − 0.88) = 0.0040 dB instead of 0.
    #expect(KnifeEdge.loss(-0.78) == 0)
    #expect(isClose(KnifeEdge.loss(-0.78 + 1e-9), 0.0040, within: 1e-4))
    // F(X) of eq. (33) steps by 7·10⁻⁶ dB at X = 1.6: 11 + 2.0412 − 28.16 against −4.0824 − 11.0362.
    let ofDistance = SphericalEarth.distanceTerm(1.6) - SphericalEarth.distanceTerm(1.6 - 1e-12)
    #expect(isClose(ofDistance, -0.000007, within: 1e-6))
    // G(Y) of eq. (35) steps down by 0.0175 dB at B = 2: 16.6968 + 0.2288 − 8 against 20 lg 2.8 = 8.9432.
    let ofHeight = SphericalEarth.heightGain(2 + 1e-12) - SphericalEarth.heightGain(2)
    #expect(isClose(ofHeight, -0.017547, within: 1e-6))
    // A_lf of eq. (47a) ends at 500 MHz without a step: 45.375 − 68.5 + 23.125 = 0.
    let path = Self.profile(seed: 9)
    let ducting = jump(at: 500, width: 1e-6) {
      P1812(timePercent: 1).loss(
        along: path, ends: LinkEnds(transmitterHeight: 40, receiverHeight: 10, frequencyMHz: $0)
      ).ducting
    }
    #expect(ducting < 1e-5)
  }
}

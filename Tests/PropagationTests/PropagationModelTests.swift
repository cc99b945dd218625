import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("Models as values")
struct PropagationModelTests {
  static let all: [PropagationModel] =
    EmpiricalModel.Basic.allCases.flatMap { basic in
      EmpiricalModel.Diffraction.allCases.map { .empirical(EmpiricalModel(basic: basic, diffraction: $0)) }
    } + [
      .p1812(P1812()), .p1812(P1812(timePercent: 1)), .longleyRice(.standard), .automatic(AutomaticModel()),
      .longleyRice(luckyBroadcast),
    ]

  /// The strongest signals that a scenario can ask for.
  private static let luckyBroadcast = try! LongleyRice(
    timePercent: 0.1, locationPercent: 0.1, situationPercent: 0.1,
    variabilityMode: .init(.broadcast))

  private func flat(_ length: Double, count: Int = 41, height: Double = 100) -> PathProfile {
    PathProfile(
      distances: (0..<count).map { Double($0) * length / Double(count - 1) },
      heights: Array(repeating: height, count: count))
  }

  @Test("no path loses less than the bound behind a sector's reach", arguments: all)
  func leastLoss(model: PropagationModel) throws {
    var random = SeededGenerator(seed: 3)
    for seed in 1...40 {
      let path = P1812IdentityTests.profile(seed: UInt64(seed), count: .random(in: 3...150, using: &random))
      let frequency = [160.0, 450, 900, 2100, 3500].randomElement(using: &random)!
      let ends = LinkEnds(
        transmitterHeight: .random(in: 5...80, using: &random), receiverHeight: 1.5, frequencyMHz: frequency)
      let loss = try model.loss(along: path, ends: ends).total
      let least = model.leastLoss(distance: path.length, ends: ends)
      #expect(loss >= least - 1e-9, "\(model.name) seed \(seed)")
      #expect(model.reach(loss: Decibels(loss), ends: ends, limit: 1e6) >= path.length - 1)
    }
  }

  @Test("a path without a point between its ends is predicted by every model", arguments: all)
  func twoPoints(model: PropagationModel) throws {
    for length in [90.0, 500, 5000] {
      let loss = try model.loss(
        along: PathProfile(distances: [0, length], heights: [120, 100]), ends: P1812IdentityTests.ends)
      #expect(loss.total.isFinite && loss.total > 60, "\(model.name) over \(length) m")
    }
  }

  @Test("losses too great for any radio are still numbers")
  func enormous() throws {
    // 2.5 million km is nonsense, and its loss a nonsense number: but a number.
    let path = PathProfile(
      distances: (0...40).map { Double($0) * 5e5 }, heights: (0...40).map { $0 % 2 == 0 ? 0 : 8000 })
    let loss = try PropagationModel.p1812(P1812()).loss(along: path, ends: P1812IdentityTests.ends)
    #expect(loss.total.isFinite && loss.total > 1000)
  }

  @Test("automatic takes 38.901 below 250 m and above 6 GHz, P.1812 elsewhere, and says which")
  func automatic() throws {
    let model = PropagationModel.automatic(AutomaticModel())
    func taken(_ length: Double, _ frequency: Double) throws -> String {
      try model.loss(
        along: flat(length),
        ends: LinkEnds(transmitterHeight: 30, receiverHeight: 1.5, frequencyMHz: frequency)
      ).model
    }
    #expect(try taken(249, 900) == "3gpp-rma")
    #expect(try taken(251, 900) == "itu-r-p1812")
    #expect(try taken(5000, 26_000) == "3gpp-rma")
  }

  @Test("where automatic changes models over open ground the loss steps by less than 1.5 dB")
  func automaticJump() throws {
    let model = PropagationModel.automatic(AutomaticModel())
    for frequency in [700.0, 900, 1800, 2600, 3500] {
      let ends = LinkEnds(transmitterHeight: 35, receiverHeight: 1.5, frequencyMHz: frequency)
      let near = try model.loss(along: flat(249.9), ends: ends)
      let far = try model.loss(along: flat(250.1), ends: ends)
      #expect(abs(near.total - far.total) < 1.5, "\(frequency) MHz: \(near.total) and \(far.total)")
    }
  }

  @Test("at 1,500 MHz the Hata family steps by what the documents differ in")
  func hataSwitch() throws {
    func loss(_ frequency: Double, _ environment: HataEnvironment) throws -> Double {
      try PropagationModel.empirical(EmpiricalModel(diffraction: .none, environment: environment)).loss(
        along: flat(5000),
        ends: LinkEnds(transmitterHeight: 35, receiverHeight: 1.5, frequencyMHz: frequency)
      ).total
    }
    // K of COST 231 less K of Hata: 46.3 + 33.9 lg 1500 − 69.55 − 26.16 lg 1500 = 1.33 dB, and the suburban
    // correction, 2 lg²(1500/28) + 5.4 = 11.38 dB, which COST 231 does not have.
    let urban = try loss(1500.001, .urban) - loss(1500, .urban)
    #expect(isClose(urban, 7.74 * 3.176091 - 23.25, within: 1e-3))
    let suburban = try loss(1500.001, .suburban) - loss(1500, .suburban)
    #expect(isClose(suburban, 1.333 + 2 * 1.728933 * 1.728933 + 5.4, within: 2e-3))
  }

  @Test("Okumura's effective height is continuous where its two definitions meet at 15 km")
  func effectiveHeight() {
    func height(_ count: Int) -> Double {
      let path = PathProfile(
        distances: (0..<count).map { Double($0) * 10 }, heights: (0..<count).map { 200 - 0.01 * Double($0) })
      return EffectiveHeight.above(path, transmitterHeight: 40)
    }
    // A sample of 1,200 more or less in the mean.
    #expect(abs(height(1500) - height(1502)) < 0.05)
  }

  @Test("what a model cannot take is refused by name, value and range")
  func refusals() {
    let high = LinkEnds(transmitterHeight: 30, receiverHeight: 1.5, frequencyMHz: 26_000)
    let found = PropagationModel.p1812(P1812()).refusals(ends: high)
    #expect(found.map(\.description) == ["ITU-R P.1812-8 covers carriers in MHz of 30 to 6000, not 26000"])
    let model = PropagationModel.p1812(P1812(timePercent: 60, locationPercent: 100))
    #expect(
      model.refusals(ends: LinkEnds(transmitterHeight: 0, receiverHeight: 1.5, frequencyMHz: 900)).count == 3)
    #expect(PropagationModel.automatic(AutomaticModel()).refusals(ends: high).isEmpty)
    #expect(PropagationModel.longleyRice(.standard).refusals(ends: high).count == 1)
    #expect(PropagationModel.empirical(EmpiricalModel()).refusals(ends: high).isEmpty)
  }

  @Test("unknown ground is refused with its point, never crossed", arguments: all)
  func unknownGround(model: PropagationModel) {
    var heights = [Double](repeating: 50, count: 30)
    heights[12] = .nan
    let path = PathProfile(distances: (0..<30).map { Double($0) * 100 }, heights: heights)
    #expect(throws: ModelRefusal.unknownGround(index: 12)) {
      try model.loss(along: path, ends: P1812IdentityTests.ends)
    }
  }

  @Test("a short or thin path is predicted with a caveat")
  func caveats() throws {
    let model = PropagationModel.p1812(P1812())
    let short = try model.loss(along: flat(100, count: 3), ends: P1812IdentityTests.ends)
    #expect(
      short.caveats.map(\.description) == [
        "ITU-R P.1812-8 covers paths in km of 0.25 to 3000, not 0.1",
        "ITU-R P.1812-8 wants profiles of 5 points or more, not 3",
      ])
    let plain = try model.loss(along: flat(3000), ends: P1812IdentityTests.ends)
    #expect(plain.caveats.isEmpty)
  }

  @Test("on a smooth Earth delta-Bullington is the spherical Earth's loss")
  func smoothEarth() {
    for km in [5.0, 20, 40, 80] {
      let ends = LinkEnds(transmitterHeight: 30, receiverHeight: 10, frequencyMHz: 600)
      let found = DeltaBullington(
        along: flat(km * 1000, count: 401, height: 0), ends: ends, effectiveEarthRadius: 8_500_000)
      #expect(isClose(found.actual, found.smooth, within: 1e-9))
      #expect(isClose(found.loss, max(found.sphericalEarth, found.actual), within: 1e-9))
    }
  }

  @Test("the closed form of a smooth path agrees with its profile")
  func attachmentFour() {
    var largest = 0.0
    for km in stride(from: 2.0, through: 100, by: 0.7) {
      let ends = LinkEnds(transmitterHeight: 40, receiverHeight: 10, frequencyMHz: 900)
      let path = flat(km * 1000, count: 2001)
      let profile = P1812().loss(along: path, ends: ends).diffraction.median.smooth
      let closed = P1812(smoothPath: .closedForm).loss(along: path, ends: ends).diffraction.median.smooth
      largest = max(largest, abs(profile - closed))
    }
    // The profile has a point every 50 m at the most, the closed form every one.
    #expect(largest < 0.01, "\(largest)")
  }
}

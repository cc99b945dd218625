import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("The Longley–Rice sweep against the plain form")
struct LongleyRiceSweepTests {
  /// Parameters and a link from a seed.
  struct Case {
    let model: LongleyRice
    let radial: GroundRadial
    let ends: LinkEnds
    let name: String

    init(seed: UInt64, count: ClosedRange<Int>) throws {
      var random = SeededGenerator(seed: seed)
      let kind = SweepGround.Kind.allCases.randomElement(using: &random)!
      let codes = (0..<40).filter { $0 % 10 < 4 }
      model = try LongleyRice(
        climate: .allCases.randomElement(using: &random)!,
        surfaceRefractivity: [301, Double.random(in: 250...400, using: &random)]
          .randomElement(using: &random)!,
        permittivity: [15.0, 4, 81, 1].randomElement(using: &random)!,
        conductivity: [0.005, 0.001, 5].randomElement(using: &random)!,
        polarization: .allCases.randomElement(using: &random)!,
        timePercent: [50, 1, 99, 0.01, Double.random(in: 1...99, using: &random)]
          .randomElement(using: &random)!,
        locationPercent: [50.0, 10, 95].randomElement(using: &random)!,
        situationPercent: [50.0, 10, 95].randomElement(using: &random)!,
        variabilityMode: .init(code: codes.randomElement(using: &random)!))
      var ground = SweepGround.radial(
        kind, count: Int.random(in: count, using: &random),
        step: [20.0, 30, 90, 250, 1000, 5000, 33.3, Double.random(in: 5...2000, using: &random)]
          .randomElement(using: &random)!, random: &random)
      if Int.random(in: 0..<4, using: &random) == 0 { ground = Self.distorted(ground, random: &random) }
      radial = ground
      // In one of fifty an end or the carrier is refused.
      ends = LinkEnds(
        transmitterHeight: (Array(repeating: [5.0, 40, 80, 1.5, 0.5, 300, 1500], count: 10).flatMap { $0 } + [
          0.4
        ])
        .randomElement(using: &random)!,
        receiverHeight: (Array(repeating: [1.5, 1.5, 10, 40, 0.7], count: 20).flatMap { $0 } + [3001])
          .randomElement(using: &random)!,
        frequencyMHz: [
          20, 450.0, 900, 2100, 6000, 20_000, Double.random(in: 19...6000, using: &random),
          Double.random(in: 20...20_000, using: &random),
        ].randomElement(using: &random)!)
      name = "seed \(seed), \(kind), \(ends), step \(radial.step)"
    }

    /// Ground that hardly any country has: high, deep, infinite, or with heights that sums cannot hold.
    static func distorted(_ ground: GroundRadial, random: inout SeededGenerator) -> GroundRadial {
      var heights = ground.heights
      let place = heights.indices.randomElement(using: &random)!
      switch Int.random(in: 0..<5, using: &random) {
      case 0: for index in heights.indices { heights[index] += 5500 }
      case 1: for index in heights.indices { heights[index] -= 2600 }
      case 2: heights[place] = [.infinity, -.infinity, 1e8, -1e8].randomElement(using: &random)!
      case 3:
        heights[place] = [1e-30, 3e-5, 0.017, -0.3, .leastNonzeroMagnitude].randomElement(using: &random)!
      default: for index in heights.indices { heights[index] = Float(index) * 0.1 }
      }
      return GroundRadial(step: ground.step, heights: heights)
    }

    /// The plain form over the path to a receiver, or what it refuses.
    func plain(to receiver: Int) -> Result<LongleyRiceLoss, LongleyRiceError> {
      Result { () throws(LongleyRiceError) in
        try model.loss(along: radial.profile(to: receiver).withInnerPoint, ends: ends)
      }
    }

    func sweep() -> LongleyRiceSweep {
      var sweep = LongleyRiceSweep(model: model, capacity: radial.count, step: radial.step)
      sweep.fill(
        radial, antennaHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
        asked: .all(of: radial.count))
      return sweep
    }
  }

  static var radials: UInt64 {
    #if DEBUG
      200
    #else
      20_000
    #endif
  }

  @Test("every receiver of a radial has the bits of its own path, its caveats and its refusal")
  func agrees() throws {
    var (losses, refusals, caveats) = (0, 0, Set<LongleyRiceCaveat>())
    for seed in 1...Self.radials {
      let test = try Case(seed: seed, count: seed % 20 == 0 ? 100...600 : 2...60)
      let sweep = test.sweep()
      for receiver in 1..<max(2, test.radial.known) {
        let plain = test.plain(to: receiver)
        let swept = Result { () throws(LongleyRiceError) in
          try sweep.loss(to: receiver, frequencyMHz: test.ends.frequencyMHz)
        }
        // Every part of the loss, not the total alone.
        guard swept == plain else {
          Issue.record("\(test.name), receiver \(receiver): \(swept) for \(plain)")
          return
        }
        switch plain {
        case .success(let loss):
          losses += 1
          caveats.formUnion(loss.caveats)
        case .failure: refusals += 1
        }
      }
    }
    #expect(refusals > 0)
    #expect(losses > refusals)
    print(
      "Longley–Rice sweep: \(losses) losses with the plain form's bits, \(refusals) refusals, "
        + "\(caveats.count) kinds of caveat, over \(Self.radials) radials")
  }

  @Test("a carrier's losses and the counts of its caveats are the plain form's")
  func carrier() throws {
    for seed in 1...Self.radials / 4 {
      let test = try Case(seed: seed + 5_000_000, count: seed % 20 == 0 ? 100...600 : 2...60)
      let model = PropagationModel.longleyRice(test.model)
      let known = test.radial.known
      guard known > 1 else { continue }
      var counts = LongleyRiceCaveatCounts()
      var losses = LaneArray(count: test.radial.count)
      LongleyRiceCarrierLoss(model: test.model, ends: test.ends)
        .fill(&losses, sweep: test.sweep(), counts: &counts)
      var expected: [ModelCaveat: Int] = [:]
      let noted = model.caveats(ends: test.ends)
      for receiver in 1..<known {
        let plain = try? model.loss(along: test.radial.profile(to: receiver), ends: test.ends)
        let loss = losses[receiver]
        #expect(plain.map { Float($0.total) == loss } ?? loss.isNaN, "\(test.name), receiver \(receiver)")
        for caveat in plain?.caveats ?? [] where !noted.contains(caveat) {
          expected[caveat.ofAnyPath, default: 0] += 1
        }
      }
      let found = counts.found.map { (ModelCaveat.longleyRice($0.caveat), $0.count) }
      #expect(Dictionary(uniqueKeysWithValues: found) == expected, "\(test.name)")
    }
  }

  @Test("a sweep gives the same again after another radial, and when only some receivers are asked for")
  func reuse() throws {
    for seed in 1...Self.radials / 20 {
      let test = try Case(seed: seed + 9_000_000, count: 30...200)
      let other = try Case(seed: seed + 9_500_000, count: 30...200)
      let capacity = max(test.radial.count, other.radial.count)
      var sweep = LongleyRiceSweep(model: test.model, capacity: capacity, step: test.radial.step)
      sweep.fill(
        GroundRadial(step: test.radial.step, heights: other.radial.heights), antennaHeight: 25,
        receiverHeight: 3, asked: .all(of: other.radial.count))
      var asked = AskedReceivers(capacity: capacity)
      asked.ask(8...13)
      asked.ask(24...29)
      sweep.fill(
        test.radial, antennaHeight: test.ends.transmitterHeight, receiverHeight: test.ends.receiverHeight,
        asked: asked)
      for receiver in 1..<max(2, test.radial.known) where asked.contains(receiver) {
        let swept = Result { () throws(LongleyRiceError) in
          try sweep.loss(to: receiver, frequencyMHz: test.ends.frequencyMHz)
        }
        #expect(swept == test.plain(to: receiver), "\(test.name), receiver \(receiver)")
      }
    }
  }
}

import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("The P.1812 sweep used again, and in part")
struct P1812SweepReuseTests {
  /// Losses of a radial's receivers as bits; those beyond what is known are left out.
  static func bits(
    _ ground: GroundRadial, sweep: inout P1812Sweep, ends: LinkEnds, asked: AskedReceivers
  ) -> [UInt32] {
    sweep.fill(
      ground, antennaHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
      longestWavelength: FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz), asked: asked)
    var losses = LaneArray(count: ground.count + 8)
    P1812CarrierLoss(model: sweep.model, ends: ends).fill(&losses, sweep: &sweep)
    return sweep.receivers.map { losses[$0].bitPattern }
  }

  static func model(_ trial: Int) -> P1812 {
    P1812(
      timePercent: [50, 10, 1][trial % 3], locationPercent: 90, latitudeDegrees: 15, transmitterCoastKm: 3,
      receiverCoastKm: 2, smoothPath: trial % 4 == 0 ? .closedForm : .profile)
  }

  @Test("a radial has the same bits after another one, longer or shorter, with holes, clutter and zones")
  func reuse() {
    var random = SeededGenerator(seed: 51)
    for trial in 0..<150 {
      let model = Self.model(trial)
      let step = [30.0, 90, 1000].randomElement(using: &random)!
      var radials: [(ground: GroundRadial, ends: LinkEnds)] = []
      for _ in 0..<3 {
        let kind = SweepGround.Kind.allCases.randomElement(using: &random)!
        radials.append(
          (
            SweepGround.radial(
              kind, count: Int.random(in: 2...200, using: &random), step: step, random: &random),
            LinkEnds(
              transmitterHeight: [5.0, 40].randomElement(using: &random)!, receiverHeight: 1.5,
              frequencyMHz: [450.0, 900, 3500].randomElement(using: &random)!)
          ))
      }
      let fresh = radials.map { radial in
        var sweep = P1812Sweep(model: model, capacity: 200, step: step)
        return Self.bits(radial.ground, sweep: &sweep, ends: radial.ends, asked: .all(of: 200))
      }
      var sweep = P1812Sweep(model: model, capacity: 200, step: step)
      for index in [0, 1, 0, 2, 1, 0] {
        let again = Self.bits(
          radials[index].ground, sweep: &sweep, ends: radials[index].ends, asked: .all(of: 200))
        #expect(again == fresh[index], "trial \(trial), radial \(index)")
      }
    }
  }

  @Test("a receiver has the same bits whether all are asked for or only its group")
  func askedGroups() {
    var random = SeededGenerator(seed: 52)
    for trial in 0..<150 {
      let model = Self.model(trial)
      let kind = SweepGround.Kind.allCases.randomElement(using: &random)!
      let ground = SweepGround.radial(
        kind, count: Int.random(in: 2...200, using: &random), step: 90, random: &random)
      let ends = LinkEnds(transmitterHeight: 30, receiverHeight: 1.5, frequencyMHz: 900)
      var sweep = P1812Sweep(model: model, capacity: 200, step: 90)
      let all = Self.bits(ground, sweep: &sweep, ends: ends, asked: .all(of: 200))
      for _ in 0..<6 {
        var asked = AskedReceivers(capacity: 200)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let receiver = Int.random(in: 1..<ground.count, using: &random)
          asked.ask(receiver...receiver)
        }
        let some = Self.bits(ground, sweep: &sweep, ends: ends, asked: asked)
        #expect(some.count == all.count)
        for receiver in sweep.receivers where asked.contains(receiver) {
          #expect(some[receiver - 1] == all[receiver - 1], "\(kind), trial \(trial), receiver \(receiver)")
        }
      }
    }
  }

  @Test("a carrier has the same bits whether another one asked before it")
  func carriers() {
    var random = SeededGenerator(seed: 53)
    for trial in 0..<60 {
      let model = Self.model(trial)
      let kind = SweepGround.Kind.allCases.randomElement(using: &random)!
      let ground = SweepGround.radial(kind, count: 150, step: 250, random: &random)
      var sweep = P1812Sweep(model: model, capacity: 150, step: 250)
      sweep.fill(
        ground, antennaHeight: 30, receiverHeight: 1.5,
        longestWavelength: FreeSpace.wavelength(frequencyMHz: 450), asked: .all(of: 150))
      func losses(_ frequency: Double) -> [UInt32] {
        var losses = LaneArray(count: 150)
        P1812CarrierLoss(
          model: model, ends: LinkEnds(transmitterHeight: 30, receiverHeight: 1.5, frequencyMHz: frequency)
        ).fill(&losses, sweep: &sweep)
        return sweep.receivers.map { losses[$0].bitPattern }
      }
      let first = losses(3500)
      let low = losses(450)
      #expect(losses(3500) == first && losses(450) == low, "\(kind)")
    }
  }

  @Test("a coast exactly at the horizon counts, as in the plain form")
  func coastAtHorizon() {
    var random = SeededGenerator(seed: 54)
    let model = P1812(timePercent: 1, latitudeDegrees: 5, transmitterCoastKm: 3, receiverCoastKm: 2)
    let ends = LinkEnds(transmitterHeight: 10, receiverHeight: 1.5, frequencyMHz: 900)
    for _ in 0..<300 {
      let step = [20.0, 40, 50, 100, 250].randomElement(using: &random)!
      let back = Int(2000 / step)
      let receiver = Int.random(in: back + 3...back + 600, using: &random)
      var heights = [Float](repeating: 0, count: receiver + 1)
      heights[receiver - back] = Float.random(in: 20...60, using: &random)
      let ground = GroundRadial(
        step: step, heights: heights,
        zones: (0...receiver).map { $0 == 0 || $0 == receiver ? .coastal : .sea })
      var sweep = P1812Sweep(model: model, capacity: receiver + 1, step: step)
      let found = Self.bits(ground, sweep: &sweep, ends: ends, asked: .all(of: receiver + 1))
      let plain = model.loss(along: ground.profile(to: receiver), ends: ends)
      #expect(
        isClose(Double(Float(bitPattern: found[receiver - 1])), plain.total, within: 0.01),
        "step \(step), receiver \(receiver)")
    }
  }

  @Test("the transmitter's horizon never lies behind the receiver's")
  func horizonsInOrder() {
    var random = SeededGenerator(seed: 55)
    var blocked = 0
    for _ in 0..<3000 {
      let kind = SweepGround.Kind.allCases.randomElement(using: &random)!
      let count = Int.random(in: 3...80, using: &random)
      let heights = SweepGround.heights(kind, count: count, random: &random)
      let geometry = P1812.PathGeometry(
        of: GroundRadial(step: 90, heights: heights).profile(to: count - 1),
        ends: LinkEnds(transmitterHeight: 10, receiverHeight: 1.5, frequencyMHz: 900),
        medianEarthRadiusKm: 8500)
      if geometry.isTransHorizon { blocked += 1 }
      #expect(geometry.transmitterHorizon.index <= geometry.receiverHorizon.index, "\(kind)")
    }
    #expect(blocked > 1000)
  }
}

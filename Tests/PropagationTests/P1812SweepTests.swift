import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("The P.1812 sweep against the plain form")
struct P1812SweepTests {
  /// Parameters and a link from a seed.
  struct Case {
    var model: P1812
    let radial: GroundRadial
    let ends: LinkEnds
    let name: String

    init(seed: UInt64, count: ClosedRange<Int>) {
      var random = SeededGenerator(seed: seed)
      let kind = SweepGround.Kind.allCases.randomElement(using: &random)!
      model = P1812(
        timePercent: [50.0, 50, 10, 1, Double.random(in: 1...50, using: &random)]
          .randomElement(using: &random)!,
        locationPercent: [50.0, 90].randomElement(using: &random)!,
        polarization: Bool.random(using: &random) ? .vertical : .horizontal,
        lapseRate: Double.random(in: 30...90, using: &random),
        latitudeDegrees: Double.random(in: -75...75, using: &random),
        transmitterCoastKm: [500, 3].randomElement(using: &random)!,
        receiverCoastKm: [500, 2].randomElement(using: &random)!,
        smoothPath: Int.random(in: 0..<4, using: &random) == 0 ? .closedForm : .profile)
      radial = SweepGround.radial(
        kind, count: Int.random(in: count, using: &random),
        step: [20.0, 30, 90, 250, 1000].randomElement(using: &random)!, random: &random)
      ends = LinkEnds(
        transmitterHeight: [5.0, 40, 80, 1.5].randomElement(using: &random)!,
        receiverHeight: [1.5, 1.5, 10, 40].randomElement(using: &random)!,
        frequencyMHz: [30, 450.0, 900, 2100, 6000, Double.random(in: 30...6000, using: &random)]
          .randomElement(using: &random)!)
      name = "seed \(seed), \(kind), \(ends), step \(radial.step)"
    }
  }

  @Test("in Double every receiver of a radial has the loss of its own path within 1e-6 dB")
  func agreesInDouble() throws {
    #if DEBUG
      let radials = 150
    #else
      let radials = 100_000
    #endif
    var worst = 0.0
    for seed in 1...UInt64(radials) {
      let test = Case(seed: seed, count: seed % 50 == 0 ? 100...400 : 3...60)
      var sweep = P1812Sweep(model: test.model, capacity: test.radial.count, step: test.radial.step)
      sweep.fill(
        test.radial, antennaHeight: test.ends.transmitterHeight, receiverHeight: test.ends.receiverHeight,
        longestWavelength: FreeSpace.wavelength(frequencyMHz: test.ends.frequencyMHz),
        asked: .all(of: test.radial.count))
      for receiver in sweep.receivers where receiver >= 2 {
        let plain = test.model.loss(along: test.radial.profile(to: receiver), ends: test.ends)
        let swept = sweep.loss(to: receiver, frequencyMHz: test.ends.frequencyMHz)
        let difference = abs(swept.total - plain.total)
        if !(difference <= 1e-6) {
          Issue.record("\(test.name), receiver \(receiver): \(swept.total) for \(plain.total)")
          return
        }
        worst = max(worst, difference)
      }
    }
    #expect(worst <= 1e-6)
    print("P.1812 sweep in Double: largest difference \(worst) dB over \(radials) radials")
  }

  @Test("in Float 99.9 % of the receivers are within 0.02 dB and all within 0.1 dB")
  func agreesInFloat() throws {
    #if DEBUG
      let radials = 150
    #else
      let radials = 100_000
    #endif
    var differences: [Double] = []
    for seed in 1...UInt64(radials) {
      let test = Case(seed: seed + 1_000_000, count: seed % 50 == 0 ? 100...400 : 2...60)
      var sweep = P1812Sweep(model: test.model, capacity: test.radial.count, step: test.radial.step)
      sweep.fill(
        test.radial, antennaHeight: test.ends.transmitterHeight, receiverHeight: test.ends.receiverHeight,
        longestWavelength: FreeSpace.wavelength(frequencyMHz: test.ends.frequencyMHz),
        asked: .all(of: test.radial.count))
      var losses = LaneArray(count: test.radial.count)
      P1812CarrierLoss(model: test.model, ends: test.ends).fill(&losses, sweep: &sweep)
      for receiver in sweep.receivers {
        let expected =
          receiver == 1
          ? sweep.plainLossToFirst(ends: test.ends)
          : sweep.loss(to: receiver, frequencyMHz: test.ends.frequencyMHz).total
        let difference = abs(Double(losses[receiver]) - expected)
        if !(difference <= 0.1) {
          Issue.record("\(test.name), receiver \(receiver): \(losses[receiver]) for \(expected)")
          return
        }
        differences.append(difference)
      }
    }
    differences.sort()
    let share = differences[differences.count * 999 / 1000]
    #expect(share <= 0.02)
    print(
      "P.1812 sweep in Float: median \(differences[differences.count / 2]), 99.9 % \(share), largest "
        + "\(differences.last ?? 0) dB over \(differences.count) receivers")
  }

  @Test("receivers that are left out have more loss than the limit, the others the same bits")
  func limits() throws {
    #if DEBUG
      let radials = 300
    #else
      let radials = 20_000
    #endif
    var leftOut = 0
    for seed in 1...UInt64(radials) {
      let test = Case(seed: seed + 5_000_000, count: 20...120)
      var random = SeededGenerator(seed: seed)
      let mostLoss = Double.random(in: 90...170, using: &random)
      let wavelength = FreeSpace.wavelength(frequencyMHz: test.ends.frequencyMHz)
      let carrier = P1812CarrierLoss(model: test.model, ends: test.ends)
      var sweep = P1812Sweep(model: test.model, capacity: test.radial.count, step: test.radial.step)
      var all = LaneArray(count: test.radial.count)
      var some = LaneArray(count: test.radial.count)
      sweep.fill(
        test.radial, antennaHeight: test.ends.transmitterHeight, receiverHeight: test.ends.receiverHeight,
        longestWavelength: wavelength, asked: .all(of: test.radial.count))
      carrier.fill(&all, sweep: &sweep)
      sweep.fill(
        test.radial, antennaHeight: test.ends.transmitterHeight, receiverHeight: test.ends.receiverHeight,
        longestWavelength: wavelength, asked: .all(of: test.radial.count),
        limits: [P1812CarrierLoss.Limit(carrier: carrier, mostLoss: mostLoss)])
      carrier.fill(&some, sweep: &sweep)
      for receiver in sweep.receivers {
        if some[receiver] == .infinity {
          leftOut += 1
          if !(Double(all[receiver]) > mostLoss) {
            Issue.record("\(test.name), receiver \(receiver): \(all[receiver]) is within \(mostLoss)")
            return
          }
        } else if some[receiver].bitPattern != all[receiver].bitPattern {
          Issue.record("\(test.name), receiver \(receiver): \(some[receiver]) for \(all[receiver])")
          return
        }
      }
    }
    #expect(leftOut > 10 * radials)
  }
}

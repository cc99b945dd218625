import Terrain
import TestSupport
import Testing

@testable import Propagation

@Suite("The radial sweep against the plain model")
struct RadialSweepTests {
  enum Kind: CaseIterable { case flat, rolling, noise, cliffs, spike, sea, plateau, slope }

  static func ground(_ kind: Kind, count: Int, random: inout SeededGenerator) -> [Float] {
    var height = Float.random(in: 0...1500, using: &random)
    return (0..<count).map { index in
      switch kind {
      case .flat: return 12
      case .sea: return 0
      case .rolling:
        height += Float.random(in: -25...25, using: &random)
        return max(0, height)
      case .noise: return Float.random(in: 0...80, using: &random)
      case .cliffs:
        if Int.random(in: 0..<20, using: &random) == 0 { height = Float.random(in: 0...900, using: &random) }
        return height
      case .spike: return index == count / 3 ? 300 : 20
      case .plateau: return index < count / 2 ? 800 : 100
      case .slope: return Float(index) * 8
      }
    }
  }

  static let models: [PropagationModel] = [
    EmpiricalModel(), EmpiricalModel(environment: .open, effectiveEarthRadiusFactor: 0.9),
    EmpiricalModel(basic: .freeSpace), EmpiricalModel(diffraction: .none),
    EmpiricalModel(basic: .threeGPPRuralMacro),
  ].map(PropagationModel.empirical)

  @Test("every receiver of a radial has the loss of its own path", arguments: Kind.allCases)
  func agrees(kind: Kind) throws {
    var random = SeededGenerator(seed: UInt64(Kind.allCases.firstIndex(of: kind)!) + 1)
    #if DEBUG
      let radials = 6
    #else
      let radials = 120
    #endif
    var worst = 0.0
    for trial in 0..<radials {
      let model = Self.models[trial % Self.models.count]
      let count = Int.random(in: 2...260, using: &random)
      let step = [30.0, 90, 250].randomElement(using: &random)!
      let antennaHeight = Double.random(in: 5...80, using: &random)
      let ground = Self.ground(kind, count: count, random: &random)
      let frequencies = [450.0, 900, 2100, 3700]
      var geometry = RadialGeometry(model: try #require(model.swept), capacity: count)
      geometry.fill(
        GroundRadial(step: step, heights: ground), antennaHeight: antennaHeight, receiverHeight: 1.5,
        longestWavelength: FreeSpace.wavelength(frequencyMHz: 450), asked: .all(of: count))
      #expect(geometry.known == count)
      let distances = RadialDistances(count: count, step: step)
      for frequency in frequencies {
        var loss = LaneArray(count: count)
        let ends = LinkEnds(
          transmitterHeight: antennaHeight, receiverHeight: 1.5, frequencyMHz: frequency)
        EmpiricalCarrierLoss(model: try #require(model.swept), ends: ends, receivers: count - 1, step: step)
          .fill(&loss, geometry: geometry, distances: distances, asked: .all(of: count))
        for receiver in 1..<count {
          let profile = PathProfile(
            distances: (0...receiver).map { Double($0) * step },
            heights: ground[0...receiver].map(Double.init))
          let plain = try model.loss(along: profile, ends: ends)
          worst = max(worst, abs(Double(loss[receiver]) - plain.total))
        }
      }
    }
    // 0.01 dB: single precision in the closed forms; the geometry is in double.
    #expect(worst < 0.01, "largest difference \(worst) dB")
  }

  @Test("a receiver behind unknown ground is unknown, not lit and not dark")
  func unknownGround() {
    var ground = [Float](repeating: 50, count: 100)
    ground[40] = .nan
    var geometry = RadialGeometry(model: EmpiricalModel(), capacity: 100)
    geometry.fill(
      GroundRadial(step: 90, heights: ground), antennaHeight: 30, receiverHeight: 1.5,
      longestWavelength: 0.33, asked: .all(of: 100))
    #expect(geometry.known == 40)
  }

  @Test("own logarithm and power of two are as exact as they claim")
  func arithmetic() {
    var worstLog = 0.0
    var worstPower = 0.0
    for step in 0..<20_000 {
      let x = Float(0.001) * Float(step + 1) * 7.3
      let got = Lanes.log10(Lanes(repeating: x))[3]
      worstLog = max(worstLog, abs(Double(got) - reference10(Double(x))))
      let y = Float(step) / 400 - 25
      let power = Lanes.exp2(Lanes(repeating: y))[5]
      worstPower = max(worstPower, abs(Double(power) / exp2Reference(Double(y)) - 1))
    }
    #expect(worstLog < 5e-7)
    #expect(worstPower < 3e-7)
  }

  @Test("no path loses less than the bound behind a sector's reach")
  func reachIsABound() throws {
    var random = SeededGenerator(seed: 77)
    for _ in 0..<200 {
      let model = Self.models.randomElement(using: &random)!
      let ground = Self.ground(.rolling, count: 60, random: &random)
      let profile = PathProfile(
        distances: (0..<60).map { Double($0) * 200 }, heights: ground.map(Double.init))
      let ends = LinkEnds(transmitterHeight: 60, receiverHeight: 1.5, frequencyMHz: 900)
      let loss = try model.loss(along: profile, ends: ends)
      let least = model.leastLoss(distance: profile.length, ends: ends)
      #expect(loss.total >= least - 1e-9)
      let reach = model.reach(
        loss: Decibels(loss.total), ends: ends, limit: 1e6)
      #expect(reach >= profile.length - 1)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private func reference10(_ x: Double) -> Double { log10(x) }
private func exp2Reference(_ x: Double) -> Double { exp2(x) }

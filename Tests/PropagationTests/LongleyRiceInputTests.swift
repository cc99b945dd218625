import Terrain
import TestSupport
import Testing

@testable import Propagation

/// What the model refuses, and what it warns of.
@Suite("Longley–Rice: inputs")
struct LongleyRiceInputTests {
  static let flat = PathProfile(
    distances: (0...50).map { Double($0) * 100 }, heights: Array(repeating: 200, count: 51))
  static let ends = LinkEnds(transmitterHeight: 30, receiverHeight: 2, frequencyMHz: 900)

  /// What a call is refused with; nil where it is not.
  private func refusal(_ call: () throws(LongleyRiceError) -> Void) -> LongleyRiceError? {
    do throws(LongleyRiceError) {
      try call()
      return nil
    } catch {
      return error
    }
  }

  @Test("a parameter out of range is refused with NTIA's code, its value and what would do")
  func parameters() {
    let refusals: [(Int, String, LongleyRiceError?)] = [
      (1008, "249", refusal { () throws(LongleyRiceError) in _ = try LongleyRice(surfaceRefractivity: 249) }),
      (1011, "0.9", refusal { () throws(LongleyRiceError) in _ = try LongleyRice(permittivity: 0.9) }),
      (1012, "0.0", refusal { () throws(LongleyRiceError) in _ = try LongleyRice(conductivity: 0) }),
      (1003, "100", refusal { () throws(LongleyRiceError) in _ = try LongleyRice(timePercent: 100) }),
      (1004, "0.0", refusal { () throws(LongleyRiceError) in _ = try LongleyRice(locationPercent: 0) }),
      (1005, "-1", refusal { () throws(LongleyRiceError) in _ = try LongleyRice(situationPercent: -1) }),
      (
        1006, "101",
        refusal { () throws(LongleyRiceError) in
          _ = try LongleyRice(reliabilityPercent: 50, confidencePercent: 101)
        }
      ),
      (
        1007, "nan",
        refusal { () throws(LongleyRiceError) in
          _ = try LongleyRice(reliabilityPercent: .nan, confidencePercent: 50)
        }
      ),
      (1002, "8", refusal { () throws(LongleyRiceError) in _ = try RadioClimate(code: 8) }),
      (1010, "2", refusal { () throws(LongleyRiceError) in _ = try Polarization(longleyRiceCode: 2) }),
      (
        1014, "24",
        refusal { () throws(LongleyRiceError) in _ = try LongleyRice.VariabilityMode(code: 24) }
      ),
    ]
    for (code, value, error) in refusals {
      #expect(error?.returnCode == code)
      #expect(error?.description.contains(value) == true)
    }
  }

  @Test("an antenna or a carrier out of range is refused")
  func ends() {
    let cases: [(Int, LinkEnds)] = [
      (1000, LinkEnds(transmitterHeight: 0.4, receiverHeight: 2, frequencyMHz: 900)),
      (1000, LinkEnds(transmitterHeight: .nan, receiverHeight: 2, frequencyMHz: 900)),
      (1001, LinkEnds(transmitterHeight: 30, receiverHeight: 3001, frequencyMHz: 900)),
      (1009, LinkEnds(transmitterHeight: 30, receiverHeight: 2, frequencyMHz: 19.9)),
    ]
    for (code, ends) in cases {
      let error = refusal { () throws(LongleyRiceError) in
        _ = try LongleyRice.standard.loss(along: Self.flat, ends: ends)
      }
      #expect(error?.returnCode == code)
      let areaError = refusal { () throws(LongleyRiceError) in
        _ = try LongleyRice.standard.areaLoss(distance: 10e3, irregularity: 50, ends: ends)
      }
      #expect(areaError == error || code == 1000)  // NaN equals nothing
    }
  }

  @Test("a path that is uneven, unknown, without length or off the Earth is refused")
  func profiles() {
    func refused(distances: [Double], heights: [Double]) -> LongleyRiceError? {
      refusal { () throws(LongleyRiceError) in
        _ = try LongleyRice.standard.loss(
          along: PathProfile(distances: distances, heights: heights), ends: Self.ends)
      }
    }
    #expect(refused(distances: [0, 100, 201], heights: [1, 2, 3]) == .unevenProfile(index: 1))
    #expect(LongleyRiceError.unevenProfile(index: 1).description.contains("; point 2 of the profile"))
    #expect(LongleyRiceError.unknownGround(index: 1).description.contains("at point 2 of the profile"))
    #expect(refused(distances: [0, 100, 200], heights: [1, 2, .nan]) == .unknownGround(index: 2))
    #expect(refused(distances: [0, 0], heights: [1, 2]) == .distance(0))
    #expect(refused(distances: [0, 9000], heights: [9000, 9000])?.returnCode == 1021)
    #expect(refused(distances: [0, 9000], heights: [-3000, -3000])?.returnCode == 1022)
  }

  @Test("distances written with six decimals of km are even, and exact ones keep their first as the step")
  func writtenDistances() throws {
    let count = 1000
    let heights = (0..<count).map { 200 + Double($0 * 37 % 91) }
    func total(_ step: Double, writtenTo unit: Double?) throws -> Double {
      let distances = (0..<count).map { index in
        let exact = Double(index) * step
        return unit.map { (exact / $0).rounded() * $0 } ?? exact
      }
      return try LongleyRice.standard.loss(
        along: PathProfile(distances: distances, heights: heights), ends: Self.ends
      ).total
    }
    let exact = try total(33.333_333_3, writtenTo: nil)
    #expect(try isClose(total(33.333_333_3, writtenTo: 0.001), exact, within: 0.01))
    let byStep = try LongleyRice.standard.loss(heights: heights, step: 33.333_333_3, ends: Self.ends)
    #expect(exact == byStep.total)
  }

  @Test("an area without length, or with an irregularity below 0, is refused")
  func areas() {
    for (code, distance, irregularity) in [(1017, 0.0, 50.0), (1018, 10e3, -1)] {
      let error = refusal { () throws(LongleyRiceError) in
        _ = try LongleyRice.standard.areaLoss(
          distance: distance, irregularity: irregularity, ends: Self.ends)
      }
      #expect(error?.returnCode == code)
    }
  }

  @Test("ground without permittivity is refused where its impedance has no real excess")
  func impedance() throws {
    let model = try LongleyRice(permittivity: 1, conductivity: 5, polarization: .horizontal)
    let error = refusal { () throws(LongleyRiceError) in
      _ = try model.loss(along: Self.flat, ends: Self.ends)
    }
    #expect(error == .groundImpedance(permittivity: 1, conductivity: 5))
    #expect(error?.returnCode == 1013)
  }

  @Test("the codes of variability stand for their modes and back")
  func codes() throws {
    let codes = (-5...45).filter { code in
      guard let mode = try? LongleyRice.VariabilityMode(code: code) else { return false }
      #expect(mode.code == code)
      return true
    }
    #expect(codes == [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33])
    #expect(try LongleyRice.VariabilityMode(code: 12) == .pointToPointMobile)
  }

  @Test("caveats come sorted, each with its own bit and words")
  func caveats() throws {
    let ends = LinkEnds(transmitterHeight: 1500, receiverHeight: 0.5, frequencyMHz: 15_000)
    let short = PathProfile(distances: [0, 200, 400], heights: [0, 0, 0])
    let loss = try LongleyRice(timePercent: 0.01).loss(along: short, ends: ends)
    #expect(
      loss.caveats == [
        .transmitterHeight, .receiverHeight, .frequency, .pathTooSteep, .pathBelow1Km, .extremeQuantile,
      ])
    let all = LongleyRiceCaveat.allCases
    #expect(all.map(\.warningCode) == (0..<15).map { 1 << $0 } + [0])
    #expect(Set(all.map(\.description)).count == all.count)
  }

  @Test("where diffraction cannot be computed, the result says so")
  func undefinedDiffraction() throws {
    let model = try LongleyRice(permittivity: 81, conductivity: 5)
    let heights = (0...50).map { $0 == 1 ? 90.0 : 0 }
    let ends = LinkEnds(transmitterHeight: 40, receiverHeight: 1.5, frequencyMHz: 20)
    let loss = try model.loss(heights: heights, step: 30, ends: ends)
    #expect(loss.caveats.contains(.diffractionUndefined))
    #expect(loss.referenceAttenuation == 0)
    #expect(loss.total.isFinite)
  }

  @Test("finite heights and any length give a finite loss or a refusal")
  func extremes() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<5000 {
      var heights = (0..<Int.random(in: 2...60, using: &random)).map { _ in
        Double.random(in: -100...100, using: &random)
      }
      heights[heights.indices.randomElement(using: &random)!] =
        [0.0, 8000, -400, 1e8, -1e8].randomElement(using: &random)!
      let ends = LinkEnds(
        transmitterHeight: .random(in: 0.5...3000, using: &random),
        receiverHeight: .random(in: 0.5...30, using: &random),
        frequencyMHz: .random(in: 20...20_000, using: &random))
      let model = try LongleyRice(
        permittivity: [1, 4, 81].randomElement(using: &random)!,
        conductivity: [1e-300, 1e-4, 5, 1e10].randomElement(using: &random)!,
        polarization: .allCases.randomElement(using: &random)!)
      let step = [1e-300, 1e-9, 1, 30, 1000, 1e5, 1e9].randomElement(using: &random)!
      let loss = try? model.loss(heights: heights, step: step, ends: ends)
      #expect(loss?.total.isFinite ?? true, "\(heights) \(step) \(ends) \(model)")
    }
  }

  @Test("standard parameters are the defaults")
  func standard() throws {
    #expect(try LongleyRice() == .standard)
    #expect(try LongleyRice(reliabilityPercent: 50, confidencePercent: 50) == .standard)
  }

  @Test("a profile gives what its heights and its step give")
  func profile() throws {
    let fromProfile = try LongleyRice.standard.loss(along: Self.flat, ends: Self.ends)
    let fromHeights = try LongleyRice.standard.loss(heights: Self.flat.heights, step: 100, ends: Self.ends)
    #expect(fromProfile == fromHeights)
  }
}

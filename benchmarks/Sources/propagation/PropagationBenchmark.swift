import Propagation
import Terrain

/// The plain form of each model over seeded hills: nanoseconds a path and a profile point, and a checksum of
/// the losses, which tells whether two runs computed the same.
@main
struct PropagationBenchmark {
  static let pointCounts = [100, 300, 1000]
  static let rounds = 7

  static func main() throws {
    let models: [(name: String, model: PropagationModel)] = [
      ("hata + bullington", .empirical(EmpiricalModel())),
      ("3gpp-rma + bullington", .empirical(EmpiricalModel(basic: .threeGPPRuralMacro))),
      ("free-space + deygout", .empirical(EmpiricalModel(basic: .freeSpace, diffraction: .deygout))),
      ("itu-r-p1812, p 50 %", .p1812(P1812())),
      ("itu-r-p1812, p 10 %", .p1812(P1812(timePercent: 10))),
      ("longley-rice", .longleyRice(.standard)),
      ("automatic", .automatic(AutomaticModel())),
    ]
    print(row("model", "points", "ns/path", "ns/point", "checksum (dB)"))
    for (name, model) in models {
      try report(name) { try model.loss(along: $0, ends: ends).total }
    }
    report("extended-hata") {
      ExtendedHata.prediction(along: $0, ends: ends, environment: .suburban)?.total ?? .nan
    }
    try RadialBenchmark.report()
  }

  static let ends = LinkEnds(transmitterHeight: 40, receiverHeight: 1.5, frequencyMHz: 900)

  private static func report(_ name: String, loss: (PathProfile) throws -> Double) rethrows {
    for count in pointCounts {
      let result = try measure(Hills.paths(count: count), loss: loss)
      print(
        row(
          name, String(count), decimals(result.nanoseconds, 0),
          decimals(result.nanoseconds / Double(count), 1), decimals(result.checksum, 6)))
    }
  }

  /// The median over rounds of the time a path, and the sum of the losses.
  private static func measure(
    _ paths: [PathProfile], loss: (PathProfile) throws -> Double
  ) rethrows -> (nanoseconds: Double, checksum: Double) {
    let clock = ContinuousClock()
    var times: [Double] = []
    var checksum = 0.0
    let repeats = max(1, 200_000 / (paths.count * paths[0].distances.count))
    for _ in 0..<rounds {
      let elapsed = try clock.measure {
        for _ in 0..<repeats {
          checksum = 0
          for path in paths { checksum += try loss(path) }
        }
      }
      times.append(Double(elapsed.components.attoseconds) / 1e9 + Double(elapsed.components.seconds) * 1e9)
    }
    return (times.sorted()[rounds / 2] / Double(repeats * paths.count), checksum)
  }

  static func row(_ cells: String...) -> String {
    let widths = [24, 8, 10, 10, 18]
    return zip(cells, widths).enumerated().map { column, cell in
      let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return column == 0 ? cell.0 + padding : padding + cell.0
    }.joined()
  }

  static func decimals(_ value: Double, _ count: Int) -> String {
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    let whole = Int((value * scale).rounded())
    guard count > 0 else { return String(whole) }
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: count - fraction.count) + fraction
  }
}

/// Mountain paths of 30 m steps from a fixed seed: half of them trans-horizon.
enum Hills {
  static func paths(count: Int) -> [PathProfile] {
    var state: UInt64 = 42
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    return (0..<64).map { _ in
      var height = 200 + 600 * uniform()
      var slope = 0.0
      let heights = (0..<count).map { _ -> Double in
        slope = 0.9 * slope + 12 * (uniform() - 0.5)
        height = max(5, height + slope)
        // SRTM's whole metres.
        return height.rounded()
      }
      return PathProfile(distances: (0..<count).map { Double($0) * 30 }, heights: heights)
    }
  }
}

import Propagation
import Terrain

/// Longley–Rice for every receiver of a radial, plain and swept: nanoseconds a receiver, and a checksum that
/// both share.
enum RadialBenchmark {
  /// 30 km at 90 m.
  static let receivers = 333
  static let step = 90.0

  static func report() throws {
    print("\n\(receivers) receivers of a radial at \(Int(step)) m")
    print(PropagationBenchmark.row("longley-rice", "", "ns/rcv", "", "checksum (dB)"))
    let radials = Hills.paths(count: receivers + 1).map {
      GroundRadial(step: step, heights: $0.heights.map(Float.init))
    }
    try report("plain, a path each") { try plain(radials) }
    var sweep = LongleyRiceSweep(model: .standard, capacity: receivers + 1, step: step)
    report("ground, once a radial") {
      for radial in radials { fill(&sweep, radial) }
      return 0
    }
    let carrier = LongleyRiceCarrierLoss(model: .standard, ends: PropagationBenchmark.ends)
    var losses = LaneArray(count: receivers + 1)
    var counts = LongleyRiceCaveatCounts()
    report("ground and a carrier") {
      var sum = 0.0
      for radial in radials {
        fill(&sweep, radial)
        carrier.fill(&losses, sweep: sweep, counts: &counts)
        for receiver in 1...receivers { sum += Double(losses[receiver]) }
      }
      return sum
    }
  }

  private static func fill(_ sweep: inout LongleyRiceSweep, _ radial: GroundRadial) {
    let ends = PropagationBenchmark.ends
    sweep.fill(
      radial, antennaHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
      asked: .all(of: receivers + 1))
  }

  /// As a radial is worked out without a sweep.
  private static func plain(_ radials: [GroundRadial]) throws -> Double {
    let model = PropagationModel.longleyRice(.standard)
    var sum = 0.0
    for radial in radials {
      let profile = radial.profile(to: receivers)
      for receiver in 1...receivers {
        let loss = try model.loss(along: profile.prefix(receiver + 1), ends: PropagationBenchmark.ends)
        sum += Double(Float(loss.total))
      }
    }
    return sum
  }

  /// The median over rounds; `work` is all receivers of 64 radials.
  private static func report(_ name: String, work: () throws -> Double) rethrows {
    let clock = ContinuousClock()
    var times: [Double] = []
    var checksum = 0.0
    for _ in 0..<PropagationBenchmark.rounds {
      let elapsed = try clock.measure { checksum = try work() }
      times.append(Double(elapsed.components.attoseconds) / 1e9 + Double(elapsed.components.seconds) * 1e9)
    }
    let nanoseconds = times.sorted()[times.count / 2] / Double(64 * receivers)
    print(
      PropagationBenchmark.row(
        name, "", PropagationBenchmark.decimals(nanoseconds, 0), "",
        checksum == 0 ? "" : PropagationBenchmark.decimals(checksum, 3)))
  }
}

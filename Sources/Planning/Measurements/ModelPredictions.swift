import Formats
import Propagation

/// The levels of one model at all points.
struct ModelPredictions: Sendable {
  /// A level a point, dBm.
  let levels: [Double]
  /// Uses beyond the model's range, sorted, with the number of points where that does not hold for all.
  let caveats: [String]

  /// - Throws: a `Problem` where the model has no level somewhere: figures of different points do not compare.
  init(
    _ outcomes: [Result<(levelDBm: Double, caveats: [ModelCaveat]), ModelRefusal>], of model: ComparedModel,
    at points: [MeasuredPoint]
  ) throws(Problem) {
    var levels: [Double] = []
    var uses: [ModelCaveat: Uses] = [:]
    var faults: [(distance: Double, reason: String)] = []
    for (outcome, point) in zip(outcomes, points) {
      switch outcome {
      case .success(let found) where found.levelDBm.isFinite:
        levels.append(found.levelDBm)
        for caveat in Set(found.caveats) { uses[caveat.ofAnyPath, default: Uses()].add(caveat) }
      case .success: faults.append((point.way.distance, "the loss is not finite"))
      case .failure(let refusal): faults.append((point.way.distance, "\(refusal)"))
      }
    }
    guard faults.isEmpty else {
      let nearest = faults.min { $0.distance < $1.distance }!
      throw Problem(
        "has no level at \(faults.count) of \(points.count) points, the nearest \(nearest.distance.decimals(0)) m away: \(nearest.reason)",
        field: "model", value: model.name, expected: "a model that covers all points",
        remedy: "Leave it out, or such points with --min-distance-m and --max-distance-m")
    }
    self.levels = levels
    caveats = uses.keys.sorted().map { uses[$0]!.text(of: $0, points: points.count) }
  }

  /// How often a model was used beyond one of its ranges.
  private struct Uses {
    private var count = 0
    /// The caveat with its value, while that is the same everywhere.
    private var common: ModelCaveat?

    mutating func add(_ caveat: ModelCaveat) {
      common = count == 0 || common == caveat ? caveat : nil
      count += 1
    }

    func text(of kind: ModelCaveat, points: Int) -> String {
      let text = (common ?? kind).description
      return count == points ? text : "\(text) (\(count) of \(points) points)"
    }
  }
}

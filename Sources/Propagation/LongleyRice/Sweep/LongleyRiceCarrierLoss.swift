/// The Longley–Rice loss of one carrier to every receiver of a radial: the plain form's formulas over what a
/// ``LongleyRiceSweep`` has read off the ground.
public struct LongleyRiceCarrierLoss: Sendable {
  private let model: LongleyRice
  private let ends: LinkEnds
  private let carrier: LongleyRice.Carrier
  private let variability: LongleyRice.Variability
  /// What is to be said of the link, and of all links.
  private let caveats: LongleyRiceCaveatSet
  private let noted: LongleyRiceCaveatSet
  /// Whether the model takes no path of the link.
  private let isRefused: Bool

  /// - Parameters: the model and the link.
  public init(model: LongleyRice, ends: LinkEnds) {
    self.model = model
    self.ends = ends
    isRefused = !model.refusals(ends: ends).isEmpty
    carrier = LongleyRice.Carrier(model: model, frequencyMHz: ends.frequencyMHz)
    variability = LongleyRice.Variability(model: model, carrier: carrier)
    var caveats = LongleyRiceCaveatSet()
    try? model.check(ends, caveats: &caveats)
    self.caveats = caveats
    noted = model.linkCaveatSet(ends: ends)
  }

  /// Basic transmission loss, dB, to the receivers that the sweep has worked out; NaN where the model refuses
  /// a path.
  ///
  /// - Parameter counts: how many paths asked what beyond the model's range, apart from what is to be said of
  ///   the link anyway.
  public func fill(_ loss: inout LaneArray, sweep: LongleyRiceSweep, counts: inout LongleyRiceCaveatCounts) {
    for receiver in sweep.receivers where sweep.asked[receiver >> 3] {
      var found = caveats
      if let total = total(to: receiver, of: sweep, caveats: &found) {
        loss[receiver] = Float(total)
        counts.add(found.subtracting(noted))
      } else {
        loss[receiver] = .nan
      }
    }
  }

  /// Basic transmission loss, dB; nil where the model refuses the path.
  @inline(__always)
  private func total(
    to receiver: Int, of sweep: LongleyRiceSweep, caveats: inout LongleyRiceCaveatSet
  ) -> Double? {
    guard !isRefused, sweep.isTaken(receiver) else { return nil }
    guard receiver > 1 else {
      // A path without a point between its ends gets one, and the plain form.
      return try? model.loss(
        heights: sweep.heightsToFirst(), step: sweep.step / 2, ends: ends, caveats: &caveats
      ).total
    }
    caveats.formUnion(sweep.caveats[receiver])
    return LongleyRice.Prediction(
      over: sweep.paths[receiver], carrier: carrier, variability: variability, caveats: &caveats
    ).total
  }
}

/// How many paths have each caveat.
public struct LongleyRiceCaveatCounts: Sendable {
  private var counts = [Int](repeating: 0, count: LongleyRiceCaveat.allCases.count)

  public init() {}

  @inline(__always)
  mutating func add(_ caveats: LongleyRiceCaveatSet) {
    var bits = caveats.bits
    while bits != 0 {
      counts[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
  }

  /// The caveats that occurred.
  var found: [(caveat: LongleyRiceCaveat, count: Int)] {
    LongleyRiceCaveat.allCases.compactMap {
      let count = counts[$0.rawValue.trailingZeroBitCount]
      return count == 0 ? nil : ($0, count)
    }
  }
}

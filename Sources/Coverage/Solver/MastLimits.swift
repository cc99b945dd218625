/// The greatest loss that is of use to each carrier of a mast in each direction of its fan.
///
/// A level is the power less the horizontal attenuation less the loss, or less than that. So behind a direction's
/// attenuation a loss that leaves the level below its layer's floor is of no use, and need not be known.
struct MastLimits: Sendable {
  /// What rounding a loss to its code, and a level to `Float`, may hide, dB.
  private static let rounding: Float = 0.02

  /// dB, carrier after carrier, direction by direction.
  let mostLosses: [Float]
  private let count: Int

  init(_ plan: MastPlan, directions: MastDirections) {
    let count = directions.fan.count
    self.count = count
    mostLosses = plan.carriers.flatMap { carrier in
      var most = [Float](repeating: -.infinity, count: count)
      for sector in carrier.sectors {
        let budget = Float(sector.budget) + Self.rounding
        let start = sector.place * count
        for radial in 0..<count {
          most[radial] = max(most[radial], budget - directions.attenuationsAside[start + radial])
        }
      }
      return most
    }
  }

  /// dB.
  @inline(__always)
  func mostLoss(ofCarrier carrier: Int, radial: Int) -> Float { mostLosses[carrier * count + radial] }
}

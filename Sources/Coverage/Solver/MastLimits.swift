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
    let spacings = (0..<count).map { directions.fan.spacing(of: $0) }
    mostLosses = plan.carriers.flatMap { carrier in
      var most = [Float](repeating: -.infinity, count: count)
      for sector in carrier.sectors {
        let budget = Float(sector.budget) + Self.rounding
        let start = sector.place * count
        for radial in 0..<count {
          // The cells that take a receiver of this radial lie up to half a spacing aside, and rounding may turn them to
          // the next direction.
          let aside = spacings[radial] / 2 + 1
          var least = Float.infinity
          for other in radial - aside...radial + aside {
            let direction = other < 0 ? other + count : other >= count ? other - count : other
            least = min(least, directions.attenuations[start + direction])
          }
          most[radial] = max(most[radial], budget - least)
        }
      }
      return most
    }
  }

  /// dB.
  @inline(__always)
  func mostLoss(ofCarrier carrier: Int, radial: Int) -> Float { mostLosses[carrier * count + radial] }
}

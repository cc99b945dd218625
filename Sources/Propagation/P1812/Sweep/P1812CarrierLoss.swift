#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// P.1812's loss of one carrier to every receiver of a radial: the formulas of § 4, eight receivers at a time.
///
/// In `Float`, whose error tests hold against ``P1812Sweep/loss(to:frequencyMHz:)``. Equation numbers are
/// P.1812-8's.
public struct P1812CarrierLoss: Sendable {
  let model: P1812
  private let ends: LinkEnds
  let inverseRootWavelength: Float
  /// 92.4 + 20 lg f. Eq. (8).
  let freeSpaceConstant: Float
  /// lg (p/50). Eq. (9a).
  let lgTime: Float
  /// All of eqs. (44) and (45) that no path changes.
  let troposcatterConstant: Float
  /// σ_L among clutter times −Q⁻¹(p_L). Eqs. (64) and (67a).
  let locationMargin: Float
  private let overLand, overSea: P1812FirstTerm
  let ducting: P1812DuctingLoss

  /// - Parameters: the model and the link; the ends must be within its range.
  public init(model: P1812, ends: LinkEnds) {
    self.model = model
    self.ends = ends
    let frequencyGHz = ends.frequencyMHz / 1000
    inverseRootWavelength = Float(1 / (P1812.wavelengthAtOneGHz / frequencyGHz).squareRoot())
    freeSpaceConstant = Float(92.4 + 20 * log10(frequencyGHz))
    lgTime = Float(log10(model.timePercent / 50))
    troposcatterConstant = Float(
      model.troposcatterLoss(distanceKm: 1, angularDistanceMrad: 0, frequencyGHz: frequencyGHz))
    locationMargin = Float(
      model.locationMargin(
        deviation: model.locationDeviation(
          frequencyGHz: frequencyGHz, receiverHeight: 0, clutterHeight: 0)))
    overLand = P1812FirstTerm(frequencyGHz: frequencyGHz, surface: .land, polarization: model.polarization)
    overSea = P1812FirstTerm(frequencyGHz: frequencyGHz, surface: .sea, polarization: model.polarization)
    ducting = P1812DuctingLoss(model: model, frequencyGHz: frequencyGHz)
  }

  /// L_b, dB, to the receivers that the sweep has worked out; infinite to those that it proved to be beyond
  /// all limits. The one a step away has no inner point; it
  /// takes the plain form.
  public func fill(_ loss: inout LaneArray, sweep: inout P1812Sweep) {
    for group in sweep.groups where sweep.asked[group] {
      loss.lanes[group] =
        sweep.isWorkedOut[group] ? total(of: &sweep, group: group) : Lanes(repeating: .infinity)
    }
    if sweep.groups.count > 0, sweep.asked[0] { loss[1] = Float(sweep.plainLossToFirst(ends: ends)) }
  }

  @inline(__always)
  private func total(of sweep: inout P1812Sweep, group: Int) -> Lanes {
    let km = sweep.distances.km.lanes[group]
    let freeSpace = sweep.terms.spreading.lanes[group] + freeSpaceConstant  // eq. (8)
    let focusing = sweep.terms.focusing.lanes[group]
    let lineOfSight = freeSpace + focusing * lgTime  // eq. (10)
    let seaFraction = sweep.terms.seaFraction.lanes[group]
    let medianLoss = diffraction(over: sweep.terms.median, sweep.terms, seaFraction, km: km, group: group)
    let interpolation = sweep.terms.interpolation.lanes[group]
    var forTime = medianLoss
    if model.timePercent < 50 {
      let other = diffraction(over: sweep.terms.ducting, sweep.terms, seaFraction, km: km, group: group)
      forTime = medianLoss + interpolation * (other - medianLoss)  // eq. (41)
    }
    let diffracted = lineOfSight + forTime  // L_bd, eq. (43)
    let overSeaPart = (1 - seaFraction) * forTime
    var leastOverSea = lineOfSight + overSeaPart  // L_minb0p, eq. (59)
    let lgBeta = sweep.terms.lgDuctingPercent.lanes[group]
    let median = freeSpace + medianLoss  // L_bd50, eq. (42)
    let forBeta = freeSpace + focusing * (lgBeta - 1.698_97) + overSeaPart
    let between = median + (forBeta - median) * interpolation
    leastOverSea.replace(with: between, where: lgTime + 1.698_97 .>= lgBeta)
    let withDucting = ducting.blend(
      diffracted: diffracted, lineOfSight: lineOfSight, sweep: &sweep, group: group)
    let mixed =
      withDucting + (leastOverSea - withDucting) * sweep.terms.clearPathShare.lanes[group]  // eq. (62)
    let troposcatter =
      troposcatterConstant + 20 * sweep.distances.lgKm.lanes[group]
      + 0.573 * sweep.terms.angle.lanes[group]  // eq. (44)
    let difference = Lanes.magnitude(troposcatter - mixed)
    let all =
      Lanes.lesser(troposcatter, mixed) - 5 * Lanes.log10(1 + Lanes.exp10(difference * -0.2))  // eq. (63)
    return Lanes.greater(
      lineOfSight, all + locationMargin * sweep.terms.locationShare.lanes[group])  // eq. (69)
  }

  /// L_d over one effective Earth radius, dB. Eq. (39).
  @inline(__always)
  private func diffraction(
    over earth: borrowing P1812Terms.Earth, _ terms: borrowing P1812Terms, _ seaFraction: Lanes, km: Lanes,
    group: Int
  ) -> Lanes {
    let actual = Bullington.loss(nu: earth.actual.lanes[group] * inverseRootWavelength, km: km)
    let share = 1 - earth.clearance.lanes[group] * inverseRootWavelength  // the bracket of eq. (27)
    // A smooth Earth that is cleared has no loss to add.
    guard (share .> 0).hasAny else { return actual }
    let smooth = Bullington.loss(nu: earth.smooth.lanes[group] * inverseRootWavelength, km: km)
    let path = P1812FirstTerm.Path(
      inverseRootRadius: earth.inverseRootRadius.lanes[group], km: km,
      transmitterHeight: terms.transmitterHeight.lanes[group],
      receiverHeight: terms.receiverHeight.lanes[group])
    var first = overLand.loss(path)
    if (seaFraction .> 0).hasAny {
      first = seaFraction * overSea.loss(path) + (1 - seaFraction) * first  // eq. (28)
    }
    let spherical = Lanes.greater(share, .zero) * Lanes.greater(first, .zero)
    return actual + Lanes.greater(spherical - smooth, .zero)
  }
}

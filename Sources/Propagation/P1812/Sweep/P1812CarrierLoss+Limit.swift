extension P1812CarrierLoss {
  /// A carrier, and the greatest loss that is of use to it, dB.
  public struct Limit: Sendable {
    let carrier: P1812CarrierLoss
    var mostLoss: Float

    /// - Parameters: as the properties.
    public init(carrier: P1812CarrierLoss, mostLoss: Double) {
      self.carrier = carrier
      self.mostLoss = Float(mostLoss)
    }
  }

  /// Whether all receivers of a group are proven to have more loss than some, dB, by their horizons alone.
  ///
  /// L_bc ≥ min (L_bs, L_bam) − 5 lg 2, eq. (63); L_bam lies between L_bda and L_minb0p, eq. (62), L_bda is
  /// L_bd or at least L_ba, eqs. (60) and (61), and no diffraction loss is less than Bullington's, eq. (39).
  func isBeyond(_ mostLoss: Float, sweep: borrowing P1812Sweep, group: Int) -> Bool {
    let km = sweep.distances.km.lanes[group]
    let blocked = sweep.bare.blocked.eightMask(from: group * 8)
    let wanted = P1812DuctingLoss.isWanted(sweep.receivers, group: group)
    // What a clear path can lose besides is little; a sector's reach bounds its distance already.
    guard !wanted.and(blocked.inverted).hasAny else { return false }
    var edges = Bullington.loss(nu: sweep.terms.median.actual.lanes[group] * inverseRootWavelength, km: km)
    if model.timePercent < 50 {
      let others = Bullington.loss(
        nu: sweep.terms.ducting.actual.lanes[group] * inverseRootWavelength, km: km)
      edges = Lanes.lesser(edges, others)
    }
    let lgBeta = sweep.terms.lgDuctingPercent.lanes[group]
    let focusing = leastFocusing(lgBeta)
    let freeSpace = sweep.terms.spreading.lanes[group] + freeSpaceConstant
    let diffracted =
      freeSpace + sweep.terms.focusing.lanes[group] * focusing
      + (1 - sweep.terms.seaFraction.lanes[group]) * edges
    let needed = mostLoss + neededBesides
    guard !wanted.and(diffracted .<= needed).hasAny else { return false }
    let scattered =
      troposcatterConstant + 20 * sweep.distances.lgKm.lanes[group]
      + 0.573 * sweep.terms.angle.lanes[group]
    guard !wanted.and(scattered .<= needed).hasAny else { return false }
    let ducted = ducting.bound(sweep: sweep, group: group, km: km, blocked: blocked)
    let mixed = Self.leastMixed(
      ducted: ducted, diffracted: diffracted, share: sweep.distances.shortPathShare.lanes[group])
    return !wanted.and(mixed .<= needed).hasAny
  }

  /// What the bounds of single mechanisms must exceed a loss by, dB: 1.506 of the sum of two, eq. (63), a tenth for what
  /// `Float` rounds, and what locations may take away.
  @inline(__always)
  var neededBesides: Float { 1.606 - Swift.min(0, locationMargin) }

  /// The share of time that focusing takes at the most, eqs. (9a) and (9b): a factor that is not positive.
  @inline(__always)
  func leastFocusing(_ lgDuctingPercent: Lanes) -> Lanes {
    Lanes.lesser(lgDuctingPercent - 1.698_97, Lanes(repeating: lgTime))
  }

  /// A lower bound of L_bda out of bounds of L_ba and L_bd, dB: eq. (61) rises with both.
  ///
  /// - Parameter share: F_k.
  @inline(__always)
  static func leastMixed(ducted: Lanes, diffracted: Lanes, share: Lanes) -> Lanes {
    let least = Lanes.lesser(ducted, diffracted)
    return least + (diffracted - least) * share
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ducting and layer reflection, and how it is blended with diffraction, for one carrier, eight receivers at a
/// time. ``P1812/Ducting`` is the referee.
///
/// L_ba changes the result only where L_minbap ≤ L_bd, eq. (61), and L_minbap ≥ L_ba. So it is bounded from
/// below first by what costs little, then by all but h_m and the horizon of clear paths, and worked out only
/// where a bound does not decide.
struct P1812DuctingLoss: Sendable {
  private let model: P1812
  private let frequencyGHz: Float
  let rootFrequency: Float
  let cubeRootFrequency: Float
  /// 102.45 + 20 lg f + A_lf. Eqs. (47) and (47a).
  let constant: Float
  /// γ_d. Eq. (51).
  let specific: Float
  private let lgTimePercent: Float
  private let inverseRadiusKm: Float

  init(model: P1812, frequencyGHz: Double) {
    self.model = model
    self.frequencyGHz = Float(frequencyGHz)
    rootFrequency = Float(frequencyGHz.squareRoot())
    cubeRootFrequency = Float(cbrt(frequencyGHz))
    constant = Float(P1812.Ducting.carrierConstant(frequencyGHz: frequencyGHz))
    specific = Float(5e-5 * model.medianEarthRadius / 1000 * cbrt(frequencyGHz))
    lgTimePercent = Float(log10(model.timePercent))
    inverseRadiusKm = Float(1000 / model.medianEarthRadius)
  }

  /// What the horizons of eight paths are, where they are known.
  private struct Horizons {
    /// km.
    let transmitterKm: Lanes
    let receiverKm: Lanes
    /// mrad.
    let transmitterElevation: Lanes
    let receiverElevation: Lanes
  }

  /// L_bda, dB: diffraction with ducting. Eqs. (60) and (61).
  @inline(__always)
  func blend(diffracted: Lanes, lineOfSight: Lanes, sweep: inout P1812Sweep, group: Int) -> Lanes {
    // Without diffraction L_minbap > L_b0p = L_bd always holds.
    var isOpen = (diffracted .> lineOfSight).and(Self.isWanted(sweep.receivers, group: group))
    guard isOpen.hasAny else { return diffracted }
    let km = sweep.distances.km.lanes[group]
    let blocked = sweep.bare.blocked.eightMask(from: group * 8)
    let bound = leastLoss(sweep: sweep, group: group, km: km, blocked: blocked)
    isOpen = isOpen.and(bound .<= diffracted)
    guard isOpen.hasAny else { return diffracted }
    // On blocked paths the horizons are known, and how they shield.
    let closer = bound + shielding(of: horizons(sweep: sweep, group: group, km: km))
    isOpen = isOpen.and((closer .<= diffracted).or(blocked.inverted))
    guard isOpen.hasAny else { return diffracted }
    for lane in 0..<8 where isOpen[lane] { sweep.findDuctingTerms(group * 8 + lane) }
    let ducted = loss(sweep: sweep, group: group, km: km)
    // 2.5 ln (e^{a/2.5} + e^{b/2.5}), eq. (60)
    let difference = Lanes.magnitude(ducted - lineOfSight)
    let softened =
      Lanes.greater(ducted, lineOfSight)
      + (2.5 * 0.693_147_18) * Lanes.log2(1 + Lanes.exp(difference * -0.4))
    let share = sweep.distances.shortPathShare.lanes[group]
    let mixed = softened + (diffracted - softened) * share  // eq. (61)
    return diffracted.replacing(with: mixed, where: isOpen.and(softened .<= diffracted))
  }

  /// Which of eight receivers have been worked out.
  @inline(__always)
  static func isWanted(_ receivers: Range<Int>, group: Int) -> SIMDMask<SIMD8<Int32>> {
    let index = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Float(group * 8)
    return (index .>= 2).and(index .< Float(receivers.upperBound))
  }

  /// A lower bound of L_ba on blocked paths: all but h_m and μ₂.
  @inline(__always)
  func bound(
    sweep: borrowing P1812Sweep, group: Int, km: Lanes, blocked: SIMDMask<SIMD8<Int32>>
  ) -> Lanes {
    leastLoss(sweep: sweep, group: group, km: km, blocked: blocked)
      + shielding(of: horizons(sweep: sweep, group: group, km: km))
  }

  /// A lower bound of L_ba: no shielding, the best coasts, μ₂ = μ₃ = 1; −10⁹ where μ₃ could be greater.
  @inline(__always)
  private func leastLoss(
    sweep: borrowing P1812Sweep, group: Int, km: Lanes, blocked: SIMDMask<SIMD8<Int32>>
  ) -> Lanes {
    let horizons = horizons(sweep: sweep, group: group, km: km)
    let sum = km.replacing(with: horizons.transmitterKm + horizons.receiverKm, where: blocked)
    // Where the horizon of a clear path is not known, its distance limits nothing but positive angles.
    let limited = limitedAngle(horizons)
    let unlimited =
      Lanes.lesser(horizons.transmitterElevation, .zero) + Lanes.lesser(horizons.receiverElevation, .zero)
    let angle = km * (1000 * inverseRadiusKm) + unlimited.replacing(with: limited, where: blocked)
    let least = leastOfTime(km: km, lgDuctingPercent: sweep.terms.lgDuctingPercent.lanes[group])
    let ofCoasts: Float = sweep.hasZones ? -12 : 0
    let bound = constant + ofCoasts + 20 * Lanes.log10(sum) + specific * angle + least - 0.01
    // Only rounding puts the horizons of a grazing ray beyond each other; there eq. (56) could turn its sign.
    return bound.replacing(with: -1e9, where: sum .> km + 7)
  }

  /// A lower bound of A(p), dB: it rises with p/β, and β ≤ β₀.
  @inline(__always)
  func leastOfTime(km: Lanes, lgDuctingPercent: Lanes) -> Lanes {
    let lgRatio = lgTimePercent - lgDuctingPercent
    let ofTime = (3.7e-3 * km + 1.2) * lgRatio
    return ofTime.replacing(with: ofTime - 12, where: lgRatio .< 0)
  }

  @inline(__always)
  private func horizons(sweep: borrowing P1812Sweep, group: Int, km: Lanes) -> Horizons {
    let first = group * 8
    let stepKm = Float(sweep.radial.step / 1000)
    let blocked = sweep.bare.blocked.eightMask(from: first)
    let nearest = sweep.nearestIndices.eightWhole(from: first)
    let behind = nearest.replacing(with: sweep.bare.receiverIndices.eightWhole(from: first), where: blocked)
    return Horizons(
      transmitterKm: nearest * stepKm, receiverKm: km - behind * stepKm,
      transmitterElevation: sweep.terms.transmitterElevation.lanes[group],
      receiverElevation: sweep.terms.receiverElevation.lanes[group])
  }

  /// θ′_t + θ′_r, mrad. Eq. (52a).
  @inline(__always)
  private func limitedAngle(_ horizons: Horizons) -> Lanes {
    Lanes.lesser(horizons.transmitterElevation, 0.1 * horizons.transmitterKm)
      + Lanes.lesser(horizons.receiverElevation, 0.1 * horizons.receiverKm)
  }

  /// A_st + A_sr, dB. Eqs. (48) and (48a).
  @inline(__always)
  private func shielding(of horizons: Horizons) -> Lanes {
    shielding(elevation: horizons.transmitterElevation, km: horizons.transmitterKm)
      + shielding(elevation: horizons.receiverElevation, km: horizons.receiverKm)
  }

  /// A_st or A_sr, dB.
  @inline(__always)
  func shielding(elevation: Lanes, km: Lanes) -> Lanes {
    let above = Lanes.greater(elevation - 0.1 * km, .zero)
    let root = Lanes.root(Lanes.greater(km, .zero)) * rootFrequency
    return 20 * Lanes.log10(1 + 0.361 * above * root) + 0.264 * above * cubeRootFrequency
  }

  /// L_ba, dB, where ``P1812Sweep/findDuctingTerms(_:)`` has been asked. Eqs. (46) to (56).
  @inline(__always)
  private func loss(sweep: borrowing P1812Sweep, group: Int, km: Lanes) -> Lanes {
    let horizons = horizons(sweep: sweep, group: group, km: km)
    let sum = horizons.transmitterKm + horizons.receiverKm
    var coupling = constant + 20 * Lanes.log10(sum) + shielding(of: horizons)
    if sweep.hasZones { coupling += coasts(sweep: sweep, group: group) }
    let angle = km * (1000 * inverseRadiusKm) + limitedAngle(horizons)
    return coupling + specific * angle + timeVariability(sweep: sweep, group: group, km: km, sum: sum)
  }

  /// A(p), dB. Eqs. (53) to (56a).
  @inline(__always)
  private func timeVariability(sweep: borrowing P1812Sweep, group: Int, km: Lanes, sum: Lanes) -> Lanes {
    let log2Km = Lanes.log2(km)
    let heights = sweep.ductingHeights(group: group)
    let reach = 3.5e-9 * Lanes.exp2(log2Km * 3.1) * sweep.terms.inlandness.lanes[group]
    let alpha = Lanes.greater(-0.6 - reach, Lanes(repeating: -3.4))  // eq. (55a)
    let roots = Lanes.root(heights.transmitter) + Lanes.root(heights.receiver)
    let ratio = km / roots
    let lgPath = Lanes.lesser(
      Lanes.log10(500 * inverseRadiusKm * ratio * ratio) * alpha, .zero)  // lg μ₂, eq. (55)
    let over = Lanes.greater(sweep.roughnesses.lanes(from: group * 8) - 10, .zero)
    let between = Lanes.lesser(km - sum, Lanes(repeating: 40))
    let lgRoughness = (-4.6e-5 * 0.434_294_48) * over * (43 + 6 * between)  // lg μ₃, eq. (56)
    let lgBeta = sweep.terms.lgDuctingPercent.lanes[group] + lgPath + lgRoughness  // eq. (54)
    let decay =
      (9.51 - 4.8 * lgBeta + 0.198 * lgBeta * lgBeta) * 1e-6 * Lanes.exp2(log2Km * 1.13)
    let gamma = 1.076 * Lanes.exp2(Lanes.log2(2.0058 - lgBeta) * -1.012) * Lanes.exp(-decay)  // eq. (53a)
    let lgRatio = lgTimePercent - lgBeta
    return (3.7e-3 * km + 1.2) * lgRatio + 12 * Lanes.exp10(lgRatio * gamma) - 12  // eq. (53)
  }

  /// A_ct + A_cr, dB. Eq. (49).
  ///
  /// In `Double`: whether a coast lies before the horizon is a jump of up to 6 dB, and rounding must not take it.
  @inline(__always)
  private func coasts(sweep: borrowing P1812Sweep, group: Int) -> Lanes {
    var sum = Lanes.zero
    let stepKm = sweep.radial.step / 1000
    for lane in 0..<8 {
      let receiver = group * 8 + lane
      guard sweep.terms.seaFraction.lanes[group][lane] >= 0.75, sweep.receivers.contains(receiver) else {
        continue
      }
      let transmitterCoast = sweep.isTransmitterAtSea ? 0 : model.transmitterCoastKm
      let receiverCoast = sweep.terminalZones[receiver] == .sea ? 0 : model.receiverCoastKm
      let nearest = sweep.nearestIndices[receiver]
      let horizonBack = sweep.bare.isBlocked(receiver) ? sweep.bare.receiverIndices[receiver] : nearest
      sum[lane] = Float(
        P1812.Ducting.coastCoupling(
          coastKm: transmitterCoast, horizonKm: Double(nearest) * stepKm, antenna: sweep.radial.antenna)
          + P1812.Ducting.coastCoupling(
            coastKm: receiverCoast, horizonKm: Double(receiver - Int(horizonBack)) * stepKm,
            antenna: sweep.radial.ground[receiver] + sweep.radial.receiverHeight))
    }
    return sum
  }
}

extension P1812Sweep {
  /// The terms of eight receivers that their horizons decide.
  mutating func fillHorizonTerms(group: Int) {
    let first = group * 8
    let step = Float(radial.step)
    let km = distances.km.lanes[group]
    let metres = km * 1000
    let place = metres * (1 / step)
    let toMetres = 1 / radial.step
    let transmitterSlope = Lanes(bare.transmitterSlopes.eight(from: first) * toMetres)
    let receiverSlope = Lanes(
      (bare.receiverSlopes.eight(from: first) - doubleCurvature * place8(first)) * toMetres)
    let blocked = bare.blocked.eightMask(from: first)

    let rise = Lanes(radial.ground.eight(from: first) + (radial.receiverHeight - radial.antenna))
    let straight = rise / metres
    terms.spreading.lanes[group] =
      distances.lgKm.lanes[group] * 20 + Lanes.log10(straight * straight + 1) * 10

    fillAngles(
      group: group, metres: metres, transmitterSlope: transmitterSlope, receiverSlope: receiverSlope,
      blocked: blocked)
    let horizonsKm = bare.transmitterIndices.eightWhole(from: first) + place
    let between = (horizonsKm - bare.receiverIndices.eightWhole(from: first)) * (step / 1000)
    let sum = km.replacing(with: between, where: blocked)
    terms.focusing.lanes[group] = 2.6 * (1 - Lanes.exp(sum * -0.1))

    terms.median.takeEdges(
      signedSquares: clutter.isEmpty
        ? bare.signedSquares.lanes(from: first) : covered.signedSquares.lanes(from: first), group: group)
    if model.timePercent < 50 {
      terms.ducting.takeEdges(signedSquares: ducting.signedSquares.lanes(from: first), group: group)
    }
    fillLocationShares(group: group)
    if !isClimateByDistance { fillClimate(group: group) }
  }

  /// The terms of eight receivers that the smooth surface decides.
  mutating func fillSurfaceTerms(group: Int) {
    let first = group * 8
    let km = distances.km.lanes[group]
    let step = Float(radial.step)
    let transmitterHeight = surfaces.transmitterOverDiffraction.lanes(from: first)
    let receiverHeight = surfaces.receiverOverDiffraction.lanes(from: first)
    terms.transmitterHeight.lanes[group] = transmitterHeight
    terms.receiverHeight.lanes[group] = receiverHeight
    let smooth = SmoothPathLanes(
      transmitterHeight: transmitterHeight, receiverHeight: receiverHeight, km: km,
      place: km * (1000 / step), step: step, form: model.smoothPath,
      longestRootWavelength: longestRootWavelength)
    terms.median.take(smooth, radius: medianRadius, group: group)
    if model.timePercent < 50 { terms.ducting.take(smooth, radius: ductingRadius, group: group) }
  }

  @inline(__always)
  private func place8(_ first: Int) -> SIMD8<Double> { SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) + Double(first) }

  /// θ_t, θ_r, θ and F_j. On a clear path θ is a small difference of angles, so it is taken by the addition
  /// theorem: with the slope s of the ray and x = d/a, θ = x − arctan (x/(1 + s² + s·x)).
  @inline(__always)
  private mutating func fillAngles(
    group: Int, metres: Lanes, transmitterSlope: Lanes, receiverSlope: Lanes,
    blocked: SIMDMask<SIMD8<Int32>>
  ) {
    let ofEarth = metres * Float(1 / model.medianEarthRadius)
    let transmitter = Lanes.atan(transmitterSlope) * 1000
    let receiver = Lanes.atan(receiverSlope) * 1000
    let turned = ofEarth / (1 + transmitterSlope * (transmitterSlope + ofEarth))
    let clear = (ofEarth - Lanes.atan(turned)) * 1000
    let angle = clear.replacing(with: ofEarth * 1000 + transmitter + receiver, where: blocked)
    terms.transmitterElevation.lanes[group] = transmitter
    terms.receiverElevation.lanes[group] = receiver
    terms.angle.lanes[group] = angle
    terms.clearPathShare.lanes[group] = Lanes.stepDown((angle - 0.3) * (2 * 3 * 0.8 / 0.3))
  }

  private mutating func fillLocationShares(group: Int) {
    let first = group * 8
    var height = Lanes(repeating: Float(radial.receiverHeight))
    if !clutter.isEmpty {
      for lane in 0..<8 where first + lane < radial.count { height[lane] -= clutter[first + lane] }
    }
    let above = 1 - height * 0.1
    var share = Lanes.greater(Lanes.lesser(above, Lanes(repeating: 1)), .zero)
    if hasZones {
      for lane in 0..<8 where first + lane < radial.count && terminalZones[first + lane] == .sea {
        share[lane] = 0
      }
    }
    terms.locationShare.lanes[group] = share
  }

  mutating func fillClimate(group: Int) {
    let first = group * 8
    let climate = climateFormula.climate(
      longestLandKm: zones.longestLandKm.lanes(from: first),
      longestInlandKm: zones.longestInlandKm.lanes(from: first),
      seaFraction: zones.seaFractions.lanes(from: first))
    terms.seaFraction.lanes[group] = climate.seaFraction
    terms.lgDuctingPercent.lanes[group] = climate.lgDuctingPercent
    terms.inlandness.lanes[group] = climate.inlandness
    terms.interpolation.lanes[group] = climate.interpolation
  }
}

extension P1812Sweep {
  /// h_te and h_re, m. Eqs. (94a) and (94b).
  @inline(__always)
  func ductingHeights(group: Int) -> (transmitter: Lanes, receiver: Lanes) {
    let first = group * 8
    let transmitter = radial.antenna - surfaces.fittedAtTransmitter.eight(from: first)
    let above = radial.ground.eight(from: first) - surfaces.fittedAtReceiver.eight(from: first)
    // Never below the ground: an antenna stands at least its own height over the surface.
    return (
      Lanes.greater(Lanes(transmitter), Lanes(repeating: Float(antennaHeight))),
      Lanes.greater(Lanes(above), .zero) + Float(radial.receiverHeight)
    )
  }
}

extension P1812Terms.Earth {
  @inline(__always)
  fileprivate mutating func takeEdges(signedSquares: Lanes, group: Int) {
    let root = Lanes.root(Lanes.magnitude(signedSquares))
    actual.lanes[group] = root.replacing(with: -root, where: signedSquares .< 0)
  }

  @inline(__always)
  fileprivate mutating func take(_ path: SmoothPathLanes, radius: EffectiveRadius, group: Int) {
    let found = path.earth(radius: radius)
    smooth.lanes[group] = found.obstruction
    clearance.lanes[group] = found.clearance
    inverseRootRadius.lanes[group] = found.inverseRootRadius
  }
}

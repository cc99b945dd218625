import Terrain

extension P1812Sweep {
  /// The loss to a receiver with every part that led to it, in `Double` and by the plain form's own formulas.
  ///
  /// The form that proves the sweep: only how the profile is read differs from ``P1812/loss(along:ends:)``.
  ///
  /// - Precondition: the receiver has been worked out and is at least two steps away.
  public mutating func loss(to receiver: Int, frequencyMHz: Double) -> P1812.Loss {
    readRoughness()
    precondition(receiver >= 2 && receivers.contains(receiver), "a receiver of the radial, two steps away")
    let frequencyGHz = frequencyMHz / 1000
    let distanceKm = Double(receiver) * radial.step / 1000
    let antenna = radial.ground[receiver] + radial.receiverHeight
    let meteorology = P1812.RadioMeteorology(
      zones: zones.zones(to: receiver), lapseRate: model.lapseRate, latitudeDegrees: model.latitudeDegrees)
    let geometry = geometry(to: receiver, distanceKm: distanceKm)
    let ends = LinkEnds(
      transmitterHeight: antennaHeight, receiverHeight: radial.receiverHeight, frequencyMHz: frequencyMHz)
    let earth = SphericalEarth(
      distanceKm: distanceKm, transmitterHeight: surfaces.transmitterOverDiffraction[receiver],
      receiverHeight: surfaces.receiverOverDiffraction[receiver], frequencyGHz: frequencyGHz,
      wavelength: P1812.wavelengthAtOneGHz / frequencyGHz, seaFraction: meteorology.seaFraction,
      polarization: model.polarization)
    let diffraction = P1812.Diffraction(
      median: deltaBullington(
        medianSquare(receiver), receiver: receiver, earth: earth, radius: model.medianEarthRadius),
      ducting: model.timePercent == 50
        ? nil
        : deltaBullington(
          ducting.signedSquares[receiver], receiver: receiver, earth: earth,
          radius: P1812.RadioMeteorology.ductingEarthRadiusKm * 1000),
      interpolation: model.timeInterpolation(ductingPercent: meteorology.ductingPercent))
    return model.loss(
      terminals: P1812.Terminals(
        ends: ends, distanceKm: distanceKm, transmitterAntenna: radial.antenna, receiverAntenna: antenna,
        isTransmitterAtSea: isTransmitterAtSea, isReceiverAtSea: hasZones && terminalZones[receiver] == .sea,
        receiverClutter: clutter.isEmpty ? 0 : Double(clutter[receiver])),
      meteorology: meteorology, geometry: geometry, diffraction: diffraction)
  }

  /// The loss to the receiver a step away, dB: a path without a point between its ends gets one.
  func plainLossToFirst(ends: LinkEnds) -> Double {
    let profile = PathProfile(
      distances: [0, radial.step], heights: Array(radial.ground[...1]),
      clutterHeights: clutter.isEmpty ? [] : clutter[...1].map(Double.init),
      zones: hasZones ? Array(terminalZones[...1]) : [])
    return model.loss(along: profile.withInnerPoint, ends: ends).total
  }

  private func geometry(to receiver: Int, distanceKm: Double) -> P1812.PathGeometry {
    let ground = radial.ground
    let antenna = ground[receiver] + radial.receiverHeight
    let indices = horizonIndices(receiver)
    let toMetres = 1 / radial.step
    let horizons = P1812.Horizons(
      isTransHorizon: bare.isBlocked(receiver), transmitter: indices.transmitter,
      transmitterSlope: bare.transmitterSlopes[receiver] * toMetres, receiver: indices.receiver,
      receiverSlope: (bare.receiverSlopes[receiver] - doubleCurvature * Double(receiver)) * toMetres)
    let stepKm = radial.step / 1000
    return P1812.PathGeometry(
      antennas: P1812.Antennas(
        transmitter: radial.antenna, receiver: antenna, earthRadius: model.medianEarthRadius),
      horizons: horizons,
      distancesKm: (Double(indices.transmitter) * stepKm, Double(receiver - indices.receiver) * stepKm),
      lengthKm: distanceKm, fitted: surfaces.fitted(receiver),
      forDiffraction: SmoothSurface(
        transmitter: radial.antenna - surfaces.transmitterOverDiffraction[receiver],
        receiver: antenna - surfaces.receiverOverDiffraction[receiver]),
      forDucting: surfaceForDucting(receiver), roughness: roughness(receiver, horizons: indices))
  }

  private func deltaBullington(
    _ signedSquare: Double, receiver: Int, earth: SphericalEarth, radius: Double
  ) -> DeltaBullington {
    let value = signedSquare < 0 ? -(-signedSquare).squareRoot() : signedSquare.squareRoot()
    let smooth =
      switch model.smoothPath {
      case .profile: earth.obstruction(step: radial.step, receiver: receiver, earthRadius: radius)
      case .closedForm: earth.bullingtonObstruction(effectiveEarthRadiusKm: radius / 1000)
      }
    return DeltaBullington(
      obstruction: Bullington.Obstruction(
        value: value, isLineOfSight: value < 0, distance: .nan, height: .nan),
      smoothObstruction: smooth, earth: earth, effectiveEarthRadius: radius)
  }
}

extension SphericalEarth {
  /// ν√λ of Bullington's edge over the smooth surface at the points of a radial, √m.
  ///
  /// The construction over a profile of zeros (`Bullington.obstruction`) with its extrema found: the slopes
  /// κ(d − x) − h/x are concave in x and greatest at √(h/κ), and ν of a clear path is greatest where the ray
  /// would be reflected (`clearance`, whose cubic is the derivative), so of the discrete points one beside
  /// that place is the extreme.
  func obstruction(step: Double, receiver: Int, earthRadius: Double) -> Double {
    let curvature = 1 / (2 * earthRadius)
    let length = Double(receiver) * step
    /// The greatest slope from an antenna of a height.
    func steepest(_ height: Double) -> Double {
      let place = Int(min((height / curvature).squareRoot() / step, Double(receiver)))
      return [place, place + 1].map { min(max($0, 1), receiver - 1) }.map {
        let x = Double($0) * step
        return curvature * (length - x) - height / x
      }.max()!
    }
    let direct = (receiverHeight - transmitterHeight) / length
    let rise = steepest(transmitterHeight) - direct
    guard rise < 0 else {
      let riseBack = steepest(receiverHeight) + direct
      return (2 * length * max(0, rise * riseBack)).squareRoot()
    }
    let place = Int(clearance(effectiveEarthRadiusKm: earthRadius / 1000).before * 1000 / step)
    let least = [place, place + 1].map { min(max($0, 1), receiver - 1) }.map { index -> Double in
      let x = Double(index) * step
      let room = x * (length - x)
      let depth = transmitterHeight + direct * x - curvature * room
      return depth * depth / room
    }.min()!
    return -(2 * length * least).squareRoot()
  }
}

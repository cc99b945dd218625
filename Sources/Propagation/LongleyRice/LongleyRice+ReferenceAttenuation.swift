extension LongleyRice {
  /// The loss over a path whose parameters are known.
  func loss(
    over path: Path, frequencyMHz: Double, caveats: inout LongleyRiceCaveatSet
  ) throws(LongleyRiceError) -> LongleyRiceLoss {
    let carrier = Carrier(model: self, frequencyMHz: frequencyMHz)
    path.noteHorizons(in: &caveats)
    try check(path.earth)
    if path.earth.isThin { caveats.insert(.surfaceRefractivity) }
    try check(carrier.impedance)
    let found = Prediction(
      over: path, carrier: carrier, variability: Variability(model: self, carrier: carrier),
      caveats: &caveats)
    return LongleyRiceLoss(found, path: path, caveats: caveats)
  }

  /// What the formulas make of a path that the model takes.
  struct Prediction {
    /// Basic transmission loss, dB.
    let total: Double
    /// Loss in free space, dB.
    let freeSpace: Double
    /// A_ref, dB.
    let referenceAttenuation: Double
    let mode: LongleyRiceLoss.Mode

    /// - Parameter caveats: gathers what the path asks beyond the model's range, but for what the profile
    ///   alone tells: its horizons and its refractivity.
    init(
      over path: Path, carrier: Carrier, variability: Variability, caveats: inout LongleyRiceCaveatSet
    ) {
      let link = RadioLink(path: path, carrier: carrier)
      path.noteDistance(in: &caveats)
      let reference = link.referenceAttenuation(caveats: &caveats)
      freeSpace = link.freeSpaceLoss
      if variability.isExtreme { caveats.insert(.extremeQuantile) }
      total = variability.excessLoss(over: link, referenceAttenuation: reference.attenuation) + freeSpace
      referenceAttenuation = reference.attenuation
      mode = reference.mode
    }
  }

  /// Refuses air and an Earth that no path has.
  func check(_ earth: EffectiveEarth) throws(LongleyRiceError) {
    if earth.surfaceRefractivity < 150 { throw .refractivityTooSmall(earth.surfaceRefractivity) }
    if earth.surfaceRefractivity > 400 { throw .refractivityTooLarge(earth.surfaceRefractivity) }
    guard (4_000_000...13_333_333).contains(earth.radius) else { throw .effectiveEarthRadius(earth.radius) }
  }

  /// Refuses ground whose impedance turns the phase by 45° or more.
  func check(_ impedance: GroundImpedance) throws(LongleyRiceError) {
    guard impedance.resistance > abs(impedance.reactance) else {
      throw .groundImpedance(permittivity: permittivity, conductivity: conductivity)
    }
  }
}

extension LongleyRiceLoss {
  init(_ found: LongleyRice.Prediction, path: LongleyRice.Path, caveats: LongleyRiceCaveatSet) {
    self.init(
      total: found.total, freeSpace: found.freeSpace, referenceAttenuation: found.referenceAttenuation,
      mode: found.mode, distance: path.distance, surfaceRefractivity: path.earth.surfaceRefractivity,
      terrainIrregularity: path.terrainIrregularity.value, transmitter: path.transmitter,
      receiver: path.receiver, caveats: caveats.sorted)
  }
}

extension LongleyRice.EffectiveEarth {
  /// Whether the refractivity is lower than the model is meant for.
  var isThin: Bool { surfaceRefractivity < 250 }
}

extension LongleyRice.Path {
  /// Notes horizons of unlikely angles and distances.
  func noteHorizons(in caveats: inout LongleyRiceCaveatSet) {
    if abs(transmitter.horizonAngle) > 0.2 { caveats.insert(.transmitterHorizonAngle) }
    if abs(receiver.horizonAngle) > 0.2 { caveats.insert(.receiverHorizonAngle) }
    let first = earth.smoothHorizon(height: transmitter.effectiveHeight)
    let second = earth.smoothHorizon(height: receiver.effectiveHeight)
    if transmitter.horizonDistance < 0.1 * first { caveats.insert(.transmitterHorizonNear) }
    if receiver.horizonDistance < 0.1 * second { caveats.insert(.receiverHorizonNear) }
    if transmitter.horizonDistance > 3 * first { caveats.insert(.transmitterHorizonFar) }
    if receiver.horizonDistance > 3 * second { caveats.insert(.receiverHorizonFar) }
  }

  /// Notes lengths and slopes that the model is not meant for.
  func noteDistance(in caveats: inout LongleyRiceCaveatSet) {
    let rise = abs(transmitter.effectiveHeight - receiver.effectiveHeight)
    if distance < rise / 0.2 { caveats.insert(.pathTooSteep) }  // 0.2 rad
    if distance < 1e3 { caveats.insert(.pathBelow1Km) }
    if distance > 1000e3 { caveats.insert(.pathBeyond1000Km) }
    if distance > 2000e3 { caveats.insert(.pathBeyond2000Km) }
  }
}

extension LongleyRice.RadioLink {
  /// A_ref: the median attenuation below free space, dB, by the mechanism of the distance. Eq. (4.1).
  func referenceAttenuation(
    caveats: inout LongleyRiceCaveatSet
  ) -> (attenuation: Double, mode: LongleyRiceLoss.Mode) {
    let distance = path.distance
    let isNear = distance < smoothHorizons
    let diffraction = LongleyRice.Diffraction(self).line
    guard diffraction.isDefined else {
      caveats.insert(.diffractionUndefined)
      return (0, isNear ? .lineOfSight : .diffraction)  // as NTIA's program has it
    }
    if isNear {
      let attenuation = LongleyRice.LineOfSight(self, diffraction: diffraction).attenuation(at: distance)
      return (max(0, attenuation), .lineOfSight)
    }
    if let scatter = LongleyRice.Troposcatter(link: self).line(after: diffraction), distance > scatter.start {
      return (max(0, scatter.line.attenuation(at: distance)), .troposcatter)
    }
    return (max(0, diffraction.attenuation(at: distance)), .diffraction)
  }
}

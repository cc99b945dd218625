extension LongleyRice {
  /// The loss over a path whose parameters are known.
  func loss(
    over path: Path, frequencyMHz: Double, caveats: inout [LongleyRiceCaveat]
  ) throws(LongleyRiceError) -> LongleyRiceLoss {
    let impedance = GroundImpedance(
      permittivity: permittivity, conductivity: conductivity, polarization: polarization,
      frequencyMHz: frequencyMHz)
    let link = RadioLink(path: path, frequencyMHz: frequencyMHz, impedance: impedance)
    noteHorizons(of: path, caveats: &caveats)
    try check(link, caveats: &caveats)
    noteDistance(of: path, caveats: &caveats)
    let reference = link.referenceAttenuation(caveats: &caveats)
    let freeSpace = link.freeSpaceLoss
    let excess = excessLoss(over: link, referenceAttenuation: reference.attenuation, caveats: &caveats)
    return LongleyRiceLoss(
      total: excess + freeSpace, freeSpace: freeSpace, referenceAttenuation: reference.attenuation,
      mode: reference.mode, distance: path.distance, surfaceRefractivity: path.earth.surfaceRefractivity,
      terrainIrregularity: path.terrainIrregularity.value, transmitter: path.transmitter,
      receiver: path.receiver, caveats: caveats.sorted())
  }

  /// Refuses air, Earth and ground that no path on Earth has.
  private func check(_ link: RadioLink, caveats: inout [LongleyRiceCaveat]) throws(LongleyRiceError) {
    let earth = link.path.earth
    if earth.surfaceRefractivity < 150 { throw .refractivityTooSmall(earth.surfaceRefractivity) }
    if earth.surfaceRefractivity > 400 { throw .refractivityTooLarge(earth.surfaceRefractivity) }
    if earth.surfaceRefractivity < 250 { caveats.append(.surfaceRefractivity) }
    guard (4_000_000...13_333_333).contains(earth.radius) else { throw .effectiveEarthRadius(earth.radius) }
    guard link.impedance.resistance > abs(link.impedance.reactance) else {
      throw .groundImpedance(permittivity: permittivity, conductivity: conductivity)
    }
  }

  private func noteHorizons(of path: Path, caveats: inout [LongleyRiceCaveat]) {
    let (transmitter, receiver) = (path.transmitter, path.receiver)
    if abs(transmitter.horizonAngle) > 0.2 { caveats.append(.transmitterHorizonAngle) }
    if abs(receiver.horizonAngle) > 0.2 { caveats.append(.receiverHorizonAngle) }
    let first = path.earth.smoothHorizon(height: transmitter.effectiveHeight)
    let second = path.earth.smoothHorizon(height: receiver.effectiveHeight)
    if transmitter.horizonDistance < 0.1 * first { caveats.append(.transmitterHorizonNear) }
    if receiver.horizonDistance < 0.1 * second { caveats.append(.receiverHorizonNear) }
    if transmitter.horizonDistance > 3 * first { caveats.append(.transmitterHorizonFar) }
    if receiver.horizonDistance > 3 * second { caveats.append(.receiverHorizonFar) }
  }

  private func noteDistance(of path: Path, caveats: inout [LongleyRiceCaveat]) {
    let rise = abs(path.transmitter.effectiveHeight - path.receiver.effectiveHeight)
    if path.distance < rise / 0.2 { caveats.append(.pathTooSteep) }  // 0.2 rad
    if path.distance < 1e3 { caveats.append(.pathBelow1Km) }
    if path.distance > 1000e3 { caveats.append(.pathBeyond1000Km) }
    if path.distance > 2000e3 { caveats.append(.pathBeyond2000Km) }
  }
}

extension LongleyRice.RadioLink {
  /// A_ref: the median attenuation below free space, dB, by the mechanism of the distance. Eq. (4.1).
  func referenceAttenuation(
    caveats: inout [LongleyRiceCaveat]
  ) -> (attenuation: Double, mode: LongleyRiceLoss.Mode) {
    let distance = path.distance
    let isNear = distance < smoothHorizons
    let diffraction = LongleyRice.Diffraction(self).line
    guard diffraction.isDefined else {
      caveats.append(.diffractionUndefined)
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

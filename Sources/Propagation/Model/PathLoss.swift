import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The predicted loss of one link, in its parts.
public struct PathLoss: Hashable, Sendable {
  /// Basic transmission loss, all parts together, dB.
  public let total: Double
  /// Recommendation ITU-R P.525, dB. A floor under the formula, not a part of the sum.
  public let freeSpace: Double
  /// The formula of the Hata family, dB; nil in free space.
  public let formula: Double?
  /// What terrain adds, dB.
  public let diffraction: Double
  /// Effective height of the base antenna, m; nil in free space.
  public let effectiveHeight: Double?
  /// The edge that stands for the terrain; nil where diffraction is not asked for.
  public let obstruction: Bullington.Obstruction?
}

/// The ends of a link.
public struct LinkEnds: Hashable, Sendable {
  /// The transmitter above the ground, m.
  public let transmitterHeight: Double
  /// The receiver above the ground, m.
  public let receiverHeight: Double
  /// The carrier, MHz.
  public let frequencyMHz: Double

  /// - Parameters: as the properties.
  public init(transmitterHeight: Double, receiverHeight: Double, frequencyMHz: Double) {
    self.transmitterHeight = transmitterHeight
    self.receiverHeight = receiverHeight
    self.frequencyMHz = frequencyMHz
  }
}

extension LinkEnds {
  /// How much higher the receiver's antenna is than the transmitter's, m.
  func rise(along profile: PathProfile) -> Double {
    profile.heights[profile.heights.count - 1] + receiverHeight - profile.heights[0] - transmitterHeight
  }
}

extension PropagationModel {
  /// The angle at which the transmitter sees the receiver, degrees above the horizon, over the curved Earth.
  public func elevationDegrees(along profile: PathProfile, ends: LinkEnds) -> Double {
    let slope = ends.rise(along: profile) / profile.length - profile.length / (2 * effectiveEarthRadius)
    return atan(slope) * 180 / .pi
  }

  /// The loss along an evenly spaced terrain profile: the plain form, from the documents in Double.
  ///
  /// max(free space, Hata formula) + diffraction. The formulas fall below free space close to the
  /// mast, where they were not measured, so free space is their floor.
  ///
  /// - Returns: nil where the ground is not known all the way.
  public func loss(along profile: PathProfile, ends: LinkEnds) -> PathLoss? {
    guard profile.isComplete, profile.length > 0 else { return nil }
    let rise = ends.rise(along: profile)
    let slant = (profile.length * profile.length + rise * rise).squareRoot()
    let freeSpace = FreeSpace.loss(distance: slant, frequencyMHz: ends.frequencyMHz)
    var formula: Double?
    var effectiveHeight: Double?
    if let hata = hataFormula(frequencyMHz: ends.frequencyMHz, receiverHeight: ends.receiverHeight) {
      let height = EffectiveHeight.above(profile, transmitterHeight: ends.transmitterHeight)
      effectiveHeight = height
      formula = hata.loss(baseHeight: height, distanceKm: profile.length / 1000)
    }
    var obstruction: Bullington.Obstruction?
    var diffractionLoss = 0.0
    if diffraction == .bullington {
      let found = Bullington.obstruction(
        along: profile, transmitterHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight,
        effectiveEarthRadius: effectiveEarthRadius)
      obstruction = found
      diffractionLoss = Bullington.loss(
        obstruction: found.value, wavelength: FreeSpace.wavelength(frequencyMHz: ends.frequencyMHz),
        length: profile.length)
    }
    return PathLoss(
      total: max(freeSpace, formula ?? freeSpace) + diffractionLoss, freeSpace: freeSpace,
      formula: formula, diffraction: diffractionLoss, effectiveHeight: effectiveHeight,
      obstruction: obstruction)
  }

  /// The least loss that any path of a length can have, dB: the bound behind a sector's reach.
  ///
  /// Terrain only adds, and the formula is least for the greatest effective height.
  public func leastLoss(distance: Double, frequencyMHz: Double, receiverHeight: Double) -> Double {
    let freeSpace = FreeSpace.loss(distance: distance, frequencyMHz: frequencyMHz)
    guard let hata = hataFormula(frequencyMHz: frequencyMHz, receiverHeight: receiverHeight) else {
      return freeSpace
    }
    return max(
      freeSpace,
      hata.loss(baseHeight: HataFormula.baseHeights.upperBound, distanceKm: distance / 1000))
  }

  /// The distance beyond which no path can have a loss this small, m, at most `limit`.
  public func reach(
    loss: Decibels, frequencyMHz: Double, receiverHeight: Double, limit: Double
  ) -> Double {
    func isWithin(_ distance: Double) -> Bool {
      leastLoss(distance: distance, frequencyMHz: frequencyMHz, receiverHeight: receiverHeight) <= loss.value
    }
    guard limit > 1, isWithin(1) else { return 0 }
    guard !isWithin(limit) else { return limit }
    var near = 1.0
    var far = limit
    // The loss grows with distance, so halving closes in; a metre is finer than any cell.
    while far - near > 1 {
      let middle = (near + far) / 2
      if isWithin(middle) { near = middle } else { far = middle }
    }
    return far
  }
}

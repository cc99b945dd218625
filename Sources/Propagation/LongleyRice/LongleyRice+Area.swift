#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// How a site was chosen (Guide, § 5.3); the raw value is NTIA's code.
  public enum SitingCriterion: Int, CaseIterable, Hashable, Sendable {
    /// Anywhere.
    case random = 0
    /// On high ground, as far as it offers itself.
    case careful = 1
    /// On the best point around, sought with effort.
    case veryCareful = 2
  }

  /// The loss over terrain of which only the character is known: area prediction mode, eqs. (3.1) to (3.4).
  ///
  /// - Parameters:
  ///   - distance: along the ground, m.
  ///   - irregularity: Δh, m; 0 on water, 30 on plains, 90 in hills, 200 to 500 in mountains.
  ///   - ends: antennas of 0.5 to 3,000 m, a carrier of 20 to 20,000 MHz.
  ///   - transmitterSiting: how the transmitter's site was chosen.
  ///   - receiverSiting: how the receiver's site was chosen.
  public func areaLoss(
    distance: Double, irregularity: Double, ends: LinkEnds, transmitterSiting: SitingCriterion = .random,
    receiverSiting: SitingCriterion = .random
  ) throws(LongleyRiceError) -> LongleyRiceLoss {
    var caveats = LongleyRiceCaveatSet()
    try check(ends, caveats: &caveats)
    try check(distance: distance)
    guard irregularity >= 0, irregularity.isFinite else { throw .terrainIrregularity(irregularity) }
    let earth = EffectiveEarth(seaLevelRefractivity: surfaceRefractivity, height: 0)
    let terrain = TerrainIrregularity(value: irregularity)
    func terminal(_ height: Double, _ siting: SitingCriterion) -> Terminal {
      Terminal(
        structuralHeight: height,
        effectiveHeight: height + siting.gain(height: height, irregularity: terrain),
        irregularity: terrain, earth: earth)
    }
    let path = Path(
      origin: .area, distance: distance, transmitter: terminal(ends.transmitterHeight, transmitterSiting),
      receiver: terminal(ends.receiverHeight, receiverSiting), terrainIrregularity: terrain, earth: earth)
    return try loss(over: path, frequencyMHz: ends.frequencyMHz, caveats: &caveats)
  }
}

extension LongleyRice.SitingCriterion {
  /// What a well-chosen site adds to an antenna's height, m. Eqs. (3.1) and (3.2).
  ///
  /// - Parameters:
  ///   - height: of the antenna above the ground, m.
  ///   - irregularity: of the terrain.
  func gain(height: Double, irregularity: LongleyRice.TerrainIrregularity) -> Double {
    let most: Double
    switch self {
    case .random: return 0
    case .careful: most = 4
    case .veryCareful: most = 9
    }
    // Antennas lower than 5 m are seldom placed with such care.
    let sought = height < 5 ? most * sin(0.1 * .pi * height) : most
    return (1 + sought) * exp(-min(20, 2 * height / max(1e-3, irregularity.value)))
  }
}

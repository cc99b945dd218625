import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// The loss along a terrain profile, bare ground: point-to-point mode.
  ///
  /// Linear in the points, some 15 ns each, and 1 µs besides. Clutter and zones of the
  /// profile are not looked at.
  ///
  /// - Parameters:
  ///   - profile: evenly spaced, to a thousandth of a step, and known all the way.
  ///   - ends: antennas of 0.5 to 3,000 m, a carrier of 20 to 20,000 MHz.
  public func loss(along profile: PathProfile, ends: LinkEnds) throws(LongleyRiceError) -> LongleyRiceLoss {
    try loss(heights: profile.heights, step: evenStep(of: profile), ends: ends)
  }

  /// The distance between neighbouring points, m.
  private func evenStep(of profile: PathProfile) throws(LongleyRiceError) -> Double {
    // Out of the whole length: the rounding of a written first distance would add up point by point.
    let mean = profile.length / Double(profile.distances.count - 1)
    let tolerance = mean / 1000  // what distances in Float keep over some thousand points
    for (index, distance) in profile.distances.enumerated()
    where !(abs(distance - Double(index) * mean) <= tolerance) {
      throw .unevenProfile(index: index)
    }
    // Where distances are exact, the first one: one more rounding of the step could move a horizon across
    // a boundary of the fits, see `TerrainProfile.horizons`.
    let first = profile.distances[1]
    return abs(first - mean) <= 1e-12 * mean ? first : mean
  }

  /// The loss over heights, m, at a step, m.
  func loss(heights: [Double], step: Double, ends: LinkEnds) throws(LongleyRiceError) -> LongleyRiceLoss {
    var caveats = LongleyRiceCaveatSet()
    return try loss(heights: heights, step: step, ends: ends, caveats: &caveats)
  }

  /// As above; `caveats` gathers what was found, also on the way to a refusal.
  func loss(
    heights: [Double], step: Double, ends: LinkEnds, caveats: inout LongleyRiceCaveatSet
  ) throws(LongleyRiceError) -> LongleyRiceLoss {
    try check(ends, caveats: &caveats)
    let terrain = TerrainProfile(heights: heights, step: step)
    try check(distance: terrain.length)
    if let gap = heights.firstIndex(where: { !$0.isFinite }) { throw .unknownGround(index: gap) }
    let path = path(
      over: terrain, transmitterHeight: ends.transmitterHeight, receiverHeight: ends.receiverHeight)
    return try loss(over: path, frequencyMHz: ends.frequencyMHz, caveats: &caveats)
  }

  /// The parameters of a path out of its profile.
  private func path(
    over terrain: TerrainProfile, transmitterHeight: Double, receiverHeight: Double
  ) -> Path {
    let earth = EffectiveEarth(seaLevelRefractivity: surfaceRefractivity, height: terrain.systemHeight)
    let horizons = terrain.horizons(
      transmitterHeight: transmitterHeight, receiverHeight: receiverHeight, earthRadius: earth.radius)
    let heights = StructuralHeights(transmitter: transmitterHeight, receiver: receiverHeight)
    let stretch = TerrainStretch(length: terrain.length, horizons: horizons, heights: heights)
    let site = ProfileSite(
      length: terrain.length, ground: (terrain.heights[0], terrain.heights[terrain.last]), stretch: stretch,
      irregularity: terrain.irregularity(from: stretch.start, to: stretch.end), earth: earth,
      structuralHeights: heights)
    return site.path(horizons) { terrain.planeFit(from: $0, to: $1) }
  }

  /// Refuses paths that do not exist.
  func check(distance: Double) throws(LongleyRiceError) {
    guard distance > 0, distance <= Limits.longestDistance else { throw .distance(distance) }
  }

  /// Refuses antennas and carriers out of range, and notes those near the limits.
  func check(_ ends: LinkEnds, caveats: inout LongleyRiceCaveatSet) throws(LongleyRiceError) {
    let usualHeights = 1.0...1000.0
    if !usualHeights.contains(ends.transmitterHeight) { caveats.insert(.transmitterHeight) }
    guard Limits.antennaHeights.contains(ends.transmitterHeight) else {
      throw .transmitterHeight(ends.transmitterHeight)
    }
    if !usualHeights.contains(ends.receiverHeight) { caveats.insert(.receiverHeight) }
    guard Limits.antennaHeights.contains(ends.receiverHeight) else {
      throw .receiverHeight(ends.receiverHeight)
    }
    if !(40.0...10_000.0).contains(ends.frequencyMHz) { caveats.insert(.frequency) }
    guard Limits.frequenciesMHz.contains(ends.frequencyMHz) else { throw .frequency(mhz: ends.frequencyMHz) }
  }
}

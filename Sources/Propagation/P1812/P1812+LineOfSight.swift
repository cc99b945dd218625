#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// Line-of-sight propagation with its short-term effects. § 4.2.
  public struct LineOfSight: Hashable, Sendable {
    /// L_bfs: in free space, dB. Eq. (8).
    public let freeSpace: Double
    /// L_b0p: not exceeded for p % of time, dB. Eq. (10).
    public let forTime: Double
    /// L_b0β: not exceeded for β₀ % of time, dB. Eq. (11).
    public let forDucting: Double

    init(
      distanceKm: Double, rise: Double, frequencyGHz: Double, timePercent: Double, ductingPercent: Double,
      geometry: PathGeometry
    ) {
      let riseKm = rise / 1000
      let slant2 = distanceKm * distanceKm + riseKm * riseKm  // eq. (8a)
      freeSpace = 92.4 + 20 * log10(frequencyGHz) + 10 * log10(slant2)
      let horizonsKm = geometry.transmitterHorizon.distanceKm + geometry.receiverHorizon.distanceKm
      let focusing = 2.6 * (1 - exp(-0.1 * horizonsKm))
      forTime = freeSpace + focusing * log10(timePercent / 50)  // eq. (9a)
      forDucting = freeSpace + focusing * log10(ductingPercent / 50)  // eq. (9b)
    }
  }
}

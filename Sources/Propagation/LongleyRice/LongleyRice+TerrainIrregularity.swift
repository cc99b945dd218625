#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// Δh: the interdecile range of heights, m, over a path so long that all kinds of terrain occur.
  struct TerrainIrregularity: Hashable, Sendable {
    /// m.
    let value: Double

    /// Share of Δh that a path of a length, m, meets. Eq. (3.9).
    static func share(within distance: Double) -> Double { 1 - 0.8 * exp(-distance / 50e3) }

    /// Δh(d): the interdecile range over a distance, m. Eq. (3.9).
    func range(within distance: Double) -> Double { value * Self.share(within: distance) }

    /// σ_h(d): standard deviation of heights within the first Fresnel zone, m. Eq. (3.10).
    func deviation(within distance: Double) -> Double {
      let range = range(within: distance)
      let fourthRoot = range.squareRoot().squareRoot()  // (Δh/16 m)^¼ is half of this
      return 0.78 * range * exp(-0.5 * fourthRoot)
    }
  }
}

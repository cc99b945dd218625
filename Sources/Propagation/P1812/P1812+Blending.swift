#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// The mechanisms put together for p % of time and half of the locations. § 4.6.
  public struct Blending: Hashable, Sendable {
    /// F_j: 1 where the path is clear, 0 where it is well behind the horizon. Eq. (57).
    public let clearPathShare: Double
    /// F_k: 1 on short paths, 0 on long ones. Eq. (58).
    public let shortPathShare: Double
    /// L_bd50: median diffraction, dB. Eq. (42).
    public let medianDiffraction: Double
    /// L_bd: diffraction not exceeded for p % of time, dB. Eq. (43).
    public let diffraction: Double
    /// L_minb0p: the notional least loss of line of sight and over-sea diffraction, dB. Eq. (59).
    public let leastOverSea: Double
    /// L_minbap: the notional least loss of line of sight and ducting, dB. Eq. (60).
    public let leastWithDucting: Double
    /// L_bda: diffraction with ducting, dB. Eq. (61).
    public let withDucting: Double
    /// L_bam: modified for clear paths, dB. Eq. (62).
    public let withLineOfSight: Double
    /// L_bc: all mechanisms, dB. Eq. (63).
    public let total: Double

    init(
      distanceKm: Double, lineOfSight: LineOfSight, diffraction: Diffraction, ducting: Double,
      troposcatter: Double, seaFraction: Double, angularDistanceMrad: Double, timePercent: Double,
      ductingPercent: Double
    ) {
      let forTime = diffraction.forTime
      clearPathShare = Self.share(of: angularDistanceMrad, steepness: 0.8, middle: 0.3)
      shortPathShare = Self.share(of: distanceKm, steepness: 0.5, middle: 20)
      medianDiffraction = lineOfSight.freeSpace + diffraction.median.loss
      self.diffraction = lineOfSight.forTime + forTime
      if timePercent < ductingPercent {
        leastOverSea = lineOfSight.forTime + (1 - seaFraction) * forTime
      } else {
        let overSea = lineOfSight.forDucting + (1 - seaFraction) * forTime
        leastOverSea = medianDiffraction + (overSea - medianDiffraction) * diffraction.interpolation
      }
      leastWithDucting = Self.softMinimum(ducting, lineOfSight.forTime)
      withDucting =
        leastWithDucting > self.diffraction
        ? self.diffraction
        : leastWithDucting + (self.diffraction - leastWithDucting) * shortPathShare
      withLineOfSight = withDucting + (leastOverSea - withDucting) * clearPathShare
      // The smaller is taken out, or two great losses are 0 + 0.
      let difference = abs(troposcatter - withLineOfSight)
      total = min(troposcatter, withLineOfSight) - 5 * log10(1 + pow(10, -0.2 * difference))
    }

    /// A smooth step from 1 to 0 around the middle. Eqs. (57) and (58).
    private static func share(of value: Double, steepness: Double, middle: Double) -> Double {
      1 - 0.5 * (1 + tanh(3 * steepness * (value - middle) / middle))
    }

    /// 2.5 ln (e^{a/2.5} + e^{b/2.5}). Eq. (60); the greater is taken out, or a long path overflows.
    private static func softMinimum(_ a: Double, _ b: Double) -> Double {
      let eta = 2.5
      return max(a, b) + eta * log1p(exp(-abs(a - b) / eta))
    }
  }
}

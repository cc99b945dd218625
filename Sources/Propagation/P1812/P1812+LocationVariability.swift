#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// σ_L: standard deviation of the loss over locations outdoors within w_a, dB. § 4.7, eqs. (64) to (66).
  ///
  /// - Parameters:
  ///   - frequencyGHz: of the carrier.
  ///   - receiverHeight: above the ground, m.
  ///   - clutterHeight: R at the receiver, m: variability dies out over the 10 m above the clutter.
  public func locationDeviation(frequencyGHz: Double, receiverHeight: Double, clutterHeight: Double) -> Double
  {
    let amongClutter = (0.52 + 0.024 * frequencyGHz) * pow(predictionResolution, 0.28)
    let share = min(1, max(0, 1 - (receiverHeight - clutterHeight) / 10))
    return amongClutter * share
  }

  /// L_loc: what p_L adds to the median of locations, dB. Eq. (67a).
  func locationMargin(deviation: Double) -> Double {
    -NormalQuantile.p1546(exceededWith: locationPercent / 100) * deviation
  }
}

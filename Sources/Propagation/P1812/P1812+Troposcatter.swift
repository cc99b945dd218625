#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// L_bs: basic transmission loss by tropospheric scatter not exceeded for p % of time, dB. § 4.4, eqs. (44), (45).
  func troposcatterLoss(distanceKm: Double, angularDistanceMrad: Double, frequencyGHz: Double) -> Double {
    let octave = log10(frequencyGHz / 2)
    let ofFrequency = 25 * log10(frequencyGHz) - 2.5 * octave * octave  // L_f, eq. (45)
    let ofTime = 10.125 * pow(log10(50 / timePercent), 0.7)
    return 190.1 + ofFrequency + 20 * log10(distanceKm) + 0.573 * angularDistanceMrad
      - 0.15 * surfaceRefractivity - ofTime
  }
}

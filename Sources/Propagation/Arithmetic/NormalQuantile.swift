#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The inverse complementary normal distribution: the x that a standard normal value exceeds with a
/// given probability.
///
/// Two functions, because documents differ: some mean the distribution itself, others print a fit and
/// expect its error of up to 4.5·10⁻⁴ in their numbers.
public enum NormalQuantile {
  /// Q⁻¹(q), to the precision of `Double`: for Recommendations that name the function only (P.2108, P.2109).
  ///
  /// - Parameter probability: q of being exceeded, 0 to 1; the ends give ∞ and −∞.
  public static func exact(exceededWith probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    guard probability > 0 else { return .infinity }
    // 1 − q has no rounding error for q ≥ ½, so the lower half needs no arithmetic of its own.
    guard probability <= 0.5 else { return -exact(exceededWith: 1 - probability) }
    var x = fit(probability)
    // Newton: the fit's error squares each time, 4·10⁻⁴ → 10⁻⁷ → 10⁻¹⁴ → the last bit.
    for _ in 0..<3 {
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      x += (erfc(x / 2.0.squareRoot()) / 2 - probability) / density
    }
    return x
  }

  /// Q_i(q), the rational fit that Recommendations ITU-R P.1546 (Annex 5) and P.1812 (Attachment 2 to
  /// Annex 1, as I(x)) print: formula 26.2.23 of Abramowitz and Stegun, within 4.5·10⁻⁴ of the distribution.
  ///
  /// - Parameter probability: q of being exceeded; held to 10⁻⁶…0.999999, the range in P.1812.
  public static func p1546(exceededWith probability: Double) -> Double {
    let q = min(max(probability, 1e-6), 0.999_999)
    return q <= 0.5 ? fit(q) : -fit(1 - q)
  }

  /// T(q) − C(q), for q up to ½.
  private static func fit(_ q: Double) -> Double {
    let t = (-2 * log(q)).squareRoot()
    let numerator = (0.010_328 * t + 0.802_853) * t + 2.515_516_698
    let denominator = ((0.001_308 * t + 0.189_269) * t + 1.432_788) * t + 1
    return t - numerator / denominator
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The shape that the formulas of the Hata family share.
///
/// L = K − 13.82 lg h_b + (44.9 − 6.55 lg h_b) lg d, where only K, which holds frequency, mobile
/// height and environment, differs between them.
public struct HataFormula: Hashable, Sendable {
  /// K, dB.
  public let constant: Double

  /// Heights of the base station that the measurements behind the formulas cover, m.
  public static let baseHeights = 30.0...200.0

  /// Basic transmission loss, dB.
  ///
  /// - Parameters:
  ///   - baseHeight: effective height h_b of the base antenna, m.
  ///   - distanceKm: along the ground.
  public func loss(baseHeight: Double, distanceKm: Double) -> Double {
    let lgHeight = log10(baseHeight)
    return constant - 13.82 * lgHeight + (44.9 - 6.55 * lgHeight) * log10(distanceKm)
  }

  /// Okumura–Hata: M. Hata, "Empirical formula for propagation loss in land mobile radio services",
  /// IEEE Trans. Veh. Technol. VT-29 (1980), eqs. (7) to (12). Made for 150 to 1,500 MHz.
  public static func okumuraHata(
    frequencyMHz: Double, mobileHeight: Double, environment: HataEnvironment
  ) -> HataFormula {
    let lgFrequency = log10(frequencyMHz)
    let correction =
      environment == .metropolitan
      ? largeCityCorrection(frequencyMHz: frequencyMHz, mobileHeight: mobileHeight)
      : smallCityCorrection(frequencyMHz: frequencyMHz, mobileHeight: mobileHeight)
    let urban = 69.55 + 26.16 * lgFrequency - correction  // eq. (7)
    switch environment {
    case .metropolitan, .urban: return HataFormula(constant: urban)
    case .suburban:
      let lgRatio = log10(frequencyMHz / 28)
      return HataFormula(constant: urban - 2 * lgRatio * lgRatio - 5.4)  // eq. (11)
    case .open: return HataFormula(constant: urban - openAreaGain(lgFrequency: lgFrequency))  // eq. (12)
    }
  }

  /// COST-231 Hata: COST Action 231 final report (1999), eqs. (4.4.3) to (4.4.4). Made for 1,500 to 2,000 MHz.
  ///
  /// C_m is 3 dB for metropolitan centres, else 0. The report knows no open land: there the gain of
  /// Hata's eq. (12) is taken off, as planners do.
  public static func cost231(
    frequencyMHz: Double, mobileHeight: Double, environment: HataEnvironment
  ) -> HataFormula {
    let lgFrequency = log10(frequencyMHz)
    let correction = smallCityCorrection(frequencyMHz: frequencyMHz, mobileHeight: mobileHeight)
    let mediumCity = 46.3 + 33.9 * lgFrequency - correction
    switch environment {
    case .metropolitan: return HataFormula(constant: mediumCity + 3)
    case .urban, .suburban: return HataFormula(constant: mediumCity)
    case .open: return HataFormula(constant: mediumCity - openAreaGain(lgFrequency: lgFrequency))
    }
  }

  /// a(h_m) of a medium or small city, dB. Hata's eq. (8).
  static func smallCityCorrection(frequencyMHz: Double, mobileHeight: Double) -> Double {
    let lgFrequency = log10(frequencyMHz)
    return (1.1 * lgFrequency - 0.7) * mobileHeight - (1.56 * lgFrequency - 0.8)
  }

  /// a(h_m) of a large city, dB. Hata's eqs. (9) and (10); between 200 and 400 MHz, which he left
  /// open, texts split at 300.
  static func largeCityCorrection(frequencyMHz: Double, mobileHeight: Double) -> Double {
    if frequencyMHz < 300 {
      let lg = log10(1.54 * mobileHeight)
      return 8.29 * lg * lg - 1.1
    }
    let lg = log10(11.75 * mobileHeight)
    return 3.2 * lg * lg - 4.97
  }

  /// What open land takes off the urban loss, dB. Hata's eq. (12).
  static func openAreaGain(lgFrequency: Double) -> Double {
    4.78 * lgFrequency * lgFrequency - 18.33 * lgFrequency + 40.94
  }
}

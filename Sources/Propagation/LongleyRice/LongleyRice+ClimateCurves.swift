#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// How the signal varies over the years in one climate, over the effective distance. Table 5.1.
  struct ClimateCurves: Sendable {
    /// V_med: by how much the long-term median exceeds the reference, dB. Eq. (5.5).
    let median: Curve
    /// σ_T−: standard deviation of weak signals, dB, before its dependence on frequency. Eq. (5.6).
    let below: Curve
    /// σ_T+: standard deviation of strong signals, dB, likewise. Eq. (5.7).
    let above: Curve
    /// g₋, the dependence of weak signals on frequency.
    var frequencyBelow = FrequencyFactor.none
    /// g₊, of strong ones.
    var frequencyAbove = FrequencyFactor.none
    /// C_D: the deviation of signals so strong that ducts carry them, over σ_T+.
    let ductRatio: Double
    /// z_D: the deviate beyond which ducts carry the signal.
    let ductDeviate: Double

    /// σ_T, dB, on the side and for the rarity of a deviate.
    ///
    /// - Parameters:
    ///   - deviate: z_T; positive for strong signals.
    ///   - effectiveDistanceKm: d_e.
    ///   - frequencyFactor: of the deviate's side.
    func timeDeviation(deviate: Double, effectiveDistanceKm: Double, frequencyFactor: Double) -> Double {
      guard deviate >= 0 else { return below.value(at: effectiveDistanceKm) * frequencyFactor }
      let deviation = above.value(at: effectiveDistanceKm) * frequencyFactor
      guard deviate > ductDeviate else { return deviation }
      let ducts = ductRatio * deviation
      return ducts + (deviation - ducts) * ductDeviate / deviate
    }

    /// g₋ or g₊, on the side of a deviate.
    ///
    /// - Parameter wavenumber: k, rad/m.
    func frequencyFactor(deviate: Double, wavenumber: Double) -> Double {
      (deviate >= 0 ? frequencyAbove : frequencyBelow).value(wavenumber: wavenumber)
    }

    /// (C₁ + C₂ / (1 + ((d − x₂) / x₃)²)) (d / x₁)² / (1 + (d / x₁)²), in dB and km. Eqs. (5.5) to (5.7).
    struct Curve: Sendable {
      let c1, c2, x1, x2, x3: Double

      init(_ c1: Double, _ c2: Double, _ x1: Double, _ x2: Double, _ x3: Double) {
        (self.c1, self.c2, self.x1, self.x2, self.x3) = (c1, c2, x1, x2, x3)
      }

      func value(at distanceKm: Double) -> Double {
        let hump = (distanceKm - x2) / x3
        let rise = (distanceKm / x1) * (distanceKm / x1)
        return (c1 + c2 / (1 + hump * hump)) * rise / (1 + rise)
      }
    }

    /// b₁ + b₂ / (1 + (b₃ ln 0.133k)²).
    struct FrequencyFactor: Sendable {
      let b1, b2, b3: Double

      static let none = FrequencyFactor(b1: 1, b2: 0, b3: 0)

      func value(wavenumber: Double) -> Double {
        let q = b3 * log(0.133 * wavenumber)
        return b1 + b2 / (q * q + 1)
      }
    }
  }
}

extension RadioClimate {
  /// The climate's row of Table 5.1.
  var curves: LongleyRice.ClimateCurves {
    switch self {
    case .equatorial: Self.equatorialCurves
    case .continentalSubtropical: Self.continentalSubtropicalCurves
    case .maritimeSubtropical: Self.maritimeSubtropicalCurves
    case .desert: Self.desertCurves
    case .continentalTemperate: Self.continentalTemperateCurves
    case .maritimeTemperateOverLand: Self.maritimeTemperateOverLandCurves
    case .maritimeTemperateOverSea: Self.maritimeTemperateOverSeaCurves
    }
  }

  private static let equatorialCurves = LongleyRice.ClimateCurves(
    median: .init(-9.67, 12.7, 144.9, 190.3, 133.8), below: .init(2.13, 159.5, 762.2, 123.6, 94.5),
    above: .init(2.11, 102.3, 636.9, 134.8, 95.6), ductRatio: 1.224, ductDeviate: 1.282)

  private static let continentalSubtropicalCurves = LongleyRice.ClimateCurves(
    median: .init(-0.62, 9.19, 228.9, 205.2, 143.6), below: .init(2.66, 7.67, 100.4, 172.5, 136.4),
    above: .init(6.87, 15.53, 138.7, 143.7, 98.6),
    frequencyAbove: .init(b1: 0.93, b2: 0.31, b3: 2.00), ductRatio: 0.801, ductDeviate: 2.161)

  private static let maritimeSubtropicalCurves = LongleyRice.ClimateCurves(
    median: .init(1.26, 15.5, 262.6, 185.2, 99.8), below: .init(6.11, 6.65, 138.2, 242.2, 178.6),
    above: .init(10.08, 9.60, 165.3, 225.7, 129.7), ductRatio: 1.380, ductDeviate: 1.282)

  private static let desertCurves = LongleyRice.ClimateCurves(
    median: .init(-9.21, 9.05, 84.1, 101.1, 98.6), below: .init(1.98, 13.11, 139.1, 132.7, 193.5),
    above: .init(3.68, 159.3, 464.4, 93.1, 94.2),
    frequencyAbove: .init(b1: 0.93, b2: 0.19, b3: 1.79), ductRatio: 1.000, ductDeviate: 20)

  private static let continentalTemperateCurves = LongleyRice.ClimateCurves(
    median: .init(-0.62, 9.19, 228.9, 205.2, 143.6), below: .init(2.68, 7.16, 93.7, 186.8, 133.5),
    above: .init(4.75, 8.12, 93.2, 135.9, 113.4),
    frequencyBelow: .init(b1: 0.92, b2: 0.25, b3: 1.77),
    frequencyAbove: .init(b1: 0.93, b2: 0.31, b3: 2.00), ductRatio: 1.224, ductDeviate: 1.282)

  private static let maritimeTemperateOverLandCurves = LongleyRice.ClimateCurves(
    median: .init(-0.39, 2.86, 141.7, 315.9, 167.4), below: .init(6.86, 10.38, 187.8, 169.6, 108.9),
    above: .init(8.58, 13.97, 216.0, 152.0, 122.7), ductRatio: 1.518, ductDeviate: 1.282)

  private static let maritimeTemperateOverSeaCurves = LongleyRice.ClimateCurves(
    median: .init(3.15, 857.9, 2222, 164.8, 116.3), below: .init(8.51, 169.8, 609.8, 119.9, 106.6),
    above: .init(8.43, 8.19, 136.2, 188.5, 122.9), ductRatio: 1.518, ductDeviate: 1.282)
}

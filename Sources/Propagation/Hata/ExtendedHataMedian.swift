#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The median loss of ``ExtendedHata`` over flat ground: free space plus Okumura's basic
/// median attenuation, which is read off his curves at 1.5, 2 and 3 GHz.
struct ExtendedHataMedian {
  let frequencyMHz: Double
  let environment: ExtendedHata.Environment

  private var frequency: LogFrequency { LogFrequency(frequencyMHz) }

  /// Antennas that Okumura's curves are drawn for, m.
  private static let reference = (baseHeight: 200.0, mobileHeight: 3.0)

  /// The loss, dB.
  ///
  /// - Parameters:
  ///   - baseHeight: effective, m.
  ///   - mobileHeight: effective, m.
  ///   - distanceKm: along the ground.
  func loss(baseHeight: Double, mobileHeight: Double, distanceKm: Double) -> Double {
    let antennas = antennaGain(baseHeight: baseHeight, mobileHeight: mobileHeight)
    let urban: Double
    if distanceKm <= breakpointKm(baseHeight: baseHeight) {
      let slope = 44.9 - 6.55 * log10(baseHeight)  // Hata's eq. (7)
      urban = freeSpace(distanceKm: 1, heightsApart: 197) + attenuationAt1Km + slope * log10(distanceKm)
    } else {
      let decades = log10(distanceKm) - 2  // from 100 km
      urban =
        freeSpace(distanceKm: distanceKm, heightsApart: baseHeight - mobileHeight) + attenuationAt100Km
        + 10 * farExponent(baseHeight: baseHeight) * decades
    }
    return urban - antennas - openness
  }

  /// Basic median attenuation of a city at 1 km for the reference antennas, dB.
  var attenuationAt1Km: Double { frequency.parabola(22, 23.5, 25.85) }

  /// The same at 100 km, dB: 63.5, 65.75 and 69.5 dB, by the rounded coefficients of the report.
  var attenuationAt100Km: Double {
    120.78129 - 52.714929 * frequency.lg + 10.919011 * frequency.lg * frequency.lg
  }

  /// d_bp, km: where the loss goes over from Hata's growth with distance to that of Okumura's figure 12.
  func breakpointKm(baseHeight: Double) -> Double {
    let far = farExponent(baseHeight: baseHeight)
    let near = 0.1 * (44.9 - 6.55 * log10(baseHeight)) - 2
    return pow(10, (2 * far + 0.1 * (attenuationAt1Km - attenuationAt100Km)) / (far - near))
  }

  /// n_h, by how much the loss beyond the breakpoint outgrows free space, as an exponent of the distance.
  ///
  /// Half the whole exponent is 2.5, 3 and 3.22 for base antennas of 24.5, 70 and 200 m in Okumura's figure 12.
  private func farExponent(baseHeight: Double) -> Double {
    let half = Parabola(
      through: (log10(24.5), 2.5), (log10(70), 3.0), (log10(200), 3.22)
    ).value(at: log10(baseHeight))
    return 2 * (half - 1)
  }

  /// What the antennas gain over the reference ones, dB: Hata's terms of height.
  private func antennaGain(baseHeight: Double, mobileHeight: Double) -> Double {
    func mobile(_ height: Double) -> Double {
      HataFormula.largeCityCorrection(frequencyMHz: frequencyMHz, mobileHeight: height)
    }
    return 13.82 * log10(baseHeight / Self.reference.baseHeight) + mobile(mobileHeight)
      - mobile(Self.reference.mobileHeight)
  }

  /// What the surroundings take off the loss of a city, dB.
  private var openness: Double {
    switch environment {
    case .urban: 0
    case .suburban: frequency.parabola(11.5, 12.4, 14)
    case .rural: HataFormula.openAreaGain(lgFrequency: frequency.lg)
    }
  }

  /// Free-space loss over the slant distance, dB.
  private func freeSpace(distanceKm: Double, heightsApart: Double) -> Double {
    let slant = (distanceKm * distanceKm * 1e6 + heightsApart * heightsApart).squareRoot()
    return 20 * log10(4 * .pi * slant * frequencyMHz * 1e6 / Self.speedOfLight)
  }

  /// 1/√(ε₀μ₀) with the report's ε₀ = 8.854 pF/m: 10⁻⁵ more than the constant, 10⁻⁴ dB.
  private static let speedOfLight = 1 / (8.854e-12 * 4e-7 * Double.pi).squareRoot()
}

/// A frequency on the scale of Okumura's curves.
struct LogFrequency {
  /// lg f, f in MHz.
  let lg: Double

  init(_ frequencyMHz: Double) { lg = log10(frequencyMHz) }

  /// The parabola over lg f through readings at 1,500, 2,000 and 3,000 MHz.
  func parabola(_ at1500: Double, _ at2000: Double, _ at3000: Double) -> Double {
    Parabola(through: (log10(1500), at1500), (log10(2000), at2000), (log10(3000), at3000)).value(at: lg)
  }
}

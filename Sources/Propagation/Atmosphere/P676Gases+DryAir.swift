#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P676Gases {
  /// γ_o, the attenuation of dry air, dB/km: oxygen and, above 100 GHz, nitrogen. Eqs. (22a) to (22u).
  ///
  /// Around 60 GHz the lines of oxygen merge into one hump; there the Recommendation draws a curve through
  /// six points, below and above it sums a few wide lines.
  ///
  /// - Parameter frequencyGHz: of the carrier; above 350 GHz the value there.
  public func dryAirAttenuation(frequencyGHz: Double) -> Double {
    let f = Self.held(frequencyGHz)
    switch f {
    case ...54: return belowOxygen(f)
    case ...60: return logParabola(f, through: (54, gamma54), (58, gamma58), (60, gamma60))  // eq. (22b)
    case ...62: return gamma60 + (gamma62 - gamma60) * (f - 60) / 2  // eq. (22c)
    case ...66: return logParabola(f, through: (62, gamma62), (64, gamma64), (66, gamma66))  // eq. (22d)
    case ...120: return aboveOxygen(f)
    default: return farAboveOxygen(f)
    }
  }

  /// Up to 54 GHz. Eq. (22a).
  private func belowOxygen(_ f: Double) -> Double {
    let (rp, rt) = (pressureRatio, temperatureRatio)
    let xi1 = phi(0.0717, -1.8132, 0.0156, -1.6515)
    let xi2 = phi(0.5146, -4.6368, -0.1921, -5.7416)
    let xi3 = phi(0.3414, -6.5851, 0.2130, -8.5854)
    let nonResonant = 7.2 * pow(rt, 2.8) / (f * f + 0.34 * rp * rp * pow(rt, 1.6))
    let resonant = 0.62 * xi3 / (pow(54 - f, 1.16 * xi1) + 0.83 * xi2)
    return (nonResonant + resonant) * f * f * rp * rp * 1e-3
  }

  /// 66 to 120 GHz, the line at 118.75 GHz in it. Eq. (22e).
  private func aboveOxygen(_ f: Double) -> Double {
    let (rp, rt) = (pressureRatio, temperatureRatio)
    let xi4 = phi(-0.0112, 0.0092, -0.1033, -0.0009)
    let xi5 = phi(0.2705, -2.7192, -0.3016, -4.1033)
    let xi6 = phi(0.2445, -5.9191, 0.0422, -8.0719)
    let xi7 = phi(-0.1833, 6.5589, -0.2402, 6.131)
    let continuum = 3.02e-4 * pow(rt, 3.5)
    let hump = 0.502 * xi6 * (1 - 0.0163 * xi7 * (f - 66)) / (pow(f - 66, 1.4346 * xi4) + 1.15 * xi5)
    return (continuum + 0.283 * pow(rt, 3.8) / line118(f) + hump) * f * f * rp * rp * 1e-3
  }

  /// 120 to 350 GHz. Eq. (22f).
  private func farAboveOxygen(_ f: Double) -> Double {
    let (rp, rt) = (pressureRatio, temperatureRatio)
    let delta = -0.00306 * phi(3.211, -14.94, 1.583, -16.37)
    let continuum = 3.02e-4 / (1 + 1.9e-5 * pow(f, 1.5))
    return (continuum + 0.283 * pow(rt, 0.3) / line118(f)) * f * f * rp * rp * pow(rt, 3.5) * 1e-3 + delta
  }

  private func line118(_ f: Double) -> Double {
    (f - 118.75) * (f - 118.75) + 2.91 * pressureRatio * pressureRatio * pow(temperatureRatio, 1.6)
  }

  // γ at six frequencies, dB/km. Eqs. (22n) to (22s).
  private var gamma54: Double { 2.192 * phi(1.8286, -1.9487, 0.4051, -2.8509) }
  private var gamma58: Double { 12.59 * phi(1.0045, 3.5610, 0.1588, 1.2834) }
  private var gamma60: Double { 15.0 * phi(0.9003, 4.1335, 0.0427, 1.6088) }
  private var gamma62: Double { 14.28 * phi(0.9886, 3.4176, 0.1827, 1.3429) }
  private var gamma64: Double { 6.819 * phi(1.4320, 0.6258, 0.3177, -0.5914) }
  private var gamma66: Double { 1.908 * phi(2.0717, -4.1404, 0.4910, -4.8718) }

  /// φ(r_p, r_t, a, b, c, d). Eq. (22u).
  private func phi(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    let (rp, rt) = (pressureRatio, temperatureRatio)
    return pow(rp, a) * pow(rt, b) * exp(c * (1 - rp) + d * (1 - rt))
  }

  /// The parabola of ln γ over f through three points.
  private func logParabola(
    _ f: Double, through first: Parabola.Point, _ second: Parabola.Point, _ third: Parabola.Point
  ) -> Double {
    func logarithm(_ point: Parabola.Point) -> Parabola.Point { (point.x, log(point.y)) }
    return exp(
      Parabola(through: logarithm(first), logarithm(second), logarithm(third)).value(at: f))
  }
}

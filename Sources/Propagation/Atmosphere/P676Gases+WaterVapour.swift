#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P676Gases {
  /// γ_w, the attenuation of water vapour, dB/km. Eqs. (23a) to (23d).
  ///
  /// - Parameter frequencyGHz: of the carrier; above 350 GHz the value there.
  public func waterVapourAttenuation(frequencyGHz: Double) -> Double {
    let f = Self.held(frequencyGHz)
    let (rp, rt) = (pressureRatio, temperatureRatio)
    let eta1 = 0.955 * rp * pow(rt, 0.68) + 0.006 * vapourDensity  // eq. (23b)
    let eta2 = 0.735 * rp * pow(rt, 0.5) + 0.0353 * pow(rt, 4) * vapourDensity  // eq. (23c)
    let sum = Self.nearLines.reduce(0) { $0 + $1.value(f, eta: eta1, temperatureRatio: rt) }
    let continuum = Self.continuumLine.value(f, eta: eta2, temperatureRatio: rt)
    return (sum + continuum) * f * f * pow(rt, 2.5) * vapourDensity * 1e-4  // eq. (23a)
  }

  /// One line of eq. (23a): strength · η · exp(b (1 − r_t)) / ((f − f_i)² + width η²), some times g(f, f_g).
  private struct Line: Sendable {
    let strength: Double
    /// b, how its strength depends on the temperature.
    let temperature: Double
    /// f_i, GHz.
    let centre: Double
    /// Nought for lines above the range, of which only the wing counts.
    let width: Double
    /// f_g, GHz; nil for lines without the factor g.
    let wingCentre: Double?

    func value(_ f: Double, eta: Double, temperatureRatio: Double) -> Double {
      let offset = f - centre
      let peak = strength * eta * exp(temperature * (1 - temperatureRatio))
      let line = peak / (offset * offset + width * eta * eta)
      guard let wingCentre else { return line }
      let asymmetry = (f - wingCentre) / (f + wingCentre)
      return line * (1 + asymmetry * asymmetry)  // g, eq. (23d)
    }
  }

  private static let nearLines = [
    Line(strength: 3.98, temperature: 2.23, centre: 22.235, width: 9.42, wingCentre: 22),
    Line(strength: 11.96, temperature: 0.7, centre: 183.31, width: 11.14, wingCentre: nil),
    Line(strength: 0.081, temperature: 6.44, centre: 321.226, width: 6.29, wingCentre: nil),
    Line(strength: 3.66, temperature: 1.6, centre: 325.153, width: 9.22, wingCentre: nil),
    Line(strength: 25.37, temperature: 1.09, centre: 380, width: 0, wingCentre: nil),
    Line(strength: 17.4, temperature: 1.46, centre: 448, width: 0, wingCentre: nil),
    Line(strength: 844.6, temperature: 0.17, centre: 557, width: 0, wingCentre: 557),
    Line(strength: 290, temperature: 0.41, centre: 752, width: 0, wingCentre: 752),
  ]

  /// The line that stands for the continuum; it alone goes with η₂.
  private static let continuumLine = Line(
    strength: 8.3328e4, temperature: 0.99, centre: 1780, width: 0, wingCentre: 1780)
}

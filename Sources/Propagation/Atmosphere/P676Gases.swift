#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the gases of the air take from a signal: Recommendation ITU-R P.676-10 (2013), Annex 2.
///
/// The approximate method, in closed form, for 1 to 350 GHz and sea level to 10 km; later editions kept
/// only the sum over spectral lines for this. Against that sum (edition 10, 1,013 hPa, 15 °C, 7.5 g/m³, every
/// whole GHz) the total of both gases is within 4 % up to 51 GHz and within 14 % up to 100 GHz.
public struct P676Gases: Hashable, Sendable {
  /// Total pressure of the air along the path, hPa.
  public let pressureHPa: Double
  /// Degrees Celsius.
  public let temperatureCelsius: Double
  /// ρ, water vapour, g/m³.
  public let vapourDensity: Double

  /// - Parameters: as the properties; the defaults are the air of the Recommendation's figures.
  public init(pressureHPa: Double = 1013, temperatureCelsius: Double = 15, vapourDensity: Double = 7.5) {
    precondition(pressureHPa > 0, "air has a pressure")
    precondition(temperatureCelsius > -273, "air is warmer than absolute zero")
    precondition(vapourDensity >= 0, "air holds no less than no water")
    self.pressureHPa = pressureHPa
    self.temperatureCelsius = temperatureCelsius
    self.vapourDensity = vapourDensity
  }

  /// r_p, the pressure over 1,013 hPa.
  var pressureRatio: Double { pressureHPa / 1013 }
  /// r_t, 288 K over the temperature.
  var temperatureRatio: Double { 288 / (273 + temperatureCelsius) }

  /// Where the method holds.
  public static let frequenciesGHz = ValidityRange("carriers in GHz of", 1...350, in: "P.676-10 Annex 2")

  /// γ, the attenuation of dry air and water vapour together, dB/km.
  ///
  /// - Parameter frequencyGHz: of the carrier; above 350 GHz the value there.
  public func specificAttenuation(frequencyGHz: Double) -> Double {
    dryAirAttenuation(frequencyGHz: frequencyGHz) + waterVapourAttenuation(frequencyGHz: frequencyGHz)
  }

  /// A, the loss along a terrestrial path through air that is the same all the way, dB: A = γ r₀.
  ///
  /// - Parameters:
  ///   - distanceKm: of the ray.
  ///   - frequencyGHz: of the carrier; above 350 GHz the value there.
  public func loss(distanceKm: Double, frequencyGHz: Double) -> Double {
    specificAttenuation(frequencyGHz: frequencyGHz) * distanceKm
  }

  /// What a carrier asks of the method beyond its range. Below 1 GHz the formulas are continued: there the
  /// loss of 100 km stays below 1 dB.
  public static func caveats(frequencyGHz: Double) -> [ModelCaveat] {
    [frequenciesGHz.caveat(for: frequencyGHz)].compactMap(\.self)
  }

  /// A frequency that the formulas can take, GHz.
  static func held(_ frequencyGHz: Double) -> Double {
    min(frequencyGHz, frequenciesGHz.bounds.upperBound)
  }
}

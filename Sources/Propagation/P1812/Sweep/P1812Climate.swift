/// What zones and refractivity say about the paths to eight receivers; ``P1812/RadioMeteorology`` is the referee.
struct P1812Climate {
  /// ω, 0…1.
  var seaFraction: Lanes
  /// lg β₀.
  var lgDuctingPercent: Lanes
  /// τ of the longest inland stretch. Eq. (3).
  var inlandness: Lanes
  /// F_i. Eqs. (40a) and (40b).
  var interpolation: Lanes
}

/// The constants of ``P1812Climate`` that a model has.
struct P1812ClimateFormula: Sendable {
  /// lg of the latitude's factor in eq. (5), and of μ₁ in μ₁μ₄.
  private let lgLatitude: Float
  private let exponent: Float
  private let timePercent: Float
  private let timeQuantile: Float

  init(_ model: P1812) {
    let latitude = abs(model.latitudeDegrees)
    if latitude <= 70 {
      lgLatitude = Float(-0.015 * latitude + 1.67)
      exponent = Float(1 - 0.935 + 0.0176 * latitude)
    } else {
      lgLatitude = Float(log10Of417)
      exponent = 1.3
    }
    timePercent = Float(model.timePercent)
    timeQuantile = Float(NormalQuantile.p1546(exceededWith: model.timePercent / 100))
  }

  /// - Parameters: longest stretches over land and inland, km, more than 0; the fraction over sea.
  @inline(__always)
  func climate(longestLandKm: Lanes, longestInlandKm: Lanes, seaFraction: Lanes) -> P1812Climate {
    let reach = Lanes.power(Lanes.greater(longestInlandKm, Lanes(repeating: 1e-6)), Lanes(repeating: 2.41))
    let inlandness = 1 - Lanes.exp(reach * -4.12e-4)  // eq. (3)
    let ofLand = Lanes.exp10(-longestLandKm / (16 - 6.6 * inlandness))
    let ofInland = Lanes.exp10(-5 * (0.496 + 0.354 * inlandness))
    let lgMu1 = Lanes.lesser(Lanes.log10(ofLand + ofInland) * 0.2, .zero)  // eq. (2)
    let lgBeta = lgLatitude + lgMu1 * exponent  // eq. (5)
    let beta = Lanes.exp10(lgBeta)
    let share = Lanes.lesser(beta, Lanes(repeating: 50)) * 0.01
    let t = Lanes.root(Lanes.log2(share) * (-2 * 0.693_147_18))
    let numerator = (t * 0.010_328 + 0.802_853) * t + 2.515_516_698
    let denominator = ((t * 0.001_308 + 0.189_269) * t + 1.432_788) * t + 1
    // Q⁻¹ of β₀ below a half; there F_i is 1 all the same where p ≤ β₀.
    let quantile = t - numerator / denominator
    let interpolation = (timeQuantile / quantile).replacing(with: 1, where: timePercent .<= beta)
    return P1812Climate(
      seaFraction: seaFraction, lgDuctingPercent: lgBeta, inlandness: inlandness, interpolation: interpolation
    )
  }
}

/// lg 4.17 of eq. (5) beyond 70° of latitude.
private let log10Of417 = 0.620_136_054_973_757_4

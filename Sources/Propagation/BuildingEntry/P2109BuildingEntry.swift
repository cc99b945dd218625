#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Building entry loss, Recommendation ITU-R P.2109-2, Annex 1, § 3: what a building takes from a signal
/// that reaches a receiver somewhere inside it.
///
/// To be added to the loss at the outside of the wall. The distribution is over buildings of the kind and
/// places inside them.
public enum P2109BuildingEntry {
  /// The kinds of building that the measurements tell apart, by their thermal insulation. § 2.
  public enum Building: String, CaseIterable, Hashable, Sendable {
    /// Plain glass, no foil in the walls.
    case traditional
    /// Metallised glass, foil-backed panels.
    case thermallyEfficient = "thermally-efficient"
  }

  /// Where the Recommendation holds.
  public static let frequenciesGHz = ValidityRange("carriers in GHz of", 0.08...100, in: "P.2109-2")

  /// L_BEL, the loss that a share of the cases does not exceed, dB. Eqs. (1) to (3).
  ///
  /// Small shares have losses below zero, down to −3 dB, the C of eq. (1).
  ///
  /// - Parameters:
  ///   - frequencyGHz: of the carrier, 0.08 to 100.
  ///   - probability: of the loss not being exceeded, between 0 and 1.
  ///   - elevationDegrees: of the ray at the facade, above or below the horizontal.
  public static func loss(
    frequencyGHz: Double, probability: Double, building: Building, elevationDegrees: Double = 0
  ) -> Double {
    precondition(probability > 0 && probability < 1, "a probability of a loss lies between 0 and 1")
    let entry = Distribution(
      frequencyGHz: frequencyGHz, building: building, elevationDegrees: elevationDegrees)
    // F⁻¹(P) by its complement: P near 1 keeps its digits.
    let quantile = -NormalQuantile.exact(exceededWith: probability)
    let a = quantile * entry.sigma1 + entry.mu1  // eq. (2)
    let b = quantile * entry.sigma2 + entry.mu2  // eq. (3)
    return 10 * log10(pow(10, 0.1 * a) + pow(10, 0.1 * b) + pow(10, -0.3))  // eq. (1), C = −3
  }

  /// What a carrier asks of the Recommendation beyond its range.
  public static func caveats(frequencyGHz: Double) -> [ModelCaveat] {
    [frequenciesGHz.caveat(for: frequencyGHz)].compactMap(\.self)
  }

  /// The two log-normal parts at one frequency and elevation.
  struct Distribution {
    /// μ₁ and σ₁, dB: losses through the fabric of the building. Eqs. (5) and (7).
    let mu1: Double
    let sigma1: Double
    /// μ₂ and σ₂, dB: losses through its openings. Eqs. (6) and (8).
    let mu2: Double
    let sigma2: Double

    init(frequencyGHz: Double, building: Building, elevationDegrees: Double) {
      let lg = log10(frequencyGHz)
      let elevation = 0.212 * abs(elevationDegrees)  // L_e, eq. (10)
      let table = Coefficients(building)
      mu1 = table.r + table.s * lg + table.t * lg * lg + elevation  // L_h is eq. (9)
      mu2 = table.w + table.x * lg
      sigma1 = table.u + table.v * lg
      sigma2 = table.y + table.z * lg
    }
  }

  /// Table 1, in its letters.
  private struct Coefficients {
    let (r, s, t): (Double, Double, Double)
    let (u, v): (Double, Double)
    let (w, x): (Double, Double)
    let (y, z): (Double, Double)

    init(_ building: Building) {
      switch building {
      case .traditional:
        (r, s, t) = (12.64, 3.72, 0.96)
        (u, v) = (9.6, 2.0)
        (w, x) = (9.1, -3.0)
        (y, z) = (4.5, -2.0)
      case .thermallyEfficient:
        (r, s, t) = (28.19, -3.00, 8.48)
        (u, v) = (13.5, 3.8)
        (w, x) = (27.8, -2.9)
        (y, z) = (9.4, -2.1)
      }
    }
  }
}

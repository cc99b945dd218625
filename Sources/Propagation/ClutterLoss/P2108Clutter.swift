#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The statistical clutter loss of terrestrial paths, Recommendation ITU-R P.2108-1, Annex 1, § 3.2.
///
/// What buildings and trees add to a model that ends above them, such as free space with diffraction over
/// bare ground. It is the loss of **one** end: a path with both antennas in the clutter has it twice, each
/// time for the whole length of the path, and then the path has to be 1 km or longer. Models measured
/// among houses (the Hata family, TR 38.901) hold it already: it must not be added to them.
public enum P2108Clutter {
  /// Carriers that the section is for.
  public static let frequenciesGHz = ValidityRange("carriers in GHz of", 0.5...67, in: "P.2108-1 § 3.2")
  /// Paths that it is for, with one end in the clutter.
  public static let distancesKm = ValidityRange(
    "paths in km of", 0.25...Double.infinity, in: "P.2108-1 § 3.2")
  /// Paths that it is for, with both ends in the clutter.
  public static let distancesBothEndsKm = ValidityRange(
    "paths with both ends in clutter in km of", 1...Double.infinity, in: "P.2108-1 § 3.2")

  /// L_ctt, the clutter loss of one end that a share of the locations does not exceed, dB.
  ///
  /// The loss of 2 km is its upper bound at every distance: at high percentages the spread narrows faster
  /// with distance than the median grows, so the bound acts on some paths shorter than 2 km too.
  ///
  /// - Parameters:
  ///   - frequencyGHz: of the carrier, 0.5 to 67.
  ///   - distanceKm: the whole path, 0.25 or more.
  ///   - locationPercent: the share of locations, between 0 and 100.
  public static func loss(frequencyGHz: Double, distanceKm: Double, locationPercent: Double) -> Double {
    precondition(
      locationPercent > 0 && locationPercent < 100, "a share of locations lies between 0 and 100 %")
    let quantile = NormalQuantile.exact(exceededWith: locationPercent / 100)
    let here = Distribution(frequencyGHz: frequencyGHz, distanceKm: distanceKm)
    let bound = Distribution(frequencyGHz: frequencyGHz, distanceKm: 2)
    return min(here.loss(quantile: quantile), bound.loss(quantile: quantile))
  }

  /// What a path asks of the section beyond its ranges, sorted.
  ///
  /// - Parameter ends: how many of them stand in the clutter.
  public static func caveats(frequencyGHz: Double, distanceKm: Double, ends: ClutteredEnds) -> [ModelCaveat] {
    let distances = ends == .one ? distancesKm : distancesBothEndsKm
    return [frequenciesGHz.caveat(for: frequencyGHz), distances.caveat(for: distanceKm)]
      .compactMap(\.self).sorted()
  }

  /// How many ends of a path stand in the clutter.
  public enum ClutteredEnds: String, CaseIterable, Hashable, Sendable {
    case one, both
  }

  /// The losses over locations at one distance.
  struct Distribution {
    /// L_l, dB: what the loss tends to on long paths.
    let longPath: Double
    /// L_s, dB: what the loss tends to on short paths.
    let shortPath: Double

    init(frequencyGHz: Double, distanceKm: Double) {
      longPath = -2 * log10(pow(10, -5 * log10(frequencyGHz) - 12.5) + pow(10, -16.5))
      shortPath = 32.98 + 23.9 * log10(distanceKm) + 3 * log10(frequencyGHz)
    }

    private var longWeight: Double { pow(10, -0.2 * longPath) }
    private var shortWeight: Double { pow(10, -0.2 * shortPath) }

    /// σ_cb, dB: 4 dB on long paths, 6 dB on short ones, and the mean power of both between.
    var sigma: Double {
      ((16 * longWeight + 36 * shortWeight) / (longWeight + shortWeight)).squareRoot()
    }

    /// The loss exceeded at the locations beyond a quantile Q⁻¹(p), dB.
    func loss(quantile: Double) -> Double {
      -5 * log10(longWeight + shortWeight) - sigma * quantile
    }
  }
}

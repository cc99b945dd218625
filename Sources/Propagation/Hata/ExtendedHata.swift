import Terrain

/// The extended Hata model of the NTIA: Technical Report TR-15-517, "3.5 GHz Exclusion Zone Analyses and
/// Methodology" (2015), appendix A, as its reference program reads it.
///
/// Okumura's curves again, from 1,500 to 3,000 MHz and out to 100 km, with his corrections for the ground
/// between base station and mobile. The base station is the transmitter of ``LinkEnds``, the mobile the
/// receiver. Terrain is in the corrections: no diffraction must be added.
public enum ExtendedHata {
  /// The surroundings of the mobile.
  public enum Environment: String, CaseIterable, Hashable, Sendable {
    /// A city: classes 23 and 24 of the U.S. National Land Cover Database.
    case urban
    /// Scattered houses: class 22.
    case suburban
    /// All else, as open land.
    case rural

    /// The class that stands for one of Hata's.
    public init(_ environment: HataEnvironment) {
      switch environment {
      case .metropolitan, .urban: self = .urban
      case .suburban: self = .suburban
      case .open: self = .rural
      }
    }
  }

  /// The predicted loss of one path, in its parts.
  public struct Prediction: Hashable, Sendable {
    /// The loss that the asked share of locations does not exceed, dB.
    public var total: Double { median + spread - corrections.total }
    /// The median loss over flat ground, dB.
    public let median: Double
    /// What the asked share of locations adds to the median, dB.
    public let spread: Double
    /// What the ground takes off, dB.
    public let corrections: Corrections
    /// Effective heights, m, held to 30…200 and 1…10.
    public let baseHeight: Double
    /// See ``baseHeight``.
    public let mobileHeight: Double
    /// What the path asks of the model beyond its ranges, sorted: effective heights that had to be held
    /// to theirs among it.
    public let caveats: [ModelCaveat]
  }

  /// Predicts the loss along an evenly spaced profile.
  ///
  /// - Parameters:
  ///   - profile: the ground from the base station to the mobile.
  ///   - ends: base station and mobile.
  ///   - environment: of the mobile.
  ///   - reliability: the share of locations whose loss is not greater, between 0 and 1.
  /// - Returns: nil where the ground is not known all the way.
  public static func prediction(
    along profile: PathProfile, ends: LinkEnds, environment: Environment, reliability: Double = 0.5
  ) -> Prediction? {
    precondition(reliability > 0 && reliability < 1, "a share of locations lies between 0 and 1")
    guard profile.isComplete, profile.length > 0 else { return nil }
    let ground = ExtendedHataGround(profile)
    let heights = ground.effectiveHeights(ends)
    let median = ExtendedHataMedian(frequencyMHz: ends.frequencyMHz, environment: environment)
    let quantile = NormalQuantile.p1546(exceededWith: reliability)
    let baseHeight = baseHeights.held(heights.base)
    let mobileHeight = mobileHeights.held(heights.mobile)
    return Prediction(
      median: median.loss(
        baseHeight: baseHeight, mobileHeight: mobileHeight, distanceKm: ground.distanceKm),
      spread: -quantile * locationSigma(frequencyMHz: ends.frequencyMHz, environment: environment),
      corrections: Corrections(ground: ground, ends: ends), baseHeight: baseHeight,
      mobileHeight: mobileHeight,
      caveats: [
        frequenciesMHz.caveat(for: ends.frequencyMHz), distancesKm.caveat(for: profile.length / 1000),
        baseHeights.caveat(for: heights.base), mobileHeights.caveat(for: heights.mobile),
      ].compactMap(\.self).sorted())
  }

  /// σ, the standard deviation of the median over locations, dB: a parabola over lg f through Okumura's
  /// 7.1, 7.5 and 8.1 dB at 1.5, 2 and 3 GHz, 2 dB more outside of cities.
  public static func locationSigma(frequencyMHz: Double, environment: Environment) -> Double {
    let lg = LogFrequency(frequencyMHz).lg
    let urban = 4.0976291 - 1.2255656 * lg + 0.68350345 * lg * lg
    return environment == .urban ? urban : urban + 2
  }

  /// Where the model holds.
  public static let frequenciesMHz = ValidityRange("carriers in MHz of", 1500...3000, in: "Extended Hata")
  /// Where the model holds.
  public static let distancesKm = ValidityRange("paths in km of", 1...100, in: "Extended Hata")
  /// Where the model holds, over the ground 3 to 15 km away.
  public static let baseHeights = ValidityRange(
    "effective heights of base stations in m of", 30...200, in: "Extended Hata")
  /// Where the model holds, over the ground 3 to 15 km away.
  public static let mobileHeights = ValidityRange(
    "effective heights of mobiles in m of", 1...10, in: "Extended Hata")
}

extension ValidityRange {
  /// A value, or the bound that it lies beyond.
  fileprivate func held(_ value: Double) -> Double {
    min(max(value, bounds.lowerBound), bounds.upperBound)
  }
}

import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// What zones and refractivity say about a path. §§ 3.5 to 3.7.
  public struct RadioMeteorology: Hashable, Sendable {
    /// d_tm: the longest continuous stretch over land, inland and coastal, km.
    public let longestLandKm: Double
    /// d_lm: the longest continuous inland stretch, km.
    public let longestInlandKm: Double
    /// ω: the fraction of the path over sea, 0…1.
    public let seaFraction: Double
    /// β₀: the percentage of time with lapse rates above 100 N-units/km in the lowest 100 m.
    public let ductingPercent: Double
    /// a_e: the median effective Earth radius, km. Eq. (7a).
    public let medianEarthRadiusKm: Double

    /// a_β: the effective Earth radius exceeded for β₀ % of time, km. Eq. (7b).
    public static let ductingEarthRadiusKm = 6371.0 * 3

    /// τ: how little the sea reaches into the longest inland stretch. Eq. (3).
    var inlandness: Double { Self.inlandness(longestInlandKm: longestInlandKm) }

    static func inlandness(longestInlandKm: Double) -> Double {
      1 - exp(-(4.12e-4 * pow(longestInlandKm, 2.41)))
    }

    init(zones: PathZones, lapseRate: Double, latitudeDegrees: Double) {
      longestLandKm = zones.longestLandKm
      longestInlandKm = zones.longestInlandKm
      seaFraction = zones.seaFraction
      medianEarthRadiusKm = 6371 * (157 / (157 - lapseRate))  // eqs. (6), (7a)
      let latitude = abs(latitudeDegrees)
      let tau = Self.inlandness(longestInlandKm: zones.longestInlandKm)
      let ofLand = pow(10, -zones.longestLandKm / (16 - 6.6 * tau))
      let ofInland = pow(10, -5 * (0.496 + 0.354 * tau))
      let mu1 = min(1, pow(ofLand + ofInland, 0.2))  // eq. (2)
      if latitude <= 70 {
        let mu4 = pow(mu1, -0.935 + 0.0176 * latitude)  // eq. (4)
        ductingPercent = pow(10, -0.015 * latitude + 1.67) * mu1 * mu4  // eq. (5)
      } else {
        let mu4 = pow(mu1, 0.3)  // eq. (4)
        ductingPercent = 4.17 * mu1 * mu4  // eq. (5)
      }
    }
  }
}

/// The stretches of a path in each radio-climatic zone.
///
/// A point stands for the ground half way to its neighbours.
struct PathZones: Hashable, Sendable {
  /// Longest continuous stretch over land, km.
  let longestLandKm: Double
  /// Longest continuous inland stretch, km.
  let longestInlandKm: Double
  /// Fraction of the path over sea, 0…1.
  let seaFraction: Double
}

extension PathZones {
  init(of profile: PathProfile) {
    guard !profile.zones.isEmpty else {
      let lengthKm = profile.length / 1000
      self.init(longestLandKm: lengthKm, longestInlandKm: lengthKm, seaFraction: 0)
      return
    }
    var sea = 0.0
    Self.forEachStretch(of: profile, where: { $0 == .sea }) { sea += $0 }
    self.init(
      longestLandKm: Self.longest(in: profile) { $0 != .sea } / 1000,
      longestInlandKm: Self.longest(in: profile) { $0 == .inland } / 1000,
      seaFraction: sea / profile.length)
  }

  private static func longest(
    in profile: PathProfile, where belongs: (RadioClimaticZone) -> Bool
  ) -> Double {
    var longest = 0.0
    forEachStretch(of: profile, where: belongs) { longest = max(longest, $0) }
    return longest
  }

  /// Calls with the length in metres of each continuous stretch.
  private static func forEachStretch(
    of profile: PathProfile, where belongs: (RadioClimaticZone) -> Bool, _ body: (Double) -> Void
  ) {
    let distances = profile.distances
    let last = distances.count - 1
    var start: Int?
    for index in 0...last {
      let isIn = belongs(profile.zones[index])
      if isIn, start == nil { start = index }
      guard let first = start, !isIn || index == last else { continue }
      let end = isIn ? index : index - 1
      let before = first > 0 ? (distances[first] - distances[first - 1]) / 2 : 0
      let behind = end < last ? (distances[end + 1] - distances[end]) / 2 : 0
      body(distances[end] - distances[first] + before + behind)
      start = nil
    }
  }
}

import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What ``ExtendedHata`` reads off the ground of one path. Index 0 is the mobile.
struct ExtendedHataGround {
  /// Ground above sea level from the mobile to the base station, m.
  private let heights: [Double]
  private let step: Double
  private let isSea: [Bool]

  /// A profile from the base station to the mobile. Without zones the sea is where the ground is 0 m high.
  init(_ profile: PathProfile) {
    heights = profile.heights.reversed()
    step = profile.length / Double(profile.heights.count - 1)
    isSea = profile.zones.isEmpty ? heights.map { $0 == 0 } : profile.zones.reversed().map { $0 == .sea }
  }

  private var last: Int { heights.count - 1 }
  private var stepKm: Double { step * 0.001 }
  var distanceKm: Double { Double(last) * step / 1000 }
  /// The ground under the mobile, m above sea level.
  var mobileGround: Double { heights[0] }

  // MARK: Heights of the antennas

  /// Heights over the ground 3 to 15 km away, m. Below 3 km the antennas' own; between 3 and 15 km the
  /// difference comes in by degrees.
  func effectiveHeights(_ ends: LinkEnds) -> (base: Double, mobile: Double) {
    let base = ends.transmitterHeight + groundAdvantage(heights.reversed())
    let mobile = ends.receiverHeight + groundAdvantage(heights)
    return (base, mobile)
  }

  /// How much higher the first point lies than the mean ground 3 to 15 km from it, m.
  private func groundAdvantage(_ heights: [Double]) -> Double {
    guard distanceKm >= 3 else { return 0 }
    let first = Int(3 / stepKm)
    let end = distanceKm <= 15 ? last : Int(15 / stepKm)
    let far = heights[first...end]
    let advantage = heights[0] - far.reduce(0, +) / Double(far.count)
    return distanceKm <= 15 ? (distanceKm - 3) / 12 * advantage : advantage
  }

  // MARK: Undulation

  /// Heights that 10, 50 and 90 % of the ground within 10 km of the mobile exceed, m above sea level.
  ///
  /// On paths below 10 km all three are stretched as their difference Δh is, which tends to its
  /// value over 10 km. That moves them against the mobile's own ground, but the reference program does it.
  var quantiles: (high: Double, middle: Double, low: Double) {
    let count = distanceKm < 10 ? heights.count : Int(10 / stepKm) + 1
    let sorted = heights[..<count].sorted(by: >)
    func height(_ share: Double) -> Double { sorted[Int(share * Double(count) - 1)] }
    let stretch = distanceKm < 10 ? (1 - 0.8 * exp(-0.2)) / (1 - 0.8 * exp(-0.02 * distanceKm)) : 1
    return (stretch * height(0.1), stretch * height(0.5), stretch * height(0.9))
  }

  /// Δh, the terrain irregularity, m.
  var undulation: Double {
    let quantiles = quantiles
    return quantiles.high - quantiles.low
  }

  // MARK: General slope

  /// θ_m, mrad, positive where the ground rises towards the mobile: of the slopes over the 5, 6, … 10 km
  /// before it the most extreme, or the first where they differ in sign; 0 on paths below 5 km.
  var generalSlopeMrad: Double {
    let reaches = stride(from: 5000.0, through: 10_000, by: 1000).prefix { $0 <= Double(last) * step }
    let slopes = reaches.map(slopeMrad(within:))
    guard let first = slopes.first, let least = slopes.min(), let greatest = slopes.max() else { return 0 }
    if least * greatest < 0 { return first }
    return greatest >= 0 ? greatest : least
  }

  /// The line of least squares through the ground before the mobile, its two end points with half weight.
  private func slopeMrad(within reach: Double) -> Double {
    let count = Int(reach / step)
    guard count > 0 else { return 0 }
    let n = Double(count)
    let ends = (heights[count] - heights[0]) * n / 4
    let moment = (1..<count).reduce(ends) { $0 + heights[$1] * (Double($1) - n / 2) }
    let risePerStep = 12 * moment / ((n * n + 2) * n)
    return -1000 * risePerStep * n / reach
  }

  // MARK: Sea

  /// β, the share of the path over sea, and the end that has more of it; nil where both have the same.
  var sea: (share: Double, end: End?) {
    let nearMobile = isSea[..<(last / 2)].count { $0 }
    let nearBase = isSea[(last / 2)...].count { $0 }
    let share = Double(nearMobile + nearBase) / Double(heights.count)
    return (share, nearMobile == nearBase ? nil : nearMobile > nearBase ? .mobile : .base)
  }

  /// An end of the path.
  enum End { case mobile, base }

  // MARK: A single ridge

  /// A ridge that is the horizon of both antennas.
  struct Ridge {
    /// From the mobile, m.
    let fromMobile: Double
    /// From the base station, m.
    let fromBase: Double
    /// Above the line between the antennas, m, at least 0.
    let height: Double
  }

  /// The one ridge of the path; nil where the antennas see each other or have two horizons.
  func ridge(_ ends: LinkEnds) -> Ridge? {
    let mobile = heights[0] + ends.receiverHeight
    let base = heights[last] + ends.transmitterHeight
    let length = Double(last) * step
    let curvature = curvature
    // Slopes seen from the mobile, over the curved Earth.
    func slope(to height: Double, from eye: Double, distance: Double) -> Double {
      (height - eye) / distance - distance * curvature / 2
    }
    var mobileHorizon = (slope: slope(to: base, from: mobile, distance: length), index: last)
    var baseHorizon = (slope: slope(to: mobile, from: base, distance: length), index: 0)
    for index in 1..<max(last, 1) {
      let distance = Double(index) * step
      let fromMobile = slope(to: heights[index], from: mobile, distance: distance)
      if fromMobile > mobileHorizon.slope { mobileHorizon = (fromMobile, index) }
      let fromBase = slope(to: heights[index], from: base, distance: length - distance)
      if fromBase > baseHorizon.slope { baseHorizon = (fromBase, index) }
    }
    guard mobileHorizon.index == baseHorizon.index else { return nil }
    let fromMobile = Double(mobileHorizon.index) * step
    let fromBase = length - fromMobile
    // The nearer antenna has the smaller weight here, unlike on the line itself: the reference program
    // has it so. It is the same thing where the antennas are level or the ridge stands in the middle.
    let line = (base * fromBase + mobile * fromMobile) / length
    let height = heights[mobileHorizon.index] - line + curvature / 2 * fromMobile * fromBase
    return Ridge(fromMobile: fromMobile, fromBase: fromBase, height: max(0, height))
  }

  /// One over the effective Earth radius, 1/m: from a surface refractivity that falls with the height of the
  /// ground, as in the Irregular Terrain Model.
  private var curvature: Double {
    let mean = heights.reduce(0, +) / Double(heights.count)
    let refractivity = 301 * exp(-mean / 9460)
    return 157e-9 * (1 - 0.04665 * exp(refractivity / 179.3))
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ExtendedHata {
  /// What the ground between the antennas takes off the loss, dB, each negative where it adds to it.
  /// Curves of Y. Okumura et al., "Field strength and its variability in VHF and UHF land-mobile radio
  /// service", Rev. Elec. Commun. Lab. 16 (1968), § 4, as TR-15-517 fits and reads them.
  public struct Corrections: Hashable, Sendable {
    /// A ridge that is the horizon of both antennas; 0 on other paths.
    public let isolatedRidge: Double
    /// Rolling hills, for the median of places in them; 0 behind an isolated ridge.
    public let rollingHills: Double
    /// The mobile's own place, on a top or in a hollow; 0 behind an isolated ridge.
    public let placeInHills: Double
    /// Ground that rises or falls towards the mobile; 0 behind an isolated ridge.
    public let generalSlope: Double
    /// Part of the path over sea.
    public let mixedPath: Double

    /// All together, dB.
    public var total: Double { isolatedRidge + rollingHills + placeInHills + generalSlope + mixedPath }

    init(ground: ExtendedHataGround, ends: LinkEnds) {
      let sea = ground.sea
      mixedPath = ExtendedHata.mixedPath(seaShare: sea.share, end: sea.end, distanceKm: ground.distanceKm)
      if let ridge = ground.ridge(ends) {
        isolatedRidge = ExtendedHata.isolatedRidge(
          fromBaseKm: ridge.fromBase / 1000, fromMobileKm: ridge.fromMobile / 1000, height: ridge.height)
        (rollingHills, placeInHills, generalSlope) = (0, 0, 0)
      } else {
        isolatedRidge = 0
        rollingHills = ExtendedHata.rollingHills(undulation: ground.undulation)
        placeInHills = ExtendedHata.placeInHills(
          undulation: ground.undulation, quantiles: ground.quantiles, mobileGround: ground.mobileGround)
        generalSlope = ExtendedHata.generalSlope(
          slopeMrad: ground.generalSlopeMrad, distanceKm: ground.distanceKm)
      }
    }
  }

  /// Rolling hills, dB: 0 up to an undulation Δh of 15 m, then a parabola over its logarithm.
  static func rollingHills(undulation: Double) -> Double {
    let lg = log10(max(undulation, 15))
    return -1.5072013 + 8.458676 * lg - 6.102538 * lg * lg
  }

  /// The mobile's place, dB: a parabola over lg Δh on the heights, its opposite in the hollows, in proportion between
  /// them; 0 below an undulation of 10 m.
  static func placeInHills(
    undulation: Double, quantiles: (high: Double, middle: Double, low: Double), mobileGround: Double
  ) -> Double {
    guard undulation >= 10 else { return 0 }
    let lg = log10(undulation)
    let greatest = -11.728795 + 15.544272 * lg - 1.8154766 * lg * lg
    if mobileGround >= quantiles.high { return greatest }
    if mobileGround <= quantiles.low { return -greatest }
    let above = mobileGround - quantiles.middle
    let range = above >= 0 ? quantiles.high - quantiles.middle : quantiles.middle - quantiles.low
    return greatest * above / range
  }

  /// General slope, dB: the lines of figure 34, between them in proportion to the distance.
  static func generalSlope(slopeMrad: Double, distanceKm: Double) -> Double {
    let falling = Readings([(10, 0.25), (30, 0.8)])
    let rising = Readings([(10, 0.125), (30, 0.35), (60, 0.6)])
    return slopeMrad * (slopeMrad <= 0 ? falling : rising).held(at: distanceKm)
  }

  /// An isolated ridge, dB: figure 31 for one of 200 m, by figure 32 for others.
  ///
  /// - Parameters:
  ///   - fromBaseKm: d₁; the curves are for 15, 30 and 60 km.
  ///   - fromMobileKm: d₂.
  ///   - height: of the ridge above the line between the antennas, m.
  static func isolatedRidge(fromBaseKm: Double, fromMobileKm: Double, height: Double) -> Double {
    let curveC = Readings(everyKm: [4, -13, -17.5, -17.5, -15, -12.5, -10, -8, -6])
    let curveB = Readings(everyKm: [12, -8.5, -13, -12, -10, -8, -6.5, -5, -4])
    let curveA = Readings(everyKm: [20, -4, -6.5, -6, -4.5, -3.5, -2.5, -2, -1])
    let between = Readings([
      (15, curveC.continued(at: fromMobileKm)), (30, curveB.continued(at: fromMobileKm)),
      (60, curveA.continued(at: fromMobileKm)),
    ])
    let curve = between.held(at: fromBaseKm)
    // Continued past the last reading the curves would gain; only close behind the ridge there is one.
    let correction = fromMobileKm > 2 ? min(curve, 0) : curve
    return (height / 200).squareRoot() * correction
  }

  /// A path partly over sea, dB: § 4.4, for up to 30 km and for 60 km and more, between them in proportion.
  ///
  /// - Parameters:
  ///   - seaShare: β, 0 to 1.
  ///   - end: the one at the sea; nil where both are, which takes the mean.
  static func mixedPath(seaShare: Double, end: ExtendedHataGround.End?, distanceKm: Double) -> Double {
    let near: [Double] = [0, 0.15, 0.35, 0.45, 0.6, 0.65, 0.725, 0.775, 0.85, 1]
    let nearBase = Readings(near, [0, 1, 3, 4, 6, 7, 8, 9, 10, 11])
    let nearMobile = Readings(near, [0, 4, 5.5, 7, 8.5, 9, 9.5, 9.8, 10.25, 11])
    let far: [Double] = [0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.725, 0.85, 0.9, 1]
    let farBase = Readings(far, [0, 2, 4, 5.5, 7, 9, 11, 13, 14, 15])
    let farMobile = Readings(far, [0, 4.25, 6.25, 9.2, 10.5, 11.75, 13, 14, 14.25, 15])
    func correction(_ base: Readings, _ mobile: Readings) -> Double {
      let (atBase, atMobile) = (base.held(at: seaShare), mobile.held(at: seaShare))
      return switch end {
      case .base: atBase
      case .mobile: atMobile
      case nil: (atBase + atMobile) / 2
      }
    }
    return Readings([(30, correction(nearBase, nearMobile)), (60, correction(farBase, farMobile))])
      .held(at: distanceKm)
  }
}

/// A curve as read off a figure: straight lines between its readings.
private struct Readings {
  let points: [(x: Double, y: Double)]

  init(_ points: [(x: Double, y: Double)]) { self.points = points }
  init(_ xs: [Double], _ ys: [Double]) { points = zip(xs, ys).map { ($0, $1) } }
  init(everyKm ys: [Double]) { points = ys.enumerated().map { (Double($0.offset), $0.element) } }

  /// The curve, level before its first and behind its last reading.
  func held(at x: Double) -> Double {
    continued(at: min(max(x, points[0].x), points[points.count - 1].x))
  }

  /// The curve, its first and last piece going on.
  func continued(at x: Double) -> Double {
    let inner = points.dropFirst().dropLast()
    let end = 1 + (inner.firstIndex { x <= $0.x }.map { $0 - 1 } ?? inner.count)
    let (left, right) = (points[end - 1], points[end])
    return left.y + (right.y - left.y) * (x - left.x) / (right.x - left.x)
  }
}

import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// Where an antenna sees the ground rise highest.
  public struct Horizon: Hashable, Sendable {
    /// The profile point.
    public let index: Int
    /// From the antenna, km.
    public let distanceKm: Double
    /// Above the horizontal at the antenna, mrad.
    public let elevationMrad: Double
  }

  /// The analysis of the path profile, Attachment 1 to Annex 1. Frequency enters only where a path is
  /// line of sight, and there only to pick the point closest to the ray.
  public struct PathGeometry: Hashable, Sendable {
    public let isTransHorizon: Bool
    public let transmitterHorizon: Horizon
    public let receiverHorizon: Horizon
    /// θ: the path's angular distance, mrad. Eq. (84).
    public let angularDistanceMrad: Double
    /// h_st, h_sr: the least-squares surface.
    public let fittedSurface: SmoothSurface
    /// h_std, h_srd: the surface for diffraction.
    public let diffractionSurface: SmoothSurface
    /// h_st, h_sr of eqs. (92a, b): the surface for ducting.
    public let ductingSurface: SmoothSurface
    /// h_te: effective height for ducting, m. Eq. (94a).
    public let transmitterEffectiveHeight: Double
    /// h_re: likewise. Eq. (94b).
    public let receiverEffectiveHeight: Double
    /// h_m: terrain roughness between the horizons, m. Eq. (95).
    public let roughness: Double

    init(of profile: PathProfile, ends: LinkEnds, medianEarthRadiusKm: Double) {
      let heights = profile.heights
      let last = heights.count - 1
      let antennas = Antennas(
        transmitter: heights[0] + ends.transmitterHeight, receiver: heights[last] + ends.receiverHeight,
        earthRadius: medianEarthRadiusKm * 1000)
      let length = profile.length
      let horizons = antennas.horizons(along: profile)
      let fitted = SmoothSurface(fittedTo: profile)
      let ducting = fitted.notAbove(transmitterGround: heights[0], receiverGround: heights[last])
      let slope = (ducting.receiver - ducting.transmitter) / length  // eq. (93)
      var roughness = -Double.infinity
      for index in horizons.between {
        roughness = max(roughness, heights[index] - (ducting.transmitter + slope * profile.distances[index]))
      }
      self.init(
        antennas: antennas, horizons: horizons,
        distancesKm: (
          profile.distances[horizons.transmitter] / 1000,
          (length - profile.distances[horizons.receiver]) / 1000
        ),
        lengthKm: length / 1000, fitted: fitted,
        forDiffraction: fitted.forDiffraction(
          along: profile, transmitterAntenna: antennas.transmitter, receiverAntenna: antennas.receiver),
        forDucting: ducting, roughness: roughness)
    }

    /// Out of horizons and surfaces that were found, in whichever way.
    ///
    /// - Parameters:
    ///   - distancesKm: from each antenna to its horizon.
    ///   - roughness: h_m, m. Eq. (95).
    init(
      antennas: Antennas, horizons: Horizons, distancesKm: (transmitter: Double, receiver: Double),
      lengthKm: Double, fitted: SmoothSurface, forDiffraction: SmoothSurface, forDucting: SmoothSurface,
      roughness: Double
    ) {
      isTransHorizon = horizons.isTransHorizon
      transmitterHorizon = Horizon(
        index: horizons.transmitter, distanceKm: distancesKm.transmitter,
        elevationMrad: 1000 * atan(horizons.transmitterSlope))
      receiverHorizon = Horizon(
        index: horizons.receiver, distanceKm: distancesKm.receiver,
        elevationMrad: 1000 * atan(horizons.receiverSlope))
      let horizonAngles = transmitterHorizon.elevationMrad + receiverHorizon.elevationMrad
      angularDistanceMrad = lengthKm * 1000 / (antennas.earthRadius / 1000) + horizonAngles  // eq. (84)
      fittedSurface = fitted
      diffractionSurface = forDiffraction
      ductingSurface = forDucting
      transmitterEffectiveHeight = antennas.transmitter - forDucting.transmitter  // eq. (94a)
      receiverEffectiveHeight = antennas.receiver - forDucting.receiver  // eq. (94b)
      self.roughness = roughness
    }
  }

  /// Horizon points by index, and slopes of the rays to them.
  struct Horizons {
    let isTransHorizon: Bool
    let transmitter: Int
    let transmitterSlope: Double
    let receiver: Int
    let receiverSlope: Double

    /// The points between the horizons, both included. Only the rounding of a grazing ray puts the receiver's
    /// before the transmitter's: then the range is taken the other way round.
    var between: ClosedRange<Int> { min(transmitter, receiver)...max(transmitter, receiver) }
  }

  /// Both antennas above sea level over an Earth of one effective radius, in metres.
  struct Antennas {
    let transmitter: Double
    let receiver: Double
    let earthRadius: Double

    /// Eqs. (76) to (83a). Slopes are compared instead of angles: the arc tangent keeps their order.
    func horizons(along profile: PathProfile) -> Horizons {
      let distances = profile.distances
      let heights = profile.heights
      let last = distances.count - 1
      let length = distances[last]
      let curvature = 1 / (2 * earthRadius)
      var steepest = -Double.infinity
      var horizon = 1
      for index in 1..<last {
        let d = distances[index]
        let slope = (heights[index] - transmitter) / d - curvature * d  // eq. (77)
        if slope > steepest {
          steepest = slope
          horizon = index
        }
      }
      let direct = (receiver - transmitter) / length
      let bulge = curvature * length
      guard steepest > direct - bulge else {  // eq. (78)
        // § 5.3, eq. (81)
        let nearest = Bullington.nearestToRay(
          distances: distances, transmitter: transmitter, direct: direct, curvature: curvature
        ) { heights[$0] }.index
        return Horizons(
          isTransHorizon: false, transmitter: nearest, transmitterSlope: direct - bulge,
          receiver: nearest, receiverSlope: -direct - bulge)  // eq. (81)
      }
      var steepestBack = -Double.infinity
      var horizonBack = 1
      for index in 1..<last {
        let d = length - distances[index]
        let slope = (heights[index] - receiver) / d - curvature * d  // eq. (82a)
        if slope >= steepestBack {  // of equals the nearest to the receiver
          steepestBack = slope
          horizonBack = index
        }
      }
      return Horizons(
        isTransHorizon: true, transmitter: horizon, transmitterSlope: steepest,
        receiver: horizonBack, receiverSlope: steepestBack)
    }
  }
}

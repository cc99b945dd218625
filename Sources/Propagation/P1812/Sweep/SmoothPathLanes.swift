#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An effective Earth radius, with what the first term wants of it.
struct EffectiveRadius: Sendable {
  let km: Float
  /// km^{−⅓}.
  let inverseRoot: Float

  init(km: Double) {
    self.km = Float(km)
    inverseRoot = Float(1 / cbrt(km))
  }
}

/// The smooth surface in place of the ground, for eight receivers: ``SphericalEarth`` is the referee.
struct SmoothPathLanes {
  /// Antennas above the surface, m.
  let transmitterHeight: Lanes
  let receiverHeight: Lanes
  let km: Lanes
  /// Steps to the receivers.
  let place: Lanes
  /// m.
  let step: Float
  let form: DeltaBullington.SmoothPath
  /// √λ of the lowest carrier that will ask, √m.
  let longestRootWavelength: Float

  /// What one effective Earth radius makes of it.
  struct Earth {
    /// ν√λ of Bullington's edge, √m.
    let obstruction: Lanes
    /// h_se over h_req/√λ; 0 beyond the horizon.
    let clearance: Lanes
    /// a^{−⅓} of the first term's radius, km^{−⅓}.
    let inverseRootRadius: Lanes
  }

  /// Eqs. (22) to (26), and the construction over the smooth surface.
  @inline(__always)
  func earth(radius: EffectiveRadius) -> Earth {
    let radiusKm = radius.km
    let roots = Lanes.root(transmitterHeight) + Lanes.root(receiverHeight)
    let marginal = roots * (2 * radiusKm * 0.001).squareRoot()  // eq. (22)
    let isWithin = km .< marginal
    let nearest = clearance(radiusKm: radiusKm)
    // h_req = 17.456 √(d₁d₂λ/d), eq. (25)
    let required = 17.456 * Lanes.root(nearest.before * nearest.behind / km)
    let ratio = km / roots
    let modified = Lanes.exp2(Lanes.log2(500 * ratio * ratio) * (-1.0 / 3))  // eq. (26)
    let relative = Lanes.zero.replacing(with: nearest.height / required, where: isWithin)
    var obstruction = Lanes.zero
    // Where the smooth Earth is cleared for every carrier, none asks for the construction over it.
    if (relative .< longestRootWavelength).hasAny {
      switch form {
      case .profile: obstruction = discreteObstruction(radiusKm: radiusKm, before: nearest.before)
      case .closedForm:
        obstruction = closedObstruction(radiusKm: radiusKm, nearest: nearest, isWithin: isWithin)
      }
    }
    return Earth(
      obstruction: obstruction, clearance: relative,
      inverseRootRadius: Lanes(repeating: radius.inverseRoot).replacing(with: modified, where: isWithin))
  }

  /// Eqs. (23) and (24); cos(π/3 + ⅓ arccos t) is sin(⅓ arcsin t).
  @inline(__always)
  private func clearance(radiusKm: Float) -> (height: Lanes, before: Lanes, behind: Lanes) {
    let sum = transmitterHeight + receiverHeight
    let c = (transmitterHeight - receiverHeight) / sum
    let m = km * km * (250 / radiusKm) / sum
    let m1 = m + 1
    let third = m / m1
    let t = 1.5 * c * Lanes.root(3 * third) / m1
    let b = 2 * Lanes.sineOfThirdOfArc(t) * Lanes.root((1 / 3) / third)
    let before = km * 0.5 * (1 + b)
    let behind = km - before
    let bulge = 500 / radiusKm
    let height =
      ((transmitterHeight - bulge * before * before) * behind
        + (receiverHeight - bulge * behind * behind) * before) / km
    return (height, before, behind)
  }

  /// ``SphericalEarth/obstruction(step:receiver:earthRadius:)``.
  @inline(__always)
  private func discreteObstruction(radiusKm: Float, before: Lanes) -> Lanes {
    let curvature = 1 / (2000 * radiusKm)
    let length = km * 1000
    let direct = (receiverHeight - transmitterHeight) / length
    let rise = steepest(transmitterHeight, curvature: curvature) - direct
    let riseBack = steepest(receiverHeight, curvature: curvature) + direct
    let product = Lanes.greater(rise * riseBack, .zero)
    let blocked = Lanes.root(2 * length * product)
    let at = Lanes.wholePart(before * (1000 / step))
    let least = Lanes.lesser(
      squaredDepth(at: at, direct: direct, curvature: curvature),
      squaredDepth(at: at + 1, direct: direct, curvature: curvature))
    let clear = -Lanes.root(2 * length * least)
    return clear.replacing(with: blocked, where: rise .>= 0)
  }

  /// The greatest slope κ(d − x) − h/x over the points of the path.
  @inline(__always)
  private func steepest(_ height: Lanes, curvature: Float) -> Lanes {
    let at = Lanes.wholePart(Lanes.lesser(Lanes.root(height * (1 / curvature)) * (1 / step), place))
    return Lanes.greater(
      slope(from: height, to: at, curvature: curvature), slope(from: height, to: at + 1, curvature: curvature)
    )
  }

  @inline(__always)
  private func slope(from height: Lanes, to index: Lanes, curvature: Float) -> Lanes {
    let x = inner(index) * step
    return curvature * (km * 1000 - x) - height / x
  }

  @inline(__always)
  private func squaredDepth(at index: Lanes, direct: Lanes, curvature: Float) -> Lanes {
    let x = inner(index) * step
    let room = x * (km * 1000 - x)
    let depth = transmitterHeight + direct * x - curvature * room
    return depth * depth / room
  }

  /// The nearest inner point.
  @inline(__always)
  private func inner(_ index: Lanes) -> Lanes {
    Lanes.greater(Lanes.lesser(index, place - 1), Lanes(repeating: 1))
  }

  /// Attachment 4, eqs. (105) and (107) to (110).
  @inline(__always)
  private func closedObstruction(
    radiusKm: Float, nearest: (height: Lanes, before: Lanes, behind: Lanes), isWithin: SIMDMask<SIMD8<Int32>>
  ) -> Lanes {
    let bulge = 500 / radiusKm
    let slope = bulge * km - 2 * Lanes.root(bulge * transmitterHeight)
    let slopeBack = bulge * km - 2 * Lanes.root(bulge * receiverHeight)
    let direct = (receiverHeight - transmitterHeight) / km
    // Slopes here are in m/km: ν²λ = 2 d α β.
    let product = Lanes.greater((slope - direct) * (slopeBack + direct), .zero)
    let blocked = Lanes.root(2e-3 * km * product)
    let clear =
      -nearest.height * Lanes.root(2e-3 * km / (nearest.before * nearest.behind))
    return blocked.replacing(with: clear, where: isWithin)
  }
}

/// Deep shadow, told from the mast's side: which groups of receivers lie so far behind the transmitter's horizon that no
/// carrier reaches them, before anything else is asked of their paths.
///
/// Any point that stands above a chord bounds the slopes of both horizons from below, and so the loss. Taken are the
/// transmitter's own horizon, which is a running maximum, and two points that may be the receivers'. Bounds of
/// heights and slopes are lowered by more than `Float` rounds. `docs/exact-sweep.md` has the argument.
///
/// Scratch memory: made once a thread, refilled a radial.
struct P1812Shadow: Sendable {
  /// Groups of eight receivers that are asked for and not proven to be beyond all limits.
  private(set) var isOpen: [Bool]
  /// How many points the open ones need.
  private(set) var count = 0

  /// 1/i; 0 for the mast itself.
  private let inverse: LaneArray
  /// 2.6 (1 − e^{−0.1 d}): the most of the focusing of eqs. (9a) and (9b) before its share of time.
  private let focusing: LaneArray
  /// What the transmitter's horizon makes of eqs. (46) to (48), carrier by carrier, dB.
  private var ofHorizon: [Float] = []

  /// Relative error of a slope in `Float`, with room.
  private static var slack: Float { 4e-7 }

  /// - Parameters: the most points of a radial, and their distances.
  init(capacity: Int, distances: P1812Distances) {
    isOpen = Array(repeating: false, count: capacity / 8 + 2)
    var inverse = LaneArray(count: capacity + 8)
    for index in 1..<inverse.lanes.count * 8 { inverse[index] = 1 / Float(index) }
    self.inverse = inverse
    var focusing = LaneArray(count: capacity + 8)
    for group in focusing.lanes.indices where group < distances.km.lanes.count {
      focusing.lanes[group] = 2.6 * (1 - Lanes.exp(distances.km.lanes[group] * -0.1))
    }
    self.focusing = focusing
  }

  /// The transmitter's horizon: where, how steep in metres a step over the flattened Earth, and how high in mrad.
  private struct Horizon {
    var index = 0
    var slope = -Double.infinity
    var elevation: Float = 0
    /// Whether ``ofHorizon`` and ``elevation`` are its own.
    var isWeighed = false
  }

  /// A point that receivers may have as their horizon.
  private struct Candidate {
    /// Steps from the mast.
    var place: Float
    /// Flattened, above the transmitter's antenna, m.
    var height: Float
  }

  /// Looks along a radial that is inland all the way.
  ///
  /// - Parameters:
  ///   - limits: the carriers that will ask, and how much loss each can bear.
  mutating func look(
    along radial: HorizonSweep.Radial, model: P1812, limits: [P1812CarrierLoss.Limit],
    distances: borrowing P1812Distances, lgDuctingPercent: borrowing LaneArray
  ) {
    let curvature = radial.step * radial.step / (2 * model.medianEarthRadius)
    let ductingRadius = P1812.RadioMeteorology.ductingEarthRadiusKm * 1000
    // Below 50 % the ground under the flatter Earth of ducting counts too.
    let flatter =
      model.timePercent < 50
      ? Float(Swift.max(0, curvature - radial.step * radial.step / (2 * ductingRadius))) : 0
    let step = Float(radial.step)
    let toMetres = 1 / step
    let ofEarth = Float(1000 / model.medianEarthRadius) * step
    let fall = Float(2 * curvature)
    let receiverHeight = Float(radial.receiverHeight)
    let end = Float(radial.count)
    ofHorizon = Array(repeating: 0, count: limits.count)
    var horizon = Horizon()
    var kept = Candidate(place: 0, height: -1e6)
    var newest = kept
    var lastOpen = -1
    for group in 0...(radial.count - 1) / 8 {
      let first = group * 8
      let along = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) + Double(first)
      let place = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Float(first)
      let surface = radial.ground.eight(from: first) - curvature * along * along
      let height = Lanes(surface - radial.antenna)
      let inverses = inverse.lanes[group]
      let slopes = height * inverses
      let steepest = Float(horizon.slope)
      let inside = place .< end
      let isRising =
        group == 0
        || inside.and(slopes + Self.slack * (Lanes.magnitude(slopes) + Swift.abs(steepest)) .>= steepest)
          .hasAny
      let target = height + receiverHeight
      let chord = target * inverses
      var isOpen = radial.asked[group]
      if isOpen, !isRising {
        let chordSize = Lanes.magnitude(chord)
        let rise = steepest - chord - Self.slack * (chordSize + Swift.abs(steepest))
        let atHorizon = Candidate(place: Float(horizon.index), height: Float(horizon.index) * steepest)
        let seen = slopeBack(to: atHorizon, from: target, at: place)
        let seenKept = slopeBack(to: kept, from: target, at: place)
        let seenNewest = slopeBack(to: newest, from: target, at: place)
        let back = Lanes.greater(Lanes.greater(seen, seenKept), seenNewest)
        if seenNewest[3] > seenKept[3] { kept = newest }
        if seen[3] > Swift.max(seenKept[3], seenNewest[3]) { kept = atHorizon }
        let riseBack = back + chord - Self.slack * (chordSize + Lanes.magnitude(back))
        // Under the flatter Earth both horizons rise less; the receiver's by most where it is nearest to it.
        let riseFlat = rise - flatter * (place - Float(horizon.index))
        let riseBackFlat = riseBack - flatter * Swift.max(Float(horizon.index), newest.place)
        // A ray that all but grazes is left to the sweep: there rounding may exchange horizons.
        let isBehind = (riseFlat * Float(horizon.index) .> 0.01).and(riseBackFlat .> 0)
        if !inside.and(isBehind.inverted).hasAny {
          if !horizon.isWeighed { weigh(&horizon, limits: limits, step: step) }
          let root = Lanes.root(riseFlat * riseBackFlat * place * (2 * toMetres))
          let elevationBack = Lanes.atan((back - fall * place) * toMetres) * 1000
          let path = P1812CarrierLoss.ShadowedPath(
            rootOfSquare: root, km: distances.km.lanes[group], lgKm: distances.lgKm.lanes[group],
            shortPathShare: distances.shortPathShare.lanes[group], focusing: focusing.lanes[group],
            lgDuctingPercent: lgDuctingPercent.lanes[group], ofEarth: ofEarth * place,
            transmitterElevation: horizon.elevation,
            transmitterKm: Float(horizon.index) * step / 1000, receiverElevation: elevationBack,
            stepKm: step / 1000)
          isOpen = false
          for index in limits.indices
          where !limits[index].carrier.isBeyond(
            limits[index].mostLoss, path: path, ofHorizon: ofHorizon[index], inside: inside)
          {
            isOpen = true
            break
          }
        }
      }
      self.isOpen[group] = isOpen
      if isOpen { lastOpen = group }
      if isRising {
        for index in Swift.max(1, first)..<Swift.min(radial.count, first + 8) {
          // As `HorizonSweep` does it, so that both have the same horizon.
          let slope = (surface[index - first] - radial.antenna) * (1 / Double(index))
          if slope > horizon.slope { horizon = Horizon(index: index, slope: slope) }
        }
      }
      newest = highest(of: height, above: chord[3], place: place)
    }
    for group in (radial.count - 1) / 8 + 1..<isOpen.count { isOpen[group] = false }
    count = Swift.min(radial.count, lastOpen * 8 + 8)
  }

  /// The least slope at which eight receivers see a point to their left, m a step.
  @inline(__always)
  private func slopeBack(to point: Candidate, from target: Lanes, at place: Lanes) -> Lanes {
    let rounding = Self.slack * (Lanes.magnitude(target) + Swift.abs(point.height))
    return (point.height - target - rounding) / (place - point.place)
  }

  /// The point of eight that stands highest above a line of some slope.
  @inline(__always)
  private func highest(of height: Lanes, above slope: Float, place: Lanes) -> Candidate {
    let above = height - slope * place
    var lane = 0
    for other in 1..<8 where above[other] >= above[lane] { lane = other }
    return Candidate(place: place[lane], height: height[lane])
  }

  /// What all receivers behind a horizon share.
  private mutating func weigh(_ horizon: inout Horizon, limits: [P1812CarrierLoss.Limit], step: Float) {
    horizon.elevation = Lanes.atan(Lanes(repeating: Float(horizon.slope) / step))[0] * 1000
    for (index, limit) in limits.enumerated() {
      ofHorizon[index] = limit.carrier.ducting.leastCoupling(
        elevation: horizon.elevation, km: Float(horizon.index) * step / 1000, stepKm: step / 1000)
    }
    horizon.isWeighed = true
  }
}

extension P1812CarrierLoss {
  /// Eight paths that are blocked, with lower bounds of what their horizons are.
  struct ShadowedPath {
    /// ν√λ of Bullington's edge, at least, √m.
    let rootOfSquare: Lanes
    let km: Lanes
    let lgKm: Lanes
    /// F_k. Eq. (58).
    let shortPathShare: Lanes
    /// The most that focusing can be before its share of time, dB.
    let focusing: Lanes
    let lgDuctingPercent: Lanes
    /// d/a, mrad.
    let ofEarth: Lanes
    /// θ_t, mrad, and d_lt, km.
    let transmitterElevation: Float
    let transmitterKm: Float
    /// θ_r, mrad, at least.
    let receiverElevation: Lanes
    let stepKm: Float
  }

  /// Whether eight inland paths are proven to have more loss than some, dB: eqs. (60) to (63) as in
  /// ``isBeyond(_:sweep:group:)``, each with its bounds.
  ///
  /// - Parameters:
  ///   - ofHorizon: ``P1812DuctingLoss/leastCoupling(elevation:km:stepKm:)`` of the transmitter's horizon.
  ///   - inside: the lanes that count.
  @inline(__always)
  func isBeyond(
    _ mostLoss: Float, path: ShadowedPath, ofHorizon: Float, inside: SIMDMask<SIMD8<Int32>>
  ) -> Bool {
    let needed = mostLoss + neededBesides
    let scattered =
      troposcatterConstant + 20 * path.lgKm
      + 0.573 * (path.ofEarth + path.transmitterElevation + path.receiverElevation)
    guard !inside.and((scattered .> needed).inverted).hasAny else { return false }
    let diffracted =
      20 * path.lgKm + freeSpaceConstant + path.focusing * leastFocusing(path.lgDuctingPercent)
      + Bullington.loss(nu: path.rootOfSquare * inverseRootWavelength, km: path.km)
    guard !inside.and((diffracted .> needed).inverted).hasAny else { return false }
    let ducted = ducting.bound(path: path, ofHorizon: ofHorizon)
    let mixed = Self.leastMixed(ducted: ducted, diffracted: diffracted, share: path.shortPathShare)
    return !inside.and((mixed .> needed).inverted).hasAny
  }
}

extension P1812DuctingLoss {
  /// What of L_ba the transmitter's horizon and the carrier decide alone, dB, with the receiver's horizon a step away.
  /// Eqs. (46) to (48).
  func leastCoupling(elevation: Float, km: Float, stepKm: Float) -> Float {
    let sum = Lanes.log10(Lanes(repeating: km + stepKm))
    return constant + 20 * sum[0]
      + shielding(elevation: Lanes(repeating: elevation), km: Lanes(repeating: km))[0]
  }

  /// A lower bound of L_ba on inland paths of which θ_r is bounded from below, and d_lr only by the path.
  @inline(__always)
  func bound(path: P1812CarrierLoss.ShadowedPath, ofHorizon: Float) -> Lanes {
    let above = Lanes.greater(path.receiverElevation - 0.1 * (path.km - path.transmitterKm), .zero)
    let shielded =
      20 * Lanes.log10(1 + (0.361 * path.stepKm.squareRoot() * rootFrequency) * above)
      + (0.264 * cubeRootFrequency) * above
    let angle =
      path.ofEarth + Swift.min(path.transmitterElevation, 0.1 * path.transmitterKm)
      + Lanes.lesser(path.receiverElevation, Lanes(repeating: 0.1 * path.stepKm))
    return ofHorizon + shielded + specific * angle
      + leastOfTime(km: path.km, lgDuctingPercent: path.lgDuctingPercent) - 0.01
  }
}

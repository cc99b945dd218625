import Propagation
import RadioNetwork
import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Works out one radial of a mast: the strongest signal of each of its layers at every receiver.
///
/// One thread's scratch memory. Nothing is allocated while a radial of an empirical model is worked out; the
/// other models, which have only their plain form, make a profile a receiver.
struct RadialSolver {
  /// `server` of a receiver whose path crosses unknown ground: `level` is then the most it could be.
  static let unknownPath: Int32 = -2

  private var ground: [Float]
  private var geometry: RadialGeometry
  private var loss: LaneArray
  private var elevationDegrees: LaneArray
  private let distances: RadialDistances
  private let step: Double
  /// What paths in plain form asked beyond the model's range.
  private var caveats: [ModelCaveat: Int] = [:]

  /// - Parameters: the greatest number of receivers, index 0 included, and their spacing, m.
  init(capacity: Int, step: Double) {
    ground = Array(repeating: .nan, count: capacity)
    geometry = RadialGeometry(capacity: capacity)
    loss = LaneArray(count: capacity)
    elevationDegrees = LaneArray(count: capacity)
    distances = RadialDistances(count: capacity, step: step)
    self.step = step
  }

  /// How many paths asked what beyond the model's range since this was last asked.
  mutating func takeCaveats() -> [ModelCaveat: Int] {
    defer { caveats = [:] }
    return caveats
  }

  /// Fills the signals of a radial, layer after layer of the mast, `stride` receivers each.
  ///
  /// - Parameters:
  ///   - direction: unit vector on the map.
  ///   - receivers: the last receiver that lies within the grid.
  mutating func solve(
    _ plan: MastPlan, direction: MapPoint, receivers: Int, ground source: Ground, model: PropagationModel,
    into signals: inout MutableSpan<Signal>, stride: Int
  ) {
    for index in 0..<signals.count { signals[index] = .none }
    let trueAzimuth = atan2(direction.x, direction.y) * 180 / .pi + plan.gridNorthBearing
    let reach = min(receivers, farthestReach(of: plan, trueAzimuth: trueAzimuth))
    guard reach >= 1 else { return }
    let count = reach + 1
    source.sample(from: plan.position, direction: direction, step: step, count: count, into: &ground)
    for height in plan.heights {
      geometry.fill(
        ground: ground, count: count, step: step, antennaHeight: height.antennaHeight,
        receiverHeight: height.receiverHeight, longestWavelength: height.longestWavelength, model: model)
      fillElevations()
      for carrier in height.carriers {
        if let closed = carrier.loss {
          closed.fill(&loss, geometry: geometry, distances: distances)
        } else {
          fillPlainLoss(
            of: carrier, in: plan, direction: direction, ground: source, model: model, reach: reach)
        }
        for sector in carrier.sectors {
          let offset = trueAzimuth - sector.azimuthDegrees
          let attenuation = sector.pattern.horizontalAttenuationDB(offsetDegrees: offset)
          let sectorReach = min(reach, sector.reachByAttenuation[Int(attenuation)])
          take(
            sector, horizontalAttenuation: attenuation, reach: sectorReach,
            leastLoss: { model.leastLoss(distance: $0, ends: carrier.ends) }, into: &signals,
            at: sector.slot * stride)
          if max(1, geometry.known) <= sectorReach {
            takeUnknown(
              sector, horizontalAttenuation: attenuation, receivers: max(1, geometry.known)...sectorReach,
              leastLoss: { model.leastLoss(distance: $0, ends: carrier.ends) }, into: &signals,
              at: sector.slot * stride)
          }
        }
      }
    }
  }

  /// The plain form for every receiver that a sector of the carrier reaches; NaN where the model refuses a path.
  private mutating func fillPlainLoss(
    of carrier: MastPlan.CarrierPlan, in plan: MastPlan, direction: MapPoint, ground source: Ground,
    model: PropagationModel, reach: Int
  ) {
    let farthest = carrier.sectors.map { $0.reachByAttenuation[0] }.max() ?? 0
    let last = min(reach, farthest, geometry.known - 1)
    guard last >= 1 else { return }
    let profile = source.profile(
      from: plan.position, direction: direction, step: step, heights: ground[...last])
    for receiver in 1...last {
      let found = try? model.loss(along: profile.prefix(receiver + 1), ends: carrier.ends)
      loss[receiver] = found.map { Float($0.total) } ?? .nan
      for caveat in found?.caveats ?? [] where !carrier.caveats.contains(caveat) {
        let kind = caveat.ofAnyPath
        if !carrier.caveats.contains(kind) { caveats[kind, default: 0] += 1 }
      }
    }
  }

  private func farthestReach(of plan: MastPlan, trueAzimuth: Double) -> Int {
    var farthest = 0
    for height in plan.heights {
      for carrier in height.carriers {
        for sector in carrier.sectors {
          let attenuation = sector.pattern.horizontalAttenuationDB(
            offsetDegrees: trueAzimuth - sector.azimuthDegrees)
          farthest = max(farthest, sector.reachByAttenuation[Int(attenuation)])
        }
      }
    }
    return farthest
  }

  /// Angle above the horizon at which the antenna sees each receiver.
  ///
  /// Abramowitz & Stegun 4.4.49, within 10⁻⁵ rad up to 45°; steeper counts as 45°, where every
  /// vertical pattern has long reached its floor.
  private mutating func fillElevations() {
    let one = Lanes(repeating: 1)
    for group in 0..<(geometry.known + 7) / 8 {
      let x = Lanes.lesser(Lanes.greater(geometry.slope.lanes[group], -one), one)
      let x2 = x * x
      var series = x2 * 0.0208351 - 0.0851330
      series = series * x2 + 0.1801410
      series = series * x2 - 0.3302995
      series = series * x2 + 0.9998660
      elevationDegrees.lanes[group] = x * series * Float(180 / Double.pi)
    }
  }

  /// Merges a sector's levels into its layer. The attenuation is
  /// ``AntennaPattern/attenuationDB(azimuthOffsetDegrees:elevationOffsetDegrees:)``, eight at a time.
  private func take(
    _ sector: MastPlan.SectorPlan, horizontalAttenuation: Double, reach: Int, leastLoss: (Double) -> Double,
    into signals: inout MutableSpan<Signal>, at start: Int
  ) {
    let last = min(reach, geometry.known - 1)
    guard last >= 1 else { return }
    let power = Float(sector.referencePower)
    let horizontal = Lanes(repeating: Float(horizontalAttenuation))
    let tilt = Float(sector.downtiltDegrees)
    let perBeamwidth = Float(1 / AntennaPattern.verticalBeamwidthDegrees)
    let sideLobes = Lanes(repeating: Float(AntennaPattern.verticalSideLobeLimitDB))
    let frontToBack = Lanes(repeating: Float(AntennaPattern.frontToBackDB))
    for group in 0...last / 8 {
      let ratio = (elevationDegrees.lanes[group] + tilt) * perBeamwidth
      let vertical = Lanes.lesser(ratio * ratio * 12, sideLobes)
      let level = power - loss.lanes[group] - Lanes.lesser(horizontal + vertical, frontToBack)
      for lane in 0..<8 {
        let receiver = group * 8 + lane
        guard receiver >= 1, receiver <= last else { continue }
        guard !level[lane].isNaN else {
          takeUnknown(
            sector, horizontalAttenuation: horizontalAttenuation, receivers: receiver...receiver,
            leastLoss: leastLoss, into: &signals, at: start)
          continue
        }
        signals[start + receiver].take(Signal(level: level[lane], server: sector.sector))
      }
    }
  }

  /// Behind unknown ground only a bound can be said: the level if nothing stood in the way.
  private func takeUnknown(
    _ sector: MastPlan.SectorPlan, horizontalAttenuation: Double, receivers: ClosedRange<Int>,
    leastLoss: (Double) -> Double, into signals: inout MutableSpan<Signal>, at start: Int
  ) {
    for receiver in receivers {
      let level = Float(sector.referencePower - horizontalAttenuation - leastLoss(Double(receiver) * step))
      let place = start + receiver
      if level > signals[place].level {
        signals[place] = Signal(level: level, server: Self.unknownPath)
      }
    }
  }
}

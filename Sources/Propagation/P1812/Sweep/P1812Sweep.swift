import Terrain

/// Recommendation P.1812 for every receiver of a radial without rescanning the profile: a step or two each in hills.
///
/// What the Recommendation reads off a profile is kept from receiver to receiver by `HorizonSweep`,
/// `SurfaceSweep` and `ZoneSweep`; no carrier changes it. ``loss(to:frequencyMHz:)`` puts it into the same
/// formulas as the plain form; ``P1812CarrierLoss`` does so for eight receivers at a time.
/// `docs/exact-sweep.md` says why nothing is given up.
///
/// Receiver `i` stands `i` steps from the mast. Scratch memory: made once a thread, refilled a radial.
public struct P1812Sweep: Sendable {
  let model: P1812
  private let step: Double
  /// The radial worked out last.
  private(set) var radial = HorizonSweep.Radial(
    ground: [0], count: 1, step: 1, antenna: 1, receiverHeight: 1, asked: [])
  private(set) var antennaHeight = 1.0
  /// Trees and buildings, m; empty where the ground is bare.
  private(set) var clutter: [Float] = []
  private(set) var isTransmitterAtSea = false
  private(set) var hasZones = false
  private(set) var terminalZones: [RadioClimaticZone] = []

  /// Points of the radial that are known, the mast's own included.
  private var known = 0
  /// Groups of eight receivers that are asked for; the radial is swept for those of them that may be reached.
  private(set) var asked: [Bool] = []

  private var shadow: P1812Shadow
  private(set) var surfaces: SurfaceSweep
  private(set) var zones: ZoneSweep
  /// The bare ground under the median effective radius: horizons, and without clutter diffraction too.
  private(set) var bare: HorizonSweep
  /// The ground with its clutter under the same.
  private(set) var covered: HorizonSweep
  /// The ground with its clutter under the radius of ducting; worked out for p < 50 % only.
  private(set) var ducting: HorizonSweep
  private var roughness: RoughnessSearch
  /// Whether ``roughness`` has the ground of the radial: few radials ask for it.
  private var hasRoughness = false
  let table: StepTable
  let distances: P1812Distances
  let climateFormula: P1812ClimateFormula
  let medianRadius: EffectiveRadius
  let ductingRadius = EffectiveRadius(km: P1812.RadioMeteorology.ductingEarthRadiusKm)
  /// √λ of the lowest carrier that may ask, √m.
  private(set) var longestRootWavelength: Float = 1
  /// For eight receivers at a time.
  var terms: P1812Terms
  /// Whether ``terms`` hold the climate of inland paths, which the distance alone decides.
  private(set) var isClimateByDistance = false
  /// h_m and the horizons of clear paths where a carrier wanted them; NaN and −1 where none did.
  private(set) var roughnesses: [Double]
  /// Groups of eight receivers that have all of their terms: those asked for that are not beyond all limits.
  private(set) var isWorkedOut: [Bool]
  private(set) var nearestIndices: [Int32]

  /// - Parameters:
  ///   - capacity: the most points of a radial, the mast's own included.
  ///   - step: their spacing, m.
  public init(model: P1812, capacity: Int, step: Double) {
    self.model = model
    self.step = step
    distances = P1812Distances(capacity: capacity + 8, step: step)
    climateFormula = P1812ClimateFormula(model)
    medianRadius = EffectiveRadius(km: model.medianEarthRadius / 1000)
    terms = P1812Terms(capacity: capacity + 8)
    roughnesses = Array(repeating: .nan, count: capacity + 8)
    isWorkedOut = Array(repeating: false, count: capacity / 8 + 2)
    nearestIndices = Array(repeating: -1, count: capacity + 8)
    shadow = P1812Shadow(capacity: capacity, distances: distances)
    surfaces = SurfaceSweep(capacity: capacity)
    zones = ZoneSweep(capacity: capacity)
    bare = HorizonSweep(capacity: capacity)
    covered = HorizonSweep(capacity: capacity)
    ducting = HorizonSweep(capacity: capacity)
    roughness = RoughnessSearch(capacity: capacity)
    table = StepTable(capacity: capacity)
  }

  /// Receivers whose whole path is known, less the mast itself; those among them that were asked for have
  /// been worked out.
  public var receivers: Range<Int> { 1..<Swift.max(1, known) }

  /// Groups of eight receivers that hold any of them.
  var groups: Range<Int> { 0..<(known > 1 ? (known + 7) / 8 : 0) }

  /// Works out a radial.
  ///
  /// - Parameters:
  ///   - antennaHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - longestWavelength: of the carriers that will ask, m.
  ///   - asked: the receivers that are wanted.
  ///   - limits: the carriers that will ask, and how much loss each can bear. Where a group of receivers is
  ///     proven to have more for all of them, nothing further is worked out. Empty to work out all.
  public mutating func fill(
    _ ground: GroundRadial, antennaHeight: Double, receiverHeight: Double, longestWavelength: Double,
    asked: AskedReceivers, limits: [P1812CarrierLoss.Limit] = []
  ) {
    precondition(ground.step == step, "a radial of the step that the sweep was made for")
    known = ground.known
    self.asked = asked.groups
    // The radial's own array is taken over and given back, so that no memory is made.
    var heights = radial.ground
    radial = HorizonSweep.Radial(
      ground: [], count: 0, step: ground.step, antenna: 0, receiverHeight: receiverHeight, asked: [])
    if heights.count < ground.heights.count + 8 {
      heights = Array(repeating: 0, count: ground.heights.count + 8)
    }
    let samples = ground.heights.span
    var copies = heights.mutableSpan
    for index in 0..<known { copies[index] = Double(samples[index]) }
    self.antennaHeight = antennaHeight
    radial = HorizonSweep.Radial(
      ground: heights, count: known, step: ground.step, antenna: heights[0] + antennaHeight,
      receiverHeight: receiverHeight, asked: asked.groups)
    clutter = ground.clutterHeights
    hasZones = !ground.zones.isEmpty
    terminalZones = ground.zones
    isTransmitterAtSea = ground.zones.first == .sea
    guard known > 1 else { return }
    // A little more than is needed: documents round the speed of light differently.
    longestRootWavelength = Float(1.01 * longestWavelength.squareRoot())
    let negligible = KnifeEdge.clearance * Double(longestRootWavelength)
    zones.fill(ground.zones, count: known, step: step)
    hasRoughness = false
    takeClimate()
    leaveOutShadow(limits: limits)
    guard radial.count > 1 else { return }
    bare.fill(
      radial, clutter: [], effectiveEarthRadius: model.medianEarthRadius, negligible: negligible, table: table
    )
    if !clutter.isEmpty {
      covered.fill(
        radial, clutter: clutter, effectiveEarthRadius: model.medianEarthRadius, negligible: negligible,
        table: table)
    }
    if model.timePercent < 50 {
      ducting.fill(
        radial, clutter: clutter, effectiveEarthRadius: P1812.RadioMeteorology.ductingEarthRadiusKm * 1000,
        negligible: negligible, table: table)
    }
    takeTerms(limits: limits)
  }

  /// The climate of inland paths depends on the distance alone: once, for the whole capacity.
  private mutating func takeClimate() {
    if zones.isInland, !isClimateByDistance {
      for group in terms.seaFraction.lanes.indices.dropLast() { fillClimate(group: group) }
    }
    isClimateByDistance = zones.isInland
  }

  /// Cuts the radial down to the groups that are not proven to be out of all carriers' reach by the transmitter's side.
  private mutating func leaveOutShadow(limits: [P1812CarrierLoss.Limit]) {
    for group in groups { isWorkedOut[group] = false }
    guard !limits.isEmpty, zones.isInland else { return }
    shadow.look(
      along: radial, model: model, limits: limits, distances: distances,
      lgDuctingPercent: terms.lgDuctingPercent)
    radial = HorizonSweep.Radial(
      ground: radial.ground, count: shadow.count, step: step, antenna: radial.antenna,
      receiverHeight: radial.receiverHeight, asked: shadow.isOpen)
  }

  private mutating func takeTerms(limits: [P1812CarrierLoss.Limit]) {
    let groups = 0..<(radial.count + 7) / 8
    for group in groups where radial.asked[group] {
      for receiver in group * 8..<group * 8 + 8 {
        roughnesses[receiver] = .nan
        nearestIndices[receiver] = bare.isBlocked(receiver) ? bare.transmitterIndices[receiver] : -1
      }
      fillHorizonTerms(group: group)
    }
    for group in groups where radial.asked[group] {
      isWorkedOut[group] = !isBeyond(limits, group: group)
    }
    guard let last = groups.last(where: { isWorkedOut[$0] }) else { return }
    surfaces.fill(radial, asked: isWorkedOut, count: Swift.min(radial.count, last * 8 + 8), table: table)
    for group in groups where isWorkedOut[group] { fillSurfaceTerms(group: group) }
  }

  /// Whether the receivers of a group have more loss than any carrier can bear.
  private func isBeyond(_ limits: [P1812CarrierLoss.Limit], group: Int) -> Bool {
    guard !limits.isEmpty else { return false }
    for limit in limits where !limit.carrier.isBeyond(limit.mostLoss, sweep: self, group: group) {
      return false
    }
    return true
  }

  /// ν|ν|λ of the edge for the median effective radius.
  func medianSquare(_ receiver: Int) -> Double {
    clutter.isEmpty ? bare.signedSquares[receiver] : covered.signedSquares[receiver]
  }

  /// 2κ, what the curvature adds to slopes at the receiver, m a step for each step of the path.
  var doubleCurvature: Double { radial.step * radial.step / model.medianEarthRadius }

  /// Finds what ducting alone wants of the path to a receiver, unless it has been found.
  mutating func findDuctingTerms(_ receiver: Int) {
    guard roughnesses[receiver].isNaN else { return }
    readRoughness()
    let indices = horizonIndices(receiver)
    nearestIndices[receiver] = Int32(truncatingIfNeeded: indices.transmitter)
    roughnesses[receiver] = roughness(receiver, horizons: indices)
  }

  /// Reads the ground for ``roughness(_:horizons:)``, unless that has been done.
  mutating func readRoughness() {
    guard !hasRoughness else { return }
    roughness.fill(radial.ground, count: radial.count)
    hasRoughness = true
  }

  /// The points of both horizons; on a clear path both are the point nearest to the ray.
  func horizonIndices(_ receiver: Int) -> (transmitter: Int, receiver: Int) {
    guard !bare.isBlocked(receiver) else {
      return (Int(bare.transmitterIndices[receiver]), Int(bare.receiverIndices[receiver]))
    }
    let nearest = bare.nearestToRay(
      receiver, radial: radial, effectiveEarthRadius: model.medianEarthRadius, table: table)
    return (nearest, nearest)
  }

  /// h_m: terrain roughness between the horizons, m. Eq. (95).
  func roughness(_ receiver: Int, horizons: (transmitter: Int, receiver: Int)) -> Double {
    let surface = surfaceForDucting(receiver)
    return roughness.highest(
      of: radial.ground,
      over: min(horizons.transmitter, horizons.receiver)...max(horizons.transmitter, horizons.receiver),
      above: surface.transmitter, slope: (surface.receiver - surface.transmitter) * table.inverse[receiver])
  }

  /// The smooth surface for ducting. Eqs. (92a) and (92b).
  func surfaceForDucting(_ receiver: Int) -> SmoothSurface {
    surfaces.fitted(receiver).notAbove(
      transmitterGround: radial.ground[0], receiverGround: radial.ground[receiver])
  }
}

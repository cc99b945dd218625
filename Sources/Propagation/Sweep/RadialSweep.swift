import Terrain

/// The losses along one radial of ground by the fastest way that a model has.
///
/// The empirical models, P.1812 and Longley–Rice have a sweep; the others make a profile a receiver.
/// Scratch memory: made once a thread, refilled a radial and an antenna height.
public struct RadialSweep: Sendable {
  /// Receivers whose whole path is known: 1 ..< known.
  public private(set) var known = 0

  private let model: PropagationModel
  private let distances: RadialDistances
  private var empirical: RadialGeometry?
  private var p1812: P1812Sweep?
  private var longleyRice: LongleyRiceSweep?
  private var longleyRiceCaveats = LongleyRiceCaveatCounts()
  private var ground: GroundRadial
  /// The receivers that are wanted of the next radial.
  public var asked: AskedReceivers
  private var caveats: [ModelCaveat: Int] = [:]

  /// Room for radials of up to `capacity` points, `step` metres apart, with what is known of the ground's cover.
  public init(model: PropagationModel, capacity: Int, step: Double, cover: GroundCover?) {
    self.model = model
    distances = RadialDistances(count: capacity, step: step)
    empirical = model.swept.map { RadialGeometry(model: $0, capacity: capacity) }
    p1812 = model.sweptP1812.map { P1812Sweep(model: $0, capacity: capacity, step: step) }
    longleyRice = model.sweptLongleyRice.map { LongleyRiceSweep(model: $0, capacity: capacity, step: step) }
    ground = GroundRadial(capacity: capacity, step: step, cover: cover)
    asked = AskedReceivers(capacity: capacity)
  }

  /// Samples the ground as far as receivers are asked for.
  ///
  /// - Parameter direction: unit vector on the map.
  public mutating func sample(_ source: Ground, from origin: MapPoint, direction: MapPoint) {
    ground.sample(source, from: origin, direction: direction, count: asked.last + 1)
    known = ground.known
  }

  /// Reads the sampled radial for one antenna height.
  ///
  /// - Parameters:
  ///   - antennaHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - longestWavelength: of the carriers that will ask, m.
  ///   - limits: receivers that are proven to be beyond them may get ∞.
  public mutating func read(
    antennaHeight: Double, receiverHeight: Double, longestWavelength: Double,
    limits: CarrierLimits = .none
  ) {
    empirical?.fill(
      ground, antennaHeight: antennaHeight, receiverHeight: receiverHeight,
      longestWavelength: longestWavelength, asked: asked)
    p1812?.fill(
      ground, antennaHeight: antennaHeight, receiverHeight: receiverHeight,
      longestWavelength: longestWavelength, asked: asked, limits: limits.p1812)
    longleyRice?.fill(ground, antennaHeight: antennaHeight, receiverHeight: receiverHeight, asked: asked)
  }

  /// Basic transmission loss of a carrier, dB, to the receivers that are asked for of 1 ..< known; NaN where
  /// the model refuses a path.
  public mutating func fill(_ loss: inout LaneArray, of carrier: CarrierLoss) {
    guard known > 1 else { return }
    if let closed = carrier.empirical, let geometry = empirical {
      closed.fill(&loss, geometry: geometry, distances: distances, asked: asked)
    } else if let closed = carrier.p1812, p1812 != nil {
      closed.fill(&loss, sweep: &p1812!)
      fillPlain(&loss, of: carrier, before: carrier.nearest)
    } else if let closed = carrier.longleyRice, let sweep = longleyRice {
      closed.fill(&loss, sweep: sweep, counts: &longleyRiceCaveats)
    } else {
      fillPlain(&loss, of: carrier, before: known)
    }
  }

  /// How many paths, of those with caveats of their own, asked what beyond the model's range since this was
  /// last asked.
  public mutating func takeCaveats() -> [ModelCaveat: Int] {
    for (caveat, count) in longleyRiceCaveats.found { caveats[.longleyRice(caveat), default: 0] += count }
    defer {
      caveats = [:]
      longleyRiceCaveats = LongleyRiceCaveatCounts()
    }
    return caveats
  }

  private mutating func fillPlain(_ loss: inout LaneArray, of carrier: CarrierLoss, before end: Int) {
    let last = min(end, known) - 1
    guard last >= 1 else { return }
    let profile = ground.profile(to: last)
    for receiver in 1...last where asked.contains(receiver) {
      let found = try? model.loss(along: profile.prefix(receiver + 1), ends: carrier.ends)
      loss[receiver] = found.map { Float($0.total) } ?? .nan
      for kind in found?.pathCaveats(besides: carrier.caveats) ?? [] { caveats[kind, default: 0] += 1 }
    }
  }
}

/// The loss of one carrier, prepared for a ``RadialSweep`` of the same model.
public struct CarrierLoss: Sendable {
  /// The link.
  public let ends: LinkEnds
  /// What is to be said of all its paths.
  public let caveats: [ModelCaveat]
  let empirical: EmpiricalCarrierLoss?
  let p1812: P1812CarrierLoss?
  let longleyRice: LongleyRiceCarrierLoss?
  /// Receivers before this one take the plain form.
  let nearest: Int

  /// - Parameters:
  ///   - receivers: the last receiver.
  ///   - step: spacing of receivers, m.
  public init(model: PropagationModel, ends: LinkEnds, receivers: Int, step: Double) {
    self.ends = ends
    caveats = model.caveats(ends: ends)
    empirical = model.swept.map {
      EmpiricalCarrierLoss(model: $0, ends: ends, receivers: receivers, step: step)
    }
    p1812 = model.sweptP1812.flatMap {
      $0.refusals(ends: ends).isEmpty ? P1812CarrierLoss(model: $0, ends: ends) : nil
    }
    longleyRice = model.sweptLongleyRice.map { LongleyRiceCarrierLoss(model: $0, ends: ends) }
    nearest =
      if case .automatic(let automatic) = model {
        (1...Swift.max(1, receivers + 1)).first {
          !automatic.takesNear(distance: Double($0) * step, ends: ends)
        } ?? receivers + 1
      } else {
        1
      }
  }
}

/// The carriers that will ask of a radial, and the greatest loss that is of use to each.
public struct CarrierLimits: Sendable {
  private(set) var p1812: [P1812CarrierLoss.Limit]

  /// Every loss is of use.
  public static let none = CarrierLimits([])

  /// - Parameter limits: all carriers of a height, and losses in dB.
  public init(_ limits: [(carrier: CarrierLoss, mostLoss: Double)]) {
    let closed = limits.compactMap { limit in
      limit.carrier.p1812.map { P1812CarrierLoss.Limit(carrier: $0, mostLoss: limit.mostLoss) }
    }
    // A carrier without a sweep of its own bears whatever its plain form gives.
    p1812 = closed.count == limits.count ? closed : []
  }

  /// Changes the greatest loss that is of use to one of the carriers, dB.
  public mutating func setMostLoss(_ loss: Float, of carrier: Int) {
    if carrier < p1812.count { p1812[carrier].mostLoss = loss }
  }
}

extension PropagationModel {
  /// P.1812 with its parameters, where the model takes it for all or for the far receivers.
  var sweptP1812: P1812? {
    switch self {
    case .p1812(let model): model
    case .automatic(let model): model.far
    case .empirical, .longleyRice: nil
    }
  }

  /// Longley–Rice with its parameters, where the model is that.
  var sweptLongleyRice: LongleyRice? {
    if case .longleyRice(let model) = self { model } else { nil }
  }
}

import Terrain

/// The Longley–Rice model for every receiver of a radial, the same bits as its plain form.
///
/// What the model reads off a profile no carrier changes: here it is worked out once a radial and an antenna
/// height. Means and straight lines come from prefix sums (`GroundSums`), horizons from the few points that
/// can be one (`LongleyRiceHorizonSweep`); of the terrain's irregularity only the sorting is spared
/// (`RoughnessSweep`). ``LongleyRiceCarrierLoss`` puts that into the plain form's formulas.
///
/// Receiver `i` stands `i` steps from the mast. Scratch memory: made once a thread, refilled a radial.
public struct LongleyRiceSweep: Sendable {
  let model: LongleyRice
  let step: Double
  private(set) var heights = LongleyRice.StructuralHeights(transmitter: 1, receiver: 1)
  /// Which groups of eight receivers have been asked for.
  private(set) var asked: [Bool] = []
  private var count = 0
  /// The first point whose height is infinite: the model refuses receivers from there on.
  private(set) var finite = 0
  /// What is known of each path, and the caveats that the profile alone tells. Of a path whose air the model
  /// refuses only ``LongleyRice/Path/earth`` counts.
  private(set) var paths: [LongleyRice.Path]
  private(set) var caveats: [LongleyRiceCaveatSet]

  private var ground: GroundSums
  private var horizons: LongleyRiceHorizonSweep
  private var roughness: RoughnessSweep
  private var earths: [LongleyRice.EffectiveEarth]
  private var isRefused: [Bool]

  /// - Parameters:
  ///   - capacity: the most points of a radial, the mast's own included.
  ///   - step: their spacing, m.
  public init(model: LongleyRice, capacity: Int, step: Double) {
    self.model = model
    self.step = step
    let earth = LongleyRice.EffectiveEarth(surfaceRefractivity: model.surfaceRefractivity)
    earths = Array(repeating: earth, count: capacity + 8)
    isRefused = Array(repeating: true, count: capacity + 8)
    paths = Array(repeating: .unread(earth), count: capacity + 8)
    caveats = Array(repeating: LongleyRiceCaveatSet(), count: capacity + 8)
    ground = GroundSums(capacity: capacity)
    horizons = LongleyRiceHorizonSweep(capacity: capacity)
    roughness = RoughnessSweep(capacity: capacity)
  }

  /// Receivers whose whole path is known; those among them that were asked for have been worked out.
  public var receivers: Range<Int> { 1..<Swift.max(1, count) }

  /// Works out a radial.
  ///
  /// - Parameters:
  ///   - antennaHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - asked: the receivers that are wanted.
  public mutating func fill(
    _ radial: GroundRadial, antennaHeight: Double, receiverHeight: Double, asked: AskedReceivers
  ) {
    precondition(radial.step == step, "a radial of the step that the sweep was made for")
    count = radial.known
    finite = radial.heights[..<count].firstIndex { !$0.isFinite } ?? count
    heights = LongleyRice.StructuralHeights(transmitter: antennaHeight, receiver: receiverHeight)
    self.asked = asked.groups
    let limits = LongleyRice.Limits.antennaHeights
    // Such antennas are refused with whatever carrier, before the ground is looked at.
    guard finite > 1, limits.contains(antennaHeight), limits.contains(receiverHeight) else { return }
    ground.fill(radial.heights, count: finite)
    roughness.begin(ground.heights, count: finite)
    guard let radii = fillEarths() else { return }
    horizons.begin(ground.heights, count: finite, step: step, heights: heights, earthRadii: radii)
    horizons.push(1, height: ground.heights[1])
    for receiver in 2..<Swift.max(2, finite) {
      if self.asked[receiver >> 3], !isRefused[receiver] { fill(receiver) }
      horizons.push(receiver, height: ground.heights[receiver])
    }
  }

  /// The Earth of each path; the least and the greatest radius of those that the model takes.
  private mutating func fillEarths() -> ClosedRange<Double>? {
    var least = Double.infinity
    var greatest = -Double.infinity
    for receiver in 1..<finite where asked[receiver >> 3] {
      let range = LongleyRice.TerrainProfile.systemRange(last: receiver)
      let earth = LongleyRice.EffectiveEarth(
        seaLevelRefractivity: model.surfaceRefractivity,
        height: ground.sum(range) / Double(range.count))
      earths[receiver] = earth
      isRefused[receiver] = !isTaken(earth)
      guard !isRefused[receiver] else {
        paths[receiver] = .unread(earth)
        continue
      }
      least = Double.minimum(least, earth.radius)
      greatest = Double.maximum(greatest, earth.radius)
    }
    return least <= greatest ? least...greatest : nil
  }

  private func isTaken(_ earth: LongleyRice.EffectiveEarth) -> Bool {
    do throws(LongleyRiceError) {
      try model.check(earth)
      return true
    } catch {
      return false
    }
  }

  /// Works out a receiver two steps away or more.
  @inline(__always)
  private mutating func fill(_ receiver: Int) {
    let earth = earths[receiver]
    let found = horizons.horizons(to: receiver, ground: ground.heights, earthRadius: earth.radius)
    let length = Double(receiver) * step
    let stretch = LongleyRice.TerrainStretch(length: length, horizons: found, heights: heights)
    let site = LongleyRice.ProfileSite(
      length: length, ground: (ground.heights[0], ground.heights[receiver]), stretch: stretch,
      irregularity: roughness.irregularity(ground.heights, last: receiver, stretch: stretch, step: step),
      earth: earth, structuralHeights: heights)
    let path = site.path(found) { ground.planeFit(from: $0, to: $1, step: step, last: receiver) }
    var noted = LongleyRiceCaveatSet()
    path.noteHorizons(in: &noted)
    if earth.isThin { noted.insert(.surfaceRefractivity) }
    paths[receiver] = path
    caveats[receiver] = noted
  }

  /// Whether the model takes the ground and the air of a path, which do not hang on the carrier.
  @inline(__always)
  func isTaken(_ receiver: Int) -> Bool {
    // The path to the first receiver gets a point more; it is the plain form's.
    receiver < finite && (receiver == 1 || !isRefused[receiver])
      && Double(receiver) * step <= LongleyRice.Limits.longestDistance
  }

  /// The heights of the path to the receiver a step away: a path without a point between its ends gets one.
  func heightsToFirst() -> [Double] {
    let (near, far) = (ground.heights[0], ground.heights[1])
    return [near, (near + far) / 2, far]
  }
}

extension LongleyRice.Path {
  /// A path of which only the Earth is known.
  static func unread(_ earth: LongleyRice.EffectiveEarth) -> LongleyRice.Path {
    let terminal = LongleyRice.Terminal(
      structuralHeight: 1, effectiveHeight: 1, horizonDistance: 1, horizonAngle: 0)
    return LongleyRice.Path(
      origin: .profile, distance: 1, transmitter: terminal, receiver: terminal,
      terrainIrregularity: LongleyRice.TerrainIrregularity(value: 0), earth: earth)
  }
}

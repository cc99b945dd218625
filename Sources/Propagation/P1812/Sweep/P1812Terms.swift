/// What no carrier changes of the paths of a radial, as the formulas want it, eight receivers at a time.
///
/// Equation numbers are P.1812-8's. Scratch memory of a ``P1812Sweep``.
struct P1812Terms: Sendable {
  /// For one effective Earth radius.
  struct Earth: Sendable {
    /// ν√λ of Bullington's edge over the ground and over the smooth surface, √m.
    var actual: LaneArray
    var smooth: LaneArray
    /// h_se/(h_req/√λ) on a path within the horizon of the smooth Earth, eqs. (23) to (25); 0 beyond.
    var clearance: LaneArray
    /// a^{−⅓} of the radius of the first term, km^{−⅓}: the effective one, or a_em of eq. (26) within the horizon.
    var inverseRootRadius: LaneArray

    init(capacity: Int) {
      actual = LaneArray(count: capacity)
      smooth = LaneArray(count: capacity)
      clearance = LaneArray(count: capacity)
      inverseRootRadius = LaneArray(count: capacity)
    }
  }

  /// 20 lg of the slant distance in km.
  var spreading: LaneArray
  /// 2.6 (1 − e^{−0.1 (d_lt + d_lr)}): the focusing of eqs. (9a) and (9b) before its share of time.
  var focusing: LaneArray
  /// θ, mrad. Eq. (84).
  var angle: LaneArray
  /// F_j. Eq. (57).
  var clearPathShare: LaneArray
  /// Antennas above the surface for diffraction, m.
  var transmitterHeight: LaneArray
  var receiverHeight: LaneArray
  /// θ_t and θ_r, mrad.
  var transmitterElevation: LaneArray
  var receiverElevation: LaneArray
  /// How much of σ_L counts at the receiver: 1 among clutter, 0 above it and at sea.
  var locationShare: LaneArray
  var seaFraction: LaneArray
  var lgDuctingPercent: LaneArray
  var inlandness: LaneArray
  var interpolation: LaneArray
  var median: Earth
  var ducting: Earth

  init(capacity: Int) {
    let room = LaneArray(count: capacity)
    spreading = room
    focusing = room
    angle = room
    clearPathShare = room
    transmitterHeight = room
    receiverHeight = room
    transmitterElevation = room
    receiverElevation = room
    locationShare = room
    seaFraction = room
    lgDuctingPercent = room
    inlandness = room
    interpolation = room
    median = Earth(capacity: capacity)
    ducting = Earth(capacity: capacity)
  }
}

/// What the distance alone decides, shared by all radials of one step.
struct P1812Distances: Sendable {
  let km: LaneArray
  let lgKm: LaneArray
  /// F_k. Eq. (58).
  let shortPathShare: LaneArray

  init(capacity: Int, step: Double) {
    let distances = RadialDistances(count: capacity, step: step)
    km = distances.km
    lgKm = distances.lgKm
    var share = LaneArray(count: capacity)
    for group in share.lanes.indices {
      share.lanes[group] = Lanes.stepDown((km.lanes[group] - 20) * (2 * 3 * 0.5 / 20))
    }
    shortPathShare = share
  }
}

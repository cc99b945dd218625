import Terrain

/// The stretches in each radio-climatic zone for every receiver of a radial; ``PathZones`` is the referee.
///
/// A stretch that is over is one number, the longest so far; the one under way grows with the receiver.
struct ZoneSweep: Sendable {
  /// A stretch of one kind that begins and ends along the radial, m.
  private struct Stretches {
    var longest = 0.0
    var total = 0.0
    private var start: Double?

    /// What the stretch under way measures at a receiver: its own half step behind it does not count.
    func longest(at distance: Double) -> Double {
      start.map { Double.maximum(longest, distance - $0) } ?? longest
    }

    func total(at distance: Double) -> Double {
      start.map { total + (distance - $0) } ?? total
    }

    mutating func take(_ isIn: Bool, at index: Int, step: Double) {
      let before = index == 0 ? 0 : (Double(index) - 0.5) * step
      if isIn {
        if start == nil { start = before }
      } else if let first = start {
        longest = Double.maximum(longest, before - first)
        total += before - first
        start = nil
      }
    }
  }

  /// Longest land and inland stretches, km, and the fraction over sea, a receiver each.
  private(set) var longestLandKm: [Double]
  private(set) var longestInlandKm: [Double]
  private(set) var seaFractions: [Double]
  /// Whether the radial is inland all the way: then every receiver there is room for is worked out.
  private(set) var isInland = false

  /// Room for as many points.
  init(capacity: Int) {
    longestLandKm = Array(repeating: 1, count: capacity + 8)
    longestInlandKm = Array(repeating: 1, count: capacity + 8)
    seaFractions = Array(repeating: 0, count: capacity + 8)
  }

  /// Works out the receivers 1 ..< count.
  mutating func fill(_ zones: [RadioClimaticZone], count: Int, step: Double) {
    guard zones.isEmpty || !zones[..<count].contains(where: { $0 != .inland }) else {
      isInland = false
      return fillStretches(zones, count: count, step: step)
    }
    if !isInland { fillInland(step: step) }
    isInland = true
  }

  private mutating func fillStretches(_ zones: [RadioClimaticZone], count: Int, step: Double) {
    var land = Stretches()
    var inland = Stretches()
    var sea = Stretches()
    for index in 0..<count {
      let zone = zones[index]
      let distance = Double(index) * step
      land.take(zone != .sea, at: index, step: step)
      inland.take(zone == .inland, at: index, step: step)
      sea.take(zone == .sea, at: index, step: step)
      guard index > 0 else { continue }
      longestLandKm[index] = land.longest(at: distance) / 1000
      longestInlandKm[index] = inland.longest(at: distance) / 1000
      seaFractions[index] = sea.total(at: distance) / distance
    }
  }

  /// Inland all the way, for every receiver that there is room for.
  private mutating func fillInland(step: Double) {
    for index in longestLandKm.indices {
      let distanceKm = Double(Swift.max(1, index)) * step / 1000
      longestLandKm[index] = distanceKm
      longestInlandKm[index] = distanceKm
      seaFractions[index] = 0
    }
  }

  /// The stretches of the path to a receiver.
  func zones(to receiver: Int) -> PathZones {
    PathZones(
      longestLandKm: longestLandKm[receiver], longestInlandKm: longestInlandKm[receiver],
      seaFraction: seaFractions[receiver])
  }
}

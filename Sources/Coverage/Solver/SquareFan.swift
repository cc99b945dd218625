import Terrain

/// Directions from a mast to the points of a square around it, thinned toward the mast.
///
/// 8 N directions to the rim of a square of half side N steps: neighbours are at most a step apart
/// within N steps of the mast. Within N/2 steps every second one is enough for that, within N/4 every fourth, and
/// so on: a radial is followed all the way, but its receivers count from where its ring begins.
/// No angle is needed to find a cell's direction, only a division, so the result is the same on every processor.
struct SquareFan: Hashable, Sendable {
  /// Half side of the square, in steps: at least the farthest receiver.
  let size: Int
  /// How often the number of radials is halved toward the mast.
  let halvings: Int

  /// - Parameter reach: the farthest receiver, in steps.
  init(reach: Int) {
    // Rings narrower than eight steps are not worth their own thinning.
    var halvings = 0
    while halvings < 5, reach >> (halvings + 1) >= 8 { halvings += 1 }
    self.halvings = halvings
    let unit = 1 << halvings
    size = (max(1, reach) + unit - 1) / unit * unit
  }

  /// How many directions there are.
  var count: Int { 8 * size }

  /// Unit vector of a direction. From the east side's south-east corner, counter-clockwise.
  func direction(_ radial: Int) -> MapPoint {
    let side = radial / (2 * size)
    let along = Double(radial % (2 * size) - size)
    let out = Double(size)
    let length = (out * out + along * along).squareRoot()
    switch side {
    case 0: return MapPoint(x: out / length, y: along / length)
    case 1: return MapPoint(x: -along / length, y: out / length)
    case 2: return MapPoint(x: -out / length, y: -along / length)
    default: return MapPoint(x: along / length, y: -out / length)
    }
  }

  /// The first receiver of a radial that cells take, in steps.
  func firstReceiver(of radial: Int) -> Int {
    let thinning = radial == 0 ? halvings : min(halvings, radial.trailingZeroBitCount)
    return thinning == halvings ? 1 : (size >> (thinning + 1)) + 1
  }

  /// How many times the radials are halved in the ring of a receiver.
  @inline(__always)
  func thinning(atReceiver receiver: Int) -> Int {
    var thinning = 0
    while thinning < halvings, receiver <= size >> (thinning + 1) { thinning += 1 }
    return thinning
  }

  /// Where the direction of an offset from the mast meets the rim, counted in radials from the first: the
  /// nearest radial is the nearest whole number.
  @inline(__always)
  func place(dx: Double, dy: Double) -> Double {
    let isWide = abs(dx) >= abs(dy)
    let side: Int
    let ratio: Double
    if isWide {
      guard dx != 0 else { return 0 }
      side = dx > 0 ? 0 : 2
      ratio = dy / dx
    } else {
      side = dy > 0 ? 1 : 3
      ratio = -dx / dy
    }
    return Double(2 * side * size) + (ratio + 1) * Double(size)
  }

  /// The radial nearest to a place on the rim among those that a ring keeps.
  @inline(__always)
  func radial(at place: Double, thinning: Int) -> Int {
    let spacing = 1 << thinning
    // Never negative, so cutting off is rounding down; `rounded()` would call into libm here.
    let radial = Int(place / Double(spacing) + 0.5) << thinning
    // A corner's far end is the next side's near end.
    return radial >= count ? 0 : radial
  }
}

import Terrain

/// Directions from a mast all round, a step apart at its farthest receivers and thinned toward the mast.
///
/// 2πN directions for a reach of N steps, in four quadrants. Within N/2 steps of the mast every second one is
/// enough for neighbours a step apart, within N/4 every fourth, and so on: a radial is followed all the way,
/// but its receivers count from where its ring begins. Angles are own arithmetic, so the result is the same on
/// every processor.
struct RadialFan: Hashable, Sendable {
  /// Radials in a quadrant.
  let quadrant: Int
  /// The farthest receiver, in steps.
  let reach: Int
  /// How often the number of radials is halved toward the mast.
  let halvings: Int

  /// - Parameter reach: the farthest receiver, in steps.
  init(reach: Int) {
    self.reach = max(1, reach)
    // Rings narrower than eight steps are not worth their own thinning.
    var halvings = 0
    while halvings < 5, reach >> (halvings + 1) >= 8 { halvings += 1 }
    self.halvings = halvings
    let unit = 1 << halvings
    let wanted = Int((Double.pi / 2 * Double(self.reach)).rounded(.up))
    quadrant = (wanted + unit - 1) / unit * unit
  }

  /// How many directions there are.
  var count: Int { 4 * quadrant }

  /// Unit vector of a direction. From the south-east, counter-clockwise.
  func direction(_ radial: Int) -> MapPoint {
    let angle = (Double(2 * (radial % quadrant)) / Double(quadrant) - 1) * (Double.pi / 4)
    let (sine, cosine) = Self.sineAndCosine(angle)
    switch radial / quadrant {
    case 0: return MapPoint(x: cosine, y: sine)
    case 1: return MapPoint(x: -sine, y: cosine)
    case 2: return MapPoint(x: -cosine, y: -sine)
    default: return MapPoint(x: sine, y: -cosine)
    }
  }

  /// How many times the radials are halved in the innermost ring that keeps this one.
  private func thinning(of radial: Int) -> Int {
    radial == 0 ? halvings : min(halvings, radial.trailingZeroBitCount)
  }

  /// How far apart the radials are, counted in directions, in the innermost ring that keeps this one.
  func spacing(of radial: Int) -> Int { 1 << thinning(of: radial) }

  /// The first receiver of a radial that cells take, in steps.
  func firstReceiver(of radial: Int) -> Int {
    let thinning = thinning(of: radial)
    return thinning == halvings ? 1 : (reach >> (thinning + 1)) + 1
  }

  /// How many times the radials are halved in the ring of a receiver.
  @inline(__always)
  func thinning(atReceiver receiver: Int) -> Int {
    var thinning = 0
    while thinning < halvings, receiver <= reach >> (thinning + 1) { thinning += 1 }
    return thinning
  }

  /// Which direction an offset from the mast has, counted in radials from the first: the nearest radial is the
  /// nearest whole number.
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
    return (Double(side) + 0.5 + Self.arcTangent(ratio) * (2 / Double.pi)) * Double(quadrant)
  }

  /// The radial nearest to a place among those that a ring keeps.
  @inline(__always)
  func radial(at place: Double, thinning: Int) -> Int {
    let spacing = 1 << thinning
    // Never negative, so cutting off is rounding down; `rounded()` would call into libm here.
    let radial = Int(place / Double(spacing) + 0.5) << thinning
    // The last direction's far neighbour is the first.
    return radial >= count ? 0 : radial
  }

  /// Of a ratio up to 1, within 2·10⁻⁸: Abramowitz & Stegun 4.4.49. A thousandth of a radial's spacing at 50,000 steps.
  @inline(__always)
  private static func arcTangent(_ x: Double) -> Double {
    let x2 = x * x
    var series = x2 * 0.002_866_2257 - 0.016_165_7367
    series = series * x2 + 0.042_909_6138
    series = series * x2 - 0.075_289_6400
    series = series * x2 + 0.106_562_6393
    series = series * x2 - 0.142_088_9944
    series = series * x2 + 0.199_935_5085
    series = series * x2 - 0.333_331_4528
    return x + x * x2 * series
  }

  /// Of an angle up to 45°: the Taylor series to its 17th power, exact to the last bit or the one before.
  private static func sineAndCosine(_ x: Double) -> (Double, Double) {
    let x2 = x * x
    var sine = 0.0
    var cosine = 0.0
    for power in stride(from: 16, through: 2, by: -2) {
      let n = Double(power)
      sine = (1 + sine) * -x2 / (n * (n + 1))
      cosine = (1 + cosine) * -x2 / (n * (n - 1))
    }
    return (x * (1 + sine), 1 + cosine)
  }
}

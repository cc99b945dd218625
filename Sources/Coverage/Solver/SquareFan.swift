import Terrain

/// Directions from a mast to the points of a square around it, and which of them a place belongs to.
///
/// 8 N directions to the rim of a square of half side N steps: neighbours are at most a step apart
/// within N steps of the mast. No angle is needed to find a cell's direction, only a division, so the
/// result is the same on every processor.
struct SquareFan: Hashable, Sendable {
  /// Half side of the square, in steps.
  let reach: Int

  /// - Parameter reach: the farthest receiver, in steps.
  init(reach: Int) {
    self.reach = max(1, reach)
  }

  /// How many directions there are.
  var count: Int { 8 * reach }

  /// Unit vector of a direction. From the east side's south-east corner, counter-clockwise.
  func direction(_ radial: Int) -> MapPoint {
    let side = radial / (2 * reach)
    let along = Double(radial % (2 * reach) - reach)
    let out = Double(reach)
    let length = (out * out + along * along).squareRoot()
    switch side {
    case 0: return MapPoint(x: out / length, y: along / length)
    case 1: return MapPoint(x: -along / length, y: out / length)
    case 2: return MapPoint(x: -out / length, y: -along / length)
    default: return MapPoint(x: along / length, y: -out / length)
    }
  }

  /// The direction nearest to that of an offset from the mast.
  @inline(__always)
  func radial(dx: Double, dy: Double) -> Int {
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
    // Never negative, so cutting off is rounding down; `rounded()` would call into libm here.
    let radial = 2 * side * reach + Int((ratio + 1) * Double(reach) + 0.5)
    // A corner's far end is the next side's near end.
    return radial == count ? 0 : radial
  }
}

/// Bullington's construction for every receiver of a radial, without looking at the whole profile each time.
///
/// With flattened heights cᵢ = hᵢ − dᵢ²/2a, the curved ground above any chord is a difference of
/// cᵢ, whichever receiver the chord ends at. So the transmitter's horizon is a running maximum of
/// slopes, and the receiver's horizon a tangent to the upper hull of the points before it, found by walking back from its near end: a
/// step or two in hills, more over flat land. Exact: ``Bullington`` is its referee.
struct BullingtonSweep: Sendable {
  /// Points are grouped to rule out most of a line-of-sight path at once.
  private static let block = 32

  /// Flattened heights, and the greatest of each block.
  private var flattened: [Double]
  private var blockMaximum: [Double]
  /// The upper hull of the points before the receiver: indices, nearest to the receiver last.
  private var hull: [Int]

  init(capacity: Int) {
    flattened = Array(repeating: 0, count: capacity)
    blockMaximum = Array(repeating: 0, count: capacity / Self.block + 1)
    hull = Array(repeating: 0, count: capacity)
  }

  /// ν√λ for the receivers 1 ..< count; −∞ for the first, whose path has no inner point.
  ///
  /// Clear paths get the exact value only where it could matter: below ν = −0.78 at the longest
  /// wavelength the loss is 0, and some value that low is given instead.
  mutating func fill(
    _ obstruction: inout LaneArray, ground: [Float], count: Int, step: Double, antenna: Double,
    receiverHeight: Double, effectiveEarthRadius: Double, longestWavelength: Double
  ) {
    let curvature = 1 / (2 * effectiveEarthRadius)
    let negligible = KnifeEdge.clearance * longestWavelength.squareRoot()
    prepare(ground: ground, count: count, step: step, curvature: curvature)
    var hullCount = 0
    var steepest = -Double.infinity
    for receiver in 1..<count {
      let distance = Double(receiver) * step
      // The receiver antenna, flattened like the ground.
      let target = flattened[receiver] + receiverHeight
      let chord = (target - antenna) / distance
      let value: Double
      if hullCount == 0 {
        value = -.infinity
      } else if steepest < chord {
        value = clearance(
          before: receiver, step: step, antenna: antenna, chord: chord, negligible: negligible)
      } else {
        value = blockedEdge(
          receiver: receiver, step: step, antenna: antenna, target: target, chord: chord,
          steepest: steepest, hullCount: hullCount)
      }
      obstruction[receiver] = Float(value)
      // The receiver's ground is an inner point for all that follow.
      steepest = Double.maximum(steepest, (flattened[receiver] - antenna) / distance)
      pushOntoHull(receiver, count: &hullCount)
    }
  }

  private mutating func prepare(ground: [Float], count: Int, step: Double, curvature: Double) {
    var greatest = -Double.infinity
    for index in 0..<count {
      let distance = Double(index) * step
      flattened[index] = Double(ground[index]) - distance * distance * curvature
      // The mast's own ground is no inner point.
      if index > 0 { greatest = Double.maximum(greatest, flattened[index]) }
      if index % Self.block == Self.block - 1 || index == count - 1 {
        blockMaximum[index / Self.block] = greatest
        greatest = -.infinity
      }
    }
  }

  /// Drops the points that the new one hides from every later receiver.
  private mutating func pushOntoHull(_ index: Int, count: inout Int) {
    while count >= 2 {
      let middle = hull[count - 1]
      let first = hull[count - 2]
      let rise = flattened[middle] - flattened[first]
      let fullRise = flattened[index] - flattened[first]
      // Keep the middle only above the line from the first to the new point.
      if rise * Double(index - first) > fullRise * Double(middle - first) { break }
      count -= 1
    }
    hull[count] = index
    count += 1
  }

  /// The edge where both horizons' rays meet. Along the hull the slope to the receiver rises, then
  /// falls, so the walk back from its near end stops at the first fall.
  private func blockedEdge(
    receiver: Int, step: Double, antenna: Double, target: Double, chord: Double, steepest: Double,
    hullCount: Int
  ) -> Double {
    var receiverSlope = -Double.infinity
    var position = hullCount - 1
    while position >= 0 {
      let index = hull[position]
      let slope = (flattened[index] - target) / (Double(receiver - index) * step)
      if slope < receiverSlope { break }
      receiverSlope = slope
      position -= 1
    }
    let distance = Double(receiver) * step
    // In flattened heights the chord's slope is `chord`; both horizon slopes are relative to it.
    let transmitterRise = steepest - chord
    let receiverRise = receiverSlope + chord
    let sum = transmitterRise + receiverRise
    guard sum > 0 else { return 0 }
    let edge = distance * receiverRise / sum
    let height = transmitterRise * edge
    guard edge > 0, edge < distance else { return 0 }
    return KnifeEdge.obstruction(height: height, before: edge, behind: distance - edge)
  }

  /// The greatest ν√λ on a path whose ray clears every point.
  ///
  /// Blocks whose highest point cannot come near enough to the ray, measured by the widest
  /// Fresnel ellipse over the block, are not opened.
  private func clearance(
    before receiver: Int, step: Double, antenna: Double, chord: Double, negligible: Double
  ) -> Double {
    // Compared as squares: the least e²(1/d₁ + 1/d₂) with e the depth below the ray.
    var least = Double.infinity
    let bound = negligible * negligible / 2
    let distance = Double(receiver) * step
    var block = 0
    while block * Self.block < receiver {
      let first = Swift.max(1, block * Self.block)
      let last = Swift.min(receiver, (block + 1) * Self.block) - 1
      defer { block += 1 }
      guard first <= last else { continue }
      let near = Double(first) * step
      let far = Double(last) * step
      let lowestRay = antenna + (chord > 0 ? chord * near : chord * far)
      let depth = lowestRay - blockMaximum[block]
      if depth > 0 {
        let widest = Swift.min(Swift.max(distance / 2, near), far)
        let room = widest * (distance - widest) / distance
        if depth * depth > Swift.min(least, bound) * room { continue }
      }
      for index in first...last {
        let along = Double(index) * step
        let below = antenna + chord * along - flattened[index]
        least = Double.minimum(least, below * below * distance / (along * (distance - along)))
      }
    }
    return least.isFinite ? -(2 * least).squareRoot() : 2 * negligible
  }
}

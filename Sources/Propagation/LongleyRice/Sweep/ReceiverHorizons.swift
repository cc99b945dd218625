/// The points of a radial that can be a receiver's horizon: the upper hull of the ground before it, where the
/// curvature of the Earth is greatest, and all that lies on it within rounding.
///
/// Less curvature lowers a point between two others against their chord. So what is below the hull here is
/// below it for every radius, and no horizon. A receiver's tangent touches one of a few vertices in a row,
/// which the plain form's arithmetic then compares.
struct ReceiverHorizons: Sendable {
  private var count = 0
  private var abscissas: [Int32]
  /// Flattened, m.
  private var ordinates: [Double]
  /// Of the edge that ends at a vertex, m a step.
  private var slopes: [Double]
  private var start = 0

  /// Room for as many points.
  init(capacity: Int) {
    abscissas = Array(repeating: 0, count: capacity + 1)
    ordinates = Array(repeating: 0, count: capacity + 1)
    slopes = Array(repeating: 0, count: capacity + 1)
  }

  mutating func removeAll() {
    count = 0
    start = 0
  }

  /// Adds the next point, and drops those that it hides.
  ///
  /// - Parameters:
  ///   - ordinate: flattened height, m.
  ///   - slack: what rounding could hide, m.
  @inline(__always)
  mutating func push(_ abscissa: Int, _ ordinate: Double, slack: Double) {
    // Below the chord from the vertex before it to the new point?
    while count > 1 {
      let toTop = Double(Int(abscissas[count - 1]) - Int(abscissas[count - 2]))
      let toNew = Double(abscissa - Int(abscissas[count - 2]))
      let chord = (ordinate - ordinates[count - 2]) * toTop
      guard (ordinates[count - 1] - ordinates[count - 2] + slack) * toNew < chord else { break }
      count -= 1
    }
    slopes[count] =
      count == 0
      ? .infinity : (ordinate - ordinates[count - 1]) / Double(abscissa - Int(abscissas[count - 1]))
    abscissas[count] = Int32(truncatingIfNeeded: abscissa)
    ordinates[count] = ordinate
    count += 1
  }

  /// The vertices one of which is the horizon.
  ///
  /// - Parameters:
  ///   - antenna: the receiver's, flattened, m.
  ///   - slack: what rounding could hide, m.
  ///   - drift: by how much less curvature could lower an edge's line at the receiver, m.
  @inline(__always)
  mutating func tangents(from receiver: Int, antenna: Double, slack: Double, drift: Double) -> ClosedRange<
    Int
  > {
    var high = Swift.min(start, count - 1)
    while high > 0, reach(of: high, at: receiver) <= antenna - slack { high -= 1 }
    while high + 1 < count, reach(of: high + 1, at: receiver) > antenna - slack { high += 1 }
    start = high
    var low = high
    while low > 0, reach(of: low, at: receiver) <= antenna + slack + drift { low -= 1 }
    return low...high
  }

  /// Where the line of the edge that ends at a vertex passes a receiver, m. The first vertex has none.
  @inline(__always)
  private func reach(of vertex: Int, at receiver: Int) -> Double {
    ordinates[vertex] + slopes[vertex] * Double(receiver - Int(abscissas[vertex]))
  }

  @inline(__always)
  func abscissa(of vertex: Int) -> Int { Int(abscissas[vertex]) }
}

/// The upper hull of points that come from left to right, one an abscissa: what a ray from the right, or a
/// chord from above, can touch.
///
/// A point's edge leads to it from the vertex before. Edges fall ever more steeply to the right, so both
/// questions that a receiver asks are "up to which edge", and the answer moves little from one receiver to the
/// next: searches walk from where the last one ended.
struct UpperHull: Sendable {
  /// How many vertices there are.
  private(set) var count = 0
  /// Abscissas, in steps.
  private var abscissas: [Int32]
  private var ordinates: [Double]
  /// Slope of the edge that ends at each vertex, and where its line meets abscissa 0. The first vertex has
  /// no edge; a line above everything stands for it.
  private var slopes: [Double]
  private var intercepts: [Double]

  /// Room for as many points.
  init(capacity: Int) {
    abscissas = Array(repeating: 0, count: capacity)
    ordinates = Array(repeating: 0, count: capacity)
    slopes = Array(repeating: 0, count: capacity)
    intercepts = Array(repeating: .infinity, count: capacity)
  }

  mutating func removeAll() { count = 0 }

  /// Adds the next point to the right and drops the vertices that it hides.
  @inline(__always)
  mutating func push(_ abscissa: Int, _ ordinate: Double) {
    let x = Double(abscissa)
    var top = count - 1
    while top > 0, slopes[top] * x + intercepts[top] <= ordinate { top -= 1 }
    if top >= 0 {
      let slope = (ordinate - ordinates[top]) / Double(abscissa - Int(abscissas[top]))
      slopes[top + 1] = slope
      intercepts[top + 1] = ordinate - slope * x
    }
    top += 1
    abscissas[top] = Int32(truncatingIfNeeded: abscissa)
    ordinates[top] = ordinate
    count = top + 1
  }

  /// The vertex that a ray from a point to the right of all vertices touches first when it sinks from above.
  ///
  /// - Parameter start: where to begin walking; any vertex.
  @inline(__always)
  func tangent(fromAbscissa abscissa: Int, _ ordinate: Double, startingAt start: Int) -> Int {
    let x = Double(abscissa)
    var vertex = Swift.min(start, count - 1)
    while vertex > 0, slopes[vertex] * x + intercepts[vertex] <= ordinate { vertex -= 1 }
    while vertex + 1 < count, slopes[vertex + 1] * x + intercepts[vertex + 1] > ordinate { vertex += 1 }
    return vertex
  }

  /// The vertex that stands highest above a line of some slope.
  ///
  /// - Parameter start: where to begin walking; any vertex.
  @inline(__always)
  func extreme(above slope: Double, startingAt start: Int) -> Int {
    var vertex = Swift.min(start, count - 1)
    while vertex > 0, slopes[vertex] <= slope { vertex -= 1 }
    while vertex + 1 < count, slopes[vertex + 1] > slope { vertex += 1 }
    return vertex
  }

  @inline(__always)
  func abscissa(of vertex: Int) -> Int { Int(abscissas[vertex]) }
  @inline(__always)
  func ordinate(of vertex: Int) -> Double { ordinates[vertex] }
}

/// The upper hull of points that come from left to right, one an abscissa: what a ray from the right, or a
/// chord from above, can touch.
///
/// A point's edge leads to it from the vertex before. Edges fall ever more steeply to the right, so both
/// questions that a receiver asks are "up to which edge", and the answer moves little from one receiver to the
/// next: searches walk from where the last one ended.
struct UpperHull: Sendable {
  /// A vertex, and the line of the edge that ends at it.
  private struct Vertex {
    /// Of the edge, a step. The first vertex has no edge; a line above everything stands for it.
    var slope = 0.0
    /// Where the edge's line meets abscissa 0.
    var intercept = Double.infinity
    var ordinate = 0.0
    /// In steps.
    var abscissa = 0
  }

  /// How many vertices there are.
  private(set) var count = 0
  private var vertices: [Vertex]

  /// Room for as many points.
  init(capacity: Int) {
    vertices = Array(repeating: Vertex(), count: capacity)
  }

  mutating func removeAll() { count = 0 }

  /// Adds the next point to the right and drops the vertices that it hides.
  @inline(__always)
  mutating func push(_ abscissa: Int, _ ordinate: Double) {
    let x = Double(abscissa)
    var top = count - 1
    while top > 0, vertices[top].slope * x + vertices[top].intercept <= ordinate { top -= 1 }
    var vertex = Vertex(ordinate: ordinate, abscissa: abscissa)
    if top >= 0 {
      let slope = (ordinate - vertices[top].ordinate) / Double(abscissa - vertices[top].abscissa)
      vertex.slope = slope
      vertex.intercept = ordinate - slope * x
    }
    vertices[top + 1] = vertex
    count = top + 2
  }

  /// The vertex that a ray from a point to the right of all vertices touches first when it sinks from above; of
  /// two at once the nearest to the point.
  ///
  /// - Parameter start: where to begin walking; any vertex.
  @inline(__always)
  func tangent(fromAbscissa abscissa: Int, _ ordinate: Double, startingAt start: Int) -> Int {
    let x = Double(abscissa)
    var vertex = Swift.min(start, count - 1)
    while vertex > 0, vertices[vertex].slope * x + vertices[vertex].intercept < ordinate { vertex -= 1 }
    while vertex + 1 < count, vertices[vertex + 1].slope * x + vertices[vertex + 1].intercept >= ordinate {
      vertex += 1
    }
    return vertex
  }

  /// The vertex that stands highest above a line of some slope.
  ///
  /// - Parameter start: where to begin walking; any vertex.
  @inline(__always)
  func extreme(above slope: Double, startingAt start: Int) -> Int {
    var vertex = Swift.min(start, count - 1)
    while vertex > 0, vertices[vertex].slope <= slope { vertex -= 1 }
    while vertex + 1 < count, vertices[vertex + 1].slope > slope { vertex += 1 }
    return vertex
  }

  @inline(__always)
  func abscissa(of vertex: Int) -> Int { vertices[vertex].abscissa }
  @inline(__always)
  func ordinate(of vertex: Int) -> Double { vertices[vertex].ordinate }
}

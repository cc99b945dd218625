/// The parabola through three points, as Lagrange wrote it: documents give curves by their readings.
struct Parabola: Sendable {
  /// A reading.
  typealias Point = (x: Double, y: Double)

  private let first: Point
  private let second: Point
  private let third: Point

  /// - Precondition: the points stand at three different x.
  init(through first: Point, _ second: Point, _ third: Point) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// y at x.
  func value(at x: Double) -> Double {
    func share(of point: Point, _ a: Point, _ b: Point) -> Double {
      point.y * ((x - a.x) / (point.x - a.x)) * ((x - b.x) / (point.x - b.x))
    }
    return share(of: first, second, third) + share(of: second, third, first) + share(of: third, first, second)
  }
}

import Terrain

/// Points by the square they lie in, so that a search meets only those near by.
struct PointIndex: Sendable {
  private let cellSize: Double
  private var points: [MapPoint] = []
  private var squares: [MetricGrid.Cell: [Int]] = [:]

  /// - Parameter cellSize: side of a square, m; a quarter of the usual search wastes little.
  init(_ points: [MapPoint] = [], cellSize: Double) {
    self.cellSize = cellSize
    for point in points { insert(point) }
  }

  mutating func insert(_ point: MapPoint) {
    squares[square(of: point), default: []].append(points.count)
    points.append(point)
  }

  /// The numbers of the points nearer than a distance, ascending.
  func points(within distance: Double, of center: MapPoint) -> [Int] {
    var found: [Int] = []
    visit(distance, of: center) { candidates in
      found += candidates.filter { points[$0].distance(to: center) < distance }
      return true
    }
    return found.sorted()
  }

  /// Whether no point is nearer than a distance.
  func isClear(of center: MapPoint, by distance: Double) -> Bool {
    var isClear = true
    visit(distance, of: center) { candidates in
      isClear = candidates.allSatisfy { points[$0].distance(to: center) >= distance }
      return isClear
    }
    return isClear
  }

  /// Hands out squares that a circle may touch, until the answer is false.
  private func visit(_ distance: Double, of center: MapPoint, _ next: ([Int]) -> Bool) {
    let first = square(of: MapPoint(x: center.x - distance, y: center.y - distance))
    let last = square(of: MapPoint(x: center.x + distance, y: center.y + distance))
    for row in first.row...last.row {
      for column in first.column...last.column {
        guard let candidates = squares[MetricGrid.Cell(column: column, row: row)] else { continue }
        guard next(candidates) else { return }
      }
    }
  }

  private func square(of point: MapPoint) -> MetricGrid.Cell {
    MetricGrid.Cell(
      column: Int((point.x / cellSize).rounded(.down)), row: Int((point.y / cellSize).rounded(.down)))
  }
}

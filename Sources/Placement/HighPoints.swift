import Terrain

/// Hills: places higher than all ground around them.
public enum HighPoints {
  /// The cells that are the highest in the square of `radius` around them, highest first.
  ///
  /// - Parameters:
  ///   - ground: heights; unknown ground is no hill and hides none.
  ///   - radius: m; no two hills are nearer to each other.
  ///   - prominence: least height above the lowest known ground within the radius, m.
  ///   - isWanted: which places come into question.
  /// - Returns: cells of the ground's grid. Of equal heights the one north, then west, counts.
  /// - Complexity: O(cells) for the hills, by running maxima along rows, then columns; thinning them is
  ///   quadratic in their number.
  public static func find(
    on ground: Ground, radius: Double, prominence: Double, isWanted: (MapPoint) -> Bool
  ) -> [MetricGrid.Cell] {
    let grid = ground.grid
    let heights = ground.heights.values
    let reach = max(1, Int((radius / grid.cellSize).rounded()))
    let highest = extremes(
      of: heights.map { $0.isNaN ? -.infinity : $0 }, grid: grid, reach: reach, better: >)
    let lowest = extremes(of: heights.map { $0.isNaN ? .infinity : $0 }, grid: grid, reach: reach, better: <)
    let hills = heights.indices.filter { index in
      let height = heights[index]
      return !height.isNaN && height == highest[index] && height - lowest[index] >= Float(prominence)
        && isWanted(grid.center(of: grid.cell(at: index)))
    }
    return thinned(hills, heights: heights, grid: grid, radius: radius)
  }

  /// The extreme value in the square of `reach` cells around each cell.
  private static func extremes(
    of values: [Float], grid: MetricGrid, reach: Int, better: (Float, Float) -> Bool
  ) -> [Float] {
    var rows = values
    var window = SlidingExtreme(capacity: max(grid.columns, grid.rows))
    for row in 0..<grid.rows {
      let start = row * grid.columns
      window.run(
        count: grid.columns, reach: reach, better: better, value: { values[start + $0] },
        store: { rows[start + $0] = $1 })
    }
    var both = rows
    for column in 0..<grid.columns {
      window.run(
        count: grid.rows, reach: reach, better: better, value: { rows[$0 * grid.columns + column] },
        store: { both[$0 * grid.columns + column] = $1 })
    }
    return both
  }

  /// A square holds corners farther than the radius, and flat tops have many equal cells: highest first,
  /// each hill removes what is near to it.
  private static func thinned(
    _ hills: [Int], heights: [Float], grid: MetricGrid, radius: Double
  ) -> [MetricGrid.Cell] {
    let ordered = hills.sorted { (-heights[$0], $0) < (-heights[$1], $1) }
    var kept: [MetricGrid.Cell] = []
    for index in ordered {
      let cell = grid.cell(at: index)
      let point = grid.center(of: cell)
      if !kept.contains(where: { grid.center(of: $0).distance(to: point) < radius }) { kept.append(cell) }
    }
    return kept
  }
}

/// Extreme value in a window that slides along a line: each value enters and leaves a queue once.
private struct SlidingExtreme {
  private var queue: [Int]

  init(capacity: Int) {
    queue = Array(repeating: 0, count: capacity)
  }

  mutating func run(
    count: Int, reach: Int, better: (Float, Float) -> Bool, value: (Int) -> Float,
    store: (Int, Float) -> Void
  ) {
    var first = 0
    var end = 0
    var next = 0
    for center in 0..<count {
      while next < min(count, center + reach + 1) {
        while end > first, !better(value(queue[end - 1]), value(next)) { end -= 1 }
        queue[end] = next
        end += 1
        next += 1
      }
      while queue[first] < center - reach { first += 1 }
      store(center, value(queue[first]))
    }
  }
}

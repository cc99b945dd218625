import Terrain

/// The eight steps from a cell to its neighbours, in the order in which ties are broken.
struct GridStep: Sendable {
  let columns: Int
  let rows: Int
  /// 1, or √2 across the corner.
  let length: Double

  static let all: [GridStep] = {
    let diagonal = 2.0.squareRoot()
    return [
      GridStep(columns: 1, rows: 0, length: 1), GridStep(columns: -1, rows: 0, length: 1),
      GridStep(columns: 0, rows: 1, length: 1), GridStep(columns: 0, rows: -1, length: 1),
      GridStep(columns: 1, rows: 1, length: diagonal), GridStep(columns: -1, rows: 1, length: diagonal),
      GridStep(columns: 1, rows: -1, length: diagonal),
      GridStep(columns: -1, rows: -1, length: diagonal),
    ]
  }()
}

/// For each cell, the nearest of a set of source cells.
enum NearestSource {
  /// The place of the nearest source of each cell, −1 where there is none within reach.
  ///
  /// Two sweeps that hand the source on from cell to cell: now and then not the very nearest, but
  /// within a cell's width of it, which no use of it here can tell.
  static func sources(of isSource: [Bool], over grid: MetricGrid) -> [Int32] {
    var nearest = isSource.indices.map { isSource[$0] ? Int32($0) : -1 }
    func distance2(_ column: Int, _ row: Int, _ source: Int32) -> Int {
      let dx = Int(source) % grid.columns - column
      let dy = Int(source) / grid.columns - row
      return dx * dx + dy * dy
    }
    func relax(_ column: Int, _ row: Int, _ steps: [(Int, Int)]) {
      let index = row * grid.columns + column
      var best = nearest[index]
      var least = best >= 0 ? distance2(column, row, best) : Int.max
      for (dx, dy) in steps {
        let c = column + dx
        let r = row + dy
        guard c >= 0, r >= 0, c < grid.columns, r < grid.rows else { continue }
        let source = nearest[r * grid.columns + c]
        guard source >= 0 else { continue }
        let candidate = distance2(column, row, source)
        if candidate < least {
          least = candidate
          best = source
        }
      }
      nearest[index] = best
    }
    let backward = [(-1, 0), (-1, -1), (0, -1), (1, -1)]
    let forward = [(1, 0), (1, 1), (0, 1), (-1, 1)]
    for row in 0..<grid.rows {
      for column in 0..<grid.columns { relax(column, row, backward) }
      for column in stride(from: grid.columns - 1, through: 0, by: -1) { relax(column, row, [(1, 0)]) }
    }
    for row in stride(from: grid.rows - 1, through: 0, by: -1) {
      for column in stride(from: grid.columns - 1, through: 0, by: -1) {
        relax(column, row, forward)
      }
      for column in 0..<grid.columns { relax(column, row, [(-1, 0)]) }
    }
    return nearest
  }
}

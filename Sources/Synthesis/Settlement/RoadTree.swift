import HeapModule
import Terrain

/// The roads that join the commune centres to the provincial town along the gentlest slopes.
struct RoadTree: Sendable {
  /// Distance of each cell of the settlement ground to the nearest road, m.
  let distances: [Float]
  /// The roads from junction to commune centre as cells of the settlement ground; each cell in one.
  let pieces: [[Int]]

  init(_ ground: SettlementGround, centers: [MapPoint]) {
    let cells = centers.compactMap { ground.index(at: $0) }
    let toTown = Self.leastEffort(ground, from: cells[0])
    var isRoad = [Bool](repeating: false, count: ground.grid.count)
    isRoad[cells[0]] = true
    var pieces: [[Int]] = []
    for start in cells.dropFirst() {
      var piece: [Int] = []
      var cell = start
      while !isRoad[cell], toTown[cell] >= 0 {
        isRoad[cell] = true
        piece.append(cell)
        cell = Int(toTown[cell])
      }
      if !piece.isEmpty { pieces.append(piece) }
    }
    self.pieces = pieces
    let nearest = NearestSource.sources(of: isRoad, over: ground.grid)
    distances = nearest.indices.map { index in
      Float(ground.center(index).distance(to: ground.center(Int(nearest[index]))))
    }
  }

  /// The next cell on each cell's easiest way to a place (Dijkstra), −1 where there is none.
  private static func leastEffort(_ ground: SettlementGround, from root: Int) -> [Int32] {
    let grid = ground.grid
    var next = [Int32](repeating: -1, count: grid.count)
    var effort = [Double](repeating: .infinity, count: grid.count)
    var heap = Heap<WaitingCell>()
    effort[root] = 0
    heap.insert(WaitingCell(priority: 0, cell: root))
    while let waiting = heap.popMin() {
      let (reached, index) = (waiting.priority, waiting.cell)
      guard reached == effort[index] else { continue }
      let cell = grid.cell(at: index)
      for step in GridStep.all {
        let column = cell.column + step.columns
        let row = cell.row + step.rows
        guard column >= 0, row >= 0, column < grid.columns, row < grid.rows else { continue }
        let neighbour = row * grid.columns + column
        guard ground.isInside[neighbour] else { continue }
        let length = step.length * grid.cellSize
        let grade = Double(abs(ground.heights[neighbour] - ground.heights[index])) / length / 0.07
        let bank = Double(ground.slopes[neighbour]) / 0.25
        let candidate = reached + length * (1 + grade * grade + bank * bank)
        if candidate < effort[neighbour] {
          effort[neighbour] = candidate
          next[neighbour] = Int32(index)
          heap.insert(WaitingCell(priority: candidate, cell: neighbour))
        }
      }
    }
    return next
  }
}

import HeapModule
import Parallelism
import Terrain

/// Rivers that cut into rising land until each slope fits the water it carries.
///
/// The stream-power law ∂h/∂t = U − K √A |∇h|, A the area drained, solved implicitly from the mouth
/// upwards as in Braun and Willett 2013 ("A very efficient O(n), implicit and parallel method to
/// solve the stream power equation"): any step is stable, and valleys branch as real ones do.
struct FluvialErosion {
  let grid: MetricGrid
  /// m above sea level.
  private(set) var heights: [Double]
  /// Rise in a step, m.
  let uplift: [Double]
  /// K times the step: how much is cut by 1 m of √A at slope 1, m.
  let erodibility: [Double]
  /// Water from outside, m² of drained area, at the cells where it comes in.
  let inflows: [(cell: Int, area: Double)]
  /// Cells where the water leaves; they keep their heights.
  let outlets: Set<Int>
  /// Tangent of the steepest slope that stands.
  let steepest: Double

  /// Area drained through each cell by the last step, m².
  private(set) var drainage: [Double]
  private var receivers: [Int32]
  private var order: [Int32] = []

  init(
    grid: MetricGrid, heights: [Double], uplift: [Double], erodibility: [Double],
    inflows: [(cell: Int, area: Double)], outlets: Set<Int>, steepest: Double
  ) {
    self.grid = grid
    self.heights = heights
    self.uplift = uplift
    self.erodibility = erodibility
    self.inflows = inflows
    self.outlets = outlets
    self.steepest = steepest
    drainage = [Double](repeating: 0, count: grid.count)
    receivers = [Int32](repeating: 0, count: grid.count)
    order.reserveCapacity(grid.count)
  }

  /// Lets time pass.
  mutating func run(steps: Int, workers: Workers, monitor: WorkMonitor?) throws {
    for _ in 0..<steps {
      try monitor?.checkCancellation()
      findReceivers(workers)
      orderFromMouths()
      accumulateDrainage()
      incise()
      monitor?.advance()
    }
  }

  /// Cuts the rim of every hollow just deep enough that its water finds the way out.
  ///
  /// A flood from the mouths upwards, lowest cell first (Barnes's priority flood), reaches each hollow
  /// over the lowest point of its rim; from the hollow back down that way nothing may stand higher.
  /// Filling the hollows instead would leave plains where no river ever ran.
  mutating func breachHollows() {
    var heap = Heap<WaitingCell>()
    var downstream = [Int32](repeating: -1, count: grid.count)
    for outlet in outlets.sorted() {
      downstream[outlet] = Int32(outlet)
      heap.insert(WaitingCell(priority: heights[outlet], cell: outlet))
    }
    while let index = heap.popMin()?.cell {
      let cell = grid.cell(at: index)
      for step in GridStep.all {
        let column = cell.column + step.columns
        let row = cell.row + step.rows
        guard column >= 0, row >= 0, column < grid.columns, row < grid.rows else { continue }
        let neighbour = row * grid.columns + column
        guard downstream[neighbour] < 0 else { continue }
        downstream[neighbour] = Int32(index)
        heap.insert(WaitingCell(priority: heights[neighbour], cell: neighbour))
        cutWay(from: neighbour, downstream)
      }
    }
  }

  private mutating func cutWay(from source: Int, _ downstream: [Int32]) {
    var height = heights[source]
    var cell = Int(downstream[source])
    while !outlets.contains(cell), heights[cell] >= height {
      height -= 1e-4
      heights[cell] = height
      cell = Int(downstream[cell])
    }
  }

  /// Each cell's steepest way down; a hollow's deepest cell is its own receiver.
  private mutating func findReceivers(_ workers: Workers) {
    let grid = grid
    let heights = heights
    let steps = GridStep.all
    workers.fillRows(of: &receivers, rowLength: grid.columns) { row, span in
      for column in 0..<grid.columns {
        let index = row * grid.columns + column
        let height = heights[index]
        var steepestFall = 0.0
        var receiver = index
        for step in steps {
          let c = column + step.columns
          let r = row + step.rows
          guard c >= 0, r >= 0, c < grid.columns, r < grid.rows else { continue }
          let fall = (height - heights[r * grid.columns + c]) / step.length
          if fall > steepestFall {
            steepestFall = fall
            receiver = r * grid.columns + c
          }
        }
        span[column] = Int32(receiver)
      }
    }
    for outlet in outlets { receivers[outlet] = Int32(outlet) }
  }

  /// All cells such that each comes after its receiver.
  private mutating func orderFromMouths() {
    // Donors of a cell lie together in one flat list: counted, summed up, filled in.
    var firstDonor = [Int32](repeating: 0, count: grid.count + 1)
    order.removeAll(keepingCapacity: true)
    for (cell, receiver) in receivers.enumerated() {
      if Int(receiver) == cell { order.append(Int32(cell)) } else { firstDonor[Int(receiver) + 1] += 1 }
    }
    for cell in 0..<grid.count { firstDonor[cell + 1] += firstDonor[cell] }
    var donors = [Int32](repeating: 0, count: Int(firstDonor[grid.count]))
    var next = firstDonor
    for (cell, receiver) in receivers.enumerated() where Int(receiver) != cell {
      donors[Int(next[Int(receiver)])] = Int32(cell)
      next[Int(receiver)] += 1
    }
    var position = 0
    while position < order.count {
      let cell = Int(order[position])
      position += 1
      for donor in firstDonor[cell]..<firstDonor[cell + 1] { order.append(donors[Int(donor)]) }
    }
  }

  private mutating func accumulateDrainage() {
    let own = grid.cellSize * grid.cellSize
    for cell in 0..<grid.count { drainage[cell] = own }
    for inflow in inflows { drainage[inflow.cell] += inflow.area }
    for cell in order.reversed() {
      let receiver = receivers[Int(cell)]
      if receiver != cell { drainage[Int(receiver)] += drainage[Int(cell)] }
    }
  }

  /// h' = (h + U + F h'_receiver) / (1 + F) with F = K √A / distance, mouths first.
  private mutating func incise() {
    for cell in order {
      let index = Int(cell)
      let receiver = Int(receivers[index])
      guard receiver != index else {
        if !outlets.contains(index) { heights[index] += uplift[index] }
        continue
      }
      let isStraight =
        receiver / grid.columns == index / grid.columns || (receiver - index) % grid.columns == 0
      let distance = grid.cellSize * (isStraight ? 1 : 1.4142135623730951)
      let power = erodibility[index] * drainage[index].squareRoot() / distance
      let cut = (heights[index] + uplift[index] + power * heights[receiver]) / (1 + power)
      heights[index] = min(cut, heights[receiver] + steepest * distance)
    }
  }
}

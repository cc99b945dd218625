/// Cells waiting in the order of their priority; equal priorities leave in the order of the cells,
/// so the order never depends on how they came in.
struct BinaryHeap {
  private var entries: [(priority: Double, cell: Int32)] = []

  mutating func push(_ cell: Int, priority: Double) {
    entries.append((priority, Int32(cell)))
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(child, parent) else { break }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  /// The cell of the least priority; nil when none waits.
  mutating func popLeast() -> (cell: Int, priority: Double)? {
    guard let least = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return (Int(least.cell), least.priority) }
    entries[0] = last
    var parent = 0
    while true {
      let left = 2 * parent + 1
      guard left < entries.count else { break }
      let right = left + 1
      let child = right < entries.count && precedes(right, left) ? right : left
      guard precedes(child, parent) else { break }
      entries.swapAt(child, parent)
      parent = child
    }
    return (Int(least.cell), least.priority)
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    entries[a].priority != entries[b].priority
      ? entries[a].priority < entries[b].priority : entries[a].cell < entries[b].cell
  }
}

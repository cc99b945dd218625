/// A cell in a heap. Equal priorities leave in the order of the cells, so the order of a heap never
/// depends on how they came in.
struct WaitingCell: Comparable {
  let priority: Double
  let cell: Int

  static func < (left: WaitingCell, right: WaitingCell) -> Bool {
    left.priority != right.priority ? left.priority < right.priority : left.cell < right.cell
  }
}

import Dispatch
import Synchronization

/// The threads that a computation may use.
///
/// Every method gives the same result for any number of threads: units of work are independent
/// and write to places of their own. This file and no other holds the pointers that this takes.
public struct Workers: Sendable {
  /// How many threads share the work, at least 1.
  public let count: Int

  /// - Parameter count: the number of threads; all cores of the machine where it is nil.
  public init(count: Int? = nil) {
    self.count = max(1, count ?? Self.availableCores)
  }

  /// One thread: the caller's own.
  public static let one = Workers(count: 1)

  /// The number of cores that this process may use.
  static var availableCores: Int { ProcessorCount.available }

  /// Runs `body` once for each unit `0 ..< units`, in no particular order.
  ///
  /// - Parameters:
  ///   - scratch: makes the working memory of one thread, reused for all units the thread takes.
  ///   - monitor: when it is cancelled no further unit starts; check it afterwards.
  public func forEach<Scratch>(
    _ units: Int, monitor: WorkMonitor? = nil, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (Int, inout Scratch) -> Void
  ) {
    guard units > 0 else { return }
    let next = Atomic(0)
    // Non-escaping, so the counter may live on this stack frame.
    @Sendable func takeUnits() {
      var memory = scratch()
      while monitor?.isCancelled != true {
        let unit = next.add(1, ordering: .relaxed).oldValue
        guard unit < units else { return }
        body(unit, &memory)
      }
    }
    let threads = min(count, units)
    guard threads > 1 else { return takeUnits() }
    DispatchQueue.concurrentPerform(iterations: threads) { _ in takeUnits() }
  }

  /// Runs `body` once for each unit `0 ..< units`, in no particular order.
  public func forEach(
    _ units: Int, monitor: WorkMonitor? = nil, _ body: @Sendable (Int) -> Void
  ) {
    forEach(units, monitor: monitor, scratch: {}, { unit, _ in body(unit) })
  }

  /// Fills each row of a flat array once, or only some of them. Rows are disjoint, so threads never meet.
  ///
  /// - Precondition: `array.count` is a multiple of `rowLength`, and the rows are in it.
  public func fillRows<Element, Scratch>(
    of array: inout [Element], rowLength: Int, rows: Range<Int>? = nil, monitor: WorkMonitor? = nil,
    scratch: @Sendable () -> Scratch,
    _ body: @Sendable (Int, inout MutableSpan<Element>, inout Scratch) -> Void
  ) {
    guard rowLength > 0, !array.isEmpty else { return }
    precondition(array.count.isMultiple(of: rowLength), "the array does not consist of whole rows")
    let all = 0..<array.count / rowLength
    let rows = rows ?? all
    precondition(all.contains(rows), "rows outside the array")
    array.withUnsafeMutableBufferPointer { buffer in
      // Each row is touched by the one thread that took its number.
      nonisolated(unsafe) let buffer = buffer
      forEach(rows.count, monitor: monitor, scratch: scratch) { unit, memory in
        let row = rows.lowerBound + unit
        let range = row * rowLength..<(row + 1) * rowLength
        var span = buffer.extracting(range).mutableSpan
        body(row, &span, &memory)
      }
    }
  }

  /// Fills each row of a flat array once, and beside each row one value of another array.
  ///
  /// - Precondition: `array.count` is a multiple of `rowLength`, and `values` has a value a row.
  public func fillRows<Element, Value, Scratch>(
    of array: inout [Element], rowLength: Int, beside values: inout [Value], monitor: WorkMonitor? = nil,
    scratch: @Sendable () -> Scratch,
    _ body: @Sendable (Int, inout MutableSpan<Element>, inout Value, inout Scratch) -> Void
  ) {
    precondition(values.count * rowLength == array.count, "a value a row")
    values.withUnsafeMutableBufferPointer { values in
      // As with the rows: each value is touched by the one thread that took its number.
      nonisolated(unsafe) let values = values
      fillRows(of: &array, rowLength: rowLength, monitor: monitor, scratch: scratch) { row, span, memory in
        body(row, &span, &values[row], &memory)
      }
    }
  }

  /// Fills each row of a flat array once.
  public func fillRows<Element>(
    of array: inout [Element], rowLength: Int, monitor: WorkMonitor? = nil,
    _ body: @Sendable (Int, inout MutableSpan<Element>) -> Void
  ) {
    fillRows(of: &array, rowLength: rowLength, monitor: monitor, scratch: {}) { row, span, _ in
      body(row, &span)
    }
  }

  /// The results of `body` for `0 ..< units`, in that order.
  public func map<Result: Sendable>(
    _ units: Int, monitor: WorkMonitor? = nil, _ body: @Sendable (Int) -> Result
  ) -> [Result?] {
    var results = [Result?](repeating: nil, count: units)
    fillRows(of: &results, rowLength: 1, monitor: monitor) { unit, span in
      span[0] = body(unit)
    }
    return results
  }
}

import Synchronization
import Testing

@testable import Parallelism

@Suite("Sharing work among threads")
struct WorkersTests {
  @Test("every unit is done once", arguments: [1, 2, 7])
  func everyUnitOnce(threads: Int) {
    var counts = [Int](repeating: 0, count: 1000)
    Workers(count: threads).fillRows(of: &counts, rowLength: 1) { _, span in span[0] += 1 }
    #expect(counts.allSatisfy { $0 == 1 })
  }

  @Test("rows are filled in place, and only those asked for", arguments: [1, 3])
  func rows(threads: Int) {
    var values = [Int](repeating: -1, count: 60)
    Workers(count: threads).fillRows(of: &values, rowLength: 6, rows: 2..<5, scratch: { 0 }) { row, span, _ in
      for index in 0..<span.count { span[index] = row * 10 + index }
    }
    for (index, value) in values.enumerated() {
      let row = index / 6
      #expect(value == (2..<5 ~= row ? row * 10 + index % 6 : -1))
    }
  }

  @Test("results come in the order of the units")
  func map() {
    #expect(Workers(count: 4).map(100) { $0 * $0 } == (0..<100).map { $0 * $0 })
  }

  @Test("scratch memory is made at most once a thread")
  func scratch() {
    let made = Atomic(0)
    Workers(count: 3).forEach(
      500,
      scratch: {
        made.add(1, ordering: .relaxed)
        return 0
      }, { _, memory in memory += 1 })
    #expect((1...3).contains(made.load(ordering: .relaxed)))
  }

  @Test("after a cancel no further unit starts")
  func cancel() {
    let monitor = WorkMonitor()
    let done = Atomic(0)
    Workers(count: 2).forEach(10_000, monitor: monitor) { _ in
      if done.add(1, ordering: .relaxed).newValue == 10 { monitor.cancel() }
    }
    // Each of two threads may finish the unit that it has taken.
    #expect(done.load(ordering: .relaxed) < 20)
    #expect(throws: CancellationError.self) { try monitor.checkCancellation() }
  }

  @Test("a monitor counts within a phase and starts again with the next")
  func phases() throws {
    let monitor = WorkMonitor()
    #expect(monitor.snapshot == nil)
    monitor.begin("coverage", total: 10, unit: "masts")
    monitor.advance(by: 4)
    let snapshot = try #require(monitor.snapshot)
    #expect(snapshot.done == 4 && snapshot.phase.total == 10)
    monitor.begin("sites", total: 3, unit: "sites")
    #expect(monitor.snapshot?.done == 0)
  }
}

import Synchronization

/// Watches long work from outside: counts what is done, and carries the wish to stop.
///
/// One monitor may be shared by any number of threads. Work that sees ``isCancelled`` stops at
/// the next unit and throws `CancellationError`; nothing is stopped in the middle of a unit.
public final class WorkMonitor: Sendable {
  /// A stretch of work: what is done, in which unit, and how much there is of it.
  public struct Phase: Sendable, Equatable {
    /// What is being done, in the words of a planner: "coverage".
    public let title: String
    /// What ``total`` counts: "masts".
    public let unit: String
    /// How many units there are.
    public let total: Int
  }

  private let cancelled = Atomic(false)
  private let done = Atomic(0)
  private let phase = Mutex<Phase?>(nil)

  /// A monitor that nothing has been reported to.
  public init() {}

  /// Whether the work has been asked to stop.
  public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  /// Asks the work to stop at the next unit. Safe from any thread.
  public func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// Starts a stretch of work and sets its count back to zero.
  public func begin(_ title: String, total: Int, unit: String) {
    phase.withLock { $0 = Phase(title: title, unit: unit, total: total) }
    done.store(0, ordering: .relaxed)
  }

  /// Reports finished units.
  public func advance(by count: Int = 1) {
    done.add(count, ordering: .relaxed)
  }

  /// The stretch of work under way and how many of its units are done.
  public var snapshot: (phase: Phase, done: Int)? {
    phase.withLock { $0 }.map { ($0, done.load(ordering: .relaxed)) }
  }

  /// Throws `CancellationError` once the work has been asked to stop.
  public func checkCancellation() throws {
    if isCancelled { throw CancellationError() }
  }
}

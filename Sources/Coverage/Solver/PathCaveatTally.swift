import Propagation
import Synchronization

/// How many paths of a run asked more of the model than it was made for, by what they asked.
///
/// Threads add up what they found a radial: sums do not depend on their order.
final class PathCaveatTally: Sendable {
  private let counts = Mutex<[ModelCaveat: Int]>([:])

  /// Takes over what a thread has gathered, and empties it.
  func take(_ found: inout [ModelCaveat: Int]) {
    guard !found.isEmpty else { return }
    let new = found
    counts.withLock { $0.merge(new, uniquingKeysWith: +) }
    found.removeAll(keepingCapacity: true)
  }

  /// Sorted by the caveat.
  var sorted: [(caveat: ModelCaveat, paths: Int)] {
    counts.withLock { counts in
      counts.sorted { $0.key < $1.key }.map { (caveat: $0.key, paths: $0.value) }
    }
  }
}

/// Values split into stretches out of reach and stretches of values.
///
/// Most of the square around a mast is out of reach; the rest is noise of some decibels from cell to cell,
/// which no coder shortens by much. So only the first is left out; decision 0012 has the measurements.
struct PathLossRuns {
  /// The code that takes no room.
  static let outOfReach = UInt16.max

  /// Lengths in turn: values out of reach, values to be kept, values out of reach …
  let lengths: [UInt32]
  /// How many values are to be kept.
  let keptCount: Int

  init(_ values: [UInt16]) {
    precondition(values.count <= Int(UInt32.max), "a length fits into 32 bits")
    var lengths: [UInt32] = []
    var keptCount = 0
    var start = 0
    while start < values.count {
      var reached = start
      while reached < values.count, values[reached] == Self.outOfReach { reached += 1 }
      var end = reached
      while end < values.count, values[end] != Self.outOfReach { end += 1 }
      lengths.append(UInt32(reached - start))
      lengths.append(UInt32(end - reached))
      keptCount += end - reached
      start = end
    }
    self.lengths = lengths
    self.keptCount = keptCount
  }

  /// The lengths as they were kept, checked: nil where they do not make up the values.
  ///
  /// - Parameters:
  ///   - payload: the lengths and, after them, the values that were kept.
  ///   - runCount: how many lengths there are.
  ///   - count: how many values they shall make up.
  init?(_ payload: UnsafeRawBufferPointer, runCount: Int, count: Int) {
    guard runCount.isMultiple(of: 2), runCount * 4 <= payload.count else { return nil }
    lengths = (0..<runCount).map { payload.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
    var (kept, all) = (0, 0)
    for (index, length) in lengths.enumerated() {
      all += Int(length)
      if !index.isMultiple(of: 2) { kept += Int(length) }
    }
    guard all == count, payload.count == runCount * 4 + kept * 2 else { return nil }
    keptCount = kept
  }

  /// Appends the values that are to be kept.
  func appendKept(of values: [UInt16], to bytes: inout [UInt8]) {
    values.withUnsafeBytes { values in
      var place = 0
      for (index, length) in lengths.enumerated() {
        let next = place + 2 * Int(length)
        if !index.isMultiple(of: 2) {
          bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: values[place..<next]))
        }
        place = next
      }
    }
  }

  /// All values, from those that were kept.
  ///
  /// - Parameter kept: of the size that the checked lengths ask for.
  func values(from kept: UnsafeRawBufferPointer, count: Int) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: count) { buffer, filled in
      let values = UnsafeMutableRawBufferPointer(buffer)
      var (place, source) = (0, 0)
      for (index, length) in lengths.enumerated() {
        let size = 2 * Int(length)
        let target = UnsafeMutableRawBufferPointer(rebasing: values[place..<place + size])
        if index.isMultiple(of: 2) {
          // Both bytes of the code out of reach.
          target.initializeMemory(as: UInt8.self, repeating: 0xFF)
        } else {
          target.copyMemory(from: UnsafeRawBufferPointer(rebasing: kept[source..<source + size]))
          source += size
        }
        place += size
      }
      filled = count
    }
  }
}

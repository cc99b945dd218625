/// Caveats gathered on the way to a loss, without a place in memory of their own.
struct LongleyRiceCaveatSet: Hashable, Sendable {
  /// The raw values of the caveats, joined.
  private(set) var bits = 0

  init() {}
  private init(bits: Int) { self.bits = bits }

  /// Adds a caveat; one that is there stays.
  @inline(__always)
  mutating func insert(_ caveat: LongleyRiceCaveat) { bits |= caveat.rawValue }

  @inline(__always)
  mutating func formUnion(_ others: LongleyRiceCaveatSet) { bits |= others.bits }

  /// Those that are not among others.
  @inline(__always)
  func subtracting(_ others: LongleyRiceCaveatSet) -> LongleyRiceCaveatSet {
    LongleyRiceCaveatSet(bits: bits & ~others.bits)
  }

  func contains(_ caveat: LongleyRiceCaveat) -> Bool { bits & caveat.rawValue != 0 }

  /// The caveats, sorted.
  var sorted: [LongleyRiceCaveat] {
    bits == 0 ? [] : LongleyRiceCaveat.allCases.filter(contains).sorted()
  }
}

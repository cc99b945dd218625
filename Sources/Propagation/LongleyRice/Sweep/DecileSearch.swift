/// The k-th greatest and the k-th least of a set of numbers that resembles the set before it.
///
/// Numbers well beyond where the last ones were found are only counted; those near them are gathered and
/// searched. Where the guess fails all are. The values are those of sorting, whatever the guess.
struct DecileSearch: Sendable {
  private var upper: Guess
  private var lower: Guess

  /// Room for as many numbers.
  init(capacity: Int) {
    upper = Guess(capacity: capacity)
    lower = Guess(capacity: capacity)
  }

  /// A straight line over the indices of values.
  struct Line {
    let base: Double
    let slope: Double
  }

  /// The distance between the k-th greatest and the k-th least of the first values, less a line.
  ///
  /// - Parameter values: become what they are above the line.
  @inline(__always)
  mutating func range(_ values: inout [Double], above line: Line, count: Int, rank: Int) -> Double {
    Self.gather(&values, above: line, count: count, into: &upper, &lower)
    let greatest = upper.found(rank) ?? upper.search(values, count: count, rank: rank)
    // The k-th least is among the lower ones by its rank from above, too.
    let least =
      lower.found(lower.count + lower.beyond - rank + 1, isBelow: true)
      ?? lower.search(values, count: count, rank: count - rank + 1)
    let range = greatest - least
    upper.expect(greatest, range: range)
    lower.expect(least, range: range)
    return range
  }

  @inline(__always)
  private static func gather(
    _ values: inout [Double], above line: Line, count: Int, into upper: inout Guess, _ lower: inout Guess
  ) {
    let (upperFrom, upperTo, lowerFrom, lowerTo) = (upper.from, upper.to, lower.from, lower.to)
    var (high, low, above, below) = (0, 0, 0, 0)
    var highs = upper.gathered.mutableSpan
    var lows = lower.gathered.mutableSpan
    var numbers = values.mutableSpan
    var place = 0.0
    for index in 0..<count {
      let value = numbers[index] - (line.base + line.slope * place)
      place += 1
      numbers[index] = value
      highs[high] = value
      lows[low] = value
      let isAbove = value > upperTo ? 1 : 0
      let isBelow = value < lowerFrom ? 1 : 0
      above &+= isAbove
      below &+= isBelow
      high &+= (value >= upperFrom ? 1 : 0) &- isAbove
      low &+= (value <= lowerTo ? 1 : 0) &- isBelow
    }
    (upper.count, upper.beyond) = (high, above)
    (lower.count, lower.beyond) = (low, below)
  }
}

extension DecileSearch {
  /// Where a decile is expected, and what lies there.
  private struct Guess: Sendable {
    private(set) var from = Double.infinity
    private(set) var to = Double.infinity
    private var width = 0.0
    private var isHit = false
    /// One room longer: every number is written, and stays if it is near.
    var gathered: [Double]
    var count = 0
    /// How many lie outwards of those gathered.
    var beyond = 0

    init(capacity: Int) {
      gathered = Array(repeating: 0, count: capacity + 1)
    }

    /// The number of a rank, 1 for the greatest; nil where it is not among those gathered.
    ///
    /// - Parameter isBelow: whether the rank is among those gathered already.
    @inline(__always)
    mutating func found(_ rank: Int, isBelow: Bool = false) -> Double? {
      let inner = isBelow ? rank : rank - beyond
      isHit = inner >= 1 && inner <= count
      return isHit ? select(inner) : nil
    }

    /// The number of a rank among all.
    @inline(never)
    mutating func search(_ values: [Double], count: Int, rank: Int) -> Double {
      for index in 0..<count { gathered[index] = values[index] }
      self.count = count
      return select(rank)
    }

    /// The number of a rank among those gathered: by halves.
    @inline(__always)
    private mutating func select(_ rank: Int) -> Double {
      var rank = rank
      var left = count
      var numbers = gathered.mutableSpan
      while true {
        let pivot = numbers[left / 2]
        var greater = 0
        var equal = 0
        for index in 0..<left {
          greater &+= numbers[index] > pivot ? 1 : 0
          equal &+= numbers[index] == pivot ? 1 : 0
        }
        if rank > greater, rank <= greater &+ equal { return pivot }
        let isAbove = rank <= greater
        if !isAbove { rank -= greater &+ equal }
        var kept = 0
        for index in 0..<left {
          let value = numbers[index]
          numbers[kept] = value
          kept &+= (isAbove ? value > pivot : value < pivot) ? 1 : 0
        }
        left = kept
      }
    }

    /// Expects the next one near a value; so wide that some are gathered.
    @inline(__always)
    mutating func expect(_ value: Double, range: Double) {
      if !isHit {
        width = Double.maximum(2 * width, range / 64)
      } else if count > 12 {
        width *= count > 24 ? 0.4 : 0.75
      } else if count < 6 {
        width *= 1.4
      }
      from = value - width
      to = value + width
    }
  }
}

extension LongleyRice {
  /// Evenly spaced ground along a path.
  struct TerrainProfile {
    /// Above the sea, m, from transmitter to receiver.
    let heights: [Double]
    /// Between neighbouring points, m.
    let step: Double

    /// Index of the receiver's point, and the number of steps.
    var last: Int { heights.count - 1 }
    /// m.
    var length: Double { Double(last) * step }

    /// Mean height without the outer tenths of the path, m.
    var systemHeight: Double {
      let range = Self.systemRange(last: last)
      var sum = 0.0
      for index in range { sum += heights[index] }
      return sum / Double(range.count)
    }

    /// The points that the mean height is taken of.
    static func systemRange(last: Int) -> ClosedRange<Int> {
      let margin = Int(0.1 * Double(last))
      return margin...(last - margin)
    }
  }
}

// MARK: - Horizons

extension LongleyRice.TerrainProfile {
  /// Where an antenna's view ends.
  struct Horizon {
    /// Above the horizontal, rad.
    var angle: Double
    /// m from the antenna.
    var distance: Double
  }

  /// The horizons of both antennas.
  typealias Horizons = (transmitter: Horizon, receiver: Horizon)

  /// The horizons of both antennas; where one sees the other, that is its horizon. TN 101, eq. (6.15).
  ///
  /// The distances are running sums of the step: whether a horizon lies on a multiple of ten steps
  /// decides which points ``planeFit(from:to:)`` takes, and that hangs on the last bit.
  ///
  /// - Parameters:
  ///   - transmitterHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - earthRadius: of the effective Earth, m.
  func horizons(
    transmitterHeight: Double, receiverHeight: Double, earthRadius: Double
  ) -> Horizons {
    let diameter = 2 * earthRadius
    let transmitterTop = heights[0] + transmitterHeight
    let receiverTop = heights[last] + receiverHeight
    let slope = (receiverTop - transmitterTop) / length
    let droop = length / diameter
    return Self.horizons(
      among: heights, last: last, step: step, tops: (transmitterTop, receiverTop), diameter: diameter,
      startingWith: (
        Horizon(angle: slope - droop, distance: length), Horizon(angle: -slope - droop, distance: length)
      ))
  }

  /// The horizons among the points before the last, where they rise above those to start with.
  ///
  /// - Parameter tops: the antennas above the sea, m.
  static func horizons(
    among heights: [Double], last: Int, step: Double, tops: (transmitter: Double, receiver: Double),
    diameter: Double, startingWith direct: Horizons
  ) -> Horizons {
    let (transmitterTop, receiverTop) = tops
    var (transmitter, receiver) = direct
    var fromTransmitter = 0.0
    var fromReceiver = Double(last) * step
    for index in 1..<max(last, 1) {
      fromTransmitter += step
      fromReceiver -= step
      let ground = heights[index]
      let up = (ground - transmitterTop) / fromTransmitter - fromTransmitter / diameter
      if up > transmitter.angle { transmitter = Horizon(angle: up, distance: fromTransmitter) }
      let back = (ground - receiverTop) / fromReceiver - fromReceiver / diameter
      if back > receiver.angle { receiver = Horizon(angle: back, distance: fromReceiver) }
    }
    return (transmitter, receiver)
  }
}

// MARK: - The straight line through the ground

extension LongleyRice.TerrainProfile {
  /// The least-squares line through the ground between two distances, m: its heights above both ends of
  /// the whole profile, m.
  ///
  /// The outermost points count half in the sums, as in the trapezoidal rule; between fewer than two
  /// points the range grows by one step at either side.
  func planeFit(from start: Double, to end: Double) -> LongleyRice.GroundLine {
    let range = LongleyRice.FitRange(from: start, to: end, step: step, last: last)
    return range.line(through: range.sums(of: heights), last: last)
  }
}

extension LongleyRice {
  /// A straight line along a path, by its heights above both ends, m above the sea.
  struct GroundLine {
    let transmitter: Double
    let receiver: Double
  }

  /// The points that a straight line is fitted through.
  struct FitRange {
    let first: Int
    let final: Int

    init(first: Int, final: Int) {
      self.first = first
      self.final = final
    }

    /// - Parameters:
    ///   - start, end: m from the transmitter.
    ///   - step: between points, m.
    ///   - last: index of the receiver's point.
    init(from start: Double, to end: Double, step: Double, last: Int) {
      let first = Int(max(start / step, 0))
      let final = last - Int(max(Double(last) - end / step, 0))
      let isNarrow = final <= first
      self.first = isNarrow ? max(first - 1, 0) : first
      self.final = isNarrow ? last - max(last - (final + 1), 0) : final
    }

    /// Σh, m, and Σh·o, m · steps, with the offset o of each point from the middle in steps.
    struct Sums {
      var sum: Double
      var moment: Double
    }

    var width: Double { Double(final - first) }

    /// The outermost points, which count half.
    func outermost(of heights: [Double]) -> Sums {
      Sums(
        sum: (heights[first] + heights[final]) / 2,
        moment: (heights[first] - heights[final]) / 2 * (-width / 2))
    }

    func sums(of heights: [Double]) -> Sums {
      var sums = outermost(of: heights)
      var offset = -width / 2
      for index in (first + 1)..<final {
        offset += 1
        sums.sum += heights[index]
        sums.moment += heights[index] * offset
      }
      return sums
    }

    /// - Parameter last: index of the receiver's point.
    func line(through sums: Sums, last: Int) -> GroundLine {
      let width = width
      let middle = Double(final) - width / 2
      let mean = sums.sum / width
      let slope = sums.moment * 12 / ((width * width + 2) * width)  // m a step
      return GroundLine(
        transmitter: mean - slope * middle, receiver: mean + slope * (Double(last) - middle))
    }
  }
}

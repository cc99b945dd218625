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
      let margin = Int(0.1 * Double(last))
      var sum = 0.0
      for index in margin...(last - margin) { sum += heights[index] }
      return sum / Double(last - 2 * margin + 1)
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
  ) -> (transmitter: Horizon, receiver: Horizon) {
    let diameter = 2 * earthRadius
    let transmitterTop = heights[0] + transmitterHeight
    let receiverTop = heights[last] + receiverHeight
    let slope = (receiverTop - transmitterTop) / length
    let droop = length / diameter
    var transmitter = Horizon(angle: slope - droop, distance: length)
    var receiver = Horizon(angle: -slope - droop, distance: length)
    var fromTransmitter = 0.0
    var fromReceiver = length
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
  func planeFit(from start: Double, to end: Double) -> (transmitter: Double, receiver: Double) {
    var first = Int(max(start / step, 0))
    var final = last - Int(max(Double(last) - end / step, 0))
    if final <= first {
      first = max(first - 1, 0)
      final = last - max(last - (final + 1), 0)
    }
    let width = Double(final - first)
    var offset = -width / 2  // from the middle, in steps
    let middle = Double(final) + offset
    var sum = (heights[first] + heights[final]) / 2
    var moment = (heights[first] - heights[final]) / 2 * offset
    for index in (first + 1)..<final {
      offset += 1
      sum += heights[index]
      moment += heights[index] * offset
    }
    let mean = sum / width
    let slope = moment * 12 / ((width * width + 2) * width)  // m a step
    return (mean - slope * middle, mean + slope * (Double(last) - middle))
  }
}

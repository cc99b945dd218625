extension LongleyRice.TerrainProfile {
  /// Δh of the ground between two distances, m: the range between the highest and the lowest tenth of the
  /// residuals of a straight line, carried over to a long path by eq. (3.9).
  func irregularity(from start: Double, to end: Double) -> LongleyRice.TerrainIrregularity {
    guard end / step - start / step >= 2 else { return .init(value: 0) }
    let sample = sampled(from: start / step, to: end / step)
    let residuals = sample.residualsOfFit().sorted()
    let tenth = (residuals.count + 5) / 10
    let range = residuals[residuals.count - tenth] - residuals[tenth - 1]
    return .init(value: range / LongleyRice.TerrainIrregularity.share(within: end - start))
  }

  /// 35 to 245 heights at equal distances, so that the tenths are whole numbers, with step 1.
  ///
  /// - Parameters: first and last position, in steps, that the sample spans.
  private func sampled(from start: Double, to end: Double) -> LongleyRice.TerrainProfile {
    let tenth = min(max(4, Int(0.1 * (end - start + 8))), 25)
    let count = 10 * tenth - 5
    let stride = (end - start) / Double(count - 1)
    var next = Int(start) + 1  // the first point at or beyond the position
    var position = start - Double(next)  // from there, in steps
    var heights: [Double] = []
    heights.reserveCapacity(count)
    for _ in 0..<count {
      while position > 0, next < last {
        position -= 1
        next += 1
      }
      let height = self.heights[next]
      heights.append(height + (height - self.heights[next - 1]) * position)
      position += stride
    }
    return LongleyRice.TerrainProfile(heights: heights, step: 1)
  }

  /// The heights above the straight line through all of them, m.
  private func residualsOfFit() -> [Double] {
    let line = planeFit(from: 0, to: length)
    let slope = (line.receiver - line.transmitter) / length
    return heights.indices.map { heights[$0] - (line.transmitter + slope * Double($0)) }
  }
}

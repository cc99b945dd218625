extension LongleyRice.TerrainProfile {
  /// Δh of the ground between two distances, m: the range between the highest and the lowest tenth of the
  /// residuals of a straight line, carried over to a long path by eq. (3.9).
  func irregularity(from start: Double, to end: Double) -> LongleyRice.TerrainIrregularity {
    guard end / step - start / step >= 2 else { return .init(value: 0) }
    let plan = LongleyRice.RoughnessSample(from: start / step, to: end / step)
    let residuals = sampled(plan).residualsOfFit().sorted()
    let range = residuals[residuals.count - plan.tenth] - residuals[plan.tenth - 1]
    return .init(value: range / LongleyRice.TerrainIrregularity.share(within: end - start))
  }

  /// The heights of a sample, with step 1.
  private func sampled(_ plan: LongleyRice.RoughnessSample) -> LongleyRice.TerrainProfile {
    var next = plan.first
    var position = plan.position
    var heights: [Double] = []
    heights.reserveCapacity(plan.count)
    for _ in 0..<plan.count {
      while position > 0, next < last {
        position -= 1
        next += 1
      }
      let height = self.heights[next]
      heights.append(height + (height - self.heights[next - 1]) * position)
      position += plan.stride
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

extension LongleyRice {
  /// 35 to 245 places at equal distances, so that the tenths are whole numbers.
  struct RoughnessSample {
    /// How many residuals lie at or beyond either decile.
    let tenth: Int
    /// Between places, in steps.
    let stride: Double
    /// The first point of the profile beyond the first place.
    let first: Int
    /// The first place, in steps from there: −1 to 0.
    let position: Double

    var count: Int { 10 * tenth - 5 }

    /// - Parameters: first and last place, in steps from the transmitter.
    init(from start: Double, to end: Double) {
      tenth = min(max(4, Int(0.1 * (end - start + 8))), 25)
      stride = (end - start) / Double(10 * tenth - 6)
      first = Int(start) + 1
      position = start - Double(first)
    }
  }
}

/// One antenna height looking along one radial of ground: what no frequency changes, for every receiver.
///
/// Receiver `i` stands `i · step` metres from the mast. Scratch memory: made once a thread, refilled a radial.
public struct RadialGeometry: Sendable {
  /// Receivers whose whole path is known: 1 ..< known. Index 0 is the mast itself.
  public private(set) var known = 0
  /// ν√λ of the Bullington edge, √m.
  public private(set) var obstruction: LaneArray
  /// Decimal logarithm of the effective height in metres.
  public private(set) var lgEffectiveHeight: LaneArray
  /// Slope at which the antenna sees the receiver, rise over run, curvature included.
  public private(set) var slope: LaneArray

  private var sweep: BullingtonSweep
  private var heightSums: [Double]
  private var effectiveHeights: LaneArray

  /// Room for radials of up to `capacity` receivers.
  public init(capacity: Int) {
    obstruction = LaneArray(count: capacity)
    lgEffectiveHeight = LaneArray(count: capacity)
    slope = LaneArray(count: capacity)
    effectiveHeights = LaneArray(count: capacity)
    heightSums = Array(repeating: 0, count: capacity + 1)
    sweep = BullingtonSweep(capacity: capacity)
  }

  /// Works out a radial.
  ///
  /// - Parameters:
  ///   - ground: heights above sea level, m, the first under the mast; NaN where unknown.
  ///   - count: how many of them count.
  ///   - step: spacing, m.
  ///   - antennaHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - longestWavelength: of the carriers that will ask, m.
  public mutating func fill(
    ground: [Float], count: Int, step: Double, antennaHeight: Double, receiverHeight: Double,
    longestWavelength: Double, model: PropagationModel
  ) {
    known = ground[..<count].firstIndex { $0.isNaN } ?? count
    guard known > 1 else { return }
    let antenna = Double(ground[0]) + antennaHeight
    let swept = model.swept
    if swept?.diffraction == .bullington {
      sweep.fill(
        &obstruction, ground: ground, count: known, step: step, antenna: antenna,
        receiverHeight: receiverHeight, effectiveEarthRadius: model.effectiveEarthRadius,
        longestWavelength: longestWavelength)
    }
    fillSlopes(
      ground: ground, step: step, antenna: antenna, receiverHeight: receiverHeight,
      effectiveEarthRadius: model.effectiveEarthRadius)
    if swept?.takesEffectiveHeight == true {
      fillEffectiveHeights(ground: ground, step: step, antenna: antenna)
    }
  }

  private mutating func fillSlopes(
    ground: [Float], step: Double, antenna: Double, receiverHeight: Double, effectiveEarthRadius: Double
  ) {
    for index in 1..<known {
      let distance = Double(index) * step
      let rise = Double(ground[index]) + receiverHeight - antenna
      slope[index] = Float(rise / distance - distance / (2 * effectiveEarthRadius))
    }
  }

  /// Means over growing ranges from prefix sums: O(1) a receiver, see ``EffectiveHeight``.
  private mutating func fillEffectiveHeights(ground: [Float], step: Double, antenna: Double) {
    heightSums[0] = 0
    for index in 0..<known { heightSums[index + 1] = heightSums[index] + Double(ground[index]) }
    for index in 1..<known {
      let range = EffectiveHeight.sampleRange(receiver: index, spacing: step)
      let sum = heightSums[range.upperBound + 1] - heightSums[range.lowerBound]
      let mean = sum / Double(range.upperBound - range.lowerBound + 1)
      effectiveHeights[index] = Float(EffectiveHeight.clamped(antenna - mean))
    }
    effectiveHeights[0] = effectiveHeights[1]
    for group in 0..<(known + 7) / 8 {
      // Lanes behind the last receiver may hold anything but must not be 0 or NaN.
      let heights = Lanes.greater(effectiveHeights.lanes[group], Lanes(repeating: 1))
      lgEffectiveHeight.lanes[group] = Lanes.log10(heights)
    }
  }
}

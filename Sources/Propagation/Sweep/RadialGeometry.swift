import Terrain

/// One antenna height looking along one radial of ground: what no carrier changes of an empirical model, for
/// every receiver.
///
/// Receiver `i` stands `i · step` metres from the mast. Scratch memory: made once a thread, refilled a radial.
public struct RadialGeometry: Sendable {
  /// Receivers whose whole path is known: 1 ..< known. Index 0 is the mast itself.
  public private(set) var known = 0
  /// ν√λ of the Bullington edge, √m.
  public private(set) var obstruction: LaneArray
  /// Decimal logarithm of the effective height in metres.
  public private(set) var lgEffectiveHeight: LaneArray
  /// Slope of the straight line between the antennas, rise over run.
  public private(set) var slope: LaneArray

  private let model: EmpiricalModel
  private var sweep: HorizonSweep
  private var heights: [Double]
  private var heightSums: [Double]
  private var effectiveHeights: LaneArray
  private let table: StepTable

  /// Room for radials of up to `capacity` points.
  public init(model: EmpiricalModel, capacity: Int) {
    self.model = model
    obstruction = LaneArray(count: capacity)
    lgEffectiveHeight = LaneArray(count: capacity)
    slope = LaneArray(count: capacity)
    effectiveHeights = LaneArray(count: capacity)
    heights = Array(repeating: 0, count: capacity + 8)
    heightSums = Array(repeating: 0, count: capacity + 1)
    sweep = HorizonSweep(capacity: capacity)
    table = StepTable(capacity: capacity)
  }

  /// Works out the receivers of a radial that are asked for.
  ///
  /// - Parameters:
  ///   - ground: the radial.
  ///   - antennaHeight: above the ground, m.
  ///   - receiverHeight: above the ground, m.
  ///   - longestWavelength: of the carriers that will ask, m.
  public mutating func fill(
    _ ground: GroundRadial, antennaHeight: Double, receiverHeight: Double, longestWavelength: Double,
    asked: AskedReceivers
  ) {
    known = ground.known
    guard known > 1 else { return }
    for index in 0..<known { heights[index] = Double(ground.heights[index]) }
    let antenna = heights[0] + antennaHeight
    if model.diffraction == .bullington {
      let radial = HorizonSweep.Radial(
        ground: heights, count: known, step: ground.step, antenna: antenna, receiverHeight: receiverHeight,
        asked: asked.groups)
      sweep.fill(
        radial, clutter: [], effectiveEarthRadius: model.effectiveEarthRadius,
        negligible: KnifeEdge.clearance * longestWavelength.squareRoot(), table: table)
      for group in 0...(known - 1) / 8 where asked.groups[group] {
        let square = sweep.signedSquares.lanes(from: group * 8)
        let root = Lanes.root(Lanes.magnitude(square))
        obstruction.lanes[group] = root.replacing(with: -root, where: square .< 0)
      }
    }
    fillSlopes(step: ground.step, antenna: antenna, receiverHeight: receiverHeight)
    if model.takesEffectiveHeight { fillEffectiveHeights(step: ground.step, antenna: antenna) }
  }

  private mutating func fillSlopes(step: Double, antenna: Double, receiverHeight: Double) {
    for index in 1..<known {
      let distance = Double(index) * step
      let rise = heights[index] + receiverHeight - antenna
      slope[index] = Float(rise / distance)
    }
  }

  /// Means over growing ranges from prefix sums: O(1) a receiver, see ``EffectiveHeight``.
  private mutating func fillEffectiveHeights(step: Double, antenna: Double) {
    heightSums[0] = 0
    for index in 0..<known { heightSums[index + 1] = heightSums[index] + heights[index] }
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

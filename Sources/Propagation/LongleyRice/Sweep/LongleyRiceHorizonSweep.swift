/// The horizons of both ends for every receiver of a radial, the same bits as
/// ``LongleyRice/TerrainProfile/horizons(transmitterHeight:receiverHeight:earthRadius:)``.
///
/// What is compared with what is narrowed down with slack for rounding; the rest is the plain form's own
/// arithmetic in its own order. Scratch memory: made once a thread.
struct LongleyRiceHorizonSweep: Sendable {
  typealias Horizon = LongleyRice.TerrainProfile.Horizon

  private var transmitters: TransmitterHorizons
  private var receivers: ReceiverHorizons
  private var step = 1.0
  private var heights = LongleyRice.StructuralHeights(transmitter: 1, receiver: 1)
  private var transmitterTop = 0.0
  /// 1/2a of the receivers, the least and the greatest, 1/m.
  private var droops = 0.0...0.0
  /// Whether multiples and differences of the step are exact: only then are distances those of the plain form.
  private var isStepExact = false
  /// What rounding could hide in flattened heights, m, and in angles, rad.
  private var heightSlack = 0.0
  private var angleSlack = 0.0

  /// Room for as many points.
  init(capacity: Int) {
    transmitters = TransmitterHorizons(capacity: capacity)
    receivers = ReceiverHorizons(capacity: capacity)
  }

  /// Begins a radial.
  ///
  /// - Parameters:
  ///   - ground: m above the sea.
  ///   - heights: of the antennas.
  ///   - earthRadii: the effective ones of all receivers that will be asked for, m.
  mutating func begin(
    _ ground: [Double], count: Int, step: Double, heights: LongleyRice.StructuralHeights,
    earthRadii: ClosedRange<Double>
  ) {
    self.step = step
    self.heights = heights
    transmitterTop = ground[0] + heights.transmitter
    droops = 0.5 / earthRadii.upperBound...0.5 / earthRadii.lowerBound
    isStepExact = step.significandBitPattern.trailingZeroBitCount >= Int.bitWidth - count.leadingZeroBitCount
    transmitters.removeAll()
    receivers.removeAll()
    var highest = 0.0
    for index in 0..<count { highest = Double.maximum(highest, ground[index].magnitude) }
    let length = Double(count) * step
    let size =
      2 * (highest + heights.transmitter + heights.receiver) + length * length * droops.upperBound
    // Roundings amount to some 10⁻¹⁵ of the numbers.
    heightSlack = 1e-12 * size
    angleSlack = heightSlack / step * Double(count)
  }

  /// Adds the next point, 1 and on.
  @inline(__always)
  mutating func push(_ index: Int, height: Double) {
    guard isStepExact else { return }
    let along = Double(index) * step
    transmitters.push(rise: height - transmitterTop, distance: along, droops: droops, slack: angleSlack)
    receivers.push(index, height - along * along * droops.upperBound, slack: heightSlack)
  }

  /// The horizons of the path to a receiver, of which all points before it have been added; at least 2.
  @inline(__always)
  mutating func horizons(
    to receiver: Int, ground: [Double], earthRadius: Double
  ) -> LongleyRice.TerrainProfile.Horizons {
    let diameter = 2 * earthRadius
    let length = Double(receiver) * step
    let receiverTop = ground[receiver] + heights.receiver
    let slope = (receiverTop - transmitterTop) / length
    let droop = length / diameter
    let direct = Horizon(angle: slope - droop, distance: length)
    let back = Horizon(angle: -slope - droop, distance: length)
    guard isStepExact else {
      return scan(to: receiver, ground: ground, diameter: diameter, from: (direct, back))
    }
    let highest = transmitters.horizon(diameter: diameter)
    // What one end sees above the other, the other does too.
    if highest.angle < direct.angle - angleSlack { return (direct, back) }
    guard highest.angle > direct.angle + angleSlack else {
      return scan(to: receiver, ground: ground, diameter: diameter, from: (direct, back))
    }
    let excess = Double.maximum(0, droops.upperBound - 1 / diameter)
    let vertices = receivers.tangents(
      from: receiver, antenna: receiverTop - length * length * droops.upperBound,
      slack: 4 * Double(receiver * receiver) * heightSlack, drift: 1.001 * excess * length * length)
    var horizon = back
    for vertex in vertices {
      let index = receivers.abscissa(of: vertex)
      let distance = Double(receiver - index) * step
      let angle = (ground[index] - receiverTop) / distance - distance / diameter
      if angle > horizon.angle { horizon = Horizon(angle: angle, distance: distance) }
    }
    return (highest, horizon)
  }

  /// The plain form, where a rounding could decide.
  @inline(never)
  private func scan(
    to receiver: Int, ground: [Double], diameter: Double, from direct: LongleyRice.TerrainProfile.Horizons
  ) -> LongleyRice.TerrainProfile.Horizons {
    LongleyRice.TerrainProfile.horizons(
      among: ground, last: receiver, step: step, tops: (transmitterTop, ground[receiver] + heights.receiver),
      diameter: diameter, startingWith: direct)
  }
}

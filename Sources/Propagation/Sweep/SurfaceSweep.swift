/// The smooth surfaces in place of the ground for every receiver of a radial; ``SmoothSurface`` is the referee.
///
/// The least-squares line needs two sums over the profile, which grow with the receiver. What the ground
/// stands above the straight ray is asked of its upper hull: the highest point above a chord is an extreme
/// vertex, the steepest seen from the receiver a tangent, the steepest seen from the transmitter a running
/// maximum. Scratch memory: made once a thread.
struct SurfaceSweep: Sendable {
  /// Antennas above the surface for diffraction, m: h'_te and h'_re. Eqs. (37) and (38).
  private(set) var transmitterOverDiffraction: [Double]
  private(set) var receiverOverDiffraction: [Double]
  /// The least-squares line at both ends, m above sea level: h_st and h_sr. Eqs. (87) and (88).
  private(set) var fittedAtTransmitter: [Double]
  private(set) var fittedAtReceiver: [Double]

  private var hull: UpperHull

  /// Room for as many points.
  init(capacity: Int) {
    let zeros = [Double](repeating: 1, count: capacity + 8)
    transmitterOverDiffraction = zeros
    receiverOverDiffraction = zeros
    fittedAtTransmitter = zeros
    fittedAtReceiver = zeros
    hull = UpperHull(capacity: capacity)
  }

  /// The line fitted to the path to a receiver.
  func fitted(_ receiver: Int) -> SmoothSurface {
    SmoothSurface(transmitter: fittedAtTransmitter[receiver], receiver: fittedAtReceiver[receiver])
  }

  /// Works out the receivers that are asked for.
  ///
  /// - Parameters:
  ///   - asked: by groups of eight, in place of those of the radial.
  ///   - count: of the radial's points, those that are needed.
  mutating func fill(_ radial: HorizonSweep.Radial, asked: [Bool], count: Int, table: StepTable) {
    Self.run(
      radial, asked: asked, count: count, table: table, hull: &hull,
      transmitterOverDiffraction: &transmitterOverDiffraction,
      receiverOverDiffraction: &receiverOverDiffraction, fittedAtTransmitter: &fittedAtTransmitter,
      fittedAtReceiver: &fittedAtReceiver)
  }

  /// Static, with its results one by one: so each is written without asking anew whether it is shared.
  private static func run(
    _ radial: HorizonSweep.Radial, asked groups: [Bool], count: Int, table: StepTable, hull: inout UpperHull,
    transmitterOverDiffraction: inout [Double], receiverOverDiffraction: inout [Double],
    fittedAtTransmitter: inout [Double], fittedAtReceiver: inout [Double]
  ) {
    let ground = radial.ground.span
    let inverses = table.inverse.span
    let asked = groups.span
    var overTransmitter = transmitterOverDiffraction.mutableSpan
    var overReceiver = receiverOverDiffraction.mutableSpan
    var fitted = fittedAtTransmitter.mutableSpan
    var fittedBack = fittedAtReceiver.mutableSpan
    let antenna = radial.antenna
    hull.removeAll()
    var v1 = 0.0  // eq. (85), in steps
    var v2 = 0.0  // eq. (86)
    var steepest = -Double.infinity
    var tangent = 0
    var extreme = 0
    for receiver in 1..<count {
      let along = Double(receiver)
      let (h0, h1) = (ground[receiver - 1], ground[receiver])
      v1 += h1 + h0
      v2 += h1 * (3 * along - 1) + h0 * (3 * along - 2)
      let inverse = inverses[receiver]
      if asked[receiver >> 3] {
        let inverse2 = inverse * inverse
        let atTransmitter = (2 * v1 * along - v2) * inverse2  // eq. (87)
        let atReceiver = (v2 - v1 * along) * inverse2  // eq. (88)
        let target = h1 + radial.receiverHeight
        let direct = (target - antenna) * inverse
        var lowered = (transmitter: atTransmitter, receiver: atReceiver)
        if steepest > direct {
          tangent = hull.tangent(fromAbscissa: receiver, target, startingAt: tangent)
          extreme = hull.extreme(above: direct, startingAt: extreme)
          let peak = hull.abscissa(of: extreme)
          let highest = hull.ordinate(of: extreme) - antenna - direct * Double(peak)  // h_obs, eq. (89a)
          let back = receiver - hull.abscissa(of: tangent)
          let rise = steepest - direct  // α_obt, eq. (89b)
          // Where the ray just touches the ground, rounding must not make a slope negative.
          let riseBack = Double.maximum(  // α_obr, eq. (89c)
            0, (hull.ordinate(of: tangent) - target) * inverses[back] + direct)
          if highest > 0 {
            let share = highest / (rise + riseBack)
            lowered = (atTransmitter - share * rise, atReceiver - share * riseBack)  // eq. (90)
          }
        }
        overTransmitter[receiver] = antenna - Double.minimum(lowered.transmitter, ground[0])
        overReceiver[receiver] = target - Double.minimum(lowered.receiver, h1)
        fitted[receiver] = atTransmitter
        fittedBack[receiver] = atReceiver
      }
      steepest = Double.maximum(steepest, (h1 - antenna) * inverse)
      hull.push(receiver, h1)
    }
  }
}

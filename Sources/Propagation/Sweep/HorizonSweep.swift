/// The horizons of both ends, and with them Bullington's edge, for every receiver of a radial: one surface
/// under one effective Earth radius.
///
/// With flattened heights cᵢ = gᵢ − dᵢ²/2a the curved ground above any chord is a difference of cᵢ,
/// whichever receiver the chord ends at. So the transmitter's horizon is a running maximum of slopes, the
/// receiver's a tangent to the upper hull of the points before it. `docs/exact-sweep.md` has the argument;
/// ``Bullington`` and ``P1812/PathGeometry`` are the referees.
///
/// Abscissas are in steps and slopes in metres a step. Scratch memory: made once a thread.
struct HorizonSweep: Sendable {
  /// Stands for every ν|ν|λ that is too low to matter.
  static let clear = -1e30

  /// c, m above sea level; longer than its points, so that eight can be read at once.
  private(set) var flattened: [Double]
  /// ν|ν|λ of Bullington's edge, m: the square of ν√λ with its sign; ``clear`` where it is proven to stay
  /// below what was asked for.
  private(set) var signedSquares: [Double]
  /// Flattened slope at the transmitter: to its horizon on a blocked path, else to the receiver, m a step.
  private(set) var transmitterSlopes: [Double]
  /// Likewise at the receiver, less what the curvature over the whole path adds.
  private(set) var receiverSlopes: [Double]
  /// The horizon points. On a clear path both are the point nearest to the ray; −1 where it was not needed.
  private(set) var transmitterIndices: [Int32]
  private(set) var receiverIndices: [Int32]
  /// −1 where the ground reaches above the ray, else 0: the lanes of a mask.
  private(set) var blocked: [Int32]

  private var hull: UpperHull
  private var clearance: RayClearance

  /// Room for as many points.
  init(capacity: Int) {
    flattened = Array(repeating: 0, count: capacity + 2 * BlockLines.size)
    signedSquares = Array(repeating: Self.clear, count: capacity + 8)
    transmitterSlopes = Array(repeating: 0, count: capacity + 8)
    receiverSlopes = Array(repeating: 0, count: capacity + 8)
    transmitterIndices = Array(repeating: -1, count: capacity + 8)
    receiverIndices = Array(repeating: -1, count: capacity + 8)
    blocked = Array(repeating: 0, count: capacity + 8)
    hull = UpperHull(capacity: capacity)
    clearance = RayClearance(capacity: capacity)
  }

  /// A radial as all sweeps over it read it.
  struct Radial {
    /// Ground, m above sea level.
    let ground: [Double]
    /// Points, the mast's own included.
    let count: Int
    /// m.
    let step: Double
    /// The transmitter's antenna, m above sea level.
    let antenna: Double
    /// The receivers' antennas above the bare ground, m.
    let receiverHeight: Double
    /// Whether a receiver of each group of eight is asked for.
    let asked: [Bool]
  }

  /// Works out the receivers that are asked for.
  ///
  /// - Parameters:
  ///   - clutter: stands on the ground under the ray, m; empty where it is bare.
  ///   - negligible: ν√λ, √m, below which the exact value is not wanted, negative.
  mutating func fill(
    _ radial: Radial, clutter: [Float], effectiveEarthRadius: Double, negligible: Double, table: StepTable
  ) {
    let curvature = radial.step * radial.step / (2 * effectiveEarthRadius)
    flatten(radial, clutter: clutter, curvature: curvature)
    clearance.fill(flattened, count: radial.count, antenna: radial.antenna)
    Self.run(
      radial, curvature: curvature, negligible: negligible, table: table, flattened: flattened,
      clearance: clearance, hull: &hull, signedSquares: &signedSquares,
      transmitterSlopes: &transmitterSlopes, receiverSlopes: &receiverSlopes,
      transmitterIndices: &transmitterIndices, receiverIndices: &receiverIndices, blocked: &blocked)
  }

  /// Static, with its results one by one: so each is written without asking anew whether it is shared.
  private static func run(
    _ radial: Radial, curvature: Double, negligible: Double, table: StepTable, flattened: [Double],
    clearance: RayClearance, hull: inout UpperHull, signedSquares: inout [Double],
    transmitterSlopes: inout [Double], receiverSlopes: inout [Double], transmitterIndices: inout [Int32],
    receiverIndices: inout [Int32], blocked: inout [Int32]
  ) {
    let bound = negligible * negligible * radial.step / 2
    let toSquares = 2 / radial.step
    hull.removeAll()
    var steepest = -Double.infinity
    var steepestIndex = -1
    var vertex = 0
    var nearest = -1
    let ground = radial.ground.span
    let inverses = table.inverse.span
    let asked = radial.asked.span
    let surfaces = flattened.span
    var squares = signedSquares.mutableSpan
    var slopes = transmitterSlopes.mutableSpan
    var slopesBack = receiverSlopes.mutableSpan
    var indices = transmitterIndices.mutableSpan
    var indicesBack = receiverIndices.mutableSpan
    var isBlocked = blocked.mutableSpan
    for receiver in 1..<radial.count {
      let inverse = inverses[receiver]
      let surface = surfaces[receiver]
      if asked[receiver >> 3] {
        let along = Double(receiver)
        let target = ground[receiver] + radial.receiverHeight - curvature * along * along
        let chord = (target - radial.antenna) * inverse
        if steepest < chord {
          let found =
            receiver == 1
            ? RayClearance.Nearest(least: .infinity, index: -1)
            : clearance.nearest(
              in: flattened, receiver: receiver, antenna: radial.antenna, slope: chord, bound: bound,
              guess: nearest, table: table)
          squares[receiver] = found.index < 0 ? clear : -found.least * toSquares
          if found.index >= 0 { nearest = found.index }
          slopes[receiver] = chord
          slopesBack[receiver] = -chord
          indices[receiver] = Int32(truncatingIfNeeded: found.index)
          indicesBack[receiver] = Int32(truncatingIfNeeded: found.index)
          isBlocked[receiver] = 0
        } else {
          vertex = hull.tangent(fromAbscissa: receiver, target, startingAt: vertex)
          let index = hull.abscissa(of: vertex)
          let back = (hull.ordinate(of: vertex) - target) * inverses[receiver - index]
          // ν² = 2 d α β/λ with the rises α and β of both horizons above the chord.
          let square = (steepest - chord) * (back + chord) * along * toSquares
          squares[receiver] = Double.maximum(square, 0)
          slopes[receiver] = steepest
          slopesBack[receiver] = back
          indices[receiver] = Int32(truncatingIfNeeded: steepestIndex)
          indicesBack[receiver] = Int32(truncatingIfNeeded: index)
          // On the very ground a path counts as clear: its horizon is the point that it touches.
          isBlocked[receiver] = steepest > chord ? -1 : 0
        }
      }
      // The receiver's ground is an inner point for all that follow.
      let slope = (surface - radial.antenna) * inverse
      if slope > steepest {
        steepest = slope
        steepestIndex = receiver
      }
      hull.push(receiver, surface)
    }
  }

  /// Whether the ground reaches above the ray to a receiver.
  func isBlocked(_ receiver: Int) -> Bool { blocked[receiver] != 0 }

  private mutating func flatten(_ radial: Radial, clutter: [Float], curvature: Double) {
    let ground = radial.ground.span
    var surface = flattened.mutableSpan
    for index in 0..<radial.count {
      let along = Double(index)
      surface[index] = ground[index] - curvature * along * along
    }
    guard !clutter.isEmpty else { return }
    for index in 0..<radial.count { surface[index] += Double(clutter[index]) }
  }

  /// The point nearest to the ray of a clear path, whatever its ν; among points as near to within rounding
  /// the one that ``Bullington`` picks, by its own arithmetic.
  ///
  /// - Parameters:
  ///   - radial: the one that was worked out, over bare ground.
  func nearestToRay(_ receiver: Int, radial: Radial, effectiveEarthRadius: Double, table: StepTable) -> Int {
    let slope = transmitterSlopes[receiver]
    let least = clearance.nearest(
      in: flattened, receiver: receiver, antenna: radial.antenna, slope: slope, bound: .infinity,
      guess: Int(transmitterIndices[receiver]), table: table
    ).least
    let length = Double(receiver) * radial.step
    let direct = (radial.ground[receiver] + radial.receiverHeight - radial.antenna) / length
    let curvature = 1 / (2 * effectiveEarthRadius)
    let bound = least * (1 + 1e-9)
    var best = (index: -1, squared: Double.infinity)
    clearance.forEachPossibleBlock(receiver: receiver, slope: slope, bound: { bound }) { first in
      for index in Swift.max(1, first)..<Swift.min(receiver, first + BlockLines.size) {
        let along = Double(index)
        let depth = radial.antenna + slope * along - flattened[index]
        guard depth * depth * (table.inverse[index] + table.inverse[receiver - index]) <= bound else {
          continue
        }
        let distance = along * radial.step
        let room = distance * (length - distance)
        let below = radial.antenna + direct * distance - radial.ground[index] - curvature * room
        let squared = below * below / room
        if squared <= best.squared { best = (index, squared) }
      }
    }
    return best.index
  }
}

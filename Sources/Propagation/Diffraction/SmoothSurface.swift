import Terrain

/// A straight line in place of the ground: its heights below the two antennas.
///
/// Recommendation ITU-R P.1812-8, Annex 1, Attachment 1, § 5.6; the same text stands in P.526-15 § 4.5.2
/// and P.452.
public struct SmoothSurface: Hashable, Sendable {
  /// Its height at the transmitter, m above sea level.
  public let transmitter: Double
  /// Its height at the receiver, m above sea level.
  public let receiver: Double

  /// The least-squares line through the ground, h_st and h_sr. Eqs. (85) to (88).
  public init(fittedTo profile: PathProfile) {
    let distances = profile.distances
    let heights = profile.heights
    var v1 = 0.0
    var v2 = 0.0
    for index in 1..<distances.count {
      let (d0, d1) = (distances[index - 1], distances[index])
      let (h0, h1) = (heights[index - 1], heights[index])
      v1 += (d1 - d0) * (h1 + h0)  // eq. (85)
      v2 += (d1 - d0) * (h1 * (2 * d1 + d0) + h0 * (d1 + 2 * d0))  // eq. (86)
    }
    let length = profile.length
    transmitter = (2 * v1 * length - v2) / (length * length)  // eq. (87)
    receiver = (v2 - v1 * length) / (length * length)  // eq. (88)
  }

  init(transmitter: Double, receiver: Double) {
    self.transmitter = transmitter
    self.receiver = receiver
  }

  /// The line lowered where the ground stands above the straight ray, never above the ground at its ends:
  /// h_std and h_srd of the diffraction model. Eqs. (89) to (91).
  ///
  /// - Parameters: the ground, and the antennas' heights above sea level in metres.
  func forDiffraction(along profile: PathProfile, transmitterAntenna: Double, receiverAntenna: Double)
    -> SmoothSurface
  {
    let distances = profile.distances
    let heights = profile.heights
    let last = distances.count - 1
    let length = profile.length
    let direct = (receiverAntenna - transmitterAntenna) / length
    var highest = 0.0  // h_obs, eq. (89a), counted from 0: only obstacles above the ray matter
    var steepest = 0.0  // α_obt, eq. (89b)
    var steepestBack = 0.0  // α_obr, eq. (89c)
    for index in 1..<last {
      let d = distances[index]
      let above = heights[index] - transmitterAntenna - direct * d  // H_i, eq. (89d)
      guard above > 0 else { continue }
      highest = max(highest, above)
      steepest = max(steepest, above / d)
      steepestBack = max(steepestBack, above / (length - d))
    }
    var lowered = self  // eqs. (90a), (90b)
    if highest > 0 {
      let sum = steepest + steepestBack
      lowered = SmoothSurface(
        transmitter: transmitter - highest * steepest / sum,  // eqs. (90c), (90e)
        receiver: receiver - highest * steepestBack / sum)  // eqs. (90d), (90f)
    }
    return lowered.notAbove(transmitterGround: heights[0], receiverGround: heights[last])  // eqs. (91a–d)
  }

  /// The line held to the ground at its ends. Eqs. (92a) and (92b).
  func notAbove(transmitterGround: Double, receiverGround: Double) -> SmoothSurface {
    SmoothSurface(
      transmitter: min(transmitter, transmitterGround), receiver: min(receiver, receiverGround))
  }
}

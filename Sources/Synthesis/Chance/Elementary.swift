/// Elementary functions out of + − × ÷ alone, so that every machine gets the same bits.
///
/// The C library's differ in the last bit from one version and CPU to the next, and one bit is
/// enough to move a village. Series are cut where the next term is below 1e-10.
enum Elementary {
  private static let ln2 = 0.693147180559945309417
  private static let ln10 = 2.302585092994045684018

  /// log10 of a positive finite number.
  static func log10(_ value: Double) -> Double {
    var exponent = Double(value.exponent)
    var mantissa = value.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m − 1)/(m + 1)), |argument| ≤ 0.172.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for order in stride(from: 13.0, through: 1, by: -2) { sum = sum * square + 1 / order }
    return (exponent * ln2 + 2 * ratio * sum) / ln10
  }

  /// e to the power of a number between −700 and 700.
  static func exp(_ value: Double) -> Double {
    let power = value / ln2
    let whole = power.rounded(.down)
    let rest = (power - whole) * ln2
    var sum = 1.0
    for order in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * rest / order }
    return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
  }

  /// Cosine and sine of an angle given in turns.
  static func direction(turns: Double) -> (cosine: Double, sine: Double) {
    let quarters = (turns * 4).rounded()
    let angle = (turns * 4 - quarters) * (.pi / 2)  // −45° to 45°
    let square = angle * angle
    var cosine = 1.0
    var sine = 1.0
    for order in stride(from: 14.0, through: 2, by: -2) {
      cosine = 1 - cosine * square / (order * (order - 1))
      sine = 1 - sine * square / (order * (order + 1))
    }
    sine *= angle
    switch Int(quarters) & 3 {
    case 0: return (cosine, sine)
    case 1: return (-sine, cosine)
    case 2: return (-cosine, -sine)
    default: return (sine, -cosine)
    }
  }

  /// Degrees clockwise from north, 0 ..< 360, of a step to the east and to the north.
  static func azimuthDegrees(east: Double, north: Double) -> Double {
    guard east != 0 || north != 0 else { return 0 }
    let x = abs(east)
    let y = abs(north)
    // From the nearer axis, 0° to 45°.
    let fromAxis = arcTangent(min(x, y) / max(x, y)) * (180 / .pi)
    let fromNorth = x > y ? 90 - fromAxis : fromAxis
    let half = north >= 0 ? fromNorth : 180 - fromNorth
    let azimuth = east >= 0 ? half : 360 - half
    return azimuth < 360 ? azimuth : 0
  }

  /// The angle, radians, whose tangent is a ratio in 0 … 1.
  private static func arcTangent(_ ratio: Double) -> Double {
    // tan 22.5°: beyond it the distance to 45° is the smaller argument.
    let isLarge = ratio > 0.41421356237309503
    let argument = isLarge ? (ratio - 1) / (ratio + 1) : ratio
    let square = argument * argument
    var sum = 0.0
    for order in stride(from: 23.0, through: 1, by: -2) { sum = 1 / order - sum * square }
    return argument * sum + (isLarge ? .pi / 4 : 0)
  }
}

/// 0 below the lower edge, 1 above the upper, and a smooth cubic in between.
func smoothStep(_ lower: Double, _ upper: Double, _ value: Double) -> Double {
  let t = min(max((value - lower) / (upper - lower), 0), 1)
  return t * t * (3 - 2 * t)
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension TR38901 {
  /// Pr_LOS, the probability that an outdoor terminal sees the base station, 0 to 1. Table 7.4.2-1.
  ///
  /// - Parameters:
  ///   - distance2D: along the ground, m.
  ///   - terminalHeight: h_UT, m; used in urban macro cells, and held to the 23 m of their formula.
  public func lineOfSightProbability(distance2D: Double, terminalHeight: Double = 1.5) -> Double {
    switch environment {
    case .ruralMacro: return distance2D <= 10 ? 1 : exp(-(distance2D - 10) / 1000)
    case .urbanMicro: return Self.streetProbability(distance2D, decay: 36)
    case .urbanMacro:
      let street = Self.streetProbability(distance2D, decay: 63)
      guard distance2D > 18 else { return 1 }
      return street * (1 + Self.highTerminalFactor(terminalHeight) * Self.roofFactor(distance2D))
    }
  }

  /// The probability along a street, of the distance only.
  private static func streetProbability(_ distance2D: Double, decay: Double) -> Double {
    guard distance2D > 18 else { return 1 }
    let near = 18 / distance2D
    return near + exp(-distance2D / decay) * (1 - near)
  }

  /// C′(h_UT), 0 up to 13 m.
  private static func highTerminalFactor(_ terminalHeight: Double) -> Double {
    pow((min(max(terminalHeight, 13), 23) - 13) / 10, 1.5)
  }

  /// 5/4 (d_2D/100)³ exp(−d_2D/150), which g(d_2D) of note 1 shares beyond 18 m.
  private static func roofFactor(_ distance2D: Double) -> Double {
    1.25 * pow(distance2D / 100, 3) * exp(-distance2D / 150)
  }

  /// The values of h_E in an urban macro cell with their probabilities, which sum to 1. Table 7.4.1-1, note 1.
  func environmentHeights(
    distance2D: Double, terminalHeight: Double
  ) -> [(height: Double, probability: Double)] {
    if case .fixed(let height) = environmentHeight { return [(height, 1)] }
    let spread = distance2D <= 18 ? 0 : Self.roofFactor(distance2D)  // g(d_2D)
    let c = Self.highTerminalFactor(terminalHeight) * spread  // C(d_2D, h_UT)
    // Terminals between 13 and 13.5 m have no height to draw: 12 m is above h_UT − 1.5 m.
    let drawn = Array(stride(from: 12.0, through: terminalHeight - 1.5, by: 3))
    guard c > 0, !drawn.isEmpty else { return [(1, 1)] }
    let lowest = 1 / (1 + c)
    let each = (1 - lowest) / Double(drawn.count)
    return [(1, lowest)] + drawn.map { ($0, each) }
  }
}

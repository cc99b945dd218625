#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension TR38901 {
  /// Basic path loss in one state of the path, dB. Table 7.4.1-1.
  ///
  /// Beyond the distances of the table the formulas are continued; see ``caveats(distance2D:ends:state:)``.
  ///
  /// - Parameters:
  ///   - distance2D: along the ground, m; held at 10 m where shorter.
  ///   - ends: base station and terminal.
  ///   - state: with or without line of sight.
  public func loss(distance2D: Double, ends: LinkEnds, state: PathState) -> Double {
    let link = TR38901Link(distance2D: distance2D, ends: ends)
    switch environment {
    case .ruralMacro:
      let cell = RuralMacroCell(buildingHeight: averageBuildingHeight, streetWidth: averageStreetWidth)
      return state == .lineOfSight ? cell.lineOfSightLoss(link) : cell.nonLineOfSightLoss(link)
    case .urbanMacro:
      let heights = environmentHeights(distance2D: link.distance2D, terminalHeight: link.terminalHeight)
      return heights.reduce(0) { sum, draw in
        sum + draw.probability * urbanLoss(.macro, link, environmentHeight: draw.height, state: state)
      }
    case .urbanMicro:
      return urbanLoss(.micro, link, environmentHeight: 1, state: state)
    }
  }

  /// The loss to expect where nothing is known of the path but its length, dB: both states weighted by
  /// their probability. A mean of decibels, as levels along a road are averaged.
  public func meanLoss(distance2D: Double, ends: LinkEnds) -> Double {
    let probability = lineOfSightProbability(distance2D: distance2D, terminalHeight: ends.receiverHeight)
    let clear = loss(distance2D: distance2D, ends: ends, state: .lineOfSight)
    let blocked = loss(distance2D: distance2D, ends: ends, state: .nonLineOfSight)
    return probability * clear + (1 - probability) * blocked
  }

  /// σ_SF, the standard deviation of shadow fading, dB. Table 7.4.1-1.
  public func shadowFadingSigma(distance2D: Double, ends: LinkEnds, state: PathState) -> Double {
    switch (environment, state, urbanShadowFormula) {
    case (.ruralMacro, .lineOfSight, _):
      let link = TR38901Link(distance2D: distance2D, ends: ends)
      return link.distance2D <= RuralMacroCell.breakpoint(link) ? 4 : 6
    case (.ruralMacro, .nonLineOfSight, _): return 8
    case (.urbanMacro, .lineOfSight, _), (.urbanMicro, .lineOfSight, _): return 4
    case (.urbanMacro, .nonLineOfSight, .standard): return 6
    case (.urbanMacro, .nonLineOfSight, .optional): return 7.8
    case (.urbanMicro, .nonLineOfSight, .standard): return 7.82
    case (.urbanMicro, .nonLineOfSight, .optional): return 8.2
    }
  }

  /// Where the loss with line of sight begins to grow with the fourth power of the distance, m: d_BP of a
  /// rural cell, d′_BP of an urban one over the first h_E.
  public func breakpointDistance(distance2D: Double, ends: LinkEnds) -> Double {
    let link = TR38901Link(distance2D: distance2D, ends: ends)
    switch environment {
    case .ruralMacro: return RuralMacroCell.breakpoint(link)
    case .urbanMacro:
      let draws = environmentHeights(distance2D: link.distance2D, terminalHeight: link.terminalHeight)
      return UrbanCell.breakpoint(link, environmentHeight: draws[0].height)
    case .urbanMicro: return UrbanCell.breakpoint(link, environmentHeight: 1)
    }
  }

  private func urbanLoss(
    _ cell: UrbanCell, _ link: TR38901Link, environmentHeight: Double, state: PathState
  ) -> Double {
    switch (state, urbanShadowFormula) {
    case (.lineOfSight, _): cell.lineOfSightLoss(link, environmentHeight: environmentHeight)
    case (.nonLineOfSight, .standard): cell.nonLineOfSightLoss(link, environmentHeight: environmentHeight)
    case (.nonLineOfSight, .optional): cell.optionalNonLineOfSightLoss(link)
    }
  }
}

/// One link in the symbols of Table 7.4.1-1.
struct TR38901Link {
  /// d_2D, m, at least 10.
  let distance2D: Double
  /// d_3D, m.
  let distance3D: Double
  /// h_BS, m.
  let baseHeight: Double
  /// h_UT, m.
  let terminalHeight: Double
  /// f_c, GHz.
  let frequencyGHz: Double

  init(distance2D: Double, ends: LinkEnds) {
    self.distance2D = max(distance2D, TR38901.nearestDistance2D)
    baseHeight = ends.transmitterHeight
    terminalHeight = ends.receiverHeight
    frequencyGHz = ends.frequencyMHz / 1000
    let rise = baseHeight - terminalHeight
    distance3D = (self.distance2D * self.distance2D + rise * rise).squareRoot()
  }
}

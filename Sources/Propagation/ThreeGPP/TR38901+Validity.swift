extension TR38901 {
  /// What a link asks of the report beyond the ranges of Table 7.4.1-1, sorted.
  ///
  /// The table gives city base stations one height, 25 and 10 m: every other is a caveat.
  ///
  /// - Parameters:
  ///   - distance2D: along the ground, m.
  ///   - ends: base station and terminal.
  ///   - state: rural paths are covered to 10 km with line of sight, to 5 km without.
  public func caveats(distance2D: Double, ends: LinkEnds, state: PathState) -> [ModelCaveat] {
    let ranges = validity(state: state)
    var caveats = [
      ranges.frequencyGHz.caveat(for: ends.frequencyMHz / 1000),
      ranges.distance2D.caveat(for: distance2D),
      ranges.baseHeight.caveat(for: ends.transmitterHeight),
      ranges.terminalHeight.caveat(for: ends.receiverHeight),
    ]
    if environment == .ruralMacro {
      caveats.append(range("average building heights in m of", 5...50).caveat(for: averageBuildingHeight))
      caveats.append(range("average street widths in m of", 5...50).caveat(for: averageStreetWidth))
    }
    return caveats.compactMap(\.self).sorted()
  }

  /// 2-D distances that a path of unknown state may have.
  static func distances(of environment: Environment) -> ValidityRange {
    TR38901(environment: environment).validity(state: .lineOfSight).distance2D
  }

  /// The ranges of Table 7.4.1-1 and its note 4 (frequencies) for one state of the path.
  func validity(
    state: PathState
  ) -> (
    frequencyGHz: ValidityRange, distance2D: ValidityRange, baseHeight: ValidityRange,
    terminalHeight: ValidityRange
  ) {
    let isRural = environment == .ruralMacro
    let farthest = isRural && state == .lineOfSight ? 10_000.0 : 5000.0
    let baseHeights: ClosedRange<Double> =
      switch environment {
      case .ruralMacro: 10...150
      case .urbanMacro: 25...25
      case .urbanMicro: 10...10
      }
    return (
      range("carriers in GHz of", 0.5...(isRural ? 30 : 100)),
      range("2-D distances in m of", Self.nearestDistance2D...farthest),
      range("base stations in m above the ground of", baseHeights),
      range("terminals in m above the ground of", isRural ? 1...10 : 1.5...22.5)
    )
  }

  private func range(_ quantity: String, _ bounds: ClosedRange<Double>) -> ValidityRange {
    ValidityRange(quantity, bounds, in: "TR 38.901 \(environment.rawValue)")
  }
}

import Propagation
import RadioNetwork

/// An antenna as cells are worked out with it: parabolas where its pattern is made of two, else a table.
struct SectorAntenna: Sendable {
  /// A pattern that is a parabola of azimuth and one of elevation.
  struct Parabolas: Sendable, BitwiseCopyable {
    let downtiltDegrees: Float
    let perVerticalBeamwidth: Float
    /// Most of the vertical cut, and of both cuts together, dB.
    let sideLobeLimit, frontToBack: Float

    /// 12 (θ/θ3dB)² at most, and with the horizontal cut before it.
    @inline(__always)
    func attenuations(horizontal: Lanes, elevations: Lanes) -> Lanes {
      let ratio = (elevations + downtiltDegrees) * perVerticalBeamwidth
      let vertical = Lanes.lesser(ratio * ratio * 12, Lanes(repeating: sideLobeLimit))
      return Lanes.lesser(horizontal + vertical, Lanes(repeating: frontToBack))
    }
  }

  /// How its attenuation is found.
  enum Form: Sendable {
    case parabolas(Parabolas, horizontal: ParabolicPattern)
    case table(AttenuationTable)
  }

  let form: Form

  /// No elevation has less attenuation in a direction, dB.
  func leastAttenuation(azimuthOffsetDegrees: Double) -> Float {
    switch form {
    case .parabolas(_, let pattern):
      Float(pattern.horizontalAttenuationDB(offsetDegrees: azimuthOffsetDegrees))
    case .table(let table): table.leastAttenuation(azimuthOffsetDegrees: azimuthOffsetDegrees)
    }
  }
}

/// The antennas of a run, each brought into its form once as long as there are not too many.
struct AttenuationTables: Sendable {
  /// More tables than this, of 0.4 MB each, are not held at a time.
  private static let most = 256

  private var known: [Antenna: SectorAntenna] = [:]

  /// An antenna in its form.
  mutating func antenna(_ antenna: Antenna) -> SectorAntenna {
    if let found = known[antenna] { return found }
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    let made = SectorAntenna(form: Self.form(of: antenna))
    known[antenna] = made
    return made
  }

  private static func form(of antenna: Antenna) -> SectorAntenna.Form {
    guard case .parabolic(let pattern) = antenna.pattern, antenna.mechanicalDowntiltDegrees == 0 else {
      return .table(AttenuationTable(antenna))
    }
    return .parabolas(
      SectorAntenna.Parabolas(
        downtiltDegrees: Float(antenna.electricalDowntiltDegrees),
        perVerticalBeamwidth: Float(1 / pattern.verticalBeamwidthDegrees),
        sideLobeLimit: Float(pattern.sideLobeLimitDB), frontToBack: Float(pattern.frontToBackDB)),
      horizontal: pattern)
  }
}

/// Which antenna a row of a station list names.
public enum AntennaModel: Hashable, Sendable {
  /// Alike all round.
  case omnidirectional
  /// The macro panel of 3GPP TR 36.814, of the beamwidth that the row gives.
  case panel
  /// One element of an array, 3GPP TR 38.901 Table 7.3-1.
  case element
  /// The envelope of eight SSB beams of an active antenna.
  case ssb
  /// The cuts of a pattern file.
  case file(PatternCuts, CutCombination)

  /// The names of those that need no file, as station lists spell them.
  public static let presets: [(name: String, model: AntennaModel)] = [
    ("omni", .omnidirectional), ("panel", .panel), ("tr38901-element", .element), ("ssb", .ssb),
  ]

  /// One that needs no file; nil for any other name.
  public init?(preset name: String) {
    guard let model = Self.presets.first(where: { $0.name == name.lowercased() })?.model else { return nil }
    self = model
  }

  /// As a station list names it; a file's by its NAME.
  public var name: String {
    if case .file(let cuts, _) = self { return cuts.name }
    return Self.presets.first { $0.model == self }?.name ?? ""
  }

  /// Whether a sector with it looks somewhere, so that its azimuth must be known.
  public var hasDirection: Bool {
    switch self {
    case .omnidirectional: false
    case .panel, .element, .ssb: true
    case .file(let cuts, let combination): !AntennaPattern.cuts(cuts, combination).isOmnidirectional
    }
  }

  /// Its greatest gain, dBi, where the model itself says it.
  var ownGainDBi: Double? {
    switch self {
    case .omnidirectional, .panel, .ssb: nil
    case .element: ParabolicPattern.tr38901ElementGainDBi
    case .file(let cuts, _): cuts.gainDBi
    }
  }

  /// - Parameters:
  ///   - horizontalBeamwidthDegrees: of a panel; asked for only there.
  ///   - electricalDowntiltDegrees: asked for only where the pattern does not carry its own.
  func antenna(
    horizontalBeamwidthDegrees: @autoclosure () -> Double,
    electricalDowntiltDegrees: @autoclosure () -> Double,
    mechanicalDowntiltDegrees: Double
  ) -> Antenna {
    let pattern: AntennaPattern =
      switch self {
      case .omnidirectional: .omnidirectional
      case .panel: .panel(horizontalBeamwidthDegrees: horizontalBeamwidthDegrees())
      case .element: .parabolic(.tr38901Element)
      case .ssb: .beamEnvelope(.ssb)
      case .file(let cuts, let combination): .cuts(cuts, combination)
      }
    let isFile = if case .file = self { true } else { false }
    return Antenna(
      name: name, pattern: pattern,
      electricalDowntiltDegrees: isFile ? 0 : electricalDowntiltDegrees(),
      mechanicalDowntiltDegrees: mechanicalDowntiltDegrees)
  }
}

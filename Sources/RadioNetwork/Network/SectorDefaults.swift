/// What a sector is taken to be where its row does not say.
///
/// Usual macro values of rural networks, a planner's starting point and no claim about any operator.
/// Every use is counted and listed in the output.
public struct SectorDefaults: Hashable, Sendable {
  /// Carrier, MHz.
  public var frequencyMHz: Double
  /// Carrier width, MHz.
  public var bandwidthMHz: Double
  /// Power of the carrier at the transmitter, dBm.
  public var powerDBm: Double
  /// Gain of a panel, dBi.
  public var panelGainDBi: Double
  /// Gain of an omnidirectional antenna, dBi.
  public var omniGainDBi: Double
  /// Feeders, jumpers and connectors, dB.
  public var lossDB: Double
  /// Antenna above the ground, m.
  public var antennaHeight: Double
  /// Degrees below the horizon.
  public var downtiltDegrees: Double
  /// Half-power width of a panel, degrees.
  public var horizontalBeamwidthDegrees: Double

  /// The values of a generation; where the carrier is known, of its band.
  public static func of(_ generation: Generation, frequencyMHz: Double?) -> SectorDefaults {
    var defaults = SectorDefaults(
      frequencyMHz: 900, bandwidthMHz: 0.2, powerDBm: 43, panelGainDBi: 15.5, omniGainDBi: 9,
      lossDB: 3, antennaHeight: 36, downtiltDegrees: 2, horizontalBeamwidthDegrees: 65)
    switch generation {
    case .g2: break
    case .g3:
      defaults.frequencyMHz = 2100
      defaults.bandwidthMHz = 5
    case .g4:
      defaults.frequencyMHz = 1800
      defaults.bandwidthMHz = 10
      defaults.powerDBm = 46
      defaults.lossDB = 2
    case .g5:
      defaults.frequencyMHz = 2600
      defaults.bandwidthMHz = 100
      defaults.powerDBm = 53
      defaults.lossDB = 0.5
    }
    // Antennas of one size gain with frequency: a metre-and-a-half panel has about 15.5 dBi at 900 MHz,
    // 17.5 dBi at 1,800 to 2,100 MHz, and an active array about 24 dBi above 2,500 MHz.
    let frequency = frequencyMHz ?? defaults.frequencyMHz
    if frequency >= 1400 {
      defaults.panelGainDBi = 17.5
      defaults.omniGainDBi = 11
    }
    if generation == .g5, frequency >= 2500 { defaults.panelGainDBi = 24 }
    // 100 MHz of NR fit in the bands of active arrays only; below them 20 MHz at the power of an LTE carrier are usual.
    let widths = CarrierCheck(generation, bandName: nil, frequencyMHz: frequency, bandwidthMHz: nil).bands
      .flatMap(\.bandwidthsMHz)
    if !widths.isEmpty, !widths.contains(defaults.bandwidthMHz) {
      defaults.bandwidthMHz = widths.contains(20) ? 20 : widths.max() ?? defaults.bandwidthMHz
      if generation == .g5 { defaults.powerDBm = 46 }
    }
    return defaults
  }
}

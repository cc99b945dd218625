import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// From the terminal's transmitter to the base station's receiver.
///
/// The path is taken to lose the same both ways: an uplink carrier lies lower than its downlink by some
/// percent of the frequency, which favours it by a few tenths of a decibel. No gain of handover or of
/// receive diversity beyond what the required ratio holds.
public struct UplinkBudget: Hashable, Sendable {
  /// What receives.
  public let base: BaseStationEnd
  /// What sends.
  public let terminal: TerminalEnd
  /// What must get through.
  public let bearer: UplinkBearer
  /// Of the uplink, 0 to ``mostLoad``.
  public let load: Double

  /// - Parameters: as the properties; a load above ``mostLoad`` is held to it.
  public init(base: BaseStationEnd, terminal: TerminalEnd, bearer: UplinkBearer, load: Double) {
    precondition((0...1).contains(load), "a load is 0 to 1")
    self.base = base
    self.terminal = terminal
    self.bearer = bearer
    self.load = min(load, Self.mostLoad)
  }

  /// Beyond it a cell's uplink is not stable: the rise at full load has no end.
  public static let mostLoad = 0.9

  /// How far interference lifts the receiver's noise: −10 lg(1 − load).
  ///
  /// Holma, Toskala, WCDMA for UMTS, § 8.2.2; half load makes 3 dB, which is also what 3GPP TR
  /// 43.030, Annex A, sets aside in GSM.
  public var noiseRise: Decibels { Decibels(-10 * log10(1 - load)) }

  /// Of the base's receiver in the bearer's bandwidth, without interference.
  public var noise: PowerLevel {
    ThermalNoise.power(bandwidth: bearer.bandwidth, noiseFigureDB: base.noiseFigureDB)
  }

  /// What has to reach the base's receiver.
  public var requiredPower: PowerLevel { noise + noiseRise + Decibels(bearer.requiredSINRdB) }

  /// What the terminal sends with.
  public var terminalPower: PowerLevel {
    terminal.reception.terminal.greatestPower(base.generation, frequencyMHz: base.frequencyMHz)
  }

  /// The most that may be lost between the terminal's receiver end, body and walls included, and the base's
  /// antenna.
  private var mostLossFromTerminal: Decibels {
    terminalPower + Decibels(base.antennaGainDBi - base.feederLossDB) - requiredPower
  }

  /// The most that may be lost between the antennas, in the median: basic transmission loss and what the
  /// base's antenna loses beside its main beam.
  public var mostLoss: Decibels {
    mostLossFromTerminal - terminal.reception.loss(frequencyMHz: base.frequencyMHz)
      - terminal.margin(frequencyMHz: base.frequencyMHz)
  }

  /// The downlink level at the terminal, of the generation's metric, below which the uplink does not close.
  ///
  /// A threshold like the required level of the downlink: the shadowing margin is not in it. What body
  /// and walls lose is lost both ways and cancels out.
  public var downlinkLevel: PowerLevel { base.referencePower - mostLossFromTerminal }

  /// Line by line: what the receiver wants first, then what reaches it.
  public var rows: [LinkBudgetRow] {
    [
      LinkBudgetRow(
        .start, "noise of the receiver", noise.dBm,
        remark: "\(LinkBudgetRow.text(bearer.bandwidth / 1000)) kHz, "
          + "noise figure \(LinkBudgetRow.text(base.noiseFigureDB)) dB"),
      LinkBudgetRow(
        .change, "noise rise", noiseRise.value, remark: "load \(LinkBudgetRow.text(load * 100)) %"),
      LinkBudgetRow(.change, "required SINR", bearer.requiredSINRdB, remark: bearer.name),
      LinkBudgetRow(.subtotal, "required at the receiver", requiredPower.dBm),
      LinkBudgetRow(.start, "terminal power", terminalPower.dBm),
    ] + terminal.rows(frequencyMHz: base.frequencyMHz) + [
      LinkBudgetRow(.change, "antenna gain", base.antennaGainDBi, "dBi"),
      LinkBudgetRow(.change, "feeder loss", -base.feederLossDB),
      LinkBudgetRow(.requirement, "required at the receiver", requiredPower.dBm),
      LinkBudgetRow(.result, "maximum path loss", mostLoss.value),
    ]
  }
}

import Propagation

/// From the base station's transmitter to the level at the terminal that coverage is judged by.
///
/// The level is the generation's metric throughout, never a total power: the carrier's share of it comes off
/// the EIRP before anything is compared. Interference, which differs from place to place, does not enter
/// here; the ratio that the level leaves over noise is shown beside it.
public struct DownlinkBudget: Hashable, Sendable {
  /// What sends.
  public let base: BaseStationEnd
  /// What receives.
  public let terminal: TerminalEnd
  /// That has to be there in the share of places, dBm of the metric.
  public let requiredLevel: PowerLevel
  /// What asks for it, where that is not the level itself: `5 Mbit/s without interference`.
  public let reason: String?

  /// - Parameters: as the properties.
  public init(
    base: BaseStationEnd, terminal: TerminalEnd, requiredLevel: PowerLevel, reason: String? = nil
  ) {
    self.base = base
    self.terminal = terminal
    self.requiredLevel = requiredLevel
    self.reason = reason
  }

  /// To a level, and to a throughput where one is asked for: the higher of the level and the one whose
  /// ratio over noise carries the throughput. Nil where the carrier does not carry it.
  public init?(
    base: BaseStationEnd, terminal: TerminalEnd, level: PowerLevel, throughputMbps: Double,
    mapping: ThroughputMapping
  ) {
    let occupied = ReferenceSignal.occupiedBandwidth(base.generation, bandwidthMHz: base.bandwidthMHz)
    guard
      let ratio = mapping.sinrDB(
        forMbps: throughputMbps, bandwidthMHz: occupied / 1e6 * base.timeShare.downlink)
    else { return nil }
    let noise = ThermalNoise.perReferenceSignal(
      base.generation, bandwidthMHz: base.bandwidthMHz,
      noiseFigureDB: terminal.reception.terminal.noiseFigureDB)
    let needed = noise + Decibels(ratio)
    self.init(
      base: base, terminal: terminal, requiredLevel: max(level, needed),
      reason: needed > level
        ? "\(LinkBudgetRow.text(throughputMbps, decimals: 2)) Mbit/s without interference" : nil)
  }

  /// The most that may be lost between the antennas, in the median: basic transmission loss and what the
  /// base's antenna loses beside its main beam.
  public var mostLoss: Decibels {
    base.referencePower - terminal.reception.loss(frequencyMHz: base.frequencyMHz)
      - terminal.margin(frequencyMHz: base.frequencyMHz) - requiredLevel
  }

  /// Noise of the terminal's receiver on the scale of the level.
  public var noise: PowerLevel {
    ThermalNoise.perReferenceSignal(
      base.generation, bandwidthMHz: base.bandwidthMHz,
      noiseFigureDB: terminal.reception.terminal.noiseFigureDB)
  }

  /// What the required level leaves over noise, before interference.
  public var snrAtRequiredLevel: Decibels { requiredLevel - noise }

  /// Line by line.
  public var rows: [LinkBudgetRow] {
    let metric = base.generation.metric.rawValue
    let offset = ReferenceSignal.offset(base.generation, bandwidthMHz: base.bandwidthMHz)
    var rows = [
      LinkBudgetRow(.start, "transmitter power", base.transmitterPower.dBm),
      LinkBudgetRow(.change, "antenna gain", base.antennaGainDBi, "dBi"),
      LinkBudgetRow(.change, "feeder loss", -base.feederLossDB),
      LinkBudgetRow(.subtotal, "EIRP of the carrier", base.eirp.dBm),
    ]
    if offset != .zero {
      rows.append(LinkBudgetRow(.change, "share of the judged signal", -offset.value, remark: shareRemark))
    }
    rows.append(LinkBudgetRow(.subtotal, "radiated \(metric)", base.referencePower.dBm))
    rows += terminal.rows(frequencyMHz: base.frequencyMHz)
    rows += [
      LinkBudgetRow(.requirement, "required \(metric)", requiredLevel.dBm, remark: noiseRemark),
      LinkBudgetRow(.result, "maximum path loss", mostLoss.value),
    ]
    return rows
  }

  private var shareRemark: String {
    guard let blocks = ReferenceSignal.resourceBlocks(base.generation, bandwidthMHz: base.bandwidthMHz)
    else { return "pilot" }
    return "one of 12 · \(blocks) resource elements"
  }
  private var noiseRemark: String {
    (reason.map { $0 + ": " } ?? "")
      + "\(LinkBudgetRow.text(snrAtRequiredLevel.value)) dB over a noise of \(LinkBudgetRow.text(noise.dBm)) dBm"
  }
}

extension TerminalEnd {
  /// What lies between the level outdoors and the receiver, and the margin, as they lower a level. The
  /// same lines both ways.
  func rows(frequencyMHz: Double) -> [LinkBudgetRow] {
    let phone = reception.terminal
    let margin = margin(frequencyMHz: frequencyMHz)
    return [
      LinkBudgetRow(
        .change, "environment", -reception.environment.loss(frequencyMHz: frequencyMHz).value,
        remark: reception.environment.title),
      LinkBudgetRow(.change, "body loss", -phone.bodyLossDB),
      LinkBudgetRow(.change, "terminal antenna gain", phone.gainDBi, "dBi"),
      LinkBudgetRow(
        .change, "shadowing margin", -margin.value,
        remark: "\(LinkBudgetRow.text(locationProbability * 100)) % of places, "
          + "σ \(LinkBudgetRow.text(spread(frequencyMHz: frequencyMHz).sigma.value)) dB"),
    ]
  }
}

extension ReceptionEnvironment {
  /// For people: `in a vehicle`.
  public var title: String {
    switch self {
    case .outdoor: "outdoors"
    case .inVehicle: "in a vehicle"
    case .indoor(let building, let probability):
      "in a \(building == .traditional ? "traditional" : "thermally efficient") building, "
        + "\(LinkBudgetRow.text(probability * 100)) % of cases"
    case .fixed: "as the profile sets it"
    }
  }
}

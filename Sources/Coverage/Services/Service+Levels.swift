import Propagation
import RadioNetwork

extension Service {
  /// Whether "covered" asks anything of the uplink.
  public var asksForUplink: Bool { isUplinkJudged || uplinkMbps != nil }

  /// Thermal noise of the terminal on the scale of the judged signal.
  func noise(bandwidthMHz: Double) -> PowerLevel {
    ThermalNoise.perReferenceSignal(
      generation, bandwidthMHz: bandwidthMHz, noiseFigureDB: reception.terminal.noiseFigureDB)
  }

  /// What of the power of other sectors on the carrier disturbs: their load, thinned by reuse.
  var disturbingShare: Float { Float(load / reuse) }

  /// The median below which nothing counts on any carrier: the weak level, or less where a chance below one half is
  /// asked for.
  func floorLevel(frequenciesMHz: [Double]) -> PowerLevel {
    weakLevel + frequenciesMHz.map { min(.zero, margin(frequencyMHz: $0)) }.reduce(.zero, min)
  }

  /// The far end of its links.
  public var terminalEnd: TerminalEnd {
    TerminalEnd(reception: reception, shadowing: shadowing, locationProbability: locationProbability)
  }

  /// From a sector to what makes a place covered, a level and a throughput where one is asked for; nil where
  /// its carrier cannot carry that.
  public func downlinkBudget(of sector: Sector) -> DownlinkBudget? {
    let base = BaseStationEnd(sector, generation: generation)
    guard let downlinkMbps else {
      return DownlinkBudget(base: base, terminal: terminalEnd, requiredLevel: coveredLevel)
    }
    return DownlinkBudget(
      base: base, terminal: terminalEnd, level: coveredLevel, throughputMbps: downlinkMbps, mapping: mapping)
  }

  /// From the terminal to a sector; nil where its carrier cannot carry the uplink that is asked for, or has none.
  public func uplinkBudget(of sector: Sector) -> UplinkBudget? {
    let base = BaseStationEnd(sector, generation: generation)
    return UplinkBearer.of(
      generation, bandwidthMHz: base.bandwidthMHz, timeShare: base.timeShare, throughputMbps: uplinkMbps
    ).map { UplinkBudget(base: base, terminal: terminalEnd, bearer: $0, load: load) }
  }

  /// Both directions of a sector; nil where its carrier cannot carry what is asked for.
  public func balance(of sector: Sector) -> LinkBalance? {
    guard let downlink = downlinkBudget(of: sector), let uplink = uplinkBudget(of: sector) else { return nil }
    return LinkBalance(downlink: downlink, uplink: uplink)
  }

  /// Which direction of a sector gives out first as the path grows; one that its carrier cannot carry before
  /// the other.
  public func limitingSide(of sector: Sector) -> LinkBalance.Side {
    balance(of: sector)?.limitingSide ?? (downlinkBudget(of: sector) == nil ? .downlink : .uplink)
  }
}

import Propagation

/// Both directions of a link beside each other.
public struct LinkBalance: Hashable, Sendable {
  /// A direction.
  public enum Side: String, Hashable, Sendable, CaseIterable, Codable {
    /// From the base station.
    case downlink
    /// From the terminal.
    case uplink
  }

  /// From the base station.
  public let downlink: DownlinkBudget
  /// From the terminal.
  public let uplink: UplinkBudget

  /// - Precondition: both are of one link.
  public init(downlink: DownlinkBudget, uplink: UplinkBudget) {
    precondition(
      downlink.base == uplink.base && downlink.terminal == uplink.terminal, "both directions are of one link")
    self.downlink = downlink
    self.uplink = uplink
  }

  /// Which direction gives out first as the path grows; the downlink where both do at once.
  public var limitingSide: Side { uplink.mostLoss < downlink.mostLoss ? .uplink : .downlink }

  /// How much further the downlink reaches than the uplink; negative where it is the other way round.
  public var excess: Decibels { downlink.mostLoss - uplink.mostLoss }

  /// What may be lost for both to close.
  public var mostLoss: Decibels { min(downlink.mostLoss, uplink.mostLoss) }

  /// The downlink level at the terminal below which the uplink does not close; a threshold, to which the
  /// margin of the location probability is added as to any other.
  public var uplinkLevel: PowerLevel { uplink.downlinkLevel }
}

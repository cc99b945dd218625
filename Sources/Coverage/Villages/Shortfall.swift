/// How many decibels a signal lacks of each grade; negative is what it has to spare.
///
/// The whole signal rises and falls by them: a stronger server, a shorter path, a lucky street.
public struct Shortfall: Hashable, Sendable {
  /// What asks for the most.
  public enum Demand: String, Hashable, Sendable {
    /// The covered level.
    case level
    /// The throughput over interference and noise.
    case interference
    /// The terminal's way back.
    case uplink
  }

  /// To the covered grade, dB; ∞ where no known signal arrives, or no level would do.
  public var covered: Double
  /// To the weak grade, dB; ∞ where no known signal arrives.
  public var weak: Double
  /// To the terminal's being heard, dB; −∞ where that is not asked for.
  public var uplink: Double
  /// What of the covered grade lies highest.
  public var demand: Demand

  /// - Parameters: as the properties.
  public init(covered: Double, weak: Double, uplink: Double = -.infinity, demand: Demand = .level) {
    self.covered = covered
    self.weak = weak
    self.uplink = uplink
    self.demand = demand
  }

  /// Nothing is known of any signal.
  public static let unknown = Shortfall(covered: .infinity, weak: .infinity)

  /// What one of several signals lacks that lacks least: a phone takes the best.
  public func lesser(_ other: Shortfall) -> Shortfall {
    Shortfall(
      covered: min(covered, other.covered), weak: min(weak, other.weak),
      uplink: other.covered < covered ? other.uplink : uplink,
      demand: other.covered < covered ? other.demand : demand)
  }
}

extension Shortfall {
  /// - Parameters:
  ///   - level: the median less the margin, dBm.
  ///   - levelForRatio: the level that the throughput asks for against what disturbs there, dBm.
  init(level: Float, demand: SectorDemand, levelForRatio: Float) {
    let highest = Float.maximum(Float.maximum(demand.downlinkLevel, levelForRatio), demand.uplinkLevel)
    self.init(
      covered: Double(highest - level), weak: Double(demand.weakLevel - level),
      uplink: Double(demand.uplinkLevel - level),
      demand: demand.downlinkLevel >= highest
        ? .level : demand.uplinkLevel >= highest ? .uplink : .interference)
  }
}

import RadioNetwork
import Terrain

/// Why a village has the verdict it has, by one operator's generation.
public struct VerdictReason: Hashable, Sendable {
  /// What keeps a village from being covered.
  public enum Limit: String, CaseIterable, Hashable, Sendable {
    /// The operator has no mast within the farthest distance that is looked at.
    case noOperator = "no-operator"
    /// The operator's nearest mast lacks the generation, which would cover the village from there; or no mast within
    /// the farthest distance has it.
    case noGeneration = "no-generation"
    /// Even a clear path in the main beam would be too long.
    case distance
    /// The ground between, with what the antenna loses beside its beam, takes what is missing, and the ground most of it.
    case ridge
    /// The antenna looks elsewhere: with what the ground takes it loses what is missing, and most of it.
    case antenna
    /// The phone is not heard.
    case uplink
    /// Other cells and noise leave too little throughput.
    case interference
    /// The ground that decides is not known.
    case unknownGround = "unknown-ground"
    /// The village lies outside the study.
    case outside
  }

  /// The verdict that it is the reason of.
  public let verdict: Verdict
  /// Nil where the village is covered.
  public let limit: Limit?
  /// What is missing of each grade, or what there is to spare; ∞ where there is no station to get it from.
  public let shortfall: Shortfall
  /// The path that decides; nil where no station is in reach, or the village is outside the study.
  public let path: DecisivePath?
  /// The operator's mast nearest to the centre, a place in ``Network/masts``, and how far it is, m; nil where none is
  /// within the farthest distance.
  public let nearestMast: NearMast?
  /// What would make it covered.
  public let remedy: Remedy

  /// A mast and how far away it is.
  public struct NearMast: Hashable, Sendable {
    /// A place in ``Network/masts``.
    public let mast: Int
    /// m.
    public let distance: Double
  }

  /// From the best server to where the verdict is decided.
  public struct DecisivePath: Hashable, Sendable {
    /// A place in ``Network/sectors``.
    public let sector: Int
    /// Where it leads: the cell whose level decides, or the village's centre where no signal is kept.
    public let place: MapPoint
    /// From the mast, m.
    public let distance: Double
    /// Median level along the terrain profile, dBm; nil for covered villages, whose paths are not traced.
    public let level: Double?
    /// What the ground, and the antenna's direction, take of it, dB.
    public let groundLossDB, antennaLossDB: Double?
    /// The ground that stands most in the way; nil where nothing does.
    public let ridge: Ridge?
  }

  /// The same reason for the verdict of several operators or generations together.
  public func asked(for verdict: Verdict) -> VerdictReason {
    guard verdict != self.verdict else { return self }
    return VerdictReason(
      verdict: verdict, limit: verdict == .unknown ? .unknownGround : limit, shortfall: shortfall, path: path,
      nearestMast: nearestMast, remedy: remedy)
  }

  /// Nothing is said of a village outside the study.
  static let outside = VerdictReason(
    verdict: .unknown, limit: .outside, shortfall: .unknown, path: nil, nearestMast: nil, remedy: Remedy())
}

/// The least that would make a village covered, each by itself; all nil where nothing within the limits would.
public struct Remedy: Hashable, Sendable {
  /// Whole metres by which the decisive sector's antenna would have to rise.
  public var extraHeight: Double?
  /// Decibels of radiated power that the decisive sector would need beyond what it has, in tenths.
  public var extraEIRPdB: Double?
  /// A mast on which a station of the generation would do, a place in ``Network/masts``.
  public var newStationMast: Int?

  /// None.
  public init() {}

  /// Whether there is none.
  public var isEmpty: Bool { extraHeight == nil && extraEIRPdB == nil && newStationMast == nil }
}

/// How far a site may be changed before a new one is the better answer.
public struct RemedyLimits: Hashable, Sendable {
  /// The highest antenna above the ground, m.
  public let antennaHeight: Double
  /// The most radiated power beyond a sector's own, dB.
  public let extraEIRPdB: Double

  /// - Parameters: as the properties. By default 60 m, the usual tallest self-supporting tower of a rural network, and
  ///   3 dB, twice the power. Assumptions, and the user's to set.
  public init(antennaHeight: Double = 60, extraEIRPdB: Double = 3) {
    self.antennaHeight = antennaHeight
    self.extraEIRPdB = extraEIRPdB
  }
}

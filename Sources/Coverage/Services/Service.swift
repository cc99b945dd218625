import Propagation
import RadioNetwork

/// What counts as service of a generation, as a threshold profile or a scenario sets it.
public struct Service: Hashable, Sendable {
  /// The generation judged.
  public let generation: Generation
  /// From this level on, dBm of the generation's metric at the terminal, a place is covered.
  public let coveredLevel: PowerLevel
  /// From this level on it has weak signal; below it has none.
  public let weakLevel: PowerLevel
  /// From this level on it is more than covered; nil where the rule has no such grade.
  public let veryGoodLevel: PowerLevel?
  /// The terminal, and where it is used.
  public let reception: Reception
  /// Spread of levels about their median outdoors; that of the environment is not part of it.
  public let shadowing: Shadowing
  /// The chance with which levels are to be reached at a location; 0.5 takes medians as they are.
  public let locationProbability: Double
  /// Load of cells, 0 to 1, one number for both: that of the interfering cells in the downlink, and that which makes the
  /// uplink's noise rise.
  public let load: Double
  /// One of how many cells shares a channel where the list of stations does not tell channels.
  public let reuse: Double
  /// Throughput that "covered" asks of each direction, Mbit/s; nil where the level alone decides.
  public let downlinkMbps, uplinkMbps: Double?
  /// From SINR to throughput of the downlink.
  public let mapping: ThroughputMapping
  /// Whether "covered" asks that the uplink closes, too.
  public let isUplinkJudged: Bool

  /// - Parameters: as the properties; what is left out is that of a usual terminal outdoors, judged by its
  ///   median level.
  /// - Precondition: a better grade is not easier; probability, load, reuse and rates are within their ranges.
  public init(
    generation: Generation, coveredLevel: PowerLevel, weakLevel: PowerLevel,
    veryGoodLevel: PowerLevel? = nil, reception: Reception, shadowing: Shadowing = Self.ruralShadowing,
    locationProbability: Double = 0.5, load: Double = Self.typicalLoad, reuse: Double? = nil,
    downlinkMbps: Double? = nil, uplinkMbps: Double? = nil, mapping: ThroughputMapping? = nil,
    isUplinkJudged: Bool = false
  ) {
    precondition(coveredLevel >= weakLevel, "covered must not be easier than weak")
    precondition(
      veryGoodLevel.map { $0 >= coveredLevel } ?? true, "very good must not be easier than covered")
    precondition(locationProbability > 0 && locationProbability < 1, "a probability is between 0 and 1")
    precondition((0...1).contains(load), "a load is 0 to 1")
    precondition(reuse.map { $0 >= 1 } ?? true, "no more than all cells share a channel")
    precondition((downlinkMbps ?? 1) > 0 && (uplinkMbps ?? 1) > 0, "a throughput is positive")
    let mapping = mapping ?? ThroughputMapping.typical(generation)
    self.generation = generation
    self.coveredLevel = coveredLevel
    self.weakLevel = weakLevel
    self.veryGoodLevel = veryGoodLevel
    self.reception = reception
    self.shadowing = shadowing
    self.locationProbability = locationProbability
    self.load = load
    self.reuse = reuse ?? Self.typicalReuse(generation)
    self.downlinkMbps = downlinkMbps
    self.uplinkMbps = uplinkMbps
    self.mapping = mapping
    self.isUplinkJudged = isUplinkJudged
  }

  /// A service judged by the median level of a usual terminal outdoors.
  ///
  /// - Parameter receiverHeight: the phone above the ground, m.
  public init(
    generation: Generation, coveredLevel: PowerLevel, weakLevel: PowerLevel, receiverHeight: Double
  ) {
    self.init(
      generation: generation, coveredLevel: coveredLevel, weakLevel: weakLevel,
      reception: .outdoor(generation, antennaHeight: receiverHeight))
  }

  /// The phone above the ground, m.
  public var receiverHeight: Double { reception.terminal.antennaHeight }

  /// How far a median must lie above a level that is to be reached with ``locationProbability``: shadowing
  /// and the spread of the environment together.
  public func margin(frequencyMHz: Double) -> Decibels {
    terminalEnd.margin(frequencyMHz: frequencyMHz)
  }

  /// σ of rural cells out of sight, 8 dB: 3GPP TR 38.901, Table 7.4.1-1, RMa NLOS.
  public static let ruralShadowing = Shadowing(sigma: Decibels(8))

  /// Half of what a cell can carry, the load of the FCC's rule: 47 CFR 1.7004(c)(3).
  public static let typicalLoad = 0.5

  /// 2G: one cell of twelve, four sites of three sectors, the usual plan of GSM carriers. Else all.
  public static func typicalReuse(_ generation: Generation) -> Double { generation == .g2 ? 12 : 1 }
}

import Propagation
import RadioNetwork
import Terrain

/// What a threshold profile says of cells: the one place where levels, interference and both link directions become
/// white, weak and covered.
///
/// A cell is *covered* where the strongest signal of a layer, less the margin for the location probability, has the
/// covered level; where the profile asks for throughput, its SINR, less the same margin, gives the downlink's; and
/// where it asks for the uplink, the terminal is heard. It is *weak* where the signal less the margin has the weak
/// level. The strongest channel of a layer decides: it is where a phone camps.
public struct CellJudge: Sendable {
  /// What is said of one cell by one layer.
  public struct Outcome: Hashable, Sendable {
    /// The strongest known signal.
    public let signal: Signal
    /// If all unknown ground turns out ill, and if it turns out well; covered, weak or white.
    public let atWorst, atBest: Verdict
    /// Whether it has the very good level as well, where the profile has one.
    public let isVeryGood: Bool
    /// Whether only the uplink keeps the cell from being covered: the downlink would do.
    public let isUplinkLimited: Bool

    /// Nothing is known: the cell lies outside the study.
    public static let unknown = Outcome(
      signal: .none, atWorst: .white, atBest: .covered, isVeryGood: false, isUplinkLimited: false)

    /// The verdict where both ends agree; else unknown.
    public var verdict: Verdict { atWorst == atBest ? atWorst : .unknown }
  }

  let field: SignalField
  /// By layer.
  let services: [Service]
  /// By sector.
  let demands: [SectorDemand]
  /// By layer: the least medians that any sector could do with, dBm.
  private let leastCovered, leastWeak: [Float]

  /// - Parameters:
  ///   - network: whose sectors the field's servers are.
  ///   - services: a service for every generation of the field.
  public init(field: SignalField, network: Network, services: [Service]) {
    self.field = field
    let byGeneration = Dictionary(uniqueKeysWithValues: services.map { ($0.generation, $0) })
    self.services = field.layers.map { byGeneration[$0.generation]! }
    let demands = network.sectors.map { sector in
      byGeneration[network.stations[sector.station].generation].map {
        SectorDemand(of: sector, service: $0)
      } ?? .unjudged
    }
    self.demands = demands
    var leastCovered = [Float](repeating: .infinity, count: field.layers.count)
    var leastWeak = leastCovered
    let places = Dictionary(uniqueKeysWithValues: field.layers.enumerated().map { ($1, $0) })
    for (index, sector) in network.sectors.enumerated() {
      let station = network.stations[sector.station]
      guard
        let layer = places[Layer(generation: station.generation, operatorName: station.operatorName)]
      else { continue }
      leastCovered[layer] = Float.minimum(leastCovered[layer], demands[index].leastMedian)
      leastWeak[layer] = Float.minimum(leastWeak[layer], demands[index].weakLevel + demands[index].margin)
    }
    self.leastCovered = leastCovered
    self.leastWeak = leastWeak
  }

  /// What a layer gives a cell.
  public func outcome(at cell: MetricGrid.Cell, layer: Int) -> Outcome {
    let (signal, place) = strongest(at: cell, layer: layer)
    let possible = field.possibleLevel(at: cell, layer: layer)
    var known = Verdict.white
    var couldBeCovered = possible >= leastCovered[layer]
    var couldBeWeak = possible >= leastWeak[layer]
    var isUplinkLimited = false
    var isVeryGood = false
    if signal.server >= 0 {
      let demand = demands[Int(signal.server)]
      let level = signal.level - demand.margin
      let unknownPower = field.possible.isEmpty ? 0 : field.possible[place].power
      func hasDownlink(besides unknown: Float) -> Bool {
        level >= demand.downlinkLevel
          && (demand.ratio == 0
            || ratio(of: level, demand: demand, at: place, layer: layer, besides: unknown)
              >= demand.ratio)
      }
      let hasUplink = level >= demand.uplinkLevel
      let isServed = hasDownlink(besides: unknownPower)
      known = isServed && hasUplink ? .covered : level >= demand.weakLevel ? .weak : .white
      isUplinkLimited = isServed && !hasUplink
      isVeryGood =
        known == .covered && services[layer].veryGoodLevel.map { level >= Float($0.dBm) } ?? false
      couldBeCovered = couldBeCovered || (hasUplink && hasDownlink(besides: 0))
      couldBeWeak = couldBeWeak || level >= demand.weakLevel
    }
    return Outcome(
      signal: signal, atWorst: known, atBest: couldBeCovered ? .covered : couldBeWeak ? .weak : .white,
      isVeryGood: isVeryGood, isUplinkLimited: isUplinkLimited)
  }

  /// The chance that the covered level is exceeded where the median is received, 0 to 1.
  public func locationProbability(of outcome: Outcome) -> Double {
    guard outcome.signal.server >= 0 else { return 0 }
    let demand = demands[Int(outcome.signal.server)]
    return demand.shadowing.probability(
      median: PowerLevel(dBm: Double(outcome.signal.level)),
      threshold: PowerLevel(dBm: Double(Float.maximum(demand.downlinkLevel, demand.uplinkLevel))))
  }

  func strongest(at cell: MetricGrid.Cell, layer: Int) -> (signal: Signal, place: Int) {
    let channels = field.channelsOfLayers[layer]
    var best = (signal: Signal.none, place: field.index(of: cell, channel: channels.lowerBound))
    for channel in channels {
      let place = field.index(of: cell, channel: channel)
      var signal = best.signal
      signal.take(field.signals[place])
      if signal != best.signal { best = (signal, place) }
    }
    return best
  }

  /// Signal over interference and noise; where the field holds no interference over noise alone.
  ///
  /// - Parameter unknown: power of sectors behind unknown ground, mW.
  func ratio(
    of level: Float, demand: SectorDemand, at place: Int, layer: Int, besides unknown: Float
  ) -> Float {
    let others = field.interference.isEmpty ? 0 : field.interference[place].others
    let disturbance = (others + unknown) * services[layer].disturbingShare
    return Lanes.milliwatts(Lanes(repeating: level))[0] / (disturbance + demand.noisePower)
  }
}

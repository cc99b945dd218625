import Propagation
import RadioNetwork
import Terrain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    /// The chance that a place in the cell is covered by the known signal, 0 to 1; nil where unknown ground hides
    /// what there is.
    public let probability: Double?
    /// What the known signal lacks of each grade.
    public let shortfall: Shortfall

    /// Nothing arrives for certain.
    public static let white = Outcome(
      signal: .none, atWorst: .white, atBest: .white, isVeryGood: false, isUplinkLimited: false,
      probability: 0, shortfall: .unknown)

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
    let couldBeCovered = possible >= leastCovered[layer]
    let couldBeWeak = possible >= leastWeak[layer]
    guard signal.server >= 0 else {
      return Outcome(
        signal: signal, atWorst: .white, atBest: couldBeCovered ? .covered : couldBeWeak ? .weak : .white,
        isVeryGood: false, isUplinkLimited: false, probability: couldBeWeak ? nil : 0, shortfall: .unknown)
    }
    let demand = demands[Int(signal.server)]
    let level = signal.level - demand.margin
    let hidden = field.possible.isEmpty ? 0 : field.possible[place].power
    let ratioLevel = levelForRatio(demand, at: place, layer: layer, besides: 0)
    let needed = Float.maximum(demand.downlinkLevel, ratioLevel)
    let isWeak = level >= demand.weakLevel
    let isServed =
      level >= demand.downlinkLevel
      && level >= levelForRatio(demand, at: place, layer: layer, besides: hidden)
    let isHeard = level >= demand.uplinkLevel
    // A hidden sector that is stronger becomes the server, with an uplink and disturbers of its own.
    let isCertain = possible <= signal.level || (demand.ratio == 0 && demand.uplinkLevel == -.infinity)
    let isCovered = isServed && isHeard && isCertain
    let atBest: Verdict =
      couldBeCovered || (isHeard && level >= needed) ? .covered : couldBeWeak || isWeak ? .weak : .white
    return Outcome(
      signal: signal, atWorst: isCovered ? .covered : isWeak ? .weak : .white, atBest: atBest,
      isVeryGood: isCovered && services[layer].veryGoodLevel.map { level >= Float($0.dBm) } ?? false,
      isUplinkLimited: isServed && !isHeard,
      probability: probability(
        of: signal.level, over: Float.maximum(needed, demand.uplinkLevel), demand: demand),
      shortfall: Shortfall(level: level, demand: demand, levelForRatio: ratioLevel))
  }

  private func probability(of median: Float, over threshold: Float, demand: SectorDemand) -> Double {
    guard threshold.isFinite else { return 0 }
    return demand.shadowing.probability(
      median: PowerLevel(dBm: Double(median)), threshold: PowerLevel(dBm: Double(threshold)))
  }

  /// The level whose ratio to interference and noise carries the throughput that is asked for, dBm; −∞ where none is.
  ///
  /// - Parameter hidden: power of sectors behind unknown ground that disturb, mW.
  private func levelForRatio(
    _ demand: SectorDemand, at place: Int, layer: Int, besides hidden: Float
  ) -> Float {
    guard demand.ratio > 0 else { return -.infinity }
    return 10 * log10(demand.ratio * disturbance(demand, at: place, layer: layer, besides: hidden))
  }

  /// Interference at the service's load, and noise, mW; where the field holds no interference, noise alone.
  func disturbance(_ demand: SectorDemand, at place: Int, layer: Int, besides hidden: Float) -> Float {
    let others = field.interference.isEmpty ? 0 : field.interference[place].others
    return (others + hidden) * services[layer].disturbingShare + demand.noisePower
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
}

extension CellJudge {
  /// What a path's level lacks, where nothing disturbs.
  func shortfall(of path: SectorPath) -> Shortfall {
    let demand = demands[path.sector]
    return Shortfall(
      level: Float(path.level.dBm) - demand.margin, demand: demand,
      levelForRatio: demand.ratio > 0 ? 10 * log10(demand.ratio * demand.noisePower) : -.infinity)
  }
}

import Parallelism
import RadioNetwork
import Terrain

/// From the signal field to the verdicts of villages.
public struct VillageAssessor: Sendable {
  private let field: SignalField
  private let services: [Service]
  private let rule: VerdictRule

  /// - Parameters: the signals, the levels that count, and how levels make a verdict.
  public init(field: SignalField, services: [Service], rule: VerdictRule) {
    self.field = field
    self.services = services
    self.rule = rule
  }

  /// The verdicts of villages, in their order.
  public func assess(_ footprints: [Footprint], workers: Workers) -> [VillageVerdict] {
    workers.map(footprints.count) { index in
      verdict(of: footprints[index], village: index)
    }.compactMap { $0 }
  }

  private func verdict(of footprint: Footprint, village: Int) -> VillageVerdict {
    let byGeneration = services.map { service in
      verdict(
        of: footprint, service: service, operatorName: nil,
        layers: field.layers.indices.filter { field.layers[$0].generation == service.generation })
    }
    let byLayer = field.layers.indices.map { layer in
      let service = services.first { $0.generation == field.layers[layer].generation }!
      return verdict(
        of: footprint, service: service, operatorName: field.layers[layer].operatorName, layers: [layer])
    }
    return VillageVerdict(village: village, byLayer: byLayer, byGeneration: byGeneration)
  }

  private func verdict(
    of footprint: Footprint, service: Service, operatorName: String?, layers: [Int]
  ) -> ServiceVerdict {
    var tally = ShareTally()
    for part in footprint.parts {
      guard let cell = part.cell else {
        tally.addUnknown(share: part.share)
        continue
      }
      let (signal, possible) = field.strongest(at: cell, layers: layers)
      tally.add(
        signal, possible: possible, share: part.share, covered: Float(service.coveredLevel.dBm),
        weak: Float(service.weakLevel.dBm))
    }
    return ServiceVerdict(
      generation: service.generation, operatorName: operatorName, verdict: tally.verdict(by: rule),
      coveredShare: tally.covered, servedShare: tally.served, unknownShare: tally.unknown,
      medianLevel: tally.medianLevel, bestServer: tally.bestServer)
  }
}

/// Shares of one village counted up, with what unknown ground leaves open.
struct ShareTally {
  private(set) var covered = 0.0
  private(set) var served = 0.0
  /// Where the known signal falls short of a level that an unknown path might reach.
  private(set) var unknown = 0.0
  private var perhapsCovered = 0.0
  private var perhapsServed = 0.0
  private var levels: [(level: Float, share: Double)] = []
  private var servers: [Int32: Double] = [:]

  /// Part of the village about which nothing is known.
  mutating func addUnknown(share: Double) {
    unknown += share
    perhapsCovered += share
    perhapsServed += share
  }

  mutating func add(
    _ signal: Signal, possible: Float, share: Double, covered coveredLevel: Float, weak weakLevel: Float
  ) {
    let best = Float.maximum(signal.level, possible)
    if signal.level >= coveredLevel { covered += share }
    if signal.level >= weakLevel { served += share }
    if best >= coveredLevel { perhapsCovered += share }
    if best >= weakLevel { perhapsServed += share }
    let isOpen =
      (best >= coveredLevel && signal.level < coveredLevel) || (best >= weakLevel && signal.level < weakLevel)
    if isOpen { unknown += share }
    if signal.server >= 0 {
      levels.append((signal.level, share))
      servers[signal.server, default: 0] += share
    }
  }

  /// The verdict if it is the same whether what is unknown turns out well or ill; else unknown.
  func verdict(by rule: VerdictRule) -> Verdict {
    let atWorst = Self.verdict(covered: covered, served: served, by: rule)
    let atBest = Self.verdict(covered: perhapsCovered, served: perhapsServed, by: rule)
    return atWorst == atBest ? atWorst : .unknown
  }

  private static func verdict(covered: Double, served: Double, by rule: VerdictRule) -> Verdict {
    // Shares are sums of many parts: a billionth is rounding, not a share.
    let tolerance = 1e-9
    if covered > 0, covered >= rule.coveredShare - tolerance { return .covered }
    if served > 0, served >= rule.weakShare - tolerance { return .weak }
    return .white
  }

  var medianLevel: Double? {
    var sum = 0.0
    for entry in levels.sorted(by: { $0.level > $1.level }) {
      sum += entry.share
      if sum >= 0.5 { return Double(entry.level) }
    }
    return nil
  }

  var bestServer: Int? {
    servers.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Int($0.key) }
  }
}

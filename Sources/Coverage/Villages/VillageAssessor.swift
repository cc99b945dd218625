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
    let byLayer = field.layers.indices.map { verdict(of: footprint, layer: $0) }
    let byGeneration = services.map { service in
      best(of: byLayer.filter { $0.generation == service.generation }, generation: service.generation)
    }
    return VillageVerdict(village: village, byLayer: byLayer, byGeneration: byGeneration)
  }

  /// The verdict by all operators, with the shares of the one that serves the village best.
  private func best(of verdicts: [ServiceVerdict], generation: Generation) -> ServiceVerdict {
    func merit(_ verdict: ServiceVerdict) -> (Double, Double, Double) {
      (verdict.coveredShare, verdict.servedShare, verdict.medianLevel ?? -.infinity)
    }
    // Of equals the first operator by name: `max` would take the last.
    let best = verdicts.reduce(nil as ServiceVerdict?) { best, next in
      best.map { merit(next) > merit($0) ? next : $0 } ?? next
    }
    return ServiceVerdict(
      generation: generation, operatorName: nil,
      range: verdicts.map(\.range).reduce(VerdictRange.white) { $0.better($1) },
      coveredShare: best?.coveredShare ?? 0, servedShare: best?.servedShare ?? 0,
      unknownShare: best?.unknownShare ?? 0, medianLevel: best?.medianLevel, bestServer: best?.bestServer)
  }

  private func verdict(of footprint: Footprint, layer: Int) -> ServiceVerdict {
    let name = field.layers[layer]
    let service = services.first { $0.generation == name.generation }!
    var tally = ShareTally()
    for part in footprint.parts {
      guard let cell = part.cell else {
        tally.addUnknown(share: part.share)
        continue
      }
      tally.add(
        field.signal(at: cell, layer: layer), possible: field.possibleLevel(at: cell, layer: layer),
        share: part.share, covered: Float(service.coveredLevel.dBm), weak: Float(service.weakLevel.dBm))
    }
    return ServiceVerdict(
      generation: name.generation, operatorName: name.operatorName, range: tally.range(by: rule),
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

  /// The verdict if what is unknown turns out ill, and if it turns out well.
  func range(by rule: VerdictRule) -> VerdictRange {
    VerdictRange(
      atWorst: Self.verdict(covered: covered, served: served, by: rule),
      atBest: Self.verdict(covered: perhapsCovered, served: perhapsServed, by: rule))
  }

  /// Shares are sums of many parts: a billionth is rounding, not a share.
  private static let tolerance = 1e-9

  private static func verdict(covered: Double, served: Double, by rule: VerdictRule) -> Verdict {
    if covered > 0, covered >= rule.coveredShare - tolerance { return .covered }
    if served > 0, served >= rule.weakShare - tolerance { return .weak }
    return .white
  }

  var medianLevel: Double? {
    var sum = 0.0
    for entry in levels.sorted(by: { $0.level > $1.level }) {
      sum += entry.share
      if sum >= 0.5 - Self.tolerance { return Double(entry.level) }
    }
    return nil
  }

  var bestServer: Int? {
    servers.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Int($0.key) }
  }
}

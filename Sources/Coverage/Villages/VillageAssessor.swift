import Parallelism
import RadioNetwork
import Terrain

/// From the signal field to the verdicts of villages.
public struct VillageAssessor: Sendable {
  private let layers: [Layer]
  private let judge: CellJudge
  private let services: [Service]
  private let rule: VerdictRule

  /// - Parameters:
  ///   - layers: of the field that is judged.
  ///   - judge: what it says of a cell.
  ///   - services: what counts, oldest generation first.
  ///   - rule: how cells make a verdict.
  public init(layers: [Layer], judge: CellJudge, services: [Service], rule: VerdictRule) {
    self.layers = layers
    self.judge = judge
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
    let byLayer = layers.indices.map { verdict(of: footprint, layer: $0) }
    let byGeneration = services.map { service in
      let verdicts = byLayer.filter { $0.generation == service.generation }
      return verdicts.isEmpty
        ? withoutStation(footprint, generation: service.generation)
        : best(of: verdicts, generation: service.generation)
    }
    return VillageVerdict(
      village: village, byLayer: byLayer, byGeneration: byGeneration,
      withoutStation: withoutStation(footprint, generation: services[0].generation).range)
  }

  /// The verdict by all operators, with the shares of the one that serves the village best.
  private func best(of verdicts: [ServiceVerdict], generation: Generation) -> ServiceVerdict {
    func merit(_ verdict: ServiceVerdict) -> (Double, Double, Double) {
      (verdict.shares.covered, verdict.shares.served, verdict.quality.medianLevel ?? -.infinity)
    }
    // Of equals the first operator by name: `max` would take the last.
    let best = verdicts.reduce(nil as ServiceVerdict?) { best, next in
      best.map { merit(next) > merit($0) ? next : $0 } ?? next
    }
    return ServiceVerdict(
      generation: generation, operatorName: nil,
      range: verdicts.map(\.range).reduce(VerdictRange.white) { $0.better($1) },
      shares: best?.shares ?? ServiceVerdict.Shares(), quality: best?.quality ?? ServiceVerdict.Quality(),
      bestServer: best?.bestServer)
  }

  /// A generation that no station speaks: nothing arrives, but what lies outside the study stays unknown.
  private func withoutStation(_ footprint: Footprint, generation: Generation) -> ServiceVerdict {
    var tally = ShareTally()
    for part in footprint.parts {
      if part.cell == nil {
        tally.addUnknown(share: part.share)
      } else {
        tally.add(.white, share: part.share, sinrDB: nil)
      }
    }
    return ServiceVerdict(
      generation: generation, operatorName: nil, range: tally.range(by: rule), shares: tally.shares,
      quality: tally.quality, bestServer: nil)
  }

  private func verdict(of footprint: Footprint, layer: Int) -> ServiceVerdict {
    var tally = ShareTally()
    for part in footprint.parts {
      guard let cell = part.cell else {
        tally.addUnknown(share: part.share)
        continue
      }
      tally.add(
        judge.outcome(at: cell, layer: layer), share: part.share,
        sinrDB: judge.sinrDB(at: cell, layer: layer))
    }
    return ServiceVerdict(
      generation: layers[layer].generation, operatorName: layers[layer].operatorName,
      range: tally.range(by: rule), shares: tally.shares, quality: tally.quality,
      bestServer: tally.bestServer)
  }
}

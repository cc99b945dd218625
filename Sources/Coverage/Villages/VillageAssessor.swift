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
    let nothing = tallyWithoutStation(footprint)
    let byGeneration = services.map { service in
      let verdicts = byLayer.filter { $0.generation == service.generation }
      return verdicts.isEmpty
        ? verdict(nothing, generation: service.generation)
        : best(of: verdicts, generation: service.generation)
    }
    return VillageVerdict(
      village: village, byLayer: byLayer, byGeneration: byGeneration,
      withoutStation: nothing.range(by: rule))
  }

  /// The verdict by all operators, with the shares of the one that serves the village best: of those that cover it the
  /// one that covers most; where none does, the one that lacks least.
  private func best(of verdicts: [ServiceVerdict], generation: Generation) -> ServiceVerdict {
    let isCovered = verdicts.contains { $0.range.atWorst == .covered }
    func merit(_ verdict: ServiceVerdict) -> (Double, Double, Double, Double) {
      let reserve = -verdict.standing.shortfall.covered
      let (covered, served) = (verdict.shares.covered, verdict.shares.served)
      let level = verdict.quality.medianLevel ?? -.infinity
      return isCovered ? (covered, served, reserve, level) : (reserve, covered, served, level)
    }
    // Of equals the first operator by name: `max` would take the last.
    let best = verdicts.dropFirst().reduce(verdicts[0]) { merit($1) > merit($0) ? $1 : $0 }
    return ServiceVerdict(
      generation: generation, operatorName: nil,
      range: verdicts.map(\.range).reduce(VerdictRange.white) { $0.better($1) }, shares: best.shares,
      quality: best.quality, bestServer: best.bestServer, layer: best.layer, standing: best.standing)
  }

  /// No station speaks: nothing arrives, but what lies outside the study stays unknown.
  private func tallyWithoutStation(_ footprint: Footprint) -> ShareTally {
    var tally = ShareTally()
    for part in footprint.parts {
      if part.cell == nil {
        tally.addUnknown(share: part.share)
      } else {
        tally.add(.white, share: part.share, sinrDB: nil)
      }
    }
    return tally
  }

  private func verdict(_ tally: ShareTally, generation: Generation) -> ServiceVerdict {
    ServiceVerdict(
      generation: generation, operatorName: nil, range: tally.range(by: rule), shares: tally.shares,
      quality: tally.quality, bestServer: nil, layer: nil, standing: ServiceVerdict.Standing())
  }

  private func verdict(of footprint: Footprint, layer: Int) -> ServiceVerdict {
    var tally = ShareTally()
    for part in footprint.parts {
      guard let cell = part.cell else {
        tally.addUnknown(share: part.share)
        continue
      }
      tally.add(
        judge.outcome(at: cell, layer: layer), share: part.share, at: cell,
        sinrDB: judge.sinrDB(at: cell, layer: layer))
    }
    var quality = tally.quality
    quality.centerLevel = footprint.center.flatMap { cell in
      let signal = judge.strongest(at: cell, layer: layer).signal
      return signal.server < 0 ? nil : Double(signal.level)
    }
    return ServiceVerdict(
      generation: layers[layer].generation, operatorName: layers[layer].operatorName,
      range: tally.range(by: rule), shares: tally.shares, quality: quality, bestServer: tally.bestServer,
      layer: layer, standing: tally.standing(by: rule))
  }
}

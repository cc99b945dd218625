import RadioNetwork

/// The reasons of all verdicts of one village.
public struct VillageReasons: Hashable, Sendable {
  /// In the order of the field's layers.
  public let byLayer: [VerdictReason]
  /// In the order of the services: of the operator that serves the village best.
  public let byGeneration: [VerdictReason]
  /// In the order of the services: whose reason stands for the generation, a place in the field's layers; nil where no
  /// station speaks it.
  public let layerOfGenerations: [Int?]

  /// The place in ``byGeneration`` of the reason that stands for several generations: of those with the group's verdict
  /// the one that lacks least of the covered grade, of equals the newest; nil where none has that verdict.
  public func deciding(_ verdict: Verdict, among generations: [Int]) -> Int? {
    let found = generations.filter { byGeneration[$0].verdict == verdict }
    return (found.isEmpty ? generations : found).reversed().min {
      byGeneration[$0].shortfall.covered < byGeneration[$1].shortfall.covered
    }
  }

  /// What the best of several layers lacks.
  public func shortfall(ofLayers layers: [Int]) -> Shortfall {
    layers.map { byLayer[$0].shortfall }.reduce(.unknown) { $0.lesser($1) }
  }
}

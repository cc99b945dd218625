import Geography
import Parallelism
import Terrain

extension SyntheticProvince {
  /// Makes a province: about ten seconds for Hà Giang on two cores.
  ///
  /// - Parameters:
  ///   - seed: the preset's own where it is nil. Each seed makes another province with the same counts.
  ///   - monitor: counts the work; when it is cancelled, `CancellationError` is thrown.
  /// - Throws: ``SynthesisError`` when the land of this seed has no room for the preset's counts.
  public static func generate(
    _ preset: ProvincePreset, seed: UInt64? = nil, workers: Workers = Workers(),
    monitor: WorkMonitor? = nil
  ) throws -> SyntheticProvince {
    let seed = seed ?? preset.seed
    let outline = ProvinceOutline(preset, seed: seed)
    let grid = MetricGrid(
      covering: outline.bounds.expanded(by: preset.marginKm * 1_000), cellSize: preset.cellSize)
    let heights = try FineGround.heights(
      preset, seed: seed, outline: outline, over: grid, workers: workers, monitor: monitor)

    monitor?.begin("settlements", total: 4, unit: "steps")
    let ground = SettlementGround(heights, outline: outline, workers: workers)
    monitor?.advance()
    let layout = CommuneLayout(preset, seed: seed, ground: ground, outline: outline, workers: workers)
    monitor?.advance()
    let sites = VillageLayout(
      preset, seed: seed, ground: ground, communes: layout, outline: outline
    ).sites
    monitor?.advance()
    let roads = RoadTree(ground, centers: layout.centers)
    monitor?.advance()
    try monitor?.checkCancellation()

    let network = try SyntheticNetwork(
      preset, seed: seed, heights: heights, ground: ground, communes: layout, villages: sites,
      roads: roads, workers: workers, monitor: monitor)
    let register = PlaceRegister(
      preset, seed: seed, outline: outline, ground: ground, communes: layout, villages: sites,
      roads: roads, whiteSpots: network.whiteSpots)
    return SyntheticProvince(
      preset: preset, seed: seed, heights: heights, outline: outline.area,
      districts: register.districts, communes: register.communes, villages: register.villages,
      mergers: register.mergers,
      sectors: network.sectors)
  }
}

/// What can go wrong when a province is made.
public enum SynthesisError: Error, Hashable, Sendable {
  /// The land has fewer places for masts than the preset wants.
  case tooFewMastSites(found: Int, wanted: Int)
  /// The land has fewer secluded villages than the preset wants white spots.
  case tooFewWhiteSpots(found: Int, wanted: Int)
}

extension SynthesisError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewMastSites(let found, let wanted):
      "This land has room for \(found) masts of the \(wanted) wanted. Another seed will do."
    case .tooFewWhiteSpots(let found, let wanted):
      "This land has \(found) villages secluded enough for the \(wanted) white spots wanted. "
        + "Another seed will do."
    }
  }
}

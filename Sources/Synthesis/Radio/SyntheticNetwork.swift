import Parallelism
import Terrain

/// The network of a synthetic province and the white spots it leaves.
struct SyntheticNetwork {
  let sectors: [SyntheticSector]
  let whiteSpots: WhiteSpots

  init(
    _ preset: ProvincePreset, seed: UInt64, heights: Raster<Int16>, ground: SettlementGround,
    communes: CommuneLayout, villages: [VillageLayout.Site], roads: RoadTree, workers: Workers,
    monitor: WorkMonitor?
  ) throws {
    let sites = MastSites(
      preset, seed: seed, ground: ground, communes: communes, villages: villages, roads: roads
    ).sites
    let reach = try SiteReach(
      preset, sites: sites, villages: villages, estimate: LinkEstimate(heights: heights), workers: workers,
      monitor: monitor)
    let remoteness = villages.map { village in
      ground.index(at: village.center).map { Double(roads.distances[$0]) } ?? 0
    }
    let whiteSpots = WhiteSpots(
      preset, reach: reach, villages: villages, remoteness: remoteness, towns: Set(communes.towns))
    let found = whiteSpots.remaining.count + whiteSpots.covered.count
    let wanted = preset.whiteSpotCount
    guard found == wanted else {
      throw SynthesisError.tooFewWhiteSpots(found: found, wanted: wanted)
    }
    let base = BaseNetwork(
      preset.masts - preset.coveredWhiteSpots, preset, sites: sites, reach: reach, whiteSpots: whiteSpots)
    let masts = MastPlan(sites: sites, base: base, whiteSpots: whiteSpots).masts
    guard masts.count == preset.masts else {
      throw SynthesisError.tooFewMastSites(found: masts.count, wanted: preset.masts)
    }
    let stations = StationPlan(preset, seed: seed, masts: masts, communes: communes)
    sectors = SectorPlan.sectors(
      preset, seed: seed, masts: masts, stations: stations, villages: villages)
    self.whiteSpots = whiteSpots
  }
}

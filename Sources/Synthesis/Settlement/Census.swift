import Terrain

/// How many people and households live in each village, and which have the grid's electricity.
enum Census {
  /// People in each village, summing exactly to the preset's: few large places, many small.
  static func populations(
    _ preset: ProvincePreset, seed: UInt64, sites: [VillageLayout.Site], towns: Set<Int>, isWhite: [Bool]
  ) -> [Int] {
    var random = RandomSource(seed: seed, stream: .census)
    let weights = sites.indices.map { village in
      let site = sites[village]
      // Between a half and three and a half, most near the lower end.
      var weight = 1 / (0.28 + random.unit()) * random.within(0.7...1.3)
      if site.isCommuneCenter { weight *= 1.8 }
      if towns.contains(site.commune) { weight *= site.commune == 0 ? 3.2 : 2 }
      // The most remote villages are small.
      return isWhite[village] ? weight / 2 : weight
    }
    let least = min(60, preset.population / max(1, preset.villages) / 2)
    return Apportionment.shares(of: preset.population, weights: weights, minimum: least)
  }

  /// Households of each village, about the preset's size each.
  static func households(_ populations: [Int], preset: ProvincePreset, seed: UInt64) -> [Int] {
    var random = RandomSource(seed: seed, stream: .households)
    return populations.map { people in
      let size = preset.householdSize * random.within(0.88...1.12)
      return max(1, Int((Double(people) / size).rounded()))
    }
  }

  /// No grid for the preset's share of the villages: the farther from roads and the more secluded,
  /// the likelier.
  static func electricity(
    _ preset: ProvincePreset, seed: UInt64, sites: [VillageLayout.Site], ground: SettlementGround,
    roads: RoadTree, isWhite: [Bool]
  ) -> [SyntheticVillage.Electricity] {
    var random = RandomSource(seed: seed, stream: .electricity)
    let ranks = sites.indices.map { village in
      let distance = ground.index(at: sites[village].center).map { Double(roads.distances[$0]) } ?? 0
      return distance / 3_000 + (isWhite[village] ? 0.6 : 0) + 0.8 * random.unit()
    }
    let without = Int((preset.unelectrifiedShare * Double(sites.count)).rounded())
    let order = sites.indices.sorted { ranks[$0] != ranks[$1] ? ranks[$0] > ranks[$1] : $0 < $1 }
    var result = [SyntheticVillage.Electricity](repeating: .grid, count: sites.count)
    for village in order.prefix(without) { result[village] = .none }
    return result
  }
}

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

  /// What each cluster of a village has of the village's people or households: by its ground.
  static func shares(of total: Int, among hamlets: [HamletCircle]) -> [Int] {
    Apportionment.shares(
      of: total, weights: hamlets.map { $0.radius * $0.radius }, minimum: min(1, total / hamlets.count))
  }

  /// Specially difficult is the preset's share of the villages: those far from roads, without the grid's
  /// electricity or without a signal rather than others. Poverty, which the rule of 2020 begins with,
  /// is not in a map; chance stands for it.
  static func specialDifficulty(
    _ preset: ProvincePreset, seed: UInt64, sites: [VillageLayout.Site], ground: SettlementGround,
    roads: RoadTree, electricity: [SyntheticVillage.Electricity], isWhite: [Bool]
  ) -> [Bool] {
    var random = RandomSource(seed: seed, stream: .difficulty)
    let ranks = sites.indices.map { village in
      let distance = ground.index(at: sites[village].center).map { Double(roads.distances[$0]) } ?? 0
      return min(distance, 6_000) / 3_000 + (electricity[village] == .none ? 0.8 : 0)
        + (isWhite[village] ? 0.4 : 0) + 0.9 * random.unit()
    }
    let count = Int((preset.settlement.speciallyDifficultShare * Double(sites.count)).rounded())
    let order = sites.indices.sorted { ranks[$0] != ranks[$1] ? ranks[$0] > ranks[$1] : $0 < $1 }
    var result = [Bool](repeating: false, count: sites.count)
    for village in order.prefix(count) { result[village] = true }
    return result
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
    let without = Int((preset.settlement.unelectrifiedShare * Double(sites.count)).rounded())
    let order = sites.indices.sorted { ranks[$0] != ranks[$1] ? ranks[$0] > ranks[$1] : $0 < $1 }
    var result = [SyntheticVillage.Electricity](repeating: .grid, count: sites.count)
    for village in order.prefix(without) { result[village] = .none }
    return result
  }
}

import RadioNetwork
import Terrain

/// Who stands on which mast with which generations: exactly the preset's counts.
struct StationPlan {
  /// One operator on one mast.
  struct Tenancy: Sendable {
    let mast: Int
    let operatorIndex: Int
    /// Oldest first, at least one.
    fileprivate(set) var generations: [Generation] = []
  }

  /// In the order of the masts, and on each in the order of the operators.
  private(set) var tenancies: [Tenancy]

  private let masts: [MastPlan.Mast]
  private let communes: CommuneLayout
  private let network: NetworkCharacter

  init(_ preset: ProvincePreset, seed: UInt64, masts: [MastPlan.Mast], communes: CommuneLayout) {
    self.masts = masts
    self.communes = communes
    network = preset.network
    var random = RandomSource(seed: seed, stream: .operators)
    tenancies = Self.tenancies(preset, masts, &random)
    // A whim decides between equals; it is drawn once, so that all generations see the same.
    let whims = tenancies.map { _ in random.unit() }
    // 4G first: it is what the programme builds. Then 2G, on which the far villages depend.
    for generation in [Generation.g4, .g2, .g3, .g5] {
      let count = preset.stations.first { $0.generation == generation }?.count ?? 0
      let ranks = tenancies.indices.map { rank(of: tenancies[$0], for: generation) + whims[$0] }
      // Those without any station come first: nobody rents a mast for nothing.
      let order = tenancies.indices.sorted {
        let left = tenancies[$0].generations.isEmpty && generation != .g5
        let right = tenancies[$1].generations.isEmpty && generation != .g5
        if left != right { return left }
        return ranks[$0] != ranks[$1] ? ranks[$0] > ranks[$1] : $0 < $1
      }
      let promised = promised(generation, order, operators: preset.operators)
      let others = order.filter { !promised.contains($0) }
      for index in promised + others.prefix(count - promised.count) {
        tenancies[index].generations.append(generation)
      }
    }
    for index in tenancies.indices { tenancies[index].generations.sort() }
  }

  /// The tenancies that have a generation whatever its rank: published lots, and one in every commune.
  private func promised(
    _ generation: Generation, _ order: [Int], operators: [ProvincePreset.OperatorShare]
  ) -> [Int] {
    var promised: [Int] = []
    for lot in network.lots where lot.generation == generation {
      let owner = lot.operatorCode.map { code in operators.firstIndex { $0.code == code } }
      for number in 0..<lot.count {
        let town = town(number, of: lot.siting)
        let free = order.filter {
          !promised.contains($0) && (owner == nil || tenancies[$0].operatorIndex == owner!)
        }
        // The nearest to the town's middle; equals in their order.
        if let best = free.min(by: {
          let left = masts[tenancies[$0].mast].position.distance(to: town)
          let right = masts[tenancies[$1].mast].position.distance(to: town)
          return left < right
        }) {
          promised.append(best)
        }
      }
    }
    if network.inEveryCommune.contains(generation) {
      var hasOne = [Bool](repeating: false, count: communes.centers.count)
      for index in order where !hasOne[masts[tenancies[index].mast].commune] {
        hasOne[masts[tenancies[index].mast].commune] = true
        promised.append(index)
      }
    }
    return promised
  }

  /// The middle of the town that a station of a lot stands in.
  private func town(_ number: Int, of siting: NetworkCharacter.Lot.Siting) -> MapPoint {
    switch siting {
    case .provincialTown: communes.centers[0]
    case .districtTowns:
      communes.centers[
        communes.towns.count > 1 ? communes.towns[1 + number % (communes.towns.count - 1)] : 0]
    }
  }

  /// One operator on each mast, a second on some, in towns first.
  private static func tenancies(
    _ preset: ProvincePreset, _ masts: [MastPlan.Mast], _ random: inout RandomSource
  ) -> [Tenancy] {
    let largest = preset.stations.map(\.count).max() ?? 0
    let shared = min(
      Int(Double(masts.count) * preset.network.sharedMasts), max(0, preset.stationCount - masts.count),
      max(0, 2 * largest - masts.count))
    let whims = masts.map { _ in random.unit() }
    let order = masts.indices.sorted {
      let left = Double(masts[$0].purpose?.rawValue ?? 9) + whims[$0]
      let right = Double(masts[$1].purpose?.rawValue ?? 9) + whims[$1]
      return left != right ? left < right : $0 < $1
    }
    let isShared = Set(order.prefix(shared))
    let counts = Apportionment.shares(of: masts.count, weights: preset.operators.map(\.share))
    let owners = random.shuffled(counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) })
    return masts.indices.flatMap { mast in
      var tenants = [owners[mast]]
      if isShared.contains(mast), preset.operators.count > 1 {
        // The next larger operator, or the second if the first is there.
        tenants.append(owners[mast] == 0 ? 1 : owners[mast] - 1)
      }
      return tenants.sorted().map { Tenancy(mast: mast, operatorIndex: $0) }
    }
  }

  /// What speaks for a generation at a tenancy; differences below 1 are whims.
  private func rank(of tenancy: Tenancy, for generation: Generation) -> Double {
    let mast = masts[tenancy.mast]
    if mast.isNeeded && mast.purpose != nil && network.lifelines.contains(generation) { return 9 }
    switch generation {
    case .g4: return mast.purpose == nil ? 9 : mast.purpose == .town ? 3 : 0
    case .g2: return mast.purpose == nil ? 0.2 : 0
    case .g3: return Double(4 - 2 * tenancy.generations.count) + (mast.purpose == nil ? -1 : 0)
    // In the middle of the provincial town, the larger operators before the smaller.
    case .g5: return -mast.position.distance(to: communes.centers[0]) - 200 * Double(tenancy.operatorIndex)
    }
  }
}

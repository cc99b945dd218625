import Terrain

/// The white-spot villages, and the sites that must stay empty for them to be white.
struct WhiteSpots: Sendable {
  /// Villages that no mast reaches, ascending.
  private(set) var remaining: [Int] = []
  /// Villages that only their own mast reaches, with its site, ascending by village.
  private(set) var covered: [(village: Int, site: Int)] = []
  /// Sites that the base network leaves empty.
  private(set) var isClosed: [Bool]

  /// A village counts as served from here on where masts are set, dBm; it is not judged by this.
  static let servedDBm = -92.0
  /// A remaining white spot gets less than this from any mast, at any of its probes, dBm.
  private static let unreachedDBm = -116.0
  /// A covered one got less than this before, dBm.
  private static let formerlyWhiteDBm = -103.0
  /// The programme's own mast brings at least this, dBm.
  private static let ownMastDBm = -84.0

  private let reach: SiteReach
  /// How many open sites serve each village.
  private var choices: [Int]
  private var isWhite: [Bool]
  /// Sites closed for the remaining white spots: not even the programme builds there.
  private var isClosedForAll: [Bool] = []
  private var isTaken: [Bool]

  init(
    _ preset: ProvincePreset, reach: SiteReach, villages: [VillageLayout.Site], remoteness: [Double],
    towns: Set<Int>
  ) {
    self.reach = reach
    isClosed = [Bool](repeating: false, count: reach.bySite.count)
    isTaken = isClosed
    isWhite = [Bool](repeating: false, count: villages.count)
    choices = reach.byVillage.map { links in links.count { $0.levelDBm >= Self.servedDBm } }

    let order = Self.mostSecludedFirst(villages, reach, remoteness, towns)
    var perCommune = [Int](repeating: 0, count: preset.communes)
    fill(upTo: preset.remainingWhiteSpots, from: order, below: Self.unreachedDBm) { spots, group in
      group.allSatisfy { perCommune[villages[$0].commune] < 4 && !villages[$0].isCommuneCenter }
        && spots.assignRemaining(group, { perCommune[villages[$0].commune] += 1 })
    }
    isClosedForAll = isClosed
    fill(upTo: preset.coveredWhiteSpots, from: order, below: Self.formerlyWhiteDBm) { spots, group in
      spots.assignOwnMasts(group)
    }
    remaining.sort()
    covered.sort { $0.village < $1.village }
  }

  private mutating func assignRemaining(_ group: [Int], _ note: (Int) -> Void) -> Bool {
    remaining += group
    group.forEach(note)
    return true
  }

  /// Few sites reach it, and it is far from roads. Towns are never white.
  private static func mostSecludedFirst(
    _ villages: [VillageLayout.Site], _ reach: SiteReach, _ remoteness: [Double], _ towns: Set<Int>
  ) -> [Int] {
    let rank = villages.indices.map { village in
      Double(reach.byVillage[village].count) / (0.4 + remoteness[village] / 1_000)
    }
    return villages.indices.filter { !towns.contains(villages[$0].commune) }
      .sorted { rank[$0] != rank[$1] ? rank[$0] < rank[$1] : $0 < $1 }
  }

  /// Takes villages in their order until there are enough. Whom the closing of sites leaves without
  /// service becomes white as well; a village that would take too many along is passed over.
  private mutating func fill(
    upTo count: Int, from order: [Int], below limit: Double,
    assign: (inout WhiteSpots, [Int]) -> Bool
  ) {
    var missing = count
    for takesAlong in [true, false] {
      for village in order where missing > 0 && !isWhite[village] {
        let before = self
        let group = whiten(village, below: limit, takingAlong: takesAlong)
        if group.count <= missing, assign(&self, group) {
          missing -= group.count
        } else {
          self = before
        }
      }
    }
  }

  /// Closes all sites that reach a village, and does so for those who lose their last choice by it.
  private mutating func whiten(_ village: Int, below limit: Double, takingAlong: Bool) -> [Int] {
    var group = [village]
    isWhite[village] = true
    var position = 0
    while position < group.count {
      let member = group[position]
      position += 1
      for link in reach.byVillage[member] where link.highestDBm >= limit && !isClosed[link.site] {
        isClosed[link.site] = true
        for served in reach.bySite[link.site] where served.levelDBm >= Self.servedDBm {
          choices[served.village] -= 1
          if takingAlong, choices[served.village] == 0, !isWhite[served.village] {
            isWhite[served.village] = true
            group.append(served.village)
          }
        }
      }
    }
    return group
  }

  /// A mast for each village of a group, where that reaches no remaining white spot.
  private mutating func assignOwnMasts(_ group: [Int]) -> Bool {
    for village in group {
      let best = reach.byVillage[village].filter {
        !isClosedForAll[$0.site] && !isTaken[$0.site] && $0.levelDBm >= Self.ownMastDBm
      }.max { $0.levelDBm != $1.levelDBm ? $0.levelDBm < $1.levelDBm : $0.site > $1.site }
      guard let site = best?.site else { return false }
      isTaken[site] = true
      covered.append((village, site))
    }
    return true
  }
}

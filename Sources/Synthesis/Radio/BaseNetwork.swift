import Terrain

/// Which of the possible masts stand: first those that the villages need, then the towns' and roads'.
struct BaseNetwork {
  /// A mast that stands.
  struct Mast: Sendable {
    let site: Int
    /// Villages that it was put up for; empty for one of capacity.
    let serves: [Int]
  }

  /// In the order in which they were chosen.
  private(set) var masts: [Mast] = []

  private let sites: [MastSite]
  private let reach: SiteReach
  private var isOpen: [Bool]

  /// Good service, for which a mast is worth building, dBm.
  private static let goodDBm = -84.0

  init(_ count: Int, sites: [MastSite], reach: SiteReach, whiteSpots: WhiteSpots) {
    self.sites = sites
    self.reach = reach
    isOpen = whiteSpots.isClosed.map { !$0 }
    // The programme's own masts are counted elsewhere.
    for (_, site) in whiteSpots.covered { isOpen[site] = false }
    var isServed = [Bool](repeating: false, count: reach.byVillage.count)
    for village in whiteSpots.remaining { isServed[village] = true }
    for (village, _) in whiteSpots.covered { isServed[village] = true }
    cover(&isServed, from: Self.goodDBm, upTo: count)
    cover(&isServed, from: WhiteSpots.servedDBm, upTo: count)
    fill(upTo: count)
  }

  /// Greedy cover: time and again the site that serves most of those not yet served.
  private mutating func cover(_ isServed: inout [Bool], from level: Double, upTo count: Int) {
    // A site's gain only shrinks, so the last count is a bound: most sites need no new count.
    var bounds = reach.bySite.map { links in links.count { $0.levelDBm >= level } }
    while masts.count < count {
      var best: (site: Int, gain: Int)?
      for site in sites.indices where isOpen[site] && bounds[site] > best?.gain ?? 0 {
        let gain = reach.bySite[site].count { $0.levelDBm >= level && !isServed[$0.village] }
        bounds[site] = gain
        if gain > best?.gain ?? 0 { best = (site, gain) }
      }
      guard let site = best?.site else { return }
      let serves = reach.bySite[site].filter { $0.levelDBm >= level && !isServed[$0.village] }
      for link in serves { isServed[link.village] = true }
      isOpen[site] = false
      masts.append(Mast(site: site, serves: serves.map(\.village)))
    }
  }

  /// Towns, commune centres, roads and villages in this order, first far apart, then ever closer.
  private mutating func fill(upTo count: Int) {
    let order = sites.indices.sorted {
      let left = sites[$0].purpose.rawValue
      let right = sites[$1].purpose.rawValue
      return left != right ? left < right : $0 < $1
    }
    for spacing in [3_200.0, 2_400, 1_800, 1_400, 1_100, 800, 600, 450, 0] {
      for site in order where isOpen[site] && masts.count < count {
        // Towns carry more calls, so their masts stand closer.
        let wanted = sites[site].purpose == .town ? spacing / 5 : spacing
        let position = sites[site].position
        if masts.allSatisfy({ sites[$0.site].position.distance(to: position) >= wanted }) {
          isOpen[site] = false
          masts.append(Mast(site: site, serves: []))
        }
      }
    }
  }
}

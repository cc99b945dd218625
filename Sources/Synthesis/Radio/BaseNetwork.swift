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
  /// Where masts stand already, in the order of ``masts``.
  private var taken = PointIndex(cellSize: 800)

  init(_ count: Int, _ preset: ProvincePreset, sites: [MastSite], reach: SiteReach, whiteSpots: WhiteSpots) {
    self.sites = sites
    self.reach = reach
    isOpen = whiteSpots.isClosed.map { !$0 }
    // The programme's own masts are counted elsewhere.
    for (_, site) in whiteSpots.covered { isOpen[site] = false }
    var isServed = [Bool](repeating: false, count: reach.byVillage.count)
    for village in whiteSpots.remaining { isServed[village] = true }
    for (village, _) in whiteSpots.covered { isServed[village] = true }
    let aims = preset.network.aimsDBm
    if !preset.network.inEveryCommune.isEmpty {
      settle(communes: preset.communes, &isServed, from: aims[0], upTo: count)
    }
    for level in aims { cover(&isServed, from: level, upTo: count) }
    fill(upTo: count)
  }

  /// A mast in each commune, near its centre where that may be.
  private mutating func settle(
    communes: Int, _ isServed: inout [Bool], from level: Double, upTo count: Int
  ) {
    var first = [Int?](repeating: nil, count: communes)
    for site in sites.indices where isOpen[site] {
      let commune = sites[site].commune
      let isBetter = first[commune].map {
        sites[site].purpose == .commune && sites[$0].purpose != .commune
      }
      if isBetter ?? true { first[commune] = site }
    }
    for site in first.compactMap({ $0 }) where masts.count < count {
      build(at: site, &isServed, from: level)
    }
  }

  /// A mast for all villages that have no service of a level yet and get it from there.
  private mutating func build(at site: Int, _ isServed: inout [Bool], from level: Double) {
    let serves = reach.bySite[site].filter { $0.levelDBm >= level && !isServed[$0.village] }
    for link in serves { isServed[link.village] = true }
    add(Mast(site: site, serves: serves.map(\.village)))
  }

  private mutating func add(_ mast: Mast) {
    isOpen[mast.site] = false
    taken.insert(sites[mast.site].position)
    masts.append(mast)
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
      build(at: site, &isServed, from: level)
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
        if taken.isClear(of: sites[site].position, by: wanted) { add(Mast(site: site, serves: [])) }
      }
    }
  }
}

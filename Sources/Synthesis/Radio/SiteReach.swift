import Parallelism
import Terrain

/// Which villages each possible mast would reach, and how strongly.
struct SiteReach: Sendable {
  /// One village that a mast brings a signal to.
  struct Link: Sendable {
    let village: Int
    let site: Int
    /// Level at the village's middle, dBm.
    let levelDBm: Double
    /// The highest level at any of its probes, dBm.
    let highestDBm: Double
  }

  /// The links of each site, in the order of the villages.
  let bySite: [[Link]]
  /// The links of each village, in the order of the sites.
  let byVillage: [[Link]]

  /// Weaker links are nobody's concern where white spots are looked for, dBm.
  private static let leastForWhiteSpotsDBm = -117.0
  /// A rim point may see over an edge that hides the middle, but not out of any hole: more than this is not
  /// between them, dB.
  private static let rimAllowanceDB = 18.0
  /// Beyond this no link is looked for, m.
  private static let range = 26_000.0

  init(
    _ preset: ProvincePreset, sites: [MastSite], villages: [VillageLayout.Site], estimate: LinkEstimate,
    workers: Workers, monitor: WorkMonitor?
  ) throws {
    monitor?.begin("sites", total: sites.count, unit: "sites")
    let probes = villages.map(Self.probes)
    // Without white spots a link that serves nobody decides nothing.
    let least =
      preset.whiteSpotCount > 0 ? Self.leastForWhiteSpotsDBm : preset.network.aimsDBm.min()!
    let range = LinkEstimate.range(downTo: least - Self.rimAllowanceDB, atMost: Self.range)
    let index = PointIndex(villages.map(\.center), cellSize: max(range / 4, 500))
    let links = workers.map(sites.count, monitor: monitor) { site in
      defer { monitor?.advance() }
      return index.points(within: range, of: sites[site].position).compactMap { village in
        Self.link(site, sites[site].position, village, probes[village], least, estimate)
      }
    }
    try monitor?.checkCancellation()
    bySite = links.map { $0 ?? [] }
    var byVillage = [[Link]](repeating: [], count: villages.count)
    for link in bySite.joined() { byVillage[link.village].append(link) }
    self.byVillage = byVillage
  }

  /// The middle of a village and four points towards the rim of each hamlet.
  private static func probes(_ village: VillageLayout.Site) -> [MapPoint] {
    [village.center]
      + village.hamlets.flatMap { hamlet in
        [(0.6, 0.0), (-0.6, 0.0), (0.0, 0.6), (0.0, -0.6)].map {
          MapPoint(
            x: hamlet.center.x + $0.0 * hamlet.radius, y: hamlet.center.y + $0.1 * hamlet.radius)
        }
      }
  }

  private static func link(
    _ site: Int, _ mast: MapPoint, _ village: Int, _ probes: [MapPoint], _ least: Double,
    _ estimate: LinkEstimate
  ) -> Link? {
    let level = estimate.levelDBm(from: mast, to: probes[0])
    guard level > least - rimAllowanceDB else { return nil }
    var highest = level
    for probe in probes.dropFirst() { highest = max(highest, estimate.levelDBm(from: mast, to: probe)) }
    guard highest > least else { return nil }
    return Link(village: village, site: site, levelDBm: level, highestDBm: highest)
  }
}

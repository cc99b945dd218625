import Terrain

/// A place where an operator might put a mast.
struct MastSite: Sendable {
  /// Why one would.
  enum Purpose: Int, Sendable {
    /// Capacity in a town.
    case town
    /// A commune's centre.
    case commune
    /// A road.
    case road
    /// A village.
    case village
  }

  let position: MapPoint
  let purpose: Purpose
  let commune: Int
}

/// All places where an operator might put a mast: towns, commune centres, roads, then villages, each
/// time on a rise near by.
struct MastSites {
  private let ground: SettlementGround
  private let communes: CommuneLayout
  private(set) var sites: [MastSite] = []
  private var index = CircleIndex(cellSize: 1_000)

  private static let roadSpacing = 1_700.0

  init(
    _ preset: ProvincePreset, seed: UInt64, ground: SettlementGround, communes: CommuneLayout,
    villages: [VillageLayout.Site], roads: RoadTree
  ) {
    self.ground = ground
    self.communes = communes
    var random = RandomSource(seed: seed, stream: .candidates)
    for commune in communes.towns {
      // Roof tops and masts among the houses.
      let reach = commune == 0 ? 2_300.0 : 1_200
      for _ in 0..<(commune == 0 ? 120 : 30) {
        let center = communes.centers[commune]
        let (cosine, sine) = Elementary.direction(turns: random.unit())
        let distance = reach * random.unit()
        add(
          MapPoint(x: center.x + distance * cosine, y: center.y + distance * sine), .town, apart: 330)
      }
    }
    for center in communes.centers { add(rise(near: center, within: 500), .commune, apart: 400) }
    for piece in roads.pieces {
      let stride = max(1, Int((Self.roadSpacing / ground.grid.cellSize).rounded()))
      for position in Swift.stride(from: stride / 2, to: piece.count, by: stride) {
        add(rise(near: ground.center(piece[position]), within: 450), .road, apart: 700)
      }
    }
    for village in villages {
      add(rise(near: village.center, within: 350), .village, apart: 350)
      add(rise(near: village.center, within: 1_100), .village, apart: 350)
    }
  }

  private mutating func add(_ position: MapPoint, _ purpose: MastSite.Purpose, apart: Double) {
    // Half the distance as radius, less the lane that circles keep: that far apart.
    let circle = HamletCircle(center: position, radius: (apart - 20) / 2)
    guard let cell = ground.index(at: position), ground.isInside[cell], index.isFree(circle) else { return }
    index.insert(circle)
    sites.append(
      MastSite(position: position, purpose: purpose, commune: Int(communes.communeOfCell[cell])))
  }

  /// The middle of the cell near by that stands highest for the walk to it.
  private func rise(near point: MapPoint, within reach: Double) -> MapPoint {
    guard let middle = ground.grid.cell(containing: point) else { return point }
    let cells = Int((reach / ground.grid.cellSize).rounded())
    var best = point
    var highest = -Double.infinity
    for row in (middle.row - cells)...(middle.row + cells) {
      for column in (middle.column - cells)...(middle.column + cells) {
        guard row >= 0, column >= 0, row < ground.grid.rows, column < ground.grid.columns else { continue }
        let cell = MetricGrid.Cell(column: column, row: row)
        let center = ground.grid.center(of: cell)
        let walk = center.distance(to: point)
        guard walk <= reach else { continue }
        let rank = Double(ground.heights[ground.grid.index(of: cell)]) - 0.12 * walk
        if rank > highest {
          highest = rank
          best = center
        }
      }
    }
    return best
  }
}

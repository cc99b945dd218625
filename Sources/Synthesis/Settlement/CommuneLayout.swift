import Parallelism
import Terrain

/// Where the communes' centres lie, which country belongs to each, and which districts they form.
///
/// A commune is all country nearer to its centre than to any other.
struct CommuneLayout: Sendable {
  /// The communes' centres; the provincial town is the first.
  let centers: [MapPoint]
  /// The district of each commune.
  let districts: [Int]
  /// The commune with the district's town, for each district.
  let towns: [Int]
  /// The commune of each cell of the settlement ground, −1 outside.
  let communeOfCell: [Int32]

  init(
    _ preset: ProvincePreset, seed: UInt64, ground: SettlementGround, outline: ProvinceOutline,
    workers: Workers
  ) {
    var random = RandomSource(seed: seed, stream: .communes)
    // What matters for a commune is the country around, not one cell.
    let radius = max(1, Int((1_800 / ground.grid.cellSize).rounded()))
    let density = SettlementGround.boxMeans(ground.appeal, over: ground.grid, radius: radius)
    let centers = Self.centers(preset, ground, density, outline, &random)
    self.centers = centers
    var communeOfCell = [Int32](repeating: -1, count: ground.grid.count)
    workers.fillRows(of: &communeOfCell, rowLength: ground.grid.columns) { row, span in
      for column in 0..<ground.grid.columns {
        let index = row * ground.grid.columns + column
        if ground.isInside[index] {
          span[column] = Int32(Self.nearest(ground.center(index), centers))
        }
      }
    }
    self.communeOfCell = communeOfCell
    let weights = centers.map { ground.index(at: $0).map { Double(density[$0]) } ?? 0 }
    (districts, towns) = DistrictGrouping.districts(
      preset.districts, of: centers, weights: weights, &random)
  }

  /// The centre nearest to a point; the earlier of two.
  static func nearest(_ point: MapPoint, _ centers: [MapPoint]) -> Int {
    var best = 0
    var least = Double.infinity
    for (index, center) in centers.enumerated() {
      let dx = center.x - point.x
      let dy = center.y - point.y
      let distance2 = dx * dx + dy * dy
      if distance2 < least {
        least = distance2
        best = index
      }
    }
    return best
  }

  /// How far a point of a commune lies from its neighbours, m; negative in a neighbour.
  func depth(of point: MapPoint, in commune: Int) -> Double {
    let own = centers[commune]
    let ownDistance2 = Self.distance2(point, own)
    var least = Double.infinity
    for (index, other) in centers.enumerated() where index != commune {
      // The distance to the line half way between the two centres.
      least = min(least, (Self.distance2(point, other) - ownDistance2) / (2 * own.distance(to: other)))
    }
    return least
  }

  private static func distance2(_ a: MapPoint, _ b: MapPoint) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }

  /// The provincial town by the first river near the middle, then centres at random, closer together
  /// where people settle gladly.
  private static func centers(
    _ preset: ProvincePreset, _ ground: SettlementGround, _ density: [Float], _ outline: ProvinceOutline,
    _ random: inout RandomSource
  ) -> [MapPoint] {
    let cells = ground.isInside.indices.filter { ground.isInside[$0] && ground.appeal[$0] > 0.02 }
    var centers = [provincialTown(preset, ground, density, cells)]
    let even = (preset.areaKm2 * 1e6 / Double(preset.communes)).squareRoot()
    var spacing = even
    var failures = 0
    while centers.count < preset.communes {
      let index = random.pick(cells)
      let wish = 0.1 + 0.9 * Double(ground.appeal[index])
      guard random.chance(wish) else { continue }
      let point = ground.center(index)
      let wanted = spacing * (1.25 - 0.75 * min(1, 2 * Double(density[index])))
      if outline.clearance(of: point) > 0.15 * even,
        centers.allSatisfy({ $0.distance(to: point) >= wanted })
      {
        centers.append(point)
        failures = 0
      } else {
        failures += 1
        // The country is full at this spacing: closer, then.
        if failures > 300 {
          spacing *= 0.95
          failures = 0
        }
      }
    }
    return centers
  }

  private static func provincialTown(
    _ preset: ProvincePreset, _ ground: SettlementGround, _ density: [Float], _ cells: [Int]
  ) -> MapPoint {
    let reach = 0.22 * preset.radius
    let middle = preset.townSearch
    func rank(_ index: Int) -> Double {
      let distance = ground.center(index).distance(to: middle)
      let low = 1 - min(1, Double(ground.heights[index]) / 2_000)
      return Double(density[index]) * low * max(0.01, 1 - distance / (2 * reach))
    }
    var best = cells[0]
    var highest = rank(best)
    for index in cells.dropFirst() {
      let candidate = rank(index)
      if candidate > highest {
        highest = candidate
        best = index
      }
    }
    return ground.center(best)
  }
}

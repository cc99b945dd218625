import Geography
import Terrain

/// The border of a synthetic province: one ring, without holes.
struct ProvinceOutline: Sendable {
  /// Open ring, anticlockwise, m.
  let ring: [MapPoint]

  private static let corners = 720

  /// A wobbly ring around the preset's middle with the preset's area, cut off where the sea begins.
  init(_ preset: ProvincePreset, seed: UInt64) {
    let noise = LatticeNoise(seed: seed, stream: .outline)
    let wobbly = (0..<Self.corners).map { corner in
      let (cosine, sine) = Elementary.direction(turns: Double(corner) / Double(Self.corners))
      // Noise around a circle comes back to where it began.
      var radius = 1 + 0.3 * noise.value(cosine * 1.1, sine * 1.1)
      radius += 0.16 * noise.value(cosine * 2.7 + 9, sine * 2.7)
      radius += 0.12 * noise.fractal(cosine * 8 + 40, sine * 8, octaves: 4)
      return MapPoint(x: radius * cosine, y: radius * sine)
    }
    let area = preset.areaKm2 * 1e6
    let steps: [MapPoint]
    if let coast = Coastline(preset, seed: seed) {
      steps = Self.cut(wobbly, at: coast, area: area)
    } else {
      let factor = (area / Self.signedArea(of: wobbly)).squareRoot()
      steps = wobbly.map { MapPoint(x: $0.x * factor, y: $0.y * factor) }
    }
    ring = steps.map {
      MapPoint(
        x: ((preset.center.x + $0.x) * 10).rounded() / 10,
        y: ((preset.center.y + $0.y) * 10).rounded() / 10)
    }
  }

  /// The ring, grown until what of it lies on land has the area; what would lie at sea ends at the shore.
  private static func cut(_ ring: [MapPoint], at coast: Coastline, area: Double) -> [MapPoint] {
    let reaches = ring.map { point in
      let radius = (point.x * point.x + point.y * point.y).squareRoot()
      return (coast.reach(toward: (point.x / radius, point.y / radius)) ?? .infinity) / radius
    }
    func grown(_ factor: Double) -> [MapPoint] {
      zip(ring, reaches).map { point, reach in
        MapPoint(x: point.x * min(factor, reach), y: point.y * min(factor, reach))
      }
    }
    let whole = (area / signedArea(of: ring)).squareRoot()
    var (small, large) = (whole, 4 * whole)
    for _ in 0..<50 {
      let middle = (small + large) / 2
      if signedArea(of: grown(middle)) < area { small = middle } else { large = middle }
    }
    return grown(large)
  }

  /// The outline as a closed polygon.
  var area: MultiPolygon { MultiPolygon([Polygon(shell: ring + ring.prefix(1))]) }

  /// The least rectangle around it.
  var bounds: MapBounds { MapBounds(around: ring)! }

  /// Whether a point lies inside.
  func contains(_ point: MapPoint) -> Bool {
    var inside = false
    var from = ring[ring.count - 1]
    for to in ring {
      if (from.y > point.y) != (to.y > point.y),
        point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
      {
        inside.toggle()
      }
      from = to
    }
    return inside
  }

  /// Distance of a point from the border, m.
  func clearance(of point: MapPoint) -> Double {
    var least = Double.infinity
    var from = ring[ring.count - 1]
    for to in ring {
      let dx = to.x - from.x
      let dy = to.y - from.y
      let along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy)
      let t = min(max(along, 0), 1)
      let ex = from.x + t * dx - point.x
      let ey = from.y + t * dy - point.y
      least = min(least, ex * ex + ey * ey)
      from = to
    }
    return least.squareRoot()
  }

  /// The cells of a grid whose centres lie inside.
  func mask(over grid: MetricGrid) -> [Bool] {
    var mask = [Bool](repeating: false, count: grid.count)
    for row in 0..<grid.rows {
      let y = grid.center(of: MetricGrid.Cell(column: 0, row: row)).y
      let crossings = crossings(atNorthing: y)
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let first = max(0, ((crossings[pair] - grid.west) / grid.cellSize - 0.5).rounded(.up))
        let last = ((crossings[pair + 1] - grid.west) / grid.cellSize - 0.5).rounded(.down)
        guard first <= min(last, Double(grid.columns - 1)) else { continue }
        for column in Int(first)...min(Int(last), grid.columns - 1) {
          mask[row * grid.columns + column] = true
        }
      }
    }
    return mask
  }

  private func crossings(atNorthing y: Double) -> [Double] {
    var result: [Double] = []
    var from = ring[ring.count - 1]
    for to in ring {
      if (from.y > y) != (to.y > y) {
        result.append(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x))
      }
      from = to
    }
    return result.sorted()
  }

  /// Half the sum of cross products: the area, positive for an anticlockwise ring.
  static func signedArea(of ring: [MapPoint]) -> Double {
    var sum = 0.0
    var from = ring[ring.count - 1]
    for to in ring {
      sum += from.x * to.y - to.x * from.y
      from = to
    }
    return sum / 2
  }
}

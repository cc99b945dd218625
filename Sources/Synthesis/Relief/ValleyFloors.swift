import Terrain

/// The flat floors that large rivers lay down beside them.
struct ValleyFloors {
  /// m above sea level, floors cut in.
  let heights: [Double]
  /// 0 on a floor, 1 away from it.
  let awayFromFloor: [Double]

  /// Rivers that drain less have no floor worth showing, m².
  private static let leastDrainage = 25e6
  /// The valley sides that rise from a floor.
  private static let sideSlope = 0.55

  init(heights: [Double], drainage: [Double], karst: [Double], grid: MetricGrid, seed: UInt64) {
    let noise = LatticeNoise(seed: seed, stream: .relief, layer: 6)
    let nearest = NearestSource.sources(of: drainage.map { $0 >= Self.leastDrainage }, over: grid)
    var carved = heights
    var away = [Double](repeating: 1, count: grid.count)
    for index in carved.indices where nearest[index] >= 0 {
      let river = Int(nearest[index])
      let center = grid.center(of: grid.cell(at: index))
      let distance = center.distance(to: grid.center(of: grid.cell(at: river)))
      // A quarter power of the drainage: 110 m either side at 25 km², 500 m at 10,000 km².
      let breadth = 50 * (drainage[river] / 1e6).squareRoot().squareRoot()
      let variation = 1 + 0.8 * noise.fractal(center.x / 6_000, center.y / 6_000, octaves: 2)
      // In karst a river runs in a gorge, with hardly any floor.
      let halfWidth = breadth * max(0.3, variation) * (1 - 0.7 * karst[river])
      let side = heights[river] + 1.5 + 0.008 * distance + max(0, distance - halfWidth) * Self.sideSlope
      carved[index] = min(carved[index], side)
      away[index] = smoothStep(0.7 * halfWidth, 1.6 * halfWidth + 150, distance)
    }
    self.heights = carved
    awayFromFloor = away
  }
}

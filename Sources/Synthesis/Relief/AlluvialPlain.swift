import Terrain

/// The flat land of a delta: how high it lies, and where hills stand in it.
struct AlluvialPlain: Sendable {
  private let plain: ReliefCharacter.Plain
  private let outlierNoise: LatticeNoise
  private let surfaceNoise: LatticeNoise

  /// Rivers that drain less have no channel worth showing in a plain, m².
  private static let leastDrainage = 400e6

  init?(_ character: ReliefCharacter, seed: UInt64) {
    guard let plain = character.plain else { return nil }
    self.plain = plain
    outlierNoise = LatticeNoise(seed: seed, stream: .relief, layer: 7)
    surfaceNoise = LatticeNoise(seed: seed, stream: .relief, layer: 8)
  }

  /// Height of the plain, m above sea level, and how much of the hills stands there, 0 … 1.
  ///
  /// - Parameters:
  ///   - point: the place, m.
  ///   - x, y: the same in radii from the province's middle.
  func sample(at point: MapPoint, _ x: Double, _ y: Double) -> (height: Double, hilliness: Double) {
    let along = plain.hills.along(x, y)
    let patches = outlierNoise.fractal(point.x / 5_200, point.y / 5_200, octaves: 3)
    let hilliness = smoothStep(plain.hills.from, plain.hills.to, along + plain.outliers * patches)
    let rise = smoothStep(plain.hills.from - 1.1, plain.hills.to, along)
    let swells = 0.9 * surfaceNoise.fractal(point.x / 2_600, point.y / 2_600, octaves: 3)
    let height = plain.heightM.lowerBound + (plain.heightM.upperBound - plain.heightM.lowerBound) * rise
    return (max(0.6, height + swells), hilliness)
  }

  /// Eroded hills set into the plain, with the channels of its large rivers between natural levees.
  static func heights(
    hills: [Double], samples: [SummitSurface.Sample], drainage: [Double], over grid: MetricGrid
  ) -> [Double] {
    let nearest = NearestSource.sources(of: drainage.map { $0 >= leastDrainage }, over: grid)
    return hills.indices.map { index in
      let sample = samples[index]
      let height = sample.plainHeight + sample.hilliness * max(0, hills[index] - sample.plainHeight)
      guard nearest[index] >= 0, sample.hilliness < 1 else { return height }
      let river = Int(nearest[index])
      let distance = grid.center(of: grid.cell(at: index)).distance(to: grid.center(of: grid.cell(at: river)))
      // A quarter power of the drainage, as of valley floors, but only the channel itself.
      let halfWidth = 12 * (drainage[river] / 1e6).squareRoot().squareRoot()
      let channel = 1 - smoothStep(halfWidth, halfWidth + grid.cellSize, distance)
      let levee =
        smoothStep(halfWidth, halfWidth + 2 * grid.cellSize, distance)
        * (1 - smoothStep(halfWidth + 2 * grid.cellSize, halfWidth + 700, distance))
      return height + (1 - sample.hilliness) * (2 * levee - 3 * channel)
    }
  }
}

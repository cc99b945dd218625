import Parallelism
import Terrain

/// The ground at full resolution: the skeleton, bent out of its lattice, with spurs and gullies on
/// the slopes and cones on the karst.
struct FineGround: Sendable {
  private let skeleton: TerrainSkeleton
  private let sampler: GridSampler
  private let cones: KarstCones
  private let bend: LatticeNoise
  private let relief: LatticeNoise
  private let range: ClosedRange<Double>

  /// The heights of a province over a grid, m above sea level.
  static func heights(
    _ preset: ProvincePreset, seed: UInt64, outline: ProvinceOutline, over grid: MetricGrid,
    workers: Workers,
    monitor: WorkMonitor?
  ) throws -> Raster<Int16> {
    let skeleton = try TerrainSkeleton(
      preset, seed: seed, outline: outline, covering: grid.bounds, workers: workers, monitor: monitor)
    let ground = FineGround(skeleton, preset, seed: seed)
    let coast = Coastline(preset, seed: seed)
    // The border of a province ends at the shore: what lies within it is land, whatever its corners cut.
    let isInside = coast == nil ? [] : outline.mask(over: grid)
    var values = [Int16](repeating: 0, count: grid.count)
    monitor?.begin("terrain", total: grid.rows, unit: "rows")
    workers.fillRows(of: &values, rowLength: grid.columns, monitor: monitor) { row, span in
      let y = grid.center(of: MetricGrid.Cell(column: 0, row: row)).y
      for column in 0..<grid.columns {
        let x = grid.west + (Double(column) + 0.5) * grid.cellSize
        if let coast, !isInside[row * grid.columns + column], coast.offshore(MapPoint(x: x, y: y)) > 0 {
          span[column] = 0
        } else {
          span[column] = Int16(ground.height(x, y).rounded())
        }
      }
      monitor?.advance()
    }
    try monitor?.checkCancellation()
    return Raster(grid: grid, values: values)
  }

  private init(_ skeleton: TerrainSkeleton, _ preset: ProvincePreset, seed: UInt64) {
    self.skeleton = skeleton
    sampler = GridSampler(grid: skeleton.grid)
    cones = KarstCones(preset.relief, seed: seed)
    bend = LatticeNoise(seed: seed, stream: .warp)
    relief = LatticeNoise(seed: seed, stream: .detail)
    let lowest = preset.relief.rivers.map(\.mouthHeightM).min() ?? 0
    // Mountains across the border may be higher than the province's own.
    let highest = 1.3 * preset.relief.peakHeightM
    // Land by the sea is never taken for the sea; a plain never lies below it.
    range =
      preset.relief.coast != nil
      ? 1...highest : preset.relief.plain != nil ? 0...highest : (lowest - 8)...highest
  }

  private func height(_ x: Double, _ y: Double) -> Double {
    // The skeleton's channels run in eight directions; bent at three scales they wind.
    var bentX = x + 620 * bend.value(x / 6_300, y / 6_300) + 210 * bend.value(x / 1_900, y / 1_900)
    var bentY = y + 620 * bend.value(x / 6_300 + 19, y / 6_300) + 210 * bend.value(x / 1_900 + 41, y / 1_900)
    bentX += 60 * bend.value(x / 480, y / 480 + 77)
    bentY += 60 * bend.value(x / 480 - 63, y / 480)
    let place = sampler.place(x: bentX, y: bentY)
    let base = Double(sampler.bicubic(skeleton.heights, place))
    let roughness = Double(sampler.bilinear(skeleton.roughness, place))
    let karst = Double(sampler.bilinear(skeleton.karst, place))

    var height = base
    var ruggedness = roughness
    if karst > 0.01 {
      // Cones crowd together here and thin out there.
      let crowd = smoothStep(-0.45, 0.35, bend.value(x / 4_100 + 7, y / 4_100) + (karst - 0.6))
      let strength = smoothStep(0.05, 0.6, karst) * (0.4 + 0.6 * crowd)
      height += strength * cones.height(bentX, bentY)
      ruggedness += 0.5 * karst
    }
    height += ruggedness * spurs(x, y)
    return min(max(height, range.lowerBound), range.upperBound)
  }

  /// Spurs and gullies, m: folded noise has crests on its zero lines; the finest octaves are plain.
  private func spurs(_ x: Double, _ y: Double) -> Double {
    var (px, py) = (x / 900, y / 900)
    var sum = 26 * (0.35 - abs(relief.value(px, py)) * 2)
    (px, py) = LatticeNoise.nextOctave(px, py)
    sum += 15 * (0.35 - abs(relief.value(px, py)) * 2)
    (px, py) = LatticeNoise.nextOctave(px, py)
    sum += 11 * relief.value(px, py)
    (px, py) = LatticeNoise.nextOctave(px, py)
    sum += 6 * relief.value(px, py)
    return sum
  }
}

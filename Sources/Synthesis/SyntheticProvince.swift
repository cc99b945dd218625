import Geography
import Parallelism
import Terrain

public struct SyntheticProvince: Sendable {
  public let heights: Raster<Int16>
  public static func generate(
    _ preset: ProvincePreset, seed: UInt64? = nil, workers: Workers = Workers(), monitor: WorkMonitor? = nil
  ) throws -> SyntheticProvince {
    let seed = seed ?? preset.seed
    let outline = ProvinceOutline(preset, seed: seed)
    let grid = MetricGrid(
      covering: outline.bounds.expanded(by: preset.marginKm * 1000), cellSize: preset.cellSize)
    return SyntheticProvince(
      heights: try FineGround.heights(preset, seed: seed, over: grid, workers: workers, monitor: monitor))
  }
}

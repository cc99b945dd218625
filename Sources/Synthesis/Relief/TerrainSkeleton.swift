import Parallelism
import Terrain

/// The relief at 120 m: eroded valleys with their floors, and what the fine ground needs to know.
struct TerrainSkeleton: Sendable {
  /// Reaches a little beyond the fine ground, so that interpolation never meets its rim.
  let grid: MetricGrid
  /// m above sea level.
  private(set) var heights: [Float]
  /// How rugged the fine ground is, 0 on a valley floor, about 1 on a mountain side.
  private(set) var roughness: [Float]
  /// How much of it is karst, 0 … 1.
  private(set) var karst: [Float]

  static let cellSize = 120.0

  /// Erodes the summit surface coarse to fine: most of the time on large cells, which cost little
  /// and set the course of the valleys, the rest on small ones, which branch them.
  init(
    _ preset: ProvincePreset, seed: UInt64, outline: ProvinceOutline, covering bounds: MapBounds,
    workers: Workers,
    monitor: WorkMonitor?
  ) throws {
    let surface = SummitSurface(preset, seed: seed)
    let courses = SummitSurface.courses(preset, seed: seed)
    let roughening = LatticeNoise(seed: seed, stream: .relief, layer: 5)
    let levels: [(cellSize: Double, steps: Int)] = [(480, 320), (240, 70), (Self.cellSize, 14)]
    let steps = levels.reduce(0) { $0 + $1.steps }
    monitor?.begin("erosion", total: steps, unit: "steps")

    var coarser: FluvialErosion?
    for level in levels {
      let grid = MetricGrid(covering: bounds.expanded(by: 1_500), cellSize: level.cellSize)
      let samples = Self.samples(of: surface, over: grid, workers: workers)
      let heights = samples.indices.map { index in
        let center = grid.center(of: grid.cell(at: index))
        let bumps = roughening.fractal(center.x / 1_900, center.y / 1_900, octaves: 3)
        guard let coarser else {
          let knolls = roughening.fractal(center.x / 7_000, center.y / 7_000, octaves: 2)
          let hilliness = samples[index].hilliness
          return samples[index].height + hilliness * 160 * bumps + hilliness * 450 * knolls
        }
        let sampler = GridSampler(grid: coarser.grid)
        // Enough to break the straight channels of the coarser grid, too little to dam them.
        return sampler.bilinear(coarser.heights, at: center) + 0.06 * level.cellSize * bumps
      }
      var erosion = Self.erosion(
        heights, samples, over: grid, courses: courses, steps: steps, span: preset.relief.peakHeightM)
      erosion.breachHollows()
      try erosion.run(steps: level.steps, workers: workers, monitor: monitor)
      coarser = erosion
    }
    let eroded = coarser!
    grid = eroded.grid
    let samples = Self.samples(of: surface, over: grid, workers: workers)
    karst = samples.map { Float($0.karst) }
    // A channel is one cell wide, and a cubic through a diagonal one would string beads on it.
    let isInside = outline.mask(over: grid)
    let stretched = Self.smoothed(
      Self.stretched(
        eroded.heights, to: preset.relief,
        where: isInside.indices.map { isInside[$0] && samples[$0].hilliness > 0.5 }), over: grid)
    let land =
      preset.relief.plain == nil
      ? stretched
      : AlluvialPlain.heights(hills: stretched, samples: samples, drainage: eroded.drainage, over: grid)
    let floors = ValleyFloors(
      heights: land, drainage: eroded.drainage, karst: samples.map(\.karst), grid: grid, seed: seed)
    heights = Self.smoothed(floors.heights, over: grid).map(Float.init)
    roughness = zip(Self.roughness(of: floors, over: grid), samples).map { $0 * Float($1.hilliness) }
    // No cones stand in a river.
    for index in karst.indices { karst[index] *= Float(floors.awayFromFloor[index]) }
  }

  private static func samples(
    of surface: SummitSurface, over grid: MetricGrid, workers: Workers
  ) -> [SummitSurface.Sample] {
    // The summit surface is smooth, so the finer grids take it from a coarse one.
    let coarse = MetricGrid(covering: grid.bounds.expanded(by: 960), cellSize: 960)
    var samples = [SummitSurface.Sample](
      repeating: SummitSurface.Sample(height: 0, uplift: 0, karst: 0, softness: 1), count: coarse.count)
    workers.fillRows(of: &samples, rowLength: coarse.columns) { row, span in
      for column in 0..<coarse.columns {
        span[column] = surface.sample(
          at: coarse.center(of: MetricGrid.Cell(column: column, row: row)))
      }
    }
    let sampler = GridSampler(grid: coarse)
    let heights = samples.map(\.height)
    let uplift = samples.map(\.uplift)
    let karst = samples.map(\.karst)
    let softness = samples.map(\.softness)
    let hilliness = samples.map(\.hilliness)
    let plainHeights = samples.map(\.plainHeight)
    return (0..<grid.count).map { index in
      let center = grid.center(of: grid.cell(at: index))
      return SummitSurface.Sample(
        height: sampler.bilinear(heights, at: center), uplift: sampler.bilinear(uplift, at: center),
        karst: sampler.bilinear(karst, at: center), softness: sampler.bilinear(softness, at: center),
        hilliness: sampler.bilinear(hilliness, at: center),
        plainHeight: sampler.bilinear(plainHeights, at: center))
    }
  }

  private static func erosion(
    _ heights: [Double], _ samples: [SummitSurface.Sample], over grid: MetricGrid,
    courses: [RiverCourse], steps: Int, span: Double
  ) -> FluvialErosion {
    var heights = heights
    var inflows: [(cell: Int, area: Double)] = []
    var outlets: Set<Int> = []
    for course in courses {
      guard let gates = course.gates(of: grid.bounds), let entry = grid.cell(containing: gates.entry),
        let exit = grid.cell(containing: gates.exit)
      else { continue }
      inflows.append((grid.index(of: entry), course.inflowArea))
      outlets.insert(grid.index(of: exit))
      heights[grid.index(of: exit)] = gates.exitHeight
    }
    return FluvialErosion(
      grid: grid, heights: heights, uplift: samples.map { $0.uplift / Double(steps) },
      // In karst the water sinks: only what comes in a large river cuts at full strength.
      erodibility: samples.map { 0.03 * $0.softness * (1 - 0.45 * $0.karst) }, inflows: inflows,
      outlets: outlets,
      steepest: 0.62)
  }

  /// Heights whose highest peaks in the province are the character's, the rivers left where they are.
  ///
  /// The cell in two thousand that stands above the rest does not count, so that a single spire
  /// does not decide how high all other mountains are; what stands above is drawn down to half.
  private static func stretched(
    _ heights: [Double], to character: ReliefCharacter, where isInside: [Bool]
  ) -> [Double] {
    let lowest = heights.min()!
    let ascending = heights.indices.filter { isInside[$0] }.map { heights[$0] }.sorted()
    let shoulder = ascending[ascending.count - 1 - ascending.count / 2_000]
    let shoulderHeight = 0.94 * character.peakHeightM
    let factor = (shoulderHeight - lowest) / (shoulder - lowest)
    return heights.map {
      $0 <= shoulder
        ? lowest + ($0 - lowest) * factor : shoulderHeight + ($0 - shoulder) * 0.5 * factor
    }
  }

  /// Each cell weighed with its neighbours, 1-2-1 along rows and along columns.
  private static func smoothed(_ values: [Double], over grid: MetricGrid) -> [Double] {
    func pass(_ values: [Double], _ step: Int, _ isInner: (Int) -> Bool) -> [Double] {
      values.indices.map { index in
        isInner(index)
          ? (values[index - step] + 2 * values[index] + values[index + step]) / 4 : values[index]
      }
    }
    let columns = grid.columns
    let alongRows = pass(values, 1) { $0 % columns > 0 && $0 % columns < columns - 1 }
    return pass(alongRows, columns) { $0 >= columns && $0 < grid.count - columns }
  }

  private static func roughness(of floors: ValleyFloors, over grid: MetricGrid) -> [Float] {
    (0..<grid.count).map { index in
      let cell = grid.cell(at: index)
      func height(_ columns: Int, _ rows: Int) -> Double {
        let column = min(max(cell.column + columns, 0), grid.columns - 1)
        let row = min(max(cell.row + rows, 0), grid.rows - 1)
        return floors.heights[row * grid.columns + column]
      }
      let east = (height(1, 0) - height(-1, 0)) / (2 * grid.cellSize)
      let north = (height(0, -1) - height(0, 1)) / (2 * grid.cellSize)
      let slope = (east * east + north * north).squareRoot()
      return Float((0.3 + min(slope / 0.4, 0.95)) * floors.awayFromFloor[index])
    }
  }
}

import Coverage
import Geography
import Terrain

/// Which cells belong to a study, and which of them stand for each village.
struct StudyArea {
  /// The cells that are computed: those of the area, and all of the villages that lie in it, even in part.
  let cells: Raster<Bool>
  /// In the order of the villages. One outside the area has no cell: nothing is known about it.
  let footprints: [Footprint]
  /// Places of the villages that lie outside the area.
  let outside: [Int]

  /// - Parameters:
  ///   - measure: where villages are judged.
  ///   - weights: people in each cell; nil where no raster tells.
  init(
    area: MultiPolygon, grid: MetricGrid, villages: [Village], measure: VerdictMeasure,
    weights: Raster<Float>?
  ) {
    var inArea = Raster(grid: grid, repeating: false)
    for cell in grid.cells(in: area) { inArea[cell] = true }
    let prepared = PreparedArea(area)
    var cells = inArea
    var footprints: [Footprint] = []
    var outside: [Int] = []
    for (index, village) in villages.enumerated() {
      let footprint = Footprint(of: village, measure: measure, grid: grid, weights: weights)
      let known = footprint.parts.compactMap(\.cell)
      guard known.contains(where: { inArea[$0] }) || (!known.isEmpty && prepared.contains(village.center))
      else {
        footprints.append(.nowhere)
        outside.append(index)
        continue
      }
      for cell in known { cells[cell] = true }
      if let center = footprint.center { cells[center] = true }
      footprints.append(footprint)
    }
    self.cells = cells
    self.footprints = footprints
    self.outside = outside
  }
}

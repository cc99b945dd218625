import Geography
import Terrain

/// The cells that stand for a village, each with its share of it.
public struct Footprint: Hashable, Sendable {
  /// A cell and how much of the village lies in it.
  public struct Part: Hashable, Sendable {
    /// The cell; nil for a part of the village outside the grid.
    public let cell: MetricGrid.Cell?
    /// Its share of the village's area or people, 0 to 1.
    public let share: Double
  }

  /// In the order of the grid. Their shares add up to 1.
  public let parts: [Part]

  /// Every cell whose centre lies in the village counts the same. A village that holds no centre, and
  /// a point, is the one cell at its middle. What lies outside the grid stays in the sum, without a cell.
  ///
  /// - Parameters:
  ///   - weights: people in each cell, where a population raster is given. It must lie on the same
  ///     grid. A village without anyone in it, or
  ///     partly outside the grid, counts by area.
  public init(of village: Village, grid: MetricGrid, weights: Raster<Float>? = nil) {
    precondition(weights == nil || weights?.grid == grid, "weights lie on the grid")
    guard case .area(let area) = village.shape, let bounds = area.bounds else {
      self.init(cells: [grid.cell(containing: village.center)], weights: nil)
      return
    }
    // A grid in step with the study's that holds all of the village, within the study or not.
    let local = MetricGrid(covering: bounds, cellSize: grid.cellSize)
    let cells = local.cells(in: area).map { grid.cell(containing: local.center(of: $0)) }
    self.init(cells: cells.isEmpty ? [grid.cell(containing: village.center)] : cells, weights: weights)
  }

  /// A village about which nothing is known: it lies outside the study.
  public static let nowhere = Footprint(parts: [Part(cell: nil, share: 1)])

  private init(parts: [Part]) {
    self.parts = parts
  }

  private init(cells: [MetricGrid.Cell?], weights: Raster<Float>?) {
    // Where a part lies outside the grid nobody has counted its people, so all parts count alike.
    let isCounted = weights != nil && !cells.contains(nil)
    let people = cells.map { cell -> Double in
      guard isCounted, let weights, let cell else { return 0 }
      // Population rasters leave empty land without a value.
      return weights[cell].isNaN ? 0 : max(0, Double(weights[cell]))
    }
    let total = people.reduce(0, +)
    parts = zip(cells, people).map { cell, people in
      Part(cell: cell, share: total > 0 ? people / total : 1 / Double(cells.count))
    }
  }
}

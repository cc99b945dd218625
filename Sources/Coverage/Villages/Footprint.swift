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
  ///     grid. A village without anyone in it counts by area.
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

  private init(cells: [MetricGrid.Cell?], weights: Raster<Float>?) {
    var people = cells.map { cell -> Double in
      guard let weights, let cell else { return 0 }
      return max(0, Double(weights[cell]))
    }
    // NaN where the raster does not reach.
    people = people.map { $0.isNaN ? 0 : $0 }
    let total = people.reduce(0, +)
    parts = zip(cells, people).map { cell, people in
      Part(cell: cell, share: total > 0 ? people / total : 1 / Double(cells.count))
    }
  }
}

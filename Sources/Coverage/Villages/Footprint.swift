import Geography
import Terrain

/// The cells that stand for a village, each with its share of it.
public struct Footprint: Hashable, Sendable {
  /// A cell and how much of the village lies in it.
  public struct Part: Hashable, Sendable {
    /// The cell; nil for a part of the village outside the grid.
    public let cell: MetricGrid.Cell?
    /// Its share of what the village is measured by, 0 to 1.
    public let share: Double
  }

  /// Their shares add up to 1.
  public let parts: [Part]
  /// The cell of the village's centre; nil where that lies outside the grid.
  public let center: MetricGrid.Cell?

  /// The cells of a village as a verdict measures it. What lies outside the grid stays in the sum, without a cell.
  ///
  /// - Parameters:
  ///   - measure: where the village is judged.
  ///   - weights: people in each cell, where a population raster is given. It must lie on the same grid.
  public init(
    of village: Village, measure: VerdictMeasure = .area, grid: MetricGrid, weights: Raster<Float>? = nil
  ) {
    precondition(weights == nil || weights?.grid == grid, "weights lie on the grid")
    center = grid.cell(containing: village.center)
    switch measure {
    case .area: parts = Self.even(Self.cells(of: village, grid: grid))
    case .center: parts = Self.even([center])
    case .clusters: parts = Self.byCluster(of: village, grid: grid)
    case .population: parts = Self.byPeople(of: village, grid: grid, weights: weights)
    }
  }

  /// A village about which nothing is known: it lies outside the study.
  public static let nowhere = Footprint()

  private init() {
    parts = [Part(cell: nil, share: 1)]
    center = nil
  }

  /// Every cell whose centre lies in the shape. One that holds no centre, and a point, is the one cell at its middle.
  private static func cells(of shape: Shape, middle: MapPoint, grid: MetricGrid) -> [MetricGrid.Cell?] {
    guard case .area(let area) = shape, let bounds = area.bounds else {
      return [grid.cell(containing: middle)]
    }
    // A grid in step with the study's that holds all of the shape, within the study or not.
    let local = MetricGrid(covering: bounds, cellSize: grid.cellSize)
    let cells = local.cells(in: area).map { grid.cell(containing: local.center(of: $0)) }
    return cells.isEmpty ? [grid.cell(containing: middle)] : cells
  }

  private static func cells(of village: Village, grid: MetricGrid) -> [MetricGrid.Cell?] {
    cells(of: village.shape, middle: village.center, grid: grid)
  }

  private static func even(_ cells: [MetricGrid.Cell?]) -> [Part] {
    cells.map { Part(cell: $0, share: 1 / Double(cells.count)) }
  }

  /// Each cluster counts the same, whatever its size; a village without any is its centre.
  private static func byCluster(of village: Village, grid: MetricGrid) -> [Part] {
    guard !village.clusters.isEmpty else { return even([grid.cell(containing: village.center)]) }
    return spread(village.clusters.map { ($0, 1) }, grid: grid)
  }

  private static func byPeople(of village: Village, grid: MetricGrid, weights: Raster<Float>?) -> [Part] {
    if let weights, let parts = byRaster(cells(of: village, grid: grid), weights: weights) { return parts }
    for dwellings in [village.buildings, village.clusters] where !dwellings.isEmpty {
      let counts = counts(of: dwellings)
      return spread(dwellings.indices.map { (dwellings[$0], counts?[$0] ?? 1) }, grid: grid)
    }
    return even(cells(of: village, grid: grid))
  }

  /// How many live in each: people where all say so, else households; where some say neither, all count alike.
  private static func counts(of dwellings: [Village.Dwelling]) -> [Double]? {
    for count in [dwellings.map(\.people), dwellings.map(\.households)] {
      let known = count.compactMap(\.self)
      if known.count == dwellings.count, known.contains(where: { $0 > 0 }) { return known }
    }
    return nil
  }

  /// By the raster's people; nil where it has none in the village, or the village lies partly outside the grid.
  private static func byRaster(_ cells: [MetricGrid.Cell?], weights: Raster<Float>) -> [Part]? {
    guard !cells.contains(nil) else { return nil }
    let people = cells.map { cell -> Double in
      // Population rasters leave empty land without a value.
      guard let cell, !weights[cell].isNaN else { return 0 }
      return max(0, Double(weights[cell]))
    }
    let total = people.reduce(0, +)
    guard total > 0 else { return nil }
    return zip(cells, people).map { Part(cell: $0, share: $1 / total) }
  }

  /// Each dwelling's weight spread over its cells. Cells that several share come once, in the order of the grid.
  private static func spread(
    _ dwellings: [(dwelling: Village.Dwelling, weight: Double)], grid: MetricGrid
  ) -> [Part] {
    let total = dwellings.reduce(0) { $0 + $1.weight }
    var shares: [MetricGrid.Cell?: Double] = [:]
    for (dwelling, weight) in dwellings where weight > 0 {
      let cells = cells(of: dwelling.shape, middle: dwelling.shape.center, grid: grid)
      for cell in cells { shares[cell, default: 0] += weight / total / Double(cells.count) }
    }
    func place(_ cell: MetricGrid.Cell?) -> Int { cell.map { grid.index(of: $0) } ?? grid.count }
    return shares.sorted { place($0.key) < place($1.key) }.map { Part(cell: $0.key, share: $0.value) }
  }
}

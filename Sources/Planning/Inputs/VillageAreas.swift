import Coverage
import Geography
import Terrain

/// Finds the village at a place. Belongs to the thread that made it.
struct VillageAreas {
  private let grid: MetricGrid?
  /// By cell: villages whose rectangle meets it, ascending.
  private var byCell: [Int: [Int]] = [:]
  private let areas: [PreparedArea?]

  /// Side of a cell, m: about a village's.
  private static let cellSize = 1_000.0

  init(_ villages: [Village]) {
    let bounds = villages.map { village -> MapBounds? in
      if case .area = village.shape { village.shape.bounds } else { nil }
    }
    areas = villages.map { village in
      if case .area(let area) = village.shape { PreparedArea(area) } else { nil }
    }
    let all = bounds.compactMap { $0 }
    grid = all.first.map {
      MetricGrid(covering: all.reduce($0) { $0.union($1) }, cellSize: Self.cellSize)
    }
    guard let grid else { return }
    for (index, bounds) in bounds.enumerated() {
      guard let bounds, let first = grid.cell(containing: MapPoint(x: bounds.minX, y: bounds.maxY)),
        let last = grid.cell(containing: MapPoint(x: bounds.maxX, y: bounds.minY))
      else { continue }
      for row in first.row...last.row {
        for column in first.column...last.column {
          byCell[grid.index(of: .init(column: column, row: row)), default: []].append(index)
        }
      }
    }
  }

  /// The first village whose polygon holds a place; nil where none does.
  func village(at place: MapPoint) -> Int? {
    guard let grid, let cell = grid.cell(containing: place) else { return nil }
    return byCell[grid.index(of: cell)]?.first { areas[$0]?.contains(place) ?? false }
  }
}

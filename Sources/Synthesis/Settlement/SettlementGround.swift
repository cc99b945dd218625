import Parallelism
import Terrain

/// The ground as settlers see it, on cells of four by four of the heights: how steep, how sheltered,
/// whether inside the province.
struct SettlementGround: Sendable {
  let grid: MetricGrid
  /// Mean height, m above sea level.
  let heights: [Float]
  /// Mean tangent of the slope.
  let slopes: [Float]
  /// How gladly people settle there, 0 … 1; 0 outside the province.
  let appeal: [Float]
  /// Whether the cell's centre lies in the province.
  let isInside: [Bool]

  private static let block = 4

  init(_ heights: Raster<Int16>, outline: ProvinceOutline, workers: Workers) {
    let fine = heights.grid
    let grid = MetricGrid(
      west: fine.west, north: fine.north, cellSize: fine.cellSize * Double(Self.block),
      columns: fine.columns / Self.block, rows: fine.rows / Self.block)
    self.grid = grid
    let blocks = Self.blocks(of: heights, over: grid, workers: workers)
    self.heights = blocks.map(\.height)
    slopes = blocks.map(\.slope)
    isInside = outline.mask(over: grid)
    // Valleys lie below the mean of the country around them.
    let radius = Int((1_500 / grid.cellSize).rounded())
    let surroundings = Self.boxMeans(self.heights, over: grid, radius: radius)
    let isInside = isInside
    appeal = blocks.indices.map { index in
      guard isInside[index] else { return 0 }
      let gentle = 1 - smoothStep(0.12, 0.5, Double(blocks[index].slope))
      let shelter = smoothStep(-120, 160, Double(surroundings[index] - blocks[index].height))
      let mild = 1 - 0.6 * smoothStep(700, 1_800, Double(blocks[index].height))
      return Float(gentle * (0.2 + 0.8 * shelter) * mild)
    }
  }

  /// The cell that holds a point, as a place in the arrays; nil outside the grid.
  func index(at point: MapPoint) -> Int? {
    grid.cell(containing: point).map { grid.index(of: $0) }
  }

  /// The centre of a cell given by its place in the arrays.
  func center(_ index: Int) -> MapPoint { grid.center(of: grid.cell(at: index)) }

  /// Means over squares of cells around each cell, by sums over the rows and then the columns.
  static func boxMeans(_ values: [Float], over grid: MetricGrid, radius: Int) -> [Float] {
    func means(_ values: [Float], lines: Int, length: Int, start: (Int) -> Int, step: Int) -> [Float] {
      var result = values
      for line in 0..<lines {
        let first = start(line)
        var sum = 0.0
        for position in 0..<min(radius, length) { sum += Double(values[first + position * step]) }
        for position in 0..<length {
          if position + radius < length { sum += Double(values[first + (position + radius) * step]) }
          if position - radius > 0 { sum -= Double(values[first + (position - radius - 1) * step]) }
          let count = min(length - 1, position + radius) - max(0, position - radius) + 1
          result[first + position * step] = Float(sum / Double(count))
        }
      }
      return result
    }
    let columns = grid.columns
    let alongRows = means(values, lines: grid.rows, length: columns, start: { $0 * columns }, step: 1)
    return means(alongRows, lines: columns, length: grid.rows, start: { $0 }, step: columns)
  }

  private static func blocks(
    of heights: Raster<Int16>, over grid: MetricGrid, workers: Workers
  ) -> [(height: Float, slope: Float)] {
    let fine = heights.grid
    let values = heights.values
    var blocks = [(height: Float, slope: Float)](repeating: (0, 0), count: grid.count)
    workers.fillRows(of: &blocks, rowLength: grid.columns) { row, span in
      for column in 0..<grid.columns {
        var height = 0
        var slope = 0.0
        for fineRow in row * block..<(row + 1) * block {
          for fineColumn in column * block..<(column + 1) * block {
            let index = fineRow * fine.columns + fineColumn
            height += Int(values[index])
            let west = values[fineColumn > 0 ? index - 1 : index]
            let east = values[fineColumn + 1 < fine.columns ? index + 1 : index]
            let north = values[fineRow > 0 ? index - fine.columns : index]
            let south = values[fineRow + 1 < fine.rows ? index + fine.columns : index]
            let dx = Double(Int(east) - Int(west)) / (2 * fine.cellSize)
            let dy = Double(Int(north) - Int(south)) / (2 * fine.cellSize)
            slope += (dx * dx + dy * dy).squareRoot()
          }
        }
        let cells = Double(block * block)
        span[column] = (Float(Double(height) / cells), Float(slope / cells))
      }
    }
    return blocks
  }
}

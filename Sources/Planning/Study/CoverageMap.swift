import Coverage
import Parallelism
import RadioNetwork
import Terrain

/// What a generation gives every cell of the study, by whichever operator is strongest there.
struct CoverageMap {
  /// What is said of a cell.
  enum State: Float, CaseIterable {
    case white = 0
    case weak = 1
    case covered = 2
  }

  /// One cell; NaN is not known, or does not exist there.
  struct Cell: Sendable, BitwiseCopyable {
    /// Of the best server, dBm.
    var level = Float.nan
    /// A ``State``.
    var state = Float.nan
    /// That a place in the cell is covered, %.
    var chance = Float.nan
    /// Signal over interference and noise, and what terminals report as quality, dB.
    var sinr = Float.nan
    var quality = Float.nan
    /// Downlink of the whole carrier for one terminal, Mbit/s.
    var throughput = Float.nan
    /// Sectors about as strong as the best server.
    var servers = Float.nan
  }

  /// The generation, and what counts in it.
  let service: Service
  /// Where the cells lie.
  let grid: MetricGrid
  /// Row by row; outside the study area nothing is known.
  let cells: [Cell]

  init(_ result: StudyResult, service: Service, workers: Workers) {
    let inputs = result.inputs
    let grid = inputs.grid
    let layers = result.field.layers.indices.filter {
      result.field.layers[$0].generation == service.generation
    }
    let judge = result.judge
    let overlapDB = inputs.scenario.quality.overlapDB
    let isWanted = inputs.studyArea.values
    var cells = [Cell](repeating: Cell(), count: grid.count)
    workers.fillRows(of: &cells, rowLength: grid.columns) { row, span in
      for column in 0..<grid.columns where isWanted[row * grid.columns + column] {
        span[column] = Self.cell(
          MetricGrid.Cell(column: column, row: row), layers: layers, judge: judge, overlapDB: overlapDB)
      }
    }
    self.service = service
    self.grid = grid
    self.cells = cells
  }

  private static func cell(
    _ place: MetricGrid.Cell, layers: [Int], judge: CellJudge, overlapDB: Double
  ) -> Cell {
    var range = VerdictRange.white
    var best: (outcome: CellJudge.Outcome, layer: Int)?
    for layer in layers {
      let outcome = judge.outcome(at: place, layer: layer)
      range = range.better(VerdictRange(atWorst: outcome.atWorst, atBest: outcome.atBest))
      if outcome.signal.isStronger(than: best?.outcome.signal ?? .none) { best = (outcome, layer) }
    }
    var cell = Cell()
    switch range.verdict {
    case .covered: cell.state = State.covered.rawValue
    case .weak: cell.state = State.weak.rawValue
    case .white: cell.state = State.white.rawValue
    case .unknown: break
    }
    guard let best else {
      if range.verdict == .white { cell.chance = 0 }
      return cell
    }
    cell.level = best.outcome.signal.level
    cell.chance = Float(100 * (best.outcome.probability ?? .nan))
    guard let sinr = judge.sinrDB(at: place, layer: best.layer) else { return cell }
    cell.sinr = Float(sinr)
    cell.quality = judge.reportedQualityDB(at: place, layer: best.layer).map(Float.init) ?? .nan
    cell.throughput = judge.downlinkMbps(at: place, layer: best.layer).map(Float.init) ?? .nan
    cell.servers = judge.servers(at: place, layer: best.layer, within: overlapDB).map(Float.init) ?? .nan
    return cell
  }

  /// One quantity of all cells.
  func raster(_ quantity: (Cell) -> Float) -> Raster<Float> {
    Raster(grid: grid, values: cells.map(quantity))
  }
}

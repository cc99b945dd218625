import Coverage
import Formats
import Geography
import Parallelism
import Propagation
import Terrain

/// P.1812 from one antenna of 40 m at 900 MHz to all cells of a disc, both ways.
struct ModeComparison {
  let cells: [MetricGrid.Cell]
  private let grid: MetricGrid
  private let frame: GeographicFrame
  private let model = PropagationModel.p1812(P1812())
  private let ends = LinkEnds(transmitterHeight: 40, receiverHeight: 1.5, frequencyMHz: 900)
  private let radials: [Float]
  private let exact: [Float]
  private let ground: Ground
  private let mast: MapPoint

  init(dem: String, place: GeographicCoordinate, radius: Double, cellSize: Double) throws {
    let crs = try CoordinateReferenceSystem("UTM 48N")
    frame = try GeographicFrame(plane: crs)
    guard let mast = frame.point(at: place) else { fatalError("a place outside the zone") }
    self.mast = mast
    let bounds = MapBounds(minX: mast.x, minY: mast.y, maxX: mast.x, maxY: mast.y)
    let grid = MetricGrid(covering: bounds.expanded(by: radius), cellSize: cellSize)
    let wide = MetricGrid(covering: bounds.expanded(by: radius + 3 * cellSize), cellSize: cellSize)
    let ground = Ground(
      heights: try RasterMosaic.read(
        sources: [try RasterSource(path: dem)], onto: wide, crs: crs, resampling: .bilinear))
    let cells = (0..<grid.count).map(grid.cell(at:)).filter {
      let distance = grid.center(of: $0).distance(to: mast)
      return distance > cellSize && distance <= radius
    }
    var site = SiteLosses(ground: ground, grid: grid, model: model, ends: ends, reach: radius)
    radials = site.links(from: mast, to: cells).map(\.loss)
    let (model, ends) = (self.model, self.ends)
    var exact = [Float](repeating: .nan, count: cells.count)
    Workers().fillRows(of: &exact, rowLength: 1) { index, row in
      let profile = ground.profile(from: mast, to: grid.center(of: cells[index]), step: cellSize)
      row[0] = (try? model.loss(along: profile, ends: ends)).map { Float($0.total) } ?? .nan
    }
    self.exact = exact
    self.cells = cells
    self.grid = grid
    self.ground = ground
  }

  func radialsAgainstExact() -> Differences { Differences(zip(radials, exact)) }

  func radials(against reference: ReferenceArea) -> Differences { differences(of: radials, from: reference) }

  func exact(against reference: ReferenceArea) -> Differences { differences(of: exact, from: reference) }

  /// Each point of the reference takes the cell that it lies in.
  private func differences(of losses: [Float], from reference: ReferenceArea) -> Differences {
    var byCell: [MetricGrid.Cell: Float] = [:]
    for (cell, loss) in zip(cells, losses) { byCell[cell] = loss }
    return Differences(
      reference.points.compactMap { point in
        frame.point(at: point.place).flatMap(grid.cell(containing:)).flatMap { byCell[$0] }
          .map { ($0, point.loss) }
      })
  }
}

/// The distribution of differences between two predictions of the same losses.
struct Differences: CustomStringConvertible {
  /// RSRP of 10 MHz at 60 dBm EIRP, less the level of coverage, dB.
  private static let budget: Float = 60 - 27.78 + 105

  private let sorted: [Float]
  private let mean, rms: Double
  private let flips: Double

  init(_ pairs: some Sequence<(Float, Float)>) {
    let known = pairs.filter { !$0.0.isNaN && !$0.1.isNaN }
    sorted = known.map { abs($0.0 - $0.1) }.sorted()
    let count = Double(max(1, known.count))
    mean = known.reduce(0) { $0 + Double($1.0 - $1.1) } / count
    rms = (known.reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / count).squareRoot()
    flips = Double(known.count { ($0.0 <= Self.budget) != ($0.1 <= Self.budget) }) / count
  }

  private func quantile(_ share: Double) -> String {
    sorted.isEmpty ? "–" : decimals(Double(sorted[Int(share * Double(sorted.count - 1))]), 2)
  }

  var description: String {
    "median \(quantile(0.5)), p95 \(quantile(0.95)), p99 \(quantile(0.99)), largest \(quantile(1)) dB; "
      + "mean \(decimals(mean, 3)), rms \(decimals(rms, 2)) dB; flips at −105 dBm RSRP "
      + "\(decimals(100 * flips, 2)) %, of \(sorted.count)"
  }
}

private func decimals(_ value: Double, _ count: Int) -> String {
  var scale = 1.0
  for _ in 0..<count { scale *= 10 }
  return String((value * scale).rounded() / scale)
}

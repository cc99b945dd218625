import Coverage
import Formats
import Geography
import Parallelism
import Propagation
import RadioNetwork
import Terrain

/// One mast with an omnidirectional antenna over real or made ground, followed to a radius whatever its level.
struct SectorStudy {
  let request: CoverageRequest

  init(site: Site, job: SectorJob) throws {
    let position = site.position
    let radius = job.radius
    let cellSize = job.cellSize
    // One generation each.
    let frequenciesMHz = job.contender.frequenciesMHz
    let bounds = MapBounds(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y)
    let grid = MetricGrid(covering: bounds.expanded(by: radius), cellSize: cellSize)
    let wide = MetricGrid(covering: bounds.expanded(by: radius + 2 * cellSize), cellSize: cellSize)
    let heights = try RasterMosaic.read(sources: [site.dem], onto: wide, crs: site.crs, resampling: .bilinear)
    let network = Network(
      masts: [Mast(id: "M", position: position)],
      stations: frequenciesMHz.indices.map {
        Station(id: "S\($0)", mast: 0, operatorName: "A", generation: Generation.allCases[$0])
      },
      sectors: frequenciesMHz.enumerated().map { index, frequency in
        Sector(
          id: "S\(index)", station: index, azimuthDegrees: 0, antennaHeight: 40,
          frequencyMHz: frequency, bandwidthMHz: 10, eirp: PowerLevel(dBm: 60), antenna: .omnidirectional())
      })
    request = CoverageRequest(
      grid: grid, studyArea: Raster(grid: grid, repeating: true), ground: Ground(heights: heights),
      network: network, gridNorthBearings: [0],
      services: frequenciesMHz.indices.map {
        Service(
          generation: Generation.allCases[$0], coveredLevel: PowerLevel(dBm: -100),
          weakLevel: PowerLevel(dBm: -500), receiverHeight: 1.5)
      }, model: job.contender.model, maximumDistance: radius)
  }

  /// Cells within the radius.
  var cells: Int {
    let radius = request.maximumDistance / request.grid.cellSize
    return Int(Double.pi * radius * radius)
  }

  func field(threads: Int) throws -> SignalField {
    try CoverageSolver(request, workers: Workers(count: threads)).solve().field
  }
}

extension SignalField {
  /// The sum of all levels, dBm: the same for any number of threads.
  var checksum: Double {
    signals.reduce(0) { $1.server >= 0 ? $0 + Double($1.level) : $0 }
  }
}

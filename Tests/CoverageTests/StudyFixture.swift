import Propagation
import RadioNetwork
import Terrain
import TestSupport

@testable import Coverage

/// Small countries to compute coverage over.
enum StudyFixture {
  static let cellSize = 100.0

  static func hills(columns: Int = 120, rows: Int = 100, seed: UInt64 = 1) -> Ground {
    var random = SeededGenerator(seed: seed)
    let grid = MetricGrid(
      west: 0, north: Double(rows) * cellSize, cellSize: cellSize, columns: columns, rows: rows)
    let peaks = (0..<25).map { _ in
      (
        x: Double.random(in: 0...grid.bounds.maxX, using: &random),
        y: Double.random(in: 0...grid.bounds.maxY, using: &random),
        height: Double.random(in: 50...400, using: &random),
        width: Double.random(in: 300...1500, using: &random)
      )
    }
    var heights = Raster<Float>(grid: grid, repeating: 0)
    for index in heights.values.indices {
      let point = grid.center(of: grid.cell(at: index))
      heights.values[index] = Float(
        peaks.reduce(100.0) { sum, peak in
          let distance = point.distance(to: MapPoint(x: peak.x, y: peak.y)) / peak.width
          return sum + peak.height / (1 + distance * distance)
        })
    }
    return Ground(heights: heights)
  }

  static func flat(columns: Int = 120, rows: Int = 100, height: Float = 10) -> Ground {
    Ground(
      heights: Raster(
        grid: MetricGrid(
          west: 0, north: Double(rows) * cellSize, cellSize: cellSize, columns: columns, rows: rows),
        repeating: height))
  }

  static func sector(
    _ id: String, station: Int, azimuth: Double? = nil, height: Double = 30, frequency: Double = 900,
    eirp: Double = 55
  ) -> Sector {
    Sector(
      id: id, station: station, azimuthDegrees: azimuth ?? 0, antennaHeight: height,
      frequencyMHz: frequency, bandwidthMHz: 10, eirp: PowerLevel(dBm: eirp),
      antenna: azimuth == nil ? .omnidirectional() : .panel())
  }

  /// A few masts with several generations, operators, heights and bands.
  static func network(seed: UInt64 = 9, masts count: Int = 6, extent: Double = 9_000) -> Network {
    var random = SeededGenerator(seed: seed)
    let masts = (0..<count).map {
      Mast(
        id: "M\($0)",
        position: MapPoint(
          x: .random(in: 500...extent, using: &random), y: .random(in: 500...extent, using: &random)))
    }
    var stations: [Station] = []
    var sectors: [Sector] = []
    for mast in masts.indices {
      for (generation, name, frequency) in [
        (Generation.g2, "A", 900.0), (.g4, "A", 1800), (.g4, "B", mast.isMultiple(of: 2) ? 1800 : 900),
      ] {
        stations.append(
          Station(
            id: "M\(mast)-\(name)-\(generation.rawValue)", mast: mast, operatorName: name,
            generation: generation))
        for azimuth in mast == 0 ? [nil] : [20.0, 140, 260] {
          sectors.append(
            sector(
              "\(stations.count)-\(azimuth ?? -1)", station: stations.count - 1, azimuth: azimuth,
              height: name == "A" ? 30 : 42, frequency: frequency))
        }
      }
    }
    return Network(masts: masts, stations: stations, sectors: sectors)
  }

  /// Woods in blocks, and a sea in the west.
  static func cover(on grid: MetricGrid) -> GroundCover {
    let cells = (0..<grid.count).map(grid.cell(at:))
    return GroundCover(
      clutterHeights: Raster(
        grid: grid, values: cells.map { ($0.column / 5 + $0.row / 5) % 3 == 0 ? 15 : 0 }),
      zones: Raster(grid: grid, values: cells.map { $0.column < 10 ? .sea : .inland }))
  }

  static let services = [
    Service(
      generation: .g2, coveredLevel: PowerLevel(dBm: -85), weakLevel: PowerLevel(dBm: -95),
      receiverHeight: 1.5),
    Service(
      generation: .g4, coveredLevel: PowerLevel(dBm: -95), weakLevel: PowerLevel(dBm: -110),
      receiverHeight: 1.5),
  ]

  /// Outdoors, medians as they are, the usual terminal.
  static func service(
    _ generation: Generation, covered: Double, weak: Double, load: Double = 0.5
  ) -> Service {
    Service(
      generation: generation, coveredLevel: PowerLevel(dBm: covered), weakLevel: PowerLevel(dBm: weak),
      reception: .outdoor(generation), load: load)
  }

  static func request(
    ground: Ground, network: Network, model: PropagationModel = .empirical(EmpiricalModel()),
    maximumDistance: Double = 6_000, bearing: Double = 0
  ) -> CoverageRequest {
    // The grid stays a cell inside the ground, as in a study.
    let all = ground.grid
    let grid = MetricGrid(
      west: all.west + cellSize, north: all.north - cellSize, cellSize: cellSize, columns: all.columns - 2,
      rows: all.rows - 2)
    return CoverageRequest(
      grid: grid, studyArea: Raster(grid: grid, repeating: true), ground: ground, network: network,
      gridNorthBearings: network.masts.map { _ in bearing }, services: services, model: model,
      maximumDistance: maximumDistance)
  }
}

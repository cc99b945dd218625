import Coverage
import Geography
import Parallelism
import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Placement

@Suite("Candidates")
struct CandidateTests {
  static func ground(_ height: (Int, Int) -> Float) -> Ground {
    let grid = MetricGrid(west: 0, north: 6000, cellSize: 100, columns: 60, rows: 60)
    return Ground(heights: Raster(grid: grid, values: (0..<3600).map { height($0 % 60, $0 / 60) }))
  }

  @Test("hills are the cells that nothing near overtops, highest first")
  func hills() {
    let ground = Self.ground { column, row in
      max(
        300 - 20 * Float(abs(column - 12) + abs(row - 15)),
        200 - 20 * Float(abs(column - 45) + abs(row - 40)),
        10)
    }
    let found = HighPoints.find(on: ground, radius: 1_000, prominence: 50) { _ in true }
    #expect(found == [.init(column: 12, row: 15), .init(column: 45, row: 40)])
  }

  @Test("flat land has no hills, and a plateau one at most a radius apart")
  func flat() {
    #expect(
      HighPoints.find(on: Self.ground { _, _ in 10 }, radius: 1_000, prominence: 1) { _ in true }.isEmpty)
    let plateau = Self.ground { column, row in (20..<40).contains(column) && (20..<40).contains(row) ? 200 : 0
    }
    let found = HighPoints.find(on: plateau, radius: 1_000, prominence: 50) { _ in true }
    #expect(!found.isEmpty)
    for (index, a) in found.enumerated() {
      for b in found[(index + 1)...] {
        #expect(plateau.grid.center(of: a).distance(to: plateau.grid.center(of: b)) >= 1_000)
      }
    }
  }

  @Test("running maxima agree with looking at every neighbour")
  func slidingWindow() {
    var random = SeededGenerator(seed: 11)
    let ground = Self.ground { _, _ in Float.random(in: 0...1000, using: &random) }
    let found = HighPoints.find(on: ground, radius: 500, prominence: 0) { _ in true }
    let grid = ground.grid
    for cell in found {
      let center = grid.center(of: cell)
      for index in 0..<grid.count {
        let other = grid.cell(at: index)
        if abs(other.column - cell.column) <= 5, abs(other.row - cell.row) <= 5 {
          #expect(ground.heights[other] <= ground.heights[cell])
        }
      }
      #expect(grid.bounds.contains(center))
    }
    #expect(found.count > 10)
  }

  @Test("sites come from masts without the generation, hills and uncovered villages near to demand")
  func find() throws {
    let ground = Self.ground { column, row in 100 + (column == 30 && row == 30 ? 200 : 0) }
    let network = Network(
      masts: [
        Mast(id: "old", position: MapPoint(x: 2_500, y: 3_000)),
        Mast(id: "new", position: MapPoint(x: 3_500, y: 3_000)),
        Mast(id: "far", position: MapPoint(x: 100, y: 5_900)),
      ],
      stations: [
        Station(id: "o", mast: 0, operatorName: "A", generation: .g2),
        Station(id: "n", mast: 1, operatorName: "A", generation: .g4),
        Station(id: "f", mast: 2, operatorName: "A", generation: .g2),
      ], sectors: [])
    let village = Village(id: "v", name: "Bản V", population: 90, shape: .point(MapPoint(x: 3_050, y: 2_950)))
    let demand = Demand(items: [.init(cell: .init(column: 30, row: 30), village: 0, people: 90)])
    let finder = CandidateFinder(
      generation: .g4, operatorName: nil, highPointSpacing: 1_000, highPointProminence: 50,
      maximumDistance: 1_500)
    let sites = finder.find(
      CandidateSite.Kind.allCases, network: network, villages: [village], demand: demand, ground: ground,
      grid: ground.grid, studyArea: Raster(grid: ground.grid, repeating: true))
    #expect(sites.map(\.id) == ["mast:old", "hill:3050,2950", "village:v"])
  }

  @Test("a site covers the demand that the plain model reaches, and none behind the hill")
  func coverageSets() throws {
    let ground = Self.ground { column, _ in column == 30 ? 400 : 20 }
    let items = [20, 40].map {
      Demand.Item(cell: .init(column: $0, row: 30), village: 0, people: 10)
    }
    let service = Service(
      generation: .g4, coveredLevel: PowerLevel(dBm: -105), weakLevel: PowerLevel(dBm: -115),
      receiverHeight: 1.5)
    let station = ProposedStation(
      generation: .g4, antennaHeight: 30, frequencyMHz: 1800, bandwidthMHz: 10, eirp: PowerLevel(dBm: 55),
      antennaGainDBi: 11, feederLossDB: 2,
      downtiltDegrees: 2)
    let site = CandidateSite(id: "s", kind: .highPoint, name: "", position: MapPoint(x: 1_550, y: 2_950))
    let sets = try CoverageSets(
      candidates: [site], demand: Demand(items: items), station: station, service: service, grid: ground.grid,
      ground: ground, model: .empirical(EmpiricalModel()), maximumDistance: 10_000, workers: .one)
    #expect(sets.covered == [[0]])
  }
}

import Geography
import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("Where villages are judged")
struct FootprintTests {
  private static let grid = MetricGrid(west: 0, north: 1000, cellSize: 100, columns: 10, rows: 10)

  private static func village(
    house: MapPoint? = nil, clusters: [Village.Dwelling] = [], buildings: [Village.Dwelling] = []
  ) -> Village {
    var village = Village(
      id: "a", name: "a", shape: VillageAssessorTests.square(200, 200, side: 300), culturalHouse: house)
    village.clusters = clusters
    village.buildings = buildings
    return village
  }

  private static func point(_ x: Double, _ y: Double, people: Double? = nil) -> Village.Dwelling {
    Village.Dwelling(shape: .point(MapPoint(x: x, y: y)), people: people)
  }

  private func shares(_ village: Village, _ measure: VerdictMeasure, weights: Raster<Float>? = nil) -> [[Int]:
    Double]
  {
    let footprint = Footprint(of: village, measure: measure, grid: Self.grid, weights: weights)
    return Dictionary(
      uniqueKeysWithValues: footprint.parts.map { part in
        (part.cell.map { [$0.column, $0.row] } ?? [], part.share)
      })
  }

  @Test("by its centre a village is the one cell of its cultural house, or of its middle")
  func center() {
    #expect(shares(Self.village(), .center) == [[3, 6]: 1])
    let house = Self.village(house: MapPoint(x: 750, y: 150))
    #expect(shares(house, .center) == [[7, 8]: 1])
    #expect(Footprint(of: house, grid: Self.grid).center == .init(column: 7, row: 8))
  }

  @Test("each residential cluster counts the same, whatever its size")
  func clusters() {
    let large = Village.Dwelling(shape: VillageAssessorTests.square(200, 200, side: 200), people: 900)
    let found = shares(Self.village(clusters: [large, Self.point(850, 850, people: 9)]), .clusters)
    #expect(found == [[2, 7]: 0.125, [3, 7]: 0.125, [2, 6]: 0.125, [3, 6]: 0.125, [8, 1]: 0.5])
    // Without any the centre stands for the village.
    #expect(shares(Self.village(), .clusters) == [[3, 6]: 1])
  }

  @Test(
    "people are where the raster says, else in buildings, else in clusters by households, else everywhere")
  func population() {
    let clusters = [Self.point(250, 250, people: 30), Self.point(450, 450, people: 10)]
    let buildings = [
      Self.point(250, 450, people: 1), Self.point(251, 451, people: 1), Self.point(450, 250, people: 2),
    ]
    #expect(shares(Self.village(), .population).count == 9)
    #expect(shares(Self.village(clusters: clusters), .population) == [[2, 7]: 0.75, [4, 5]: 0.25])
    let both = Self.village(clusters: clusters, buildings: buildings)
    #expect(shares(both, .population) == [[2, 5]: 0.5, [4, 7]: 0.5])
    var raster = Raster<Float>(grid: Self.grid, repeating: .nan)
    raster[.init(column: 3, row: 6)] = 5
    let counted = shares(both, .population, weights: raster)
    #expect(counted[[3, 6]] == 1)
    #expect(counted.values.reduce(0, +) == 1)
  }

  @Test("clusters of which some do not say how many live there count alike")
  func uncounted() {
    let clusters = [Self.point(250, 250, people: 30), Self.point(450, 450)]
    #expect(shares(Self.village(clusters: clusters), .population) == [[2, 7]: 0.5, [4, 5]: 0.5])
  }

  @Test("people and households are never added up")
  func peopleOrHouseholds() {
    func cluster(_ x: Double, people: Double?, households: Double) -> Village.Dwelling {
      Village.Dwelling(shape: .point(MapPoint(x: x, y: 250)), people: people, households: households)
    }
    // One says people and households, the other households alone: households are what both have.
    let village = Self.village(
      clusters: [cluster(250, people: 100, households: 25), cluster(350, people: nil, households: 75)])
    #expect(shares(village, .population) == [[2, 7]: 0.25, [3, 7]: 0.75])
  }

  @Test("two clusters in one cell, and one outside the grid, keep the sum at 1")
  func shared() {
    let clusters = [Self.point(250, 250), Self.point(260, 260), Self.point(5_000, 5_000)]
    let found = shares(Self.village(clusters: clusters), .clusters)
    #expect(isClose(found[[2, 7]] ?? 0, 2.0 / 3, within: 1e-12))
    #expect(isClose(found[[]] ?? 0, 1.0 / 3, within: 1e-12))
  }

  @Test("islands count with their cells, and a hole takes its cells away")
  func islands() {
    let ring: (Double, Double, Double) -> [MapPoint] = { x, y, side in
      [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)].map { MapPoint(x: x + $0.0, y: y + $0.1) }
    }
    let area = MultiPolygon([
      Polygon(shell: ring(0, 0, 300), holes: [ring(101, 101, 98)]), Polygon(shell: ring(700, 700, 100)),
    ])
    let village = Village(id: "a", name: "a", shape: .area(area))
    let found = shares(village, .area)
    #expect(found.count == 9)
    #expect(found[[1, 8]] == nil)
    #expect(found[[7, 2]] != nil)
  }
}

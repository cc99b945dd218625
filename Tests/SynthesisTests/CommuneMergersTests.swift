import Parallelism
import Terrain
import Testing

@testable import Synthesis

@Suite("Communes since the reform")
struct CommuneMergersTests {
  @Test(
    "groups are neighbours of one district, four at most, and hold every commune once", arguments: [1, 2, 3])
  func groups(seed: UInt64) throws {
    let (layout, grid) = try Self.layout(seed: seed)
    let groups = CommuneMergers(layout, columns: grid.columns).groups
    #expect(groups.flatMap { $0 }.sorted() == Array(layout.centers.indices))
    #expect(groups.allSatisfy { (1...4).contains($0.count) && $0 == $0.sorted() })
    #expect(groups.allSatisfy { Set($0.map { layout.districts[$0] }).count == 1 })
    #expect(groups.map { $0[0] } == groups.map { $0[0] }.sorted())
    for group in groups { #expect(Self.isContiguous(Set(group), layout, grid)) }
    // Three become one as a rule; one alone is the exception.
    #expect(groups.count { $0.count == 1 } <= groups.count / 10)
    #expect((2.3...3.6).contains(Double(layout.centers.count) / Double(groups.count)))
  }

  /// Walks over the cells of the group's communes from one of them, side by side.
  private static func isContiguous(_ group: Set<Int>, _ layout: CommuneLayout, _ grid: MetricGrid) -> Bool {
    let cells = layout.communeOfCell
    var open = Array(cells.indices.filter { group.contains(Int(cells[$0])) }.prefix(1))
    var reached = Set(open)
    while let cell = open.popLast() {
      let column = cell % grid.columns
      let sides = [
        column > 0 ? cell - 1 : -1, column + 1 < grid.columns ? cell + 1 : -1, cell - grid.columns,
        cell + grid.columns,
      ]
      for next in sides where cells.indices.contains(next) && group.contains(Int(cells[next])) {
        if reached.insert(next).inserted { open.append(next) }
      }
    }
    return Set(reached.map { Int(cells[$0]) }) == group
  }

  /// Forty communes in four districts on a plain.
  private static func layout(seed: UInt64) throws -> (CommuneLayout, MetricGrid) {
    let tiny = ProvincePreset.tiny
    let preset = ProvincePreset(
      name: "plain", title: "Plain", code: "PL", seed: seed, crsDefinition: tiny.crsDefinition,
      center: tiny.center, areaKm2: 400, marginKm: 1, cellSize: 60, relief: .tiny, population: 40_000,
      districts: 4, communes: 40, villages: 80, householdSize: 4, settlement: tiny.settlement,
      stations: tiny.stations, operators: tiny.operators, masts: 9, network: tiny.network,
      coveredWhiteSpots: 0, remainingWhiteSpots: 0)
    let outline = ProvinceOutline(preset, seed: seed)
    let heights = Raster<Int16>(
      grid: MetricGrid(covering: outline.bounds.expanded(by: 1_000), cellSize: 60), repeating: 100)
    let ground = SettlementGround(heights, outline: outline, workers: .one)
    return (
      CommuneLayout(preset, seed: seed, ground: ground, outline: outline, workers: .one), ground.grid
    )
  }
}

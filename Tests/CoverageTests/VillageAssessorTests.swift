import Geography
import Parallelism
import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("Verdicts of villages")
struct VillageAssessorTests {
  static let rule = VerdictRule(coveredShare: 0.75, weakShare: 0.25)

  static func square(_ x: Double, _ y: Double, side: Double) -> Shape {
    let ring = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)].map { MapPoint(x: x + $0, y: y + $1) }
    return .area(MultiPolygon([Polygon(shell: ring)]))
  }

  /// A cell of a level, known or possible, and what is said of it.
  private static func outcome(
    _ atWorst: Verdict, _ atBest: Verdict? = nil, _ signal: Signal = .none
  ) -> CellJudge.Outcome {
    CellJudge.Outcome(
      signal: signal, atWorst: atWorst, atBest: atBest ?? atWorst, isVeryGood: false, isUplinkLimited: false,
      probability: 0, shortfall: .unknown)
  }

  static func tally(covered: Double, weak: Double, unknown: Double = 0) -> ShareTally {
    var tally = ShareTally()
    func add(_ outcome: CellJudge.Outcome, _ share: Double) {
      tally.add(outcome, share: share, sinrDB: nil)
    }
    add(outcome(.covered, nil, Signal(level: -80, server: 3)), covered)
    add(outcome(.weak, nil, Signal(level: -100, server: 4)), weak)
    add(outcome(.white, .covered), unknown)
    add(outcome(.white), 1 - covered - weak - unknown)
    return tally
  }

  @Test(
    "shares make the verdict",
    arguments: [
      (0.75, 0.0, Verdict.covered), (0.74, 0.26, .weak), (0.0, 0.25, .weak), (0.1, 0.1, .white),
      (0.0, 0.0, .white), (1.0, 0.0, .covered),
    ])
  func shares(covered: Double, weak: Double, expected: Verdict) {
    #expect(Self.tally(covered: covered, weak: weak).range(by: Self.rule).verdict == expected)
  }

  @Test("what is not known leaves the verdict open only where it decides")
  func unknown() {
    // 80 % covered: the unknown tenth changes nothing.
    #expect(Self.tally(covered: 0.8, weak: 0, unknown: 0.1).range(by: Self.rule).verdict == .covered)
    // 70 % covered: the unknown tenth decides between weak and covered.
    #expect(Self.tally(covered: 0.7, weak: 0, unknown: 0.1).range(by: Self.rule).verdict == .unknown)
    // Nothing known to be served and half open: never white.
    #expect(Self.tally(covered: 0, weak: 0, unknown: 0.5).range(by: Self.rule).verdict == .unknown)
    #expect(Self.tally(covered: 0, weak: 0.1, unknown: 0.1).range(by: Self.rule).verdict == .white)
  }

  @Test("a known weak generation does not hide that a newer one may cover")
  func overall() {
    let weak = VerdictRange(atWorst: .weak, atBest: .weak)
    #expect(weak.better(VerdictRange(atWorst: .white, atBest: .covered)).verdict == .unknown)
    #expect(weak.better(VerdictRange(atWorst: .white, atBest: .weak)).verdict == .weak)
    #expect(weak.better(.white).verdict == .weak)
    #expect(VerdictRange.white.better(VerdictRange(atWorst: .white, atBest: .weak)).verdict == .unknown)
  }

  @Test("the median is found for any even number of equal cells")
  func medianOfMany() {
    for count in stride(from: 2, through: 200, by: 2) {
      var tally = ShareTally()
      for cell in 0..<count {
        let hasSignal = cell < count / 2
        tally.add(
          Self.outcome(hasSignal ? .covered : .white, nil, hasSignal ? Signal(level: -80, server: 1) : .none),
          share: 1 / Double(count), sinrDB: nil)
      }
      #expect(tally.quality.medianLevel == -80, "\(count) cells")
    }
  }

  @Test("a rule of nothing still needs some signal")
  func zeroRule() {
    let rule = VerdictRule(coveredShare: 0, weakShare: 0)
    #expect(Self.tally(covered: 0, weak: 0).range(by: rule).verdict == .white)
    #expect(Self.tally(covered: 0, weak: 0.01).range(by: rule).verdict == .weak)
  }

  @Test("the median is the level that half of the village reaches")
  func median() {
    #expect(Self.tally(covered: 0.5, weak: 0.5).quality.medianLevel == -80)
    #expect(Self.tally(covered: 0.4, weak: 0.3).quality.medianLevel == -100)
    #expect(Self.tally(covered: 0.3, weak: 0.1).quality.medianLevel == nil)
    #expect(Self.tally(covered: 0.3, weak: 0.4).bestServer == 4)
  }

  @Test("a village counts the cells whose centres it holds; a hole takes its cells away")
  func footprint() {
    let grid = MetricGrid(west: 0, north: 1000, cellSize: 100, columns: 10, rows: 10)
    let whole = Footprint(
      of: Village(id: "a", name: "a", shape: Self.square(200, 200, side: 300)), grid: grid)
    #expect(whole.parts.count == 9)
    #expect(isClose(whole.parts.reduce(0) { $0 + $1.share }, 1, within: 1e-12))
    let ring = MultiPolygon([
      Polygon(
        shell: [(200, 200), (500, 200), (500, 500), (200, 500), (200, 200)].map { MapPoint(x: $0, y: $1) },
        holes: [[(301, 301), (399, 301), (399, 399), (301, 399), (301, 301)].map { MapPoint(x: $0, y: $1) }])
    ])
    #expect(Footprint(of: Village(id: "b", name: "b", shape: .area(ring)), grid: grid).parts.count == 8)
  }

  @Test("a village smaller than a cell, and a point, are the cell that holds them")
  func smallVillage() {
    let grid = MetricGrid(west: 0, north: 1000, cellSize: 100, columns: 10, rows: 10)
    let tiny = Footprint(of: Village(id: "a", name: "a", shape: Self.square(810, 310, side: 20)), grid: grid)
    #expect(tiny.parts == [Footprint.Part(cell: .init(column: 8, row: 6), share: 1)])
    let point = Footprint(
      of: Village(id: "b", name: "b", shape: .point(MapPoint(x: 820, y: 320))), grid: grid)
    #expect(point.parts == tiny.parts)
  }

  @Test("what lies outside the grid stays in the sum, as unknown")
  func outside() {
    let grid = MetricGrid(west: 0, north: 1000, cellSize: 100, columns: 10, rows: 10)
    let border = Footprint(
      of: Village(id: "a", name: "a", shape: Self.square(800, 200, side: 400)), grid: grid)
    #expect(border.parts.count == 16)
    #expect(border.parts.count { $0.cell == nil } == 8)
  }

  @Test("people weigh the cells where a raster says where they live")
  func population() {
    let grid = MetricGrid(west: 0, north: 1000, cellSize: 100, columns: 10, rows: 10)
    var people = Raster<Float>(grid: grid, repeating: .nan)
    people[.init(column: 2, row: 7)] = 30
    people[.init(column: 3, row: 7)] = 10
    let village = Village(id: "a", name: "a", shape: Self.square(200, 200, side: 200))
    let footprint = Footprint(of: village, measure: .population, grid: grid, weights: people)
    #expect(footprint.parts.map(\.share).sorted() == [0, 0, 0.25, 0.75])
    people = Raster(grid: grid, repeating: 0)
    let empty = Footprint(of: village, measure: .population, grid: grid, weights: people)
    #expect(empty.parts.allSatisfy { $0.share == 0.25 })
  }

  @Test("a village has what its best operator gives; without any station it is white")
  func byOperator() throws {
    let network = Network(
      masts: [Mast(id: "M", position: MapPoint(x: 2_000, y: 5_000))],
      stations: [
        Station(id: "a", mast: 0, operatorName: "A", generation: .g4),
        Station(id: "b", mast: 0, operatorName: "B", generation: .g4),
      ],
      sectors: [
        StudyFixture.sector("a", station: 0, eirp: 60), StudyFixture.sector("b", station: 1, eirp: 32),
      ])
    let request = StudyFixture.request(ground: StudyFixture.flat(), network: network)
    let field = try CoverageSolver(request, workers: .one).solve().field
    let near = Village(id: "n", name: "n", shape: Self.square(2_500, 5_000, side: 300))
    let far = Village(id: "f", name: "f", shape: Self.square(11_000, 9_000, side: 300))
    let judge = CellJudge(field: field, network: network, services: StudyFixture.services)
    let verdicts = VillageAssessor(
      layers: field.layers, judge: judge, services: StudyFixture.services, rule: Self.rule
    ).assess([near, far].map { Footprint(of: $0, grid: request.grid) }, workers: .one)
    #expect(field.layers.map(\.operatorName) == ["A", "B"])
    #expect(verdicts[0].byLayer.map(\.verdict) == [.covered, .weak])
    #expect(verdicts[0].byGeneration.map(\.verdict) == [.white, .covered])
    #expect(verdicts[0].overall == .covered)
    #expect(verdicts[0].newestCovered == .g4)
    #expect(verdicts[0].byGeneration[1].bestServer == 0)
    #expect(verdicts[1].overall == .white)
    // Nobody speaks 2G here, and of a village outside the study nobody knows.
    let outside = VillageAssessor(
      layers: field.layers, judge: judge, services: StudyFixture.services, rule: Self.rule
    ).assess([.nowhere], workers: .one)
    #expect(outside[0].byGeneration.map(\.verdict) == [.unknown, .unknown])
  }
}

import Geography
import Parallelism
import Propagation
import RadioNetwork
import Terrain

@testable import Coverage

/// One village in a small country, judged and given its reasons.
struct ReasonScene {
  var ground = StudyFixture.flat()
  var masts: [(position: MapPoint, operatorName: String, generation: Generation, sector: Sector)] = []
  var village = MapPoint(x: 8_050, y: 5_050)
  var services = [
    StudyFixture.service(.g2, covered: -95, weak: -110)
  ]
  var maximumDistance = 8_000.0
  var limits = RemedyLimits(antennaHeight: 60, extraEIRPdB: 3)
  var measure = VerdictMeasure.center
  var rule = VerdictRule(coveredShare: 0.75, weakShare: 0.25)
  var shape: Shape?
  /// Exact, so that what the field says and what single paths say are one and the same.
  var isExact = true
  var model = PropagationModel.empirical(EmpiricalModel())

  static func wall(height: Float, columns: ClosedRange<Int>) -> Ground {
    var heights = StudyFixture.flat().heights
    for index in heights.values.indices where columns.contains(heights.grid.cell(at: index).column) {
      heights.values[index] = height
    }
    return Ground(heights: heights)
  }

  mutating func add(
    x: Double, y: Double = 5_050, operatorName: String = "A", generation: Generation = .g2,
    azimuth: Double? = nil, height: Double = 30, frequency: Double = 900, eirp: Double
  ) {
    masts.append(
      (
        MapPoint(x: x, y: y), operatorName, generation,
        StudyFixture.sector(
          "s\(masts.count)", station: masts.count, azimuth: azimuth, height: height, frequency: frequency,
          eirp: eirp)
      ))
  }

  var network: Network {
    Network(
      masts: masts.indices.map { Mast(id: "M\($0)", position: masts[$0].position) },
      stations: masts.indices.map {
        Station(
          id: "t\($0)", mast: $0, operatorName: masts[$0].operatorName, generation: masts[$0].generation)
      }, sectors: masts.map(\.sector))
  }

  var request: CoverageRequest {
    var request = StudyFixture.request(
      ground: ground, network: network, model: model, maximumDistance: maximumDistance)
    request.services = services
    request.isExact = isExact
    return request
  }

  struct Found {
    let field: SignalField
    let verdict: VillageVerdict
    let reasons: VillageReasons
    /// Of the only layer.
    var verdictOfLayer: ServiceVerdict { verdict.byLayer[0] }
    var reason: VerdictReason { reasons.byLayer[0] }
  }

  func found() throws -> Found {
    var request = request
    let place = Village(
      id: "v", name: "v", shape: shape ?? .point(village), culturalHouse: shape == nil ? nil : village)
    let footprint = Footprint(of: place, measure: measure, grid: request.grid)
    // Nobody asks for the rest of the country.
    request.studyArea = Raster(grid: request.grid, repeating: false)
    for cell in footprint.parts.map(\.cell) + [footprint.center] {
      if let cell { request.studyArea[cell] = true }
    }
    let field = try CoverageSolver(request, workers: .one).solve().field
    let judge = CellJudge(field: field, network: network, services: services)
    let verdicts = VillageAssessor(layers: field.layers, judge: judge, services: services, rule: rule)
      .assess([footprint], workers: .one)
    let reasons = try ReasonFinder(request, field: field, judge: judge, rule: rule, limits: limits)
      .reasons(
        of: verdicts, centers: [place.center], footprints: [footprint], workers: .one, monitor: nil)
    return Found(field: field, verdict: verdicts[0], reasons: reasons[0])
  }
}

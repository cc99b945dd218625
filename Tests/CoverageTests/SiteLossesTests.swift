import Parallelism
import Propagation
import RadioNetwork
import Terrain
import Testing

@testable import Coverage

@Suite("Losses of a site to some cells")
struct SiteLossesTests {
  @Test("a site's links are what the solver gives a station built there")
  func asTheSolver() throws {
    var ground = StudyFixture.hills(columns: 70, rows: 60)
    ground.cover = StudyFixture.cover(on: ground.grid)
    let site = MapPoint(x: 2_800, y: 2_450)
    let network = Network(
      masts: [Mast(id: "M", position: site)],
      stations: [Station(id: "S", mast: 0, operatorName: "A", generation: .g4)],
      sectors: [StudyFixture.sector("s", station: 0, eirp: 60)])
    for model in [PropagationModel.p1812(P1812()), .empirical(EmpiricalModel())] {
      var request = StudyFixture.request(
        ground: ground, network: network, model: model, maximumDistance: 30 * StudyFixture.cellSize)
      request.services = request.services.map {
        Service(
          generation: $0.generation, coveredLevel: $0.coveredLevel, weakLevel: PowerLevel(dBm: -400),
          receiverHeight: $0.receiverHeight)
      }
      let field = try CoverageSolver(request, workers: .one).solve().field
      let sector = network.sectors[0]
      var losses = SiteLosses(
        ground: ground, grid: request.grid, model: model,
        ends: LinkEnds(
          transmitterHeight: sector.antennaHeight, receiverHeight: 1.5, frequencyMHz: sector.frequencyMHz),
        reach: request.maximumDistance)
      let cells = (0..<request.grid.count).map(request.grid.cell(at:)).filter {
        field.signal(at: $0, layer: 0).server == 0
      }
      #expect(cells.count > 1000)
      let links = losses.links(from: site, to: cells.reversed())
      var worst = 0.0
      for (cell, link) in zip(cells.reversed(), links) {
        let attenuation = sector.antenna.attenuationDB(
          azimuthOffsetDegrees: 0, elevationDegrees: link.elevationDegrees)
        let level = sector.referencePower(.g4).dBm - attenuation - Double(link.loss)
        worst = max(worst, abs(level - Double(field.signal(at: cell, layer: 0).level)))
      }
      // The solver keeps hundredths of a decibel.
      #expect(worst < 0.01, "\(worst)")
    }
  }

  @Test("links beyond the greatest loss of use have more than it, the others the same bits")
  func mostLoss() {
    let ground = StudyFixture.hills(columns: 90, rows: 80)
    let cells = (0..<ground.grid.count).map(ground.grid.cell(at:))
    let ends = LinkEnds(transmitterHeight: 20, receiverHeight: 1.5, frequencyMHz: 1800)
    func links(_ mostLoss: Double) -> [SiteLosses.Link] {
      var losses = SiteLosses(
        ground: ground, grid: ground.grid, model: .p1812(P1812()), ends: ends, reach: 9_000,
        mostLoss: mostLoss)
      return losses.links(from: MapPoint(x: 3_100, y: 2_700), to: cells)
    }
    let all = links(.infinity)
    for mostLoss in [110.0, 125, 140] {
      var leftOut = 0
      for (some, all) in zip(links(mostLoss), all) {
        if some.loss == .infinity {
          leftOut += 1
          #expect(Double(all.loss) > mostLoss)
        } else {
          #expect(some.loss.bitPattern == all.loss.bitPattern)
        }
      }
      print("Site losses: beyond \(mostLoss) dB \(leftOut) of \(all.count) are left out")
      #expect(mostLoss > 120 || leftOut > 500)
    }
  }
}

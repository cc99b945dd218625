import Parallelism
import Propagation
import RadioNetwork
import Terrain
import Testing

@testable import Coverage

@Suite("A path to every centre")
struct ExactPathsTests {
  @Test("every cell has the level that the plain model gives the path to its centre")
  func plain() throws {
    var ground = StudyFixture.hills(columns: 60, rows: 50)
    ground.cover = StudyFixture.cover(on: ground.grid)
    let site = MapPoint(x: 2_830, y: 2_410)
    let sector = StudyFixture.sector("s", station: 0, eirp: 60)
    let network = Network(
      masts: [Mast(id: "M", position: site)],
      stations: [Station(id: "S", mast: 0, operatorName: "A", generation: .g4)], sectors: [sector])
    var request = StudyFixture.request(
      ground: ground, network: network, model: .p1812(P1812()), maximumDistance: 3_000)
    request.isExact = true
    let field = try CoverageSolver(request, workers: Workers(count: 2)).solve().field
    let ends = LinkEnds(transmitterHeight: sector.antennaHeight, receiverHeight: 1.5, frequencyMHz: 900)
    var compared = 0
    var worst = 0.0
    for index in 0..<request.grid.count {
      let cell = request.grid.cell(at: index)
      let signal = field.signal(at: cell, layer: field.layers.firstIndex { $0.generation == .g4 }!)
      let center = request.grid.center(of: cell)
      guard signal.server == 0, center.distance(to: site) > 300 else { continue }
      let profile = ground.profile(from: site, to: center, step: StudyFixture.cellSize)
      let loss = try request.model.loss(along: profile, ends: ends).total
      let attenuation = sector.antenna.attenuationDB(
        azimuthOffsetDegrees: 0,
        elevationDegrees: request.model.elevationDegrees(along: profile, ends: ends))
      let expected = sector.referencePower(.g4).dBm - attenuation - loss
      worst = max(worst, abs(expected - Double(signal.level)))
      compared += 1
    }
    #expect(compared > 500)
    // 0.02 dB: hundredths of a decibel, and single precision in the antenna's arc tangent.
    #expect(worst < 0.02, "\(worst)")
  }
}

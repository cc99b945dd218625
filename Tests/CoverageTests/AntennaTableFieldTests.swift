import Parallelism
import Propagation
import RadioNetwork
import Terrain
import Testing

@testable import Coverage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Sectors whose antenna is a table")
struct AntennaTableFieldTests {
  /// A beam that falls off twice as fast to its left as to its right, tilted by 6°.
  private static let lopsided = PatternCuts(
    name: "lopsided", gainDBi: 15,
    horizontal: (0..<360).map { (angle: Int) -> Double in
      angle <= 180 ? Double(angle) / 9 : min(30, Double(360 - angle) * 2 / 9)
    },
    vertical: (0..<360).map { (angle: Int) -> Double in
      let off = Double(angle <= 180 ? angle : angle - 360) - 6
      return min(24, 12 * off * off / 196)
    })

  private static let antennas = [
    Antenna(name: "lopsided", pattern: .cuts(lopsided, .horizontalInterpolation)),
    Antenna(
      name: "tilted", pattern: .panel(horizontalBeamwidthDegrees: 65), mechanicalDowntiltDegrees: 5),
    Antenna(name: "ssb", pattern: .beamEnvelope(.ssb)),
  ]

  @Test(
    "every cell has the level that the antenna itself gives it, wherever it points",
    arguments: antennas.map(\.name))
  func plainReferee(name: String) throws {
    let antenna = try #require(Self.antennas.first { $0.name == name })
    let request = request(antenna)
    let field = try CoverageSolver(request, workers: Workers(count: 2)).solve().field
    let referee = PlainReferee(request: request)
    let layer = try #require(field.layers.firstIndex { $0.generation == .g4 })
    var (ahead, aside, worstAhead, worstAside) = (0, 0, 0.0, 0.0)
    for index in stride(from: 0, to: request.grid.count, by: 3) {
      let cell = request.grid.cell(at: index)
      let got = field.signal(at: cell, layer: layer)
      let expected = referee.level(of: field.layers[layer], at: cell) ?? -.infinity
      guard got.server >= 0 else {
        #expect(expected < Double(field.floorLevels[layer]) + 0.7)
        continue
      }
      let difference = abs(Double(got.level) - expected)
      // The fan's directions lie up to half a degree from the cell's own: hence 11, not 12 dB.
      if attenuation(of: request.network.sectors[Int(got.server)], at: cell, request) < 11 {
        (ahead, worstAhead) = (ahead + 1, max(worstAhead, difference))
      } else {
        (aside, worstAside) = (aside + 1, max(worstAside, difference))
      }
    }
    #expect(ahead > 300 && aside > 100, "\(ahead) \(aside)")
    // 0.02 dB as for parabolas, and half-way between quarters of a degree a beam of 10° lies 0.002 dB below its table.
    // Beams of 15° cross where each changes by 24 · 7.5/15² = 0.8 dB a degree, one up, one down; as they are not equally
    // strong, not at whole degrees: up to a quarter of 1.6 dB.
    #expect(worstAhead < (name == "ssb" ? 0.42 : 0.03), "largest difference \(worstAhead) dB")
    // Where a beam of 15° meets its floor of 20 dB it bends by 2.1 dB a degree, one of 10° by 3.1: a quarter of a step of
    // each, 0.52 and 0.19 dB.
    #expect(worstAside < 0.7, "largest difference \(worstAside) dB")
  }

  /// Two masts with two sectors each on hills, map north 7° east of north.
  private func request(_ antenna: Antenna) -> CoverageRequest {
    let masts = [MapPoint(x: 1_430, y: 1_270), MapPoint(x: 4_310, y: 3_520)]
    let network = Network(
      masts: masts.enumerated().map { Mast(id: "M\($0)", position: $1) },
      stations: masts.indices.map {
        Station(id: "S\($0)", mast: $0, operatorName: "A", generation: .g4)
      },
      sectors: [(0, 35.0), (0, 205), (1, 115), (1, 285)].map { mast, azimuth in
        Sector(
          id: "\(mast)-\(azimuth)", station: mast, azimuthDegrees: azimuth, antennaHeight: 30,
          frequencyMHz: 1800, bandwidthMHz: 10, eirp: PowerLevel(dBm: 85), antenna: antenna)
      })
    var heights = StudyFixture.hills(columns: 60, rows: 50).heights
    // A fifth as high, so that many cells lie in the beams.
    heights.values = heights.values.map { 100 + ($0 - 100) / 5 }
    return StudyFixture.request(ground: Ground(heights: heights), network: network, bearing: 7)
  }

  /// What a sector's antenna takes away towards a cell's centre, dB.
  private func attenuation(of sector: Sector, at cell: MetricGrid.Cell, _ request: CoverageRequest)
    -> Double
  {
    let mast = request.network.masts[request.network.stations[sector.station].mast].position
    let center = request.grid.center(of: cell)
    let degrees = 180 / Double.pi
    let azimuth = 90 - atan2(center.y - mast.y, center.x - mast.x) * degrees + 7
    let rise =
      (request.ground.height(at: center) ?? .nan) + 1.5 - (request.ground.height(at: mast) ?? .nan)
      - sector.antennaHeight
    return sector.antenna.attenuationDB(
      azimuthOffsetDegrees: azimuth - sector.azimuthDegrees,
      elevationDegrees: atan2(rise, mast.distance(to: center)) * degrees)
  }
}

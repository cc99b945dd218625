import Coverage
import Foundation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Planning

@Suite("Villages judged anew by a slow path of their own")
struct IndependentVillagesTests {
  /// dB. The engine's antennas look along the nearest of its directions, here up to 0.2° beside the cell: a panel loses
  /// up to 0.6 dB a degree at its flank, so 0.12 dB; and losses are kept in hundredths.
  private static let tolerance = 0.15

  private static let levels: [Generation: (covered: Double, weak: Double)] = [
    .g2: (-95, -104), .g3: (-100, -110), .g4: (-105, -115), .g5: (-105, -115),
  ]

  /// A small valley of a seed, run with paths to every cell; its villages alone are looked at.
  private static func result(seed: UInt64, folder: TemporaryFolder) throws -> StudyResult {
    _ = try ProvinceSynthesis(preset: "tiny", seed: seed).write(to: folder.path + "/tiny")
    folder.add(
      "scenario.yaml",
      """
      version: 1
      name: tiny
      geography: synthetic
      grid: { cell_size_m: 100 }
      area: { file: tiny/villages.geojson }
      terrain: { rasters: tiny/terrain.tif }
      stations: { file: tiny/stations.csv }
      villages: { file: tiny/villages.geojson }
      propagation: { model: hata, exact: true, max_distance_km: 15 }
      services:
        - { generation: 2G, covered_dbm: -95, weak_dbm: -104 }
        - { generation: 3G, covered_dbm: -100, weak_dbm: -110 }
        - { generation: 4G, covered_dbm: -105, weak_dbm: -115 }
        - { generation: 5G, covered_dbm: -105, weak_dbm: -115 }
      remedies: { max_height_m: 60, max_extra_eirp_db: 6 }
      placement: { sites: 0 }

      """)
    var loader = StudyLoader(file: ScenarioFile(folder.path + "/scenario.yaml"))
    return try StudyRun(inputs: try loader.load(), options: StudyOptions(threads: 2)).result()
  }

  @Test(
    "20 villages drawn by chance have the verdict, the missing decibels and the limit that profiles give them"
  )
  func sample() throws {
    var random = SeededGenerator(seed: 20)
    var judged = 0
    var (layers, borderline) = (0, 0)
    var kinds: Set<Verdict> = []
    for (seed, count) in [(UInt64(7), 10), (UInt64(8), 10)] {
      let folder = TemporaryFolder()
      let result = try Self.result(seed: seed, folder: folder)
      for village in result.inputs.villages.indices.shuffled(using: &random).prefix(count).sorted() {
        kinds.formUnion(try check(village, of: result, layers: &layers, borderline: &borderline))
        judged += 1
      }
    }
    #expect(judged == 20)
    // What the tolerance leaves open is little.
    #expect(borderline * 20 <= layers, "\(borderline) of \(layers)")
    // A sample without white and weak verdicts would prove little.
    #expect(kinds == [.covered, .weak, .white])
  }

  /// Holds a village against the slow path.
  ///
  /// - Returns: the verdicts that its layers have.
  private func check(
    _ index: Int, of result: StudyResult, layers: inout Int, borderline: inout Int
  ) throws -> Set<Verdict> {
    let village = result.inputs.villages[index]
    let slow = SlowVillage(village, inputs: result.inputs)
    var kinds: Set<Verdict> = []
    for (place, layer) in result.field.layers.enumerated() {
      let wanted = try #require(Self.levels[layer.generation])
      let received = slow.strongest(of: layer)
      let verdict = result.verdicts[index].byLayer[place]
      let reason = result.reasons[index].byLayer[place]
      let name = "\(village.id) \(layer.generation.rawValue) \(layer.operatorName)"
      kinds.insert(verdict.verdict)
      // From the strictest to the mildest reading of the levels within the tolerance.
      let readings = [Self.tolerance, 0, -Self.tolerance].map {
        slow.finding(received, covered: wanted.covered + $0, weak: wanted.weak + $0)
      }
      layers += 1
      if Set(readings.map(\.verdict)).count > 1 { borderline += 1 }
      #expect(readings.map(\.verdict).contains(verdict.verdict), "\(name)")
      let served = Int((verdict.shares.served * Double(slow.cells.count)).rounded())
      #expect((readings[0].servedCells...readings[2].servedCells).contains(served), "\(name)")
      guard let lacking = readings[1].lacking, verdict.standing.decisive != nil else {
        #expect(
          readings[0].lacking == nil || (verdict.standing.decisive != nil && readings[2].lacking != nil),
          "\(name)")
        continue
      }
      #expect(isClose(reason.shortfall.covered, lacking, within: Self.tolerance), "\(name)")
      #expect((reason.limit == nil) == (verdict.verdict == .covered), "\(name)")
      guard verdict.verdict != .covered else { continue }
      try check(reason, slow: slow, result: result, name: name)
    }
    return kinds
  }

  /// The reason of a verdict that rests on a kept signal: its path and its remedies.
  private func check(
    _ reason: VerdictReason, slow: SlowVillage, result: StudyResult, name: String
  ) throws {
    let path = try #require(reason.path, "\(name)")
    let lacking = reason.shortfall.covered
    let level = try #require(slow.level(of: path.sector, at: path.place), "\(name)")
    #expect(isClose(try #require(path.level), level, within: 1e-9), "\(name)")
    let station = result.inputs.network.stations[result.inputs.network.sectors[path.sector].station]
    let covered = try #require(Self.levels[station.generation]).covered
    #expect(isClose(covered - level, lacking, within: Self.tolerance), "\(name)")
    try checkRemedies(
      reason.remedy, of: path.sector, lacking: lacking, slow: slow, result: result, name: name)
    let ground = path.groundLossDB ?? 0
    let beside = try #require(path.antennaLossDB, "\(name)")
    switch reason.limit {
    case .ridge: #expect(ground >= beside && ground + beside >= lacking, "\(name)")
    case .antenna: #expect(beside > ground && ground + beside >= lacking, "\(name)")
    case .distance: #expect(ground + beside < lacking, "\(name)")
    case .noGeneration: #expect(reason.remedy.newStationMast != nil, "\(name)")
    default: Issue.record("\(name) is limited by \(reason.limit?.rawValue ?? "nothing")")
    }
  }

  /// What is said to help covers the village when it is done, within the tolerance; where power is said not to help the place
  /// that decides lacks more, or other parts do.
  private func checkRemedies(
    _ remedy: Remedy, of sector: Int, lacking: Double, slow: SlowVillage, result: StudyResult, name: String
  ) throws {
    let station = result.inputs.network.stations[result.inputs.network.sectors[sector].station]
    let layer = Layer(generation: station.generation, operatorName: station.operatorName)
    let wanted = try #require(Self.levels[station.generation])
    func isCovered(rise: Double, power: Double, within tolerance: Double) -> Bool {
      let received = slow.strongest(of: layer, changed: (sector, rise, power))
      return slow.finding(received, covered: wanted.covered - tolerance, weak: wanted.weak - tolerance)
        .verdict
        == .covered
    }
    if let power = remedy.extraEIRPdB {
      #expect(power >= lacking && power <= 6, "\(name)")
      #expect(isCovered(rise: 0, power: power, within: Self.tolerance), "\(name) \(power) dB")
      // A dB less than what the place that decides lacks never does.
      #expect(!isCovered(rise: 0, power: lacking - 1, within: -Self.tolerance), "\(name)")
    }
    if let height = remedy.extraHeight {
      #expect(isCovered(rise: height, power: 0, within: Self.tolerance), "\(name) \(height) m")
    }
  }
}

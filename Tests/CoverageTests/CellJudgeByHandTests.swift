import Propagation
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Coverage

@Suite("Cells judged by hand")
struct CellJudgeByHandTests {
  /// What arrives on a carrier: the level of its strongest sector and of another, dBm.
  private struct Carrier {
    var frequencyMHz = 1800.0
    let level: Float
    var other: Float?
  }

  private static let cell = MetricGrid.Cell(column: 3, row: 2)

  /// A field of one layer that has been filled by hand at one cell.
  private func judge(_ service: Service, _ carriers: [Carrier]) -> CellJudge {
    let network = Network(
      masts: [Mast(id: "M", position: MapPoint(x: 500, y: 500))],
      stations: [Station(id: "S", mast: 0, operatorName: "A", generation: service.generation)],
      sectors: carriers.enumerated().map {
        StudyFixture.sector("s\($0)", station: 0, frequency: $1.frequencyMHz)
      })
    var request = StudyFixture.request(
      ground: StudyFixture.flat(columns: 10, rows: 10), network: network)
    request.services = [service]
    request.interferenceDepth = Decibels(6)
    var field = SignalField(grid: request.grid, plan: FieldPlan(request), hasUnknownGround: false)
    for (index, carrier) in carriers.enumerated() {
      let channel = field.channels.firstIndex { $0.frequencyMHz == carrier.frequencyMHz }!
      let place = field.index(of: Self.cell, channel: channel)
      field.signals[place] = Signal(level: carrier.level, server: Int32(index))
      for level in [carrier.level] + (carrier.other.map { [$0] } ?? []) {
        field.interference[place].take(
          level: level, power: Lanes.milliwatts(Lanes(repeating: level))[0])
      }
    }
    return CellJudge(field: field, network: network, services: [service])
  }

  private func service(
    _ generation: Generation, veryGood: Double? = nil, probability: Double = 0.5, load: Double = 0.5,
    reuse: Double? = nil, downlinkMbps: Double? = nil
  ) -> Service {
    Service(
      generation: generation, coveredLevel: PowerLevel(dBm: -95), weakLevel: PowerLevel(dBm: -110),
      veryGoodLevel: veryGood.map { PowerLevel(dBm: $0) }, reception: .outdoor(generation),
      locationProbability: probability, load: load, reuse: reuse, downlinkMbps: downlinkMbps)
  }

  private func outcome(_ service: Service, _ carriers: [Carrier]) -> CellJudge.Outcome {
    judge(service, carriers).outcome(at: Self.cell, layer: 0)
  }

  @Test("a cell is very good from the very good level on, less the margin, and only where it is covered")
  func veryGood() {
    #expect(outcome(service(.g4, veryGood: -80), [Carrier(level: -80)]).isVeryGood)
    let below = outcome(service(.g4, veryGood: -80), [Carrier(level: -80.1)])
    #expect(!below.isVeryGood)
    #expect(below.verdict == .covered)
    // 1.2816 · 8 dB = 10.25 dB: −69.7 dBm leaves −79.95, −69.8 leaves −80.05.
    let most = service(.g4, veryGood: -80, probability: 0.9)
    #expect(outcome(most, [Carrier(level: -69.7)]).isVeryGood)
    #expect(!outcome(most, [Carrier(level: -69.8)]).isVeryGood)
    #expect(!outcome(service(.g4), [Carrier(level: -50)]).isVeryGood)
    // As strong on both, load ½: SINR 3 dB carries less than 30 Mbit/s of 9 MHz (3.3 bit/s/Hz; Shannon's 1.6 at 3 dB).
    let asking = service(.g4, veryGood: -80, downlinkMbps: 30)
    let disturbed = outcome(asking, [Carrier(level: -70, other: -70)])
    #expect(disturbed.verdict == .weak)
    #expect(!disturbed.isVeryGood)
    #expect(outcome(asking, [Carrier(level: -70)]).isVeryGood)
  }

  @Test("the strongest channel of a layer decides, though a weaker one would carry more")
  func strongestChannelDecides() throws {
    let asking = service(.g4, downlinkMbps: 30)
    let low = Carrier(frequencyMHz: 900, level: -70, other: -70)
    let high = Carrier(frequencyMHz: 1800, level: -75)
    #expect(outcome(asking, [high]).verdict == .covered)
    let both = outcome(asking, [low, high])
    #expect(both.signal == Signal(level: -70, server: 0))
    #expect(both.verdict == .weak)
    // −70 dBm over −70 dBm at load ½: 10 lg 2 = 3.010 dB; noise of −123 dBm is nothing beside it.
    #expect(
      isClose(try #require(judge(asking, [low, high]).sinrDB(at: Self.cell, layer: 0)), 3.010, within: 1e-3))
    // 6 dB more on the other and it decides.
    let turned = outcome(asking, [low, Carrier(frequencyMHz: 1800, level: -69)])
    #expect(turned.signal == Signal(level: -69, server: 1))
    #expect(turned.verdict == .covered)
  }

  @Test("one 2G cell of twelve disturbs: 10.79 dB less")
  func reuseThins() throws {
    // −70 dBm over −75 − 10 lg 12 = −85.792 dBm, load 1: C/I = 15.792 dB.
    let full = Carrier(frequencyMHz: 900, level: -70, other: -75)
    let planned = judge(service(.g2, load: 1), [full])
    #expect(
      isClose(try #require(planned.reportedQualityDB(at: Self.cell, layer: 0)), 15.792, within: 1e-3))
    // Noise of 200 kHz: −174 + 53.010 + 10 = −110.990 dBm. 10 lg (10^−8.5792 + 10^−11.0990) = −85.779 dBm.
    #expect(isClose(try #require(planned.sinrDB(at: Self.cell, layer: 0)), 15.779, within: 2e-3))
    // All on one channel: −70 + 75 = 5 dB.
    let together = judge(service(.g2, load: 1, reuse: 1), [full])
    #expect(isClose(try #require(together.reportedQualityDB(at: Self.cell, layer: 0)), 5, within: 1e-3))
    #expect(isClose(try #require(together.sinrDB(at: Self.cell, layer: 0)), 5, within: 2e-3))
    // Half of the time: 3.010 dB better.
    let half = judge(service(.g2), [full])
    #expect(isClose(try #require(half.reportedQualityDB(at: Self.cell, layer: 0)), 18.802, within: 1e-3))
    // Nothing disturbs: no C/I.
    let alone = judge(service(.g2), [Carrier(frequencyMHz: 900, level: -70)])
    #expect(alone.reportedQualityDB(at: Self.cell, layer: 0) == nil)
  }

  @Test("Ec/Io is the pilot over all that is on air: 20 % always, the rest by load")
  func ecIo() throws {
    // Activity 0.2 + 0.8 · ½ = 0.6. −70 dBm over 0.6 · (10^−7 + 10^−7) mW = 10^−7 / 1.2·10^−7: −0.792 dB; the pilot 10 dB
    // below its carrier: −10.792 dB. Noise of some −110 dBm takes less than 0.001 dB.
    let found = judge(service(.g3), [Carrier(frequencyMHz: 2100, level: -70, other: -70)])
    #expect(
      isClose(try #require(found.reportedQualityDB(at: Self.cell, layer: 0)), -10.792, within: 1e-3))
    // Alone and idle: 10^−7 / (0.2 · 10^−7 + 10^−10.9157), the noise of 3.84 MHz 10 dB down: 6.987 dB, less 10.
    let idle = judge(service(.g3, load: 0), [Carrier(frequencyMHz: 2100, level: -70)])
    #expect(isClose(try #require(idle.reportedQualityDB(at: Self.cell, layer: 0)), -3.013, within: 1e-3))
  }

  @Test("RSRQ is that of a loaded neighbour in 4G and 5G")
  func rsrq() throws {
    // LTE: activity 1/6 + 5/6 · ½ = 7/12; 12 · 7/12 · 2 = 14 times the signal: −11.461 dB.
    let loaded = judge(service(.g4), [Carrier(level: -80, other: -80)])
    #expect(
      isClose(try #require(loaded.reportedQualityDB(at: Self.cell, layer: 0)), -11.461, within: 1e-3))
    // Alone and idle: 12 / 6 + 12 · 10^−4.324 (noise of −123.24 dBm) = 2.0006 times: −3.012 dB.
    let idle = judge(service(.g4, load: 0), [Carrier(level: -80)])
    #expect(isClose(try #require(idle.reportedQualityDB(at: Self.cell, layer: 0)), -3.012, within: 1e-3))
    // NR: activity ½; 12 · ½ · 2 = 12 times: −10.792 dB.
    let nr = judge(service(.g5), [Carrier(frequencyMHz: 3500, level: -80, other: -80)])
    #expect(isClose(try #require(nr.reportedQualityDB(at: Self.cell, layer: 0)), -10.792, within: 1e-3))
  }
}

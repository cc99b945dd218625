import Coverage
import Foundation
import Parallelism
import Propagation
import RadioNetwork
import Synchronization

/// What antennas, budgets and the best server cost on top of the path loss, and interference on top of these: a mast of
/// three sectors, P.1812, 30 km at 30 m, with losses worked out and with losses that are kept in memory.
struct SignalBenchmark {
  static let rounds = 5

  /// How the sectors radiate and what is asked for.
  private struct Kind {
    let title: String
    let antenna: Antenna
    let hasInterference: Bool
  }

  private static let kinds = [
    Kind(title: "panels", antenna: .panel(downtiltDegrees: 2), hasInterference: false),
    Kind(
      title: "panels turned down by 4°, as tables",
      antenna: Antenna(
        name: "panel", pattern: .panel(horizontalBeamwidthDegrees: 65), mechanicalDowntiltDegrees: 4),
      hasInterference: false),
    Kind(title: "panels, with interference", antenna: .panel(downtiltDegrees: 2), hasInterference: true),
  ]

  let site: Site

  func rows() throws -> [Row] {
    let job = SectorJob(.p1812, radius: 30_000, cellSize: 30)
    let study = try SectorStudy(site: site, job: job)
    let requests = Self.kinds.map { kind in
      var request = study.request
      request.network = Self.network(of: request.network, antenna: kind.antenna)
      request.interferenceDepth = kind.hasInterference ? Decibels(6) : nil
      return request
    }
    var whole = [[Double]](repeating: [], count: requests.count)
    var kept = whole
    var checksums = [Double](repeating: 0, count: requests.count)
    for _ in 0..<Self.rounds {
      for (index, request) in requests.enumerated() {
        let store = MemoryStore()
        whole[index].append(try Self.seconds { try Self.solve(request, store: nil) })
        _ = try Self.solve(request, store: store)
        kept[index].append(
          try Self.seconds { checksums[index] = try Self.solve(request, store: store).checksum })
      }
    }
    return Self.kinds.indices.map { index in
      var row = Row("signals", "\(Self.kinds[index].title), 30 km at 30 m")
      row.threads = 1
      row.processorSeconds = kept[index].median
      row.nanosecondsPerCell = kept[index].median / Double(study.cells) * 1e9
      let ratio = zip(kept[index], whole[index]).map { 100 * $0 / ($1 - $0) }.median
      row.note =
        "\(Report.number(ratio, 0)) % on top of the loss"
        + (Self.kinds[index].hasInterference ? "" : ", goal < 20 %")
      row.checksum = Report.number(checksums[index], 1)
      return row
    }
  }

  private static func network(of network: Network, antenna: Antenna) -> Network {
    let model = network.sectors[0]
    return Network(
      masts: network.masts, stations: network.stations,
      sectors: [0.0, 120, 240].map { azimuth in
        Sector(
          id: "S-\(Int(azimuth))", station: 0, azimuthDegrees: azimuth, antennaHeight: model.antennaHeight,
          frequencyMHz: model.frequencyMHz, bandwidthMHz: model.bandwidthMHz, eirp: model.eirp,
          antenna: antenna)
      })
  }

  private static func solve(_ request: CoverageRequest, store: MemoryStore?) throws -> SignalField {
    try CoverageSolver(request, workers: .one, store: store).solve().field
  }

  private static func seconds(_ work: () throws -> some Any) rethrows -> Double {
    let started = SectorTimes.processorTime
    _ = try work()
    return SectorTimes.processorTime - started
  }
}

/// Path losses that are kept as long as the process lives.
private final class MemoryStore: PathLossStoring {
  private let kept = Mutex<[PathLossKey: [UInt16]]>([:])

  /// Names a description by its hash values: enough for one mast.
  func key(for description: [UInt8]) -> PathLossKey {
    var bytes: [UInt8] = []
    for seed in 0..<4 {
      var hash: UInt64 = 14_695_981_039_346_656_037 &+ UInt64(seed)
      for byte in description { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
      withUnsafeBytes(of: hash.littleEndian) { bytes += $0 }
    }
    return PathLossKey(bytes: bytes)
  }

  func values(for key: PathLossKey, count: Int) -> [UInt16]? { kept.withLock { $0[key] } }

  func keep(_ values: [UInt16], for key: PathLossKey) { kept.withLock { $0[key] = values } }
}

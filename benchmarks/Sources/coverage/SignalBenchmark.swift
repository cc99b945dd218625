import Coverage
import Foundation
import Parallelism
import Propagation
import RadioNetwork

/// What antennas, budgets and the best server cost on top of the path loss, and interference on top of these: a mast of
/// three sectors, P.1812, 30 km at 30 m.
///
/// A second operator on the same antenna height and carrier shares every path loss: what it adds to the time is what
/// sectors cost besides their loss.
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
      [1, 2].map { operators in
        var request = study.request
        request.network = Self.network(of: request.network, antenna: kind.antenna, operators: operators)
        request.interferenceDepth = kind.hasInterference ? Decibels(6) : nil
        return request
      }
    }
    var alone = [[Double]](repeating: [], count: requests.count)
    var both = alone
    var checksums = [Double](repeating: 0, count: requests.count)
    for _ in 0..<Self.rounds {
      for (index, pair) in requests.enumerated() {
        alone[index].append(try Self.seconds { try Self.solve(pair[0]) })
        both[index].append(try Self.seconds { checksums[index] = try Self.solve(pair[1]).checksum })
      }
    }
    return Self.kinds.indices.map { index in
      let signals = zip(alone[index], both[index]).map { $1 - $0 }.median
      var row = Row("signals", "\(Self.kinds[index].title), 30 km at 30 m")
      row.threads = 1
      row.processorSeconds = signals
      row.nanosecondsPerCell = signals / Double(study.cells) * 1e9
      let percent = 100 * signals / (alone[index].median - signals)
      row.note =
        "\(Report.number(percent, 0)) % on top of the loss"
        + (Self.kinds[index].hasInterference ? "" : ", goal < 20 %")
      row.checksum = Report.number(checksums[index], 1)
      return row
    }
  }

  private static func network(of network: Network, antenna: Antenna, operators: Int) -> Network {
    let model = network.sectors[0]
    let stations = (0..<operators).map {
      Station(
        id: "S\($0)", mast: 0, operatorName: "operator \($0)", generation: network.stations[0].generation)
    }
    return Network(
      masts: network.masts, stations: stations,
      sectors: stations.indices.flatMap { station in
        [0.0, 120, 240].map { azimuth in
          Sector(
            id: "S\(station)-\(Int(azimuth))", station: station, azimuthDegrees: azimuth,
            antennaHeight: model.antennaHeight, frequencyMHz: model.frequencyMHz,
            bandwidthMHz: model.bandwidthMHz, eirp: model.eirp, antenna: antenna)
        }
      })
  }

  private static func solve(_ request: CoverageRequest) throws -> SignalField {
    try CoverageSolver(request, workers: .one).solve().field
  }

  private static func seconds(_ work: () throws -> some Any) rethrows -> Double {
    let started = SectorTimes.processorTime
    _ = try work()
    return SectorTimes.processorTime - started
  }
}

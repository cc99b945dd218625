import Foundation
import Parallelism

/// One sector of each kind: seconds, nanoseconds a cell, memory, and the sum of the levels.
struct SectorBenchmark {
  static let rounds = 5

  let site: Site

  func rows() throws -> [Row] {
    let threads = Set([1, Workers().count]).sorted()
    let shapes = [(15_000.0, 30.0), (30_000, 30), (30_000, 90)]
    let jobs = shapes.flatMap { radius, cellSize in
      Contender.allCases.flatMap { contender in
        threads.map { SectorJob(contender, radius: radius, cellSize: cellSize, threads: $0) }
      }
    }
    // First of all: a program starts with the peak of the one that starts it.
    let peaks = try jobs.map { try Self.alone($0, rounds: 1, at: site).run().peakBytes }
    let times = try SectorTimes.measure(jobs, at: site, rounds: Self.rounds)
    return zip(times, peaks).map { time, peak in
      var row = time.row("sector")
      row.peakMegabytes = peak / 1e6
      return row
    }
  }

  /// The job in a process of its own.
  static func alone(_ job: SectorJob, rounds: Int, at site: Site) -> Command {
    Command(
      [Bundle.main.executablePath!, "solve"] + site.arguments + job.arguments + [String(rounds)])
  }
}

import Foundation
import Geography

/// What `benchmarks/run` calls, part by part: prints a table and adds its rows to the results.
@main
struct CoverageBenchmark {
  static let usage = """
    usage: coverage sectors|growth|signals|peers|instructions DEM X Y RESULTS
           coverage province WHITESPOT SCENARIO CELL_M RESULTS
           coverage solve DEM X Y CONTENDER RADIUS_M CELL_M THREADS ROUNDS
    """

  static func main() {
    do {
      try run()
    } catch {
      stop("\(error)", status: 1)
    }
  }

  private static func run() throws {
    var arguments = CommandLine.arguments.dropFirst()
    guard let part = arguments.popFirst() else { stop() }
    if part == "province" {
      guard arguments.count == 4, let cellSize = Int(arguments[arguments.startIndex + 2]) else { stop() }
      let rows = try ProvinceBenchmark(
        whitespot: arguments.removeFirst(), scenario: arguments.removeFirst(), cellSize: cellSize
      ).rows()
      return try Report.add(rows, to: arguments.removeLast())
    }
    guard arguments.count >= 4, let site = try Site(&arguments) else { stop() }
    switch part {
    case "sectors": try Report.add(SectorBenchmark(site: site).rows(), to: arguments.removeFirst())
    case "growth": try Report.add(GrowthBenchmark(site: site).rows(), to: arguments.removeFirst())
    case "signals": try Report.add(SignalBenchmark(site: site).rows(), to: arguments.removeFirst())
    case "peers": try Report.add(PeerBenchmark(site: site).rows(), to: arguments.removeFirst())
    case "instructions": try Report.add(InstructionCount(site: site).rows(), to: arguments.removeFirst())
    case "solve":
      guard let job = SectorJob(arguments.dropLast(1)), let rounds = Int(arguments.last ?? "") else { stop() }
      let study = try SectorStudy(site: site, job: job)
      for _ in 0..<rounds { _ = try study.field(threads: job.threads) }
    default: stop()
    }
  }

  private static func stop(_ message: String = usage, status: Int32 = 64) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}

import Foundation

/// How long a sector took.
struct SectorTimes {
  let job: SectorJob
  let cells: Int
  var seconds: [Double] = []
  var processorSeconds: [Double] = []
  var checksum = 0.0

  /// All jobs in turn, round after round, so that a slow minute of the machine hits all of them.
  static func measure(_ jobs: [SectorJob], at site: Site, rounds: Int) throws -> [SectorTimes] {
    let studies = try jobs.map { try SectorStudy(site: site, job: $0) }
    var times = zip(jobs, studies).map { SectorTimes(job: $0, cells: $1.cells) }
    for _ in 0..<rounds {
      for index in jobs.indices { try times[index].measure(studies[index]) }
    }
    return times
  }

  mutating func measure(_ study: SectorStudy) throws {
    let started = ContinuousClock.now
    let processor = Self.processorTime
    let field = try study.field(threads: job.threads)
    processorSeconds.append(Self.processorTime - processor)
    seconds.append((ContinuousClock.now - started) / .seconds(1))
    checksum = field.checksum
  }

  func row(_ part: String) -> Row {
    var row = Row(part, job.title)
    row.threads = job.threads
    row.seconds = seconds.median
    row.processorSeconds = processorSeconds.median
    row.goalSeconds = job.goal
    row.nanosecondsPerCell = nanosecondsPerCell
    row.checksum = Report.number(checksum, 1)
    return row
  }

  var nanosecondsPerCell: Double { seconds.median / Double(cells) * 1e9 }

  /// Of all threads of this process, s.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

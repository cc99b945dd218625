import Formats
import Parallelism

/// Both tables, opened, with the columns that were found in them.
struct BulkLossTables {
  let paths: CSVStream
  let pathReader: PathRowReader
  let profiles: CSVStream
  let profileReader: ProfileReader

  /// Bytes: many blocks keep many threads busy.
  private static let blockSize = 1 << 18

  /// - Throws: with the problems of both files and both header lines.
  init(of task: BulkLoss) throws(InvalidInput) {
    var tally = ProblemTally()
    func opened(_ path: String) -> CSVStream? {
      do { return try CSVStream(path: path, blockSize: Self.blockSize) } catch {
        var problem = error
        problem.expected = problem.expected ?? "a table that can be read"
        tally.add(problem)
        return nil
      }
    }
    let paths = opened(task.paths)
    let pathReader = paths.map { PathRowReader(model: task.model, stream: $0, tally: &tally) }
    if let paths, !paths.headers.isEmpty, paths.size == 0 {
      tally.add(
        Problem(
          "is no ordinary file", file: paths.path, expected: "a file: it is read twice",
          remedy: "Save it on the disk first"))
    }
    let profiles = opened(task.profiles)
    let profileReader = profiles.map { ProfileReader(model: task.model, stream: $0, tally: &tally) }
    try tally.throwIfErrors()
    guard let paths, let pathReader, let profiles, let profileReader else {
      preconditionFailure("a table that was not opened and no problem")
    }
    self.paths = paths
    self.pathReader = pathReader
    self.profiles = profiles
    self.profileReader = profileReader
  }

  /// The profiles once more from their beginning; nil where they can be read only once.
  func profilesAgain() throws(Problem) -> CSVStream? {
    profiles.size > 0 ? try CSVStream(path: profiles.path, blockSize: Self.blockSize) : nil
  }

  /// Whether there is a point behind where the profiles have been read to, which this reads on.
  func hasMorePoints() throws(Problem) -> Bool {
    while let block = try profiles.blocks(1).first {
      if try profileReader.columns(of: block).count > 0 { return true }
    }
    return false
  }

  /// What is wrong with profiles without a point.
  var noPoints: Problem {
    Problem(
      "holds no row", file: profiles.path, line: 1, expected: "a row for each point below the header",
      remedy: "Check that it is the right file")
  }
}

/// The first reading of `paths.csv`: all ids, and what is wrong with single rows.
struct PathSurvey {
  private(set) var register = PathRegister()
  /// Rows whose id stands in an earlier row already, and that row.
  private(set) var repeated: [Int: Int] = [:]
  /// What is wrong with single rows.
  private(set) var tally = ProblemTally()
  /// For how many paths a latitude was taken that nobody gave.
  private(set) var assumedLatitudes = 0

  /// - Throws: `InvalidInput` where the table cannot be read to its end.
  init(of tables: BulkLossTables, options: StudyOptions) throws {
    let (stream, reader) = (tables.paths, tables.pathReader)
    let workers = options.workers
    options.monitor.begin("checking paths", total: stream.size >> 10, unit: "kB")
    while true {
      try options.monitor.checkCancellation()
      let blocks = try stream.blocks(8 * workers.count)
      guard !blocks.isEmpty else { break }
      let found = workers.map(blocks.count, monitor: options.monitor) { Self.rows(of: blocks[$0], reader) }
      try options.monitor.checkCancellation()
      for result in found {
        guard let result else { continue }
        do { add(try result.get()) } catch {
          tally.add(error)
          try tally.throwIfErrors()
        }
      }
      options.monitor.advance(by: blocks.reduce(0) { $0 + $1.byteCount } >> 10)
    }
    if register.count == 0 {
      tally.add(
        Problem(
          "holds no row", file: stream.path, line: 1, expected: "a row for each path below the header",
          remedy: "Check that it is the right file"))
      do throws(Problem) {
        if try !tables.hasMorePoints() { tally.add(tables.noPoints) }
      } catch {
        tally.add(error)
      }
      try tally.throwIfErrors()
    }
    repeated = register.sort()
  }

  private struct Rows: Sendable {
    var hashes: [UInt64?] = []
    var tally = ProblemTally()
    var assumedLatitudes = 0
  }

  private mutating func add(_ rows: Rows) {
    register.append(rows.hashes)
    tally.add(rows.tally)
    assumedLatitudes += rows.assumedLatitudes
  }

  private static func rows(of block: CSVBlock, _ reader: PathRowReader) -> Result<Rows, Problem> {
    Result { () throws(Problem) in
      var found = Rows()
      for row in try reader.rows(of: block) {
        found.hashes.append(row.id.map(PathRegister.hash))
        found.tally.add(contentsOf: row.problems)
        if row.assumesLatitude { found.assumedLatitudes += 1 }
      }
      return found
    }
  }
}

/// The second reading of `paths.csv`, row by row, in step with the profiles.
struct PathRows {
  private let stream: CSVStream
  private let reader: PathRowReader
  private let workers: Workers
  private var rows: [PathRow] = []
  private var next = 0

  /// - Parameter tables: whose paths have been read to their end.
  init(of tables: BulkLossTables, workers: Workers) throws(Problem) {
    // Rows are held as values, much larger than their text: smaller blocks do.
    stream = try CSVStream(path: tables.paths.path, blockSize: 1 << 18)
    reader = tables.pathReader
    self.workers = workers
  }

  /// The next row, which stays the next; nil at the end.
  mutating func peek() throws(Problem) -> PathRow? {
    if next == rows.count {
      (rows, next) = ([], 0)
      let blocks = try stream.blocks(workers.count)
      let reader = reader
      let found = workers.map(blocks.count) { index in
        Result { () throws(Problem) in try reader.rows(of: blocks[index]) }
      }
      for result in found { rows += try result?.get() ?? [] }
    }
    return next < rows.count ? rows[next] : nil
  }

  /// Goes on to the row after the next one.
  mutating func advance() { next += 1 }
}

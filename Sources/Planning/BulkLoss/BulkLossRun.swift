import Formats
import Parallelism
import Propagation

/// The second reading: paths and profiles in step, and the losses as they come.
struct BulkLossRun {
  private let task: BulkLoss
  private let options: StudyOptions
  private let workers: Workers
  private let tables: BulkLossTables
  private let profiles: CSVStream
  private let survey: PathSurvey
  private let output: OutputStream

  private var rows: PathRows
  /// The number of the row that comes next.
  private var rowNumber = 0
  private var states: [State]
  private var tasks: [LossTask] = []
  private var tally: ProblemTally
  private var gaps = Gaps()
  /// Rows whose profile turned out to go on elsewhere.
  private(set) var scattered: Set<Int> = []
  /// Those that are known from an earlier reading.
  private let knownScattered: Set<Int>
  private var counts = (answered: 0, withCaveats: 0, points: 0)

  /// What became of a path's profile.
  private enum State: UInt8 {
    case open, matched, passed, late
  }

  /// How many blocks are read and how many paths worked out at a time, and how many paths one thread takes at
  /// once. The same for any number of threads, as the order in which problems are found hangs on it.
  private static let batch = (blocks: 64, tasks: 2048, unit: 64)

  /// - Parameters:
  ///   - profiles: at their beginning.
  ///   - scattered: rows whose profile is known not to stand together.
  init(
    _ task: BulkLoss, tables: BulkLossTables, profiles: CSVStream, survey: PathSurvey, output: OutputStream,
    scattered: Set<Int>, options: StudyOptions
  ) throws(Problem) {
    self.task = task
    self.tables = tables
    self.profiles = profiles
    knownScattered = scattered
    self.survey = survey
    self.output = output
    self.options = options
    workers = options.workers
    rows = try PathRows(of: tables, workers: options.workers)
    states = Array(repeating: .open, count: survey.register.count)
    tally = survey.tally
  }

  /// Whether losses are still wanted: one error is enough for there to be none.
  private var isAnswering: Bool { task.keepsGoing || tally.errors == 0 }

  /// Reads, predicts and writes everything, but does not put the file in its place.
  mutating func report() throws -> BulkLossReport {
    options.monitor.begin("losses", total: survey.register.count, unit: "paths")
    if isAnswering { try output.write(LossTable.bytes(of: [], withHeader: true)) }
    try readProfiles()
    gaps.tell(in: &tally)
    if !task.keepsGoing { try throwIfErrors() }
    var problems = sorted(tally.problems)
    if survey.assumedLatitudes > 0 { problems.append(latitudeNote) }
    return BulkLossReport(
      model: task.model.name, output: task.output, paths: survey.register.count, answered: counts.answered,
      withCaveats: counts.withCaveats, points: counts.points, problems: problems,
      omittedErrors: tally.omitted)
  }

  private func throwIfErrors() throws(InvalidInput) {
    if tally.errors > 0 { throw InvalidInput(sorted(tally.problems), omitted: tally.omitted) }
  }

  /// By file and line, whatever the order in which they were found.
  private func sorted(_ problems: [Problem]) -> [Problem] {
    problems.enumerated().sorted { first, second in
      func key(_ item: (offset: Int, element: Problem)) -> (Int, Int, Int) {
        (item.element.file == task.paths ? 0 : 1, item.element.line ?? 0, item.offset)
      }
      return key(first) < key(second)
    }.map(\.element)
  }

  private var latitudeNote: Problem {
    let count = survey.assumedLatitudes
    return Problem(
      "\(count) \(count == 1 ? "path has" : "paths have") no coordinates: a middle latitude of "
        + "\(P1812().latitudeDegrees)° is taken",
      severity: .note, file: task.paths,
      remedy: "Give \(PathQuantities.coordinates.joined(separator: ", ")) to say where they are")
  }
}

// MARK: - In step

extension BulkLossRun {
  private mutating func readProfiles() throws {
    var grouping = ProfileGrouping()
    while true {
      try options.monitor.checkCancellation()
      let blocks = try profiles.blocks(Self.batch.blocks)
      guard !blocks.isEmpty else { break }
      let reader = tables.profileReader
      let found = workers.map(blocks.count, monitor: options.monitor) { index in
        Result { () throws(Problem) in try reader.columns(of: blocks[index]) }
      }
      try options.monitor.checkCancellation()
      for result in found.compactMap(\.self) {
        switch result {
        case .success(let columns):
          counts.points += columns.count
          for group in grouping.close(with: columns) { try take(group) }
        case .failure(let problem):
          // What lies behind cannot be read, so nobody knows which profiles there are.
          try work()
          tally.add(problem)
          return try throwIfErrors()
        }
      }
      // Tasks hold the blocks that they came from.
      try work()
    }
    if let last = grouping.finish() { try take(last) }
    if counts.points == 0 {
      tally.add(tables.noPoints)
      try throwIfErrors()
    }
    while let row = try rows.peek() { try pass(row) }
    try work()
    guard rowNumber == survey.register.count else { throw changed }
  }

  private var changed: Problem {
    Problem(
      "changed while it was read", file: task.paths, expected: "the same rows as at first",
      remedy: "Run again when it is written no more")
  }

  /// Takes the next group of profile points to its path.
  private mutating func take(_ group: ProfileGroup) throws {
    let reader = tables.profileReader
    func problem(_ message: String, _ expected: String, _ remedy: String) -> Problem {
      reader.problem(
        message, line: group.line, field: ProfileColumns.identifier, value: group.id.nonEmpty,
        expected: expected, remedy: remedy)
    }
    if let row = try rows.peek(), row.id == group.id { return try add(row, group) }
    guard !group.id.isEmpty else { return tally.add(reader.nameless(line: group.line)) }
    guard let place = survey.register.row(of: group.id) else {
      return tally.add(
        problem(
          "is the id of no path in \(task.paths)", "an id that stands there",
          "Add the path there, or remove these points"))
    }
    if place < rowNumber {
      switch states[place] {
      case .passed:
        states[place] = .late
        gaps.close(place)
        tally.add(
          problem(
            "the profile comes too late", "the profiles in the order of \(task.paths)",
            "Sort the profiles as the paths are sorted"))
      case .open, .matched, .late:
        scattered.insert(place)
        tally.add(
          problem(
            "the points of the path do not stand together", "one profile for each path, in one piece",
            "Move these points to the others, or remove them"))
      }
      return
    }
    while rowNumber < place, let row = try rows.peek() { try pass(row) }
    guard let row = try rows.peek(), row.id == group.id else { throw changed }
    try add(row, group)
  }

  /// Goes past a row at whose place there is no profile.
  private mutating func pass(_ row: PathRow) throws {
    guard rowNumber < states.count else { throw changed }
    states[rowNumber] = .passed
    var missing: Problem?
    if row.id != nil, survey.repeated[rowNumber] == nil {
      var problem = Problem(
        "has no profile in \(task.profiles)", file: task.paths, line: row.line, field: "path_id",
        value: row.id, expected: "points of every path, in the order of the paths",
        remedy: "Add its points there, or remove the path")
      gaps.open(rowNumber, problem)
      // In the losses: it may come yet.
      problem.message = "has no profile at its place in \(task.profiles)"
      missing = problem
    }
    try add(row, nil, missing: missing)
  }

  private mutating func add(_ row: PathRow, _ group: ProfileGroup?, missing: Problem? = nil) throws {
    guard rowNumber < states.count else { throw changed }
    if group != nil { states[rowNumber] = .matched }
    var fault = missing
    if let first = survey.repeated[rowNumber] {
      let problem = Problem(
        "stands in an earlier row already, the \(first + 1). of the table", file: task.paths, line: row.line,
        field: "path_id", value: row.id, expected: "an id that occurs once in this file",
        remedy: "Rename or remove one of the two")
      tally.add(problem)
      fault = problem
    }
    if fault == nil, knownScattered.contains(rowNumber) {
      fault = Problem(
        "has points in \(task.profiles) that do not stand together", file: task.paths, line: row.line,
        field: "path_id", value: row.id)
    }
    tasks.append(LossTask(row: row, profile: group, fault: fault))
    rows.advance()
    rowNumber += 1
    if tasks.count >= Self.batch.tasks { try work() }
  }
}

// MARK: - Work

extension BulkLossRun {
  private struct Unit: Sendable {
    var bytes: Result<[UInt8], Problem> = .success([])
    var tally = ProblemTally()
    var answered = 0
    var withCaveats = 0
  }

  /// Works out what has gathered, and writes it.
  private mutating func work() throws {
    defer { tasks = [] }
    let (tasks, isAsked, size) = (tasks, isAnswering, Self.batch.unit)
    let (reader, paths, monitor) = (tables.profileReader, task.paths, options.monitor)
    let units = workers.map((tasks.count + size - 1) / size, monitor: monitor) { index in
      var unit = Unit()
      let range = index * size..<min(tasks.count, (index + 1) * size)
      let outcomes = tasks[range].map {
        $0.outcome(reader: reader, paths: paths, tally: &unit.tally)
      }
      unit.answered = outcomes.count { $0.loss != nil }
      unit.withCaveats = outcomes.count { $0.loss?.caveats.isEmpty == false }
      if isAsked { unit.bytes = Result { () throws(Problem) in try LossTable.bytes(of: outcomes) } }
      monitor.advance(by: range.count)
      return unit
    }
    try options.monitor.checkCancellation()
    for unit in units.compactMap(\.self) {
      tally.add(unit.tally)
      counts.answered += unit.answered
      counts.withCaveats += unit.withCaveats
      // In step with the tally: what follows an error is not written any more.
      if isAnswering { try output.write(unit.bytes.get()) }
    }
  }
}

/// Paths that had no profile at their place: it may still come, and then it came too late.
private struct Gaps {
  /// How many are kept with what is to be told about them.
  private static let kept = 1000
  private var problems: [Int: Problem] = [:]
  private var count = 0

  mutating func open(_ row: Int, _ problem: Problem) {
    count += 1
    if problems.count < Self.kept { problems[row] = problem }
  }

  mutating func close(_ row: Int) {
    count -= 1
    problems[row] = nil
  }

  /// Takes down those whose profile never came.
  func tell(in tally: inout ProblemTally) {
    let told = problems.sorted { $0.key < $1.key }.map(\.value)
    tally.add(contentsOf: told)
    tally.count(count - told.count)
  }
}

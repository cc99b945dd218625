import Formats
import Terrain

/// The rows of `profiles.csv` of one path, as they follow each other.
struct ProfileGroup: Sendable {
  /// Rows of one block.
  struct Piece: Sendable {
    let columns: CSVColumns
    let rows: Range<Int>
    /// Whether they name their path. Those that do not are taken for points of the path before.
    let isNamed: Bool
  }

  /// The path; empty where none is named.
  let id: String
  /// Where they begin.
  let line: Int
  /// In the order of the file: more than one where a block ends among them.
  private(set) var pieces: [Piece]

  fileprivate mutating func append(_ piece: Piece) { pieces.append(piece) }

  /// Takes in rows that follow the last piece in its block.
  fileprivate mutating func extendLast(to end: Int) {
    guard let last = pieces.popLast() else { return }
    pieces.append(
      Piece(columns: last.columns, rows: last.rows.lowerBound..<end, isNamed: last.isNamed))
  }
}

/// Cuts blocks of `profiles.csv` into the groups of their paths.
struct ProfileGrouping {
  /// Whose rows may go on in the next block.
  private var open: ProfileGroup?

  /// The groups that end in a block.
  mutating func close(with columns: CSVColumns) -> [ProfileGroup] {
    var closed: [ProfileGroup] = []
    // Whether the last piece of the open group is of this block.
    var isLastOfBlock = false
    let runs = columns.runs[ProfileReader.Runs.identifier.rawValue]
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].start : columns.count
      let piece = ProfileGroup.Piece(
        columns: columns, rows: run.start..<end, isNamed: !run.text.isEmpty)
      if run.text.isEmpty, let last = open?.pieces.last, !last.isNamed {
        // One problem for all. They may be the whole file: those of the next blocks are not kept.
        if isLastOfBlock { open?.extendLast(to: end) }
      } else if let id = open?.id, id == run.text || run.text.isEmpty {
        open?.append(piece)
        isLastOfBlock = true
      } else {
        if let open { closed.append(open) }
        open = ProfileGroup(id: run.text, line: columns.lines[run.start], pieces: [piece])
        isLastOfBlock = true
      }
    }
    return closed
  }

  /// The group that the end of the file ends.
  mutating func finish() -> ProfileGroup? {
    defer { open = nil }
    return open
  }
}

/// Reads profiles out of `profiles.csv`.
struct ProfileReader: Sendable {
  /// The columns of text that are read in runs.
  enum Runs: Int {
    case identifier, zone
  }

  /// The columns of numbers.
  private enum Numbers: Int {
    case distance, height, clutter
  }

  /// What a field may hold.
  private static let limits: [(column: String, range: ClosedRange<Double>, unit: String)] = [
    (ProfileColumns.distance, 0...20_100, "km"), (ProfileColumns.height, -1000...10_000, "m"),
    (ProfileColumns.clutter, 0...1000, "m"),
  ]
  private static let zones: [String: RadioClimaticZone] = [
    "": .inland, "sea": .sea, "coastal": .coastal, "inland": .inland, "1": .sea, "3": .coastal,
    "4": .inland,
  ]

  let model: BulkLossModel
  let map: FieldMap
  let file: String

  /// - Parameter stream: the file at its beginning.
  init(model: BulkLossModel, stream: CSVStream, tally: inout ProblemTally) {
    map =
      LossColumns(
        required: [ProfileColumns.identifier, ProfileColumns.distance, ProfileColumns.height],
        optional: [ProfileColumns.clutter, ProfileColumns.zone], in: stream, tally: &tally
      ).map
    self.model = model
    file = stream.path
  }

  /// The columns of a block.
  func columns(of block: CSVBlock) throws(Problem) -> CSVColumns {
    func places(_ names: [String]) -> [Int] { names.compactMap { map.places[$0] } }
    return try block.columns(
      runs: places([ProfileColumns.identifier, ProfileColumns.zone]),
      numbers: places([ProfileColumns.distance, ProfileColumns.height, ProfileColumns.clutter]))
  }

  /// The profile of a group; nil where something is wrong with it.
  func profile(of group: ProfileGroup, tally: inout ProblemTally) -> PathProfile? {
    let before = tally.errors
    for piece in group.pieces { check(piece, &tally) }
    var profile = gathered(group)
    checkDistances(profile, of: group, &tally)
    if tally.errors == before, model.needsEvenSpacing { checkSpacing(profile, of: group, &tally) }
    guard tally.errors == before else { return nil }
    for index in profile.distances.indices { profile.distances[index] *= 1000 }
    return PathProfile(
      distances: profile.distances, heights: profile.heights, clutterHeights: profile.clutter,
      zones: profile.zones)
  }

  private struct Gathered {
    /// km.
    var distances: [Double] = []
    var heights: [Double] = []
    var clutter: [Double] = []
    var zones: [RadioClimaticZone] = []
  }

  private func gathered(_ group: ProfileGroup) -> Gathered {
    var profile = Gathered()
    for piece in group.pieces {
      let numbers = piece.columns.numbers
      profile.distances += numbers[Numbers.distance.rawValue][piece.rows]
      profile.heights += numbers[Numbers.height.rawValue][piece.rows]
      if map.has(ProfileColumns.clutter) {
        // Nothing there means bare ground.
        profile.clutter += numbers[Numbers.clutter.rawValue][piece.rows].map { $0.isNaN ? 0 : $0 }
      }
      for (rows, text) in zoneRuns(of: piece) {
        let zone = Self.zones[text.lowercased()] ?? .inland
        profile.zones += repeatElement(zone, count: rows.count)
      }
    }
    return profile
  }

  /// The zones of a piece with their rows; empty where the file has no such column.
  private func zoneRuns(of piece: ProfileGroup.Piece) -> [(rows: Range<Int>, text: String)] {
    guard map.has(ProfileColumns.zone) else { return [] }
    let runs = piece.columns.runs[Runs.zone.rawValue]
    // The last run that begins no later than the piece.
    var index = runs.firstPlace { $0.start > piece.rows.lowerBound } - 1
    var found: [(Range<Int>, String)] = []
    while index < runs.count, runs[index].start < piece.rows.upperBound {
      let end = index + 1 < runs.count ? runs[index + 1].start : piece.columns.count
      found.append(((runs[index].start..<end).clamped(to: piece.rows), runs[index].text))
      index += 1
    }
    return found
  }
}

// MARK: - Checks

extension ProfileReader {
  /// What is wrong with single fields.
  private func check(_ piece: ProfileGroup.Piece, _ tally: inout ProblemTally) {
    let columns = piece.columns
    if !piece.isNamed { tally.add(nameless(line: columns.lines[piece.rows.lowerBound])) }
    if !columns.problems.isEmpty {
      let lines = columns.lines[piece.rows.lowerBound]...columns.lines[piece.rows.upperBound - 1]
      tally.add(contentsOf: columns.problems.filter { lines.contains($0.line ?? 0) })
    }
    let first = columns.faults.firstPlace { $0.row >= piece.rows.lowerBound }
    for fault in columns.faults[first...].prefix(while: { $0.row < piece.rows.upperBound }) {
      let limit = Self.limits[fault.column]
      if fault.text == nil, fault.column == Numbers.clutter.rawValue { continue }
      tally.add(
        problem(
          fault.text == nil ? "is empty" : "is not a number", line: columns.lines[fault.row],
          field: limit.column, value: fault.text, expected: expected(limit), remedy: remedy(fault.text)))
    }
    for (column, limit) in Self.limits.prefix(columns.numbers.count).enumerated() {
      let numbers = columns.numbers[column]
      for row in piece.rows where !numbers[row].isNaN && !limit.range.contains(numbers[row]) {
        tally.add(
          problem(
            "is out of range", line: columns.lines[row], field: limit.column, value: numbers[row].short,
            expected: expected(limit), remedy: remedy(nil)))
      }
    }
    for (rows, text) in zoneRuns(of: piece) where Self.zones[text.lowercased()] == nil {
      for row in rows {
        tally.add(
          problem(
            "is no zone", line: columns.lines[row], field: ProfileColumns.zone, value: text,
            expected: "sea, coastal or inland (1, 3 or 4)",
            remedy: "Correct it, or leave it empty for inland"))
      }
    }
  }

  private func checkDistances(_ profile: Gathered, of group: ProfileGroup, _ tally: inout ProblemTally) {
    let count = profile.distances.count
    if count < model.fewestPoints {
      tally.add(
        problem(
          "has \(count) \(count == 1 ? "point" : "points")", line: group.line,
          field: ProfileColumns.identifier, value: group.id,
          expected: "\(model.fewestPoints) points or more for \(model.name)",
          remedy: "Give the ground between the antennas too"))
    }
    let field = ProfileColumns.distance
    if let first = profile.distances.first, !first.isNaN, first != 0 {
      tally.add(
        problem(
          "the first point is not at the transmitter", line: group.line, field: field, value: first.short,
          expected: "0", remedy: "Begin the profile of \(group.id) at the transmitter"))
    }
    var previous = -Double.infinity
    for (index, distance) in profile.distances.enumerated() where !distance.isNaN {
      if distance <= previous {
        tally.add(
          problem(
            "does not ascend", line: line(of: index, in: group), field: field, value: distance.short,
            expected: "more than \(previous.short), the distance before",
            remedy: "Sort the points of \(group.id) from the transmitter to the receiver"))
      }
      previous = distance
    }
  }

  private func checkSpacing(_ profile: Gathered, of group: ProfileGroup, _ tally: inout ProblemTally) {
    guard let length = profile.distances.last else { return }
    let step = length / Double(profile.distances.count - 1)
    let uneven = profile.distances.indices.first {
      // As the Longley–Rice model has it, with a hair for the way from km to m.
      abs(profile.distances[$0] - Double($0) * step) > 0.000999 * step
    }
    guard let uneven else { return }
    tally.add(
      problem(
        "the points of \(group.id) are not evenly spaced", line: line(of: uneven, in: group),
        field: ProfileColumns.distance, value: profile.distances[uneven].short,
        expected: "\((Double(uneven) * step).short) for \(model.name), to a thousandth of a step",
        remedy: "Resample the profile, and give distances with six decimals or more"))
  }

  private func line(of index: Int, in group: ProfileGroup) -> Int {
    var rest = index
    for piece in group.pieces {
      if rest < piece.rows.count { return piece.columns.lines[piece.rows.lowerBound + rest] }
      rest -= piece.rows.count
    }
    return group.line
  }

  private func expected(_ limit: (column: String, range: ClosedRange<Double>, unit: String)) -> String {
    "a number, \(limit.range.lowerBound.short) to \(limit.range.upperBound.short) \(limit.unit)"
  }

  private func remedy(_ text: String?) -> String {
    text?.contains(",") == true ? "Write a decimal point, not a comma" : "Correct the point"
  }

  /// What is wrong with points that do not say whose they are.
  func nameless(line: Int) -> Problem {
    problem(
      "is empty", line: line, field: ProfileColumns.identifier, value: nil, expected: "the id of a path",
      remedy: "Fill it in for this point and those that follow")
  }

  func problem(
    _ message: String, line: Int, field: String, value: String?, expected: String, remedy: String
  ) -> Problem {
    Problem(
      message, file: file, line: line, field: map.names[field] ?? field, value: value, expected: expected,
      remedy: remedy)
  }
}

extension Array {
  /// The place of the first element for which a condition holds that holds for all behind it.
  fileprivate func firstPlace(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

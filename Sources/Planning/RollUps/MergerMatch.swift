import Formats

/// Which row of a table of mergers is about which commune of the villages.
struct MergerMatch {
  /// A commune that is mapped to two new ones.
  private typealias Conflict = (row: MergerReader.Row, commune: AdministrativeUnit, first: MergerReader.Row)

  /// Old commune → new unit.
  private(set) var new: [AdministrativeUnit: AdministrativeUnit] = [:]
  /// Rows of which no village knows the commune.
  private var strangers: [MergerReader.Row] = []
  /// Rows that fit several communes.
  private var ambiguous: [(row: MergerReader.Row, communes: [AdministrativeUnit])] = []
  private var conflicts: [Conflict] = []
  private var repeated: [(row: MergerReader.Row, first: MergerReader.Row)] = []
  /// Communes that no row is about.
  private var missing: [AdministrativeUnit] = []
  private let communes: [AdministrativeUnit]

  /// - Parameters:
  ///   - rows: in the order of the table.
  ///   - communes: of the villages, sorted.
  init(rows: [MergerReader.Row], communes: [AdministrativeUnit]) {
    self.communes = communes
    let byName = Dictionary(grouping: communes, by: \.commune)
    var firstRows: [AdministrativeUnit: MergerReader.Row] = [:]
    var named: Set<AdministrativeUnit> = []
    for row in rows {
      let fitting = (byName[row.old.commune] ?? []).filter { Self.fits(row.old, $0) }
      named.formUnion(fitting)
      guard let commune = fitting.first else {
        strangers.append(row)
        continue
      }
      guard fitting.count == 1 else {
        ambiguous.append((row, fitting))
        continue
      }
      guard let new = row.new else { continue }
      if let first = firstRows[commune] {
        if first.new == new { repeated.append((row, first)) } else { conflicts.append((row, commune, first)) }
      } else {
        firstRows[commune] = row
        self.new[commune] = new
      }
    }
    // A commune that a mistyped row most likely meant is told with that row.
    let meant = Set(strangers.compactMap { Self.nearest(to: $0, among: communes) })
    missing = communes.filter { !named.contains($0) && !meant.contains($0.commune ?? "") }
  }

  /// Districts and provinces tell communes of one name apart where both sides name them.
  private static func fits(_ row: AdministrativeUnit, _ commune: AdministrativeUnit) -> Bool {
    func agree(_ a: String?, _ b: String?) -> Bool { a == nil || b == nil || a == b }
    return agree(row.district, commune.district) && agree(row.province, commune.province)
  }

  private static func nearest(to row: MergerReader.Row, among communes: [AdministrativeUnit]) -> String? {
    let names = Set(communes.compactMap(\.commune)).sorted()
    let name = row.old.commune ?? ""
    return names.contains(name) ? name : EditDistance.nearest(to: name, among: names)
  }

  // MARK: Problems

  /// Everything that is wrong, in the order of the table; communes without a row come last.
  func problems(file: String) -> [Problem] {
    var told = strangers.map { ($0, stranger($0)) } + ambiguous.map { ($0.row, Self.ambiguity($0)) }
    told += conflicts.map { ($0.row, Self.conflict($0)) } + repeated.map { ($0.row, Self.repetition($0)) }
    return told.sorted { $0.0.reader.feature.number < $1.0.reader.feature.number }.map(\.1)
      + missing.map { Self.absence($0, file: file) }
  }

  private func stranger(_ row: MergerReader.Row) -> Problem {
    let namesakes = communes.filter { $0.commune == row.old.commune }
    guard namesakes.isEmpty else {
      return row.reader.problem(
        "is a commune of the villages, but not there", field: "old_commune", value: row.old.words,
        expected: namesakes.map(\.words).joined(separator: " or "),
        remedy: "Correct old_district or old_province, or leave them empty")
    }
    return row.reader.problem(
      "is a commune that no village has", field: "old_commune", value: row.old.commune,
      expected: "a commune of the villages' file",
      remedy: Self.nearest(to: row, among: communes).map { "Did you mean \($0)?" }
        ?? "Remove the row, or choose rows with mergers.filter")
  }

  private static func ambiguity(
    _ found: (row: MergerReader.Row, communes: [AdministrativeUnit])
  ) -> Problem {
    found.row.reader.problem(
      "is the name of \(found.communes.count) communes", field: "old_commune", value: found.row.old.commune,
      expected: "one of " + found.communes.map(\.words).joined(separator: ", "),
      remedy: "Say which in old_district or old_province")
  }

  private static func conflict(_ found: Conflict) -> Problem {
    found.row.reader.problem(
      "is merged into another commune in \(found.first.place): \(found.first.new?.words ?? "?")",
      field: "new_commune", value: found.row.new?.words,
      expected: "one new commune of \(found.commune.words)",
      remedy:
        "Remove one row. Where a commune was split, give the villages a column of their own with their new commune, and map commune to it under villages.fields"
    )
  }

  private static func repetition(_ found: (row: MergerReader.Row, first: MergerReader.Row)) -> Problem {
    found.row.reader.problem(
      "stands in \(found.first.place) already", severity: .note, field: "old_commune",
      value: found.row.old.commune, expected: "a row an old commune")
  }

  private static func absence(_ commune: AdministrativeUnit, file: String) -> Problem {
    Problem(
      "is a commune of the villages that the table lacks", file: file, field: "old_commune",
      value: commune.words, expected: "a row for every commune of the villages",
      remedy: "Add a row; a commune that did not change becomes itself")
  }
}

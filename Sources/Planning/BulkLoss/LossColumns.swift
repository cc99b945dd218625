import Formats

/// The columns of ours in the header line of one of the two tables.
struct LossColumns {
  /// Where they are, and what the file calls them.
  let map: FieldMap

  /// Every name that one of the models has a use for: such a column is no typing error of another.
  private static let known: Set<String> = {
    let quantities = BulkLossModel.names.compactMap { try? BulkLossModel(name: $0) }.flatMap {
      PathQuantities($0.kind).all.map(\.column)
    }
    return Set(quantities + PathQuantities.coordinates + ["path_id", "polarization", "n0"])
      .union(ProfileColumns.all)
  }()

  /// Finds columns by their names, whatever their order and their capitals.
  ///
  /// - Parameters:
  ///   - required: whose absence is an error.
  ///   - optional: for which there is a default, unless a column looks like one of them mistyped.
  init(required: [String], optional: [String], in stream: CSVStream, tally: inout ProblemTally) {
    let headers = stream.headers
    let lowered = headers.map { $0.lowercased() }
    var places: [String: Int] = [:]
    for column in required + optional { places[column] = lowered.firstIndex(of: column) }
    map = FieldMap(places: places, headers: headers)
    tally.add(contentsOf: stream.problems)
    guard !headers.isEmpty else {
      tally.add(
        Problem(
          "holds no row", file: stream.path, expected: "a header line and a row for each path or point",
          remedy: "Check that it is the right file"))
      return
    }
    let foreign = headers.filter { !Self.known.contains($0.lowercased()) }
    for column in required where places[column] == nil {
      tally.add(
        Problem(
          "the column is missing", file: stream.path, line: 1, field: column,
          expected: "the columns \(required.joined(separator: ", "))",
          remedy: EditDistance.nearest(to: column, among: foreign).map { "Is it \($0)? Rename it" }
            ?? "Add it, or check the header line"))
    }
    for header in foreign {
      let missing = optional.filter { places[$0] == nil }
      guard header.count >= 3, let meant = EditDistance.nearest(to: header, among: missing),
        EditDistance.distance(header.lowercased(), meant) <= (header.count < 6 ? 1 : 2)
      else { continue }
      tally.add(
        Problem(
          "is no column of ours, but looks like one", file: stream.path, line: 1, field: header,
          expected: "one of \((required + optional).joined(separator: ", "))",
          remedy: "Did you mean \(meant)? Rename it; a default would be taken instead"))
    }
  }
}

/// The columns of `profiles.csv`.
enum ProfileColumns {
  static let identifier = "path_id"
  static let distance = "distance_km"
  static let height = "height_m"
  static let clutter = "clutter_height_m"
  static let zone = "zone"
  static let all = [identifier, distance, height, clutter, zone]
}

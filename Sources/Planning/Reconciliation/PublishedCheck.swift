import Coverage
import Formats

/// Checks published figures against the study that they are about.
struct PublishedCheck {
  let figures: [Scenario.PublishedFigure]
  /// The scenario's file, for messages.
  let file: String

  /// - Parameters:
  ///   - operators: of the network; none where it could not be read.
  ///   - villages: none where they could not be read.
  func problems(operators: [String], villages: [Village], hasMergers: Bool) -> [Problem] {
    let programmes = Set(villages.compactMap(\.programme)).sorted()
    var seen: Set<String> = []
    return figures.flatMap { figure -> [Problem] in
      var found: [Problem] = []
      if !figure.name.isEmpty, !seen.insert(figure.name).inserted {
        found.append(
          problem(
            figure, "figure", figure.name, "is the name of an earlier figure too",
            expected: "a name of its own", remedy: "Say what makes the two different"))
      }
      found += strangers(figure.operators, in: "operator", of: figure, known: operators) {
        "has no station in the list"
      }
      found += strangers(figure.programmes, in: "programme", of: figure, known: programmes) {
        "is no programme of a village"
      }
      if figure.units == .afterMerger, !hasMergers {
        found.append(
          problem(
            figure, "units", figure.units.rawValue, "needs the table of mergers", expected: "mergers.file",
            remedy: "Name the table under mergers, or leave the key out"))
      }
      return found + partProblems(figure)
    }
  }

  /// Names that nothing bears: a mistyped one would find nothing, and be told as a figure that is missed.
  private func strangers(
    _ names: [String], in key: String, of figure: Scenario.PublishedFigure, known: [String],
    message: () -> String
  ) -> [Problem] {
    guard !known.isEmpty else { return [] }
    return names.filter { !known.contains($0) }.map { name in
      problem(
        figure, key, name, message(), expected: "one of \(known.joined(separator: ", "))",
        remedy: EditDistance.nearest(to: name, among: known).map { "Did you mean \($0)?" }
          ?? "Spell it as the file does")
    }
  }

  private func partProblems(_ figure: Scenario.PublishedFigure) -> [Problem] {
    guard let name = figure.partOf else { return [] }
    let names = figures.map(\.name).filter { $0 != figure.name }
    guard let whole = figures.first(where: { $0.name == name }), name != figure.name else {
      return [
        problem(
          figure, "part_of", name, name == figure.name ? "is the figure itself" : "is no figure",
          expected: names.isEmpty ? "another figure" : "one of \(names.joined(separator: ", "))",
          remedy: EditDistance.nearest(to: name, among: names).map { "Did you mean \($0)?" }
            ?? "Name the figure whose part this is")
      ]
    }
    let isAlike =
      whole.quantity == figure.quantity && whole.units == figure.units && figure.quantity != .percentCovered
    guard !isAlike else { return [] }
    return [
      problem(
        figure, "part_of", name, "counts something else, so that this is no part of it",
        expected: "a figure of the same quantity and units, no percentage",
        remedy: "Correct quantity or units, or remove part_of")
    ]
  }

  private func problem(
    _ figure: Scenario.PublishedFigure, _ key: String, _ value: String, _ message: String, expected: String,
    remedy: String
  ) -> Problem {
    Problem(
      message, file: file, line: figure.place?.line, column: figure.place?.column,
      field: "published[].\(key)", value: value, expected: expected, remedy: remedy)
  }
}

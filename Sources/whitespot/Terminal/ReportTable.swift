import Planning

/// A run's result for people.
struct ReportTable {
  let report: StudyReport
  let style: TerminalStyle

  var text: String {
    ([heading] + network + villages + plan + remarks + ["", "Results in \(report.folder)"])
      .joined(separator: "\n")
  }

  private var heading: String {
    let title = style.paint(report.title, .bold)
    let geography =
      report.geography == "synthetic"
      ? "\n" + style.paint("Synthetic geography: places and stations are invented.", .yellow) : ""
    return
      "\(title)\(geography)\n\(report.crs), \(TextTable.grouped(report.cells)) cells of \(number(report.cellSize)) m\n"
  }

  private var network: [String] {
    let counts = report.network
    let generations = counts.stationsByGeneration.keys.sorted()
    var table = TextTable(["stations"] + generations + ["all"])
    for name in counts.stationsByOperator.keys.sorted() {
      let cells = generations.map { counts.stationsByGenerationAndOperator[$0]?[name] ?? 0 }
      table.add([name] + (cells + [counts.stationsByOperator[name] ?? 0]).map(TextTable.grouped))
    }
    table.add(
      ["all"] + generations.map { TextTable.grouped(counts.stationsByGeneration[$0] ?? 0) }
        + [TextTable.grouped(counts.stations)])
    return [
      "\(TextTable.grouped(counts.stations)) stations on \(TextTable.grouped(counts.masts)) masts, \(TextTable.grouped(counts.sectors)) sectors"
    ] + header(table) + [""]
  }

  private var villages: [String] {
    let counts = report.villages
    let verdicts = ["covered", "weak", "white", "unknown"]
    var table = TextTable(["villages"] + verdicts + ["people white"])
    func add(_ name: String, _ counts: StudyReport.VerdictCounts) {
      table.add(
        [name] + verdicts.map { TextTable.grouped(counts.villages[$0] ?? 0) }
          + [TextTable.grouped(counts.people["white"] ?? 0)])
    }
    for generation in counts.byGeneration.keys.sorted() { add(generation, counts.byGeneration[generation]!) }
    add("any generation", counts.byVerdict)
    for programme in counts.byProgramme.keys.sorted() { add(programme, counts.byProgramme[programme]!) }
    return [
      "\(TextTable.grouped(counts.count)) villages, \(TextTable.grouped(counts.population)) people"
        + (counts.withoutPopulation > 0 ? " (\(counts.withoutPopulation) villages without a count)" : "")
    ] + header(table) + [""]
  }

  private var plan: [String] {
    guard let plan = report.plan else { return [] }
    let candidates = plan.candidates.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let share = plan.demand > 0 ? plan.covered / plan.demand * 100 : 0
    return [
      "\(plan.sites) new \(plan.generation) sites of \(candidates.joined(separator: ", ")) candidates",
      "  reach \(TextTable.grouped(Int(plan.covered))) of \(TextTable.grouped(Int(plan.demand))) \(plan.unit) without \(plan.generation) (\(Int(share)) %); no plan of \(plan.sites) sites can reach more than \(TextTable.grouped(Int(plan.upperBound.rounded(.up))))",
      "",
    ]
  }

  private var remarks: [String] {
    var lines = report.caveats.map { "Caveat: \($0)." }
    if !report.defaultsUsed.isEmpty {
      lines.append(
        "\(report.defaultsUsed.count) kinds of missing station values were completed: see defaults_used in summary.json."
      )
    }
    lines += report.notes.prefix(5).map { $0 }
    if report.notes.count > 5 { lines.append("… and \(report.notes.count - 5) more notes in summary.json") }
    return lines
  }

  private func header(_ table: TextTable) -> [String] {
    table.lines { style.paint($0, .grey) }
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

import Planning

/// A run's result for people.
struct ReportTable {
  let report: StudyReport
  let style: TerminalStyle

  var text: String {
    ([heading] + network + villages + plan + remarks + [""] + reconciliation + cache + [
      "Results in \(report.folder)"
    ])
    .joined(separator: "\n")
  }

  private var reconciliation: [String] {
    guard let reconciliation = report.reconciliation else { return [] }
    return ReconciliationText(reconciliation: reconciliation).lines(style: style) + [""]
  }

  private var cache: [String] {
    guard let use = report.cacheUse else { return [] }
    return [
      "Path losses: \(TextTable.grouped(use.computed)) worked out, \(TextTable.grouped(use.read)) read from the cache"
    ]
  }

  private var heading: String {
    let title = style.paint(report.title, .bold)
    let geography =
      report.geography == "synthetic"
      ? "\n" + style.paint("Synthetic geography: places and stations are invented.", .yellow) : ""
    return
      "\(title)\(geography)\n\(report.crs), \(TextTable.grouped(report.cells)) cells of \(number(report.cellSize)) m\n\(thresholds)"
  }

  /// The profile that was judged by, so that a changed one does not pass for the regulator's.
  private var thresholds: String {
    guard let profile = report.settings.profile else { return "" }
    let changes =
      (profile.environmentChanged ? ["the environment"] : [])
      + (profile.changedGenerations.isEmpty
        ? [] : ["levels or rules of \(profile.changedGenerations.joined(separator: ", "))"])
    let changed = changes.isEmpty ? "" : ", with \(changes.joined(separator: " and ")) changed"
    let doubts =
      profile.unverified.isEmpty
      ? "" : style.paint("; \(profile.unverified.count) points of it are not verified", .yellow)
    return "Judged by \(profile.name)\(changed)\(doubts)\n"
  }

  private var network: [String] {
    let counts = report.network
    let generations = counts.stationsByGeneration.keys.sorted()
    // Stations, and the masts that they stand on: a mast with three generations counts once among all.
    let columns = (generations + ["all"]).flatMap { [$0, "masts"] }
    var table = TextTable(["stations"] + columns)
    func add(_ name: String, _ cells: [(stations: Int?, masts: Int?)]) {
      table.add([name] + cells.flatMap { [$0.stations, $0.masts] }.map { TextTable.grouped($0 ?? 0) })
    }
    for name in counts.stationsByOperator.keys.sorted() {
      add(
        name,
        generations.map {
          (counts.stationsByGenerationAndOperator[$0]?[name], counts.mastsByGenerationAndOperator[$0]?[name])
        } + [(counts.stationsByOperator[name], counts.mastsByOperator[name])])
    }
    add(
      "all",
      generations.map { (counts.stationsByGeneration[$0], counts.mastsByGeneration[$0]) }
        + [(counts.stations, counts.masts)])
    let day = counts.date.map { " on \($0)" } ?? ""
    return [
      "\(TextTable.grouped(counts.stations)) stations on \(TextTable.grouped(counts.masts)) masts, \(TextTable.grouped(counts.sectors)) sectors\(day)"
    ] + header(table) + leftOut(counts) + [""]
  }

  private func leftOut(_ counts: StudyReport.NetworkCounts) -> [String] {
    var reasons = counts.leftOut.map { "\(TextTable.grouped($0.stations)) \($0.reason)" }
    if counts.ignoredRows > 0 {
      let border = number(report.settings.stationBorderKm)
      reasons.append(
        "\(TextTable.grouped(counts.ignoredRows)) rows of the list more than \(border) km outside")
    }
    return reasons.isEmpty ? [] : ["  left out: \(reasons.joined(separator: ", "))"]
  }

  private var villages: [String] {
    let counts = report.villages
    let verdicts = ["covered", "weak", "white", "unknown"]
    // Without any count of people, a column of zeros would read as "no one".
    let hasPeople = counts.withoutPopulation < counts.count
    var table = TextTable(["villages"] + verdicts + (hasPeople ? ["people white"] : []))
    func add(_ name: String, _ counts: StudyReport.VerdictCounts) {
      table.add(
        [name] + verdicts.map { TextTable.grouped(counts.villages[$0] ?? 0) }
          + (hasPeople ? [TextTable.grouped(counts.people["white"] ?? 0)] : []))
    }
    for generation in counts.byGeneration.keys.sorted() { add(generation, counts.byGeneration[generation]!) }
    add("any generation", counts.byVerdict)
    for programme in counts.byProgramme.keys.sorted() { add(programme, counts.byProgramme[programme]!) }
    let people =
      hasPeople
      ? "\(TextTable.grouped(counts.population)) people"
        + (counts.withoutPopulation > 0 ? " (\(counts.withoutPopulation) villages without a count)" : "")
      : "their people not known"
    return ["\(TextTable.grouped(counts.count)) villages, \(people)"] + header(table) + [""]
      + CoverageShares(report: report).lines { style.paint($0, .grey) } + [""]
  }

  private var plan: [String] {
    guard let plan = report.plan else { return [] }
    let without = "\(plan.unit) without \(plan.generation)"
    guard plan.demand > 0 else {
      return ["No new sites: as far as the ground is known, there are no \(without).", ""]
    }
    guard plan.sites > 0 else {
      return ["No new sites: no candidate reaches any of \(amount(plan.demand, plan)) \(without).", ""]
    }
    let candidates = plan.candidates.sorted { $0.key < $1.key }.map {
      "\(TextTable.grouped($0.value)) \($0.key)"
    }
    let share = Int(plan.covered / plan.demand * 100)
    return [
      "\(plan.sites) new \(plan.generation) \(plan.sites == 1 ? "site" : "sites") of \(candidates.joined(separator: ", ")) candidates",
      "  reach \(amount(plan.covered, plan)) of \(amount(plan.demand, plan)) \(without) (\(share) %); no choice of as many of these can reach more than \(amount(plan.upperBound, plan, .up))",
      "",
    ]
  }

  /// People are whole; of villages a site may reach a part.
  private func amount(
    _ value: Double, _ plan: StudyReport.PlanSummary, _ rule: FloatingPointRoundingRule = .down
  ) -> String {
    plan.unit == "people" ? TextTable.grouped(Int(value.rounded(rule))) : String(value)
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

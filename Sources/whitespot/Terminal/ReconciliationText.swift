import Planning

/// Published figures beside what was found, for people to read.
struct ReconciliationText {
  let reconciliation: Reconciliation

  func lines(style: TerminalStyle) -> [String] {
    let counts = [
      (reconciliation.agree, "agree"), (reconciliation.miss, "miss"),
      (reconciliation.cannotBeTold, "cannot be told"), (reconciliation.inconsistent, "contradict others"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let figures = reconciliation.figures.count
    return ["\(figures) published \(figures == 1 ? "figure" : "figures"): \(counts)"]
      + figureTable.lines { style.paint($0, .grey) } + percentages(style) + remarks(style)
  }

  private var figureTable: TextTable {
    var table = TextTable(["published figure", "published", "found", "outcome"])
    for figure in reconciliation.figures {
      table.add([figure.figure, published(figure), found(figure), outcome(figure)])
    }
    return table
  }

  private func published(_ figure: Reconciliation.Figure) -> String {
    let value = number(figure.published, figure)
    switch figure.comparison {
    case "at-least": return "≥ \(value)"
    case "more-than": return "> \(value)"
    case "about": return "\(value) ± \(number(figure.tolerance ?? 0, figure))"
    default: return value
    }
  }

  private func found(_ figure: Reconciliation.Figure) -> String {
    guard let found = figure.found else { return "–" }
    let shown = isPercent(figure) ? CoverageShares.percent(found) + " %" : number(found, figure)
    return figure.foundAtMost.map {
      "\(shown) to \(isPercent(figure) ? CoverageShares.percent($0) + " %" : number($0, figure))"
    }
      ?? shown
  }

  private func outcome(_ figure: Reconciliation.Figure) -> String {
    guard let difference = figure.difference else { return figure.outcome.rawValue }
    let size = isPercent(figure) ? CoverageShares.percent(abs(difference)) : number(abs(difference), figure)
    return "misses by \(difference < 0 ? "−" : "+")\(size)"
  }

  /// What each denominator gives, and which of them gives the published figure.
  private func percentages(_ style: TerminalStyle) -> [String] {
    let figures = reconciliation.figures.filter { $0.percentages != nil }
    guard !figures.isEmpty else { return [] }
    var table = TextTable(
      ["% covered", "of", "population", "villages", "communes: a village", "every village", "given by"])
    for figure in figures {
      let percentages = figure.percentages
      table.add(
        [figure.figure, figure.of ?? "not said"]
          + [
            percentages?.ofPopulation, percentages?.ofVillages, percentages?.ofCommunesWithACoveredVillage,
            percentages?.ofCommunesAllVillagesCovered,
          ].map(CoverageShares.percent)
          + [figure.reproducedBy.isEmpty ? "none" : figure.reproducedBy.joined(separator: "; ")])
    }
    return [""] + table.lines { style.paint($0, .grey) }
  }

  private func remarks(_ style: TerminalStyle) -> [String] {
    let lines = reconciliation.figures.flatMap { figure in
      figure.inconsistencies.map { "  " + style.paint("\(figure.figure): \($0).", .yellow) }
        + (figure.remark.map { ["  \(figure.figure): \($0)."] } ?? [])
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func isPercent(_ figure: Reconciliation.Figure) -> Bool { figure.quantity == "percent-covered" }

  /// As published: counts grouped, percentages with their decimals.
  private func number(_ value: Double, _ figure: Reconciliation.Figure) -> String {
    let isWhole = value == value.rounded() && abs(value) < 1e15
    return (isWhole ? TextTable.grouped(Int(value)) : String(value)) + (isPercent(figure) ? " %" : "")
  }
}

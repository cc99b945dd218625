import Formats

extension Reconciliation {
  /// - Parameters:
  ///   - published: checked.
  ///   - findings: what they are held against.
  init(_ published: [Scenario.PublishedFigure], findings: StudyFindings) {
    let finder = FigureFinder(findings: findings)
    let consistency = FigureConsistency(figures: published)
    figures = published.map {
      Figure($0, finding: finder.finding(for: $0), inconsistencies: consistency.contradictions(of: $0))
    }
    agree = figures.count { $0.outcome == .agrees }
    miss = figures.count { $0.outcome == .misses }
    cannotBeTold = figures.count { $0.outcome == .cannotBeTold }
    inconsistent = figures.count { !$0.inconsistencies.isEmpty }
  }
}

extension Reconciliation.Figure {
  fileprivate init(
    _ figure: Scenario.PublishedFigure, finding: FigureFinder.Finding, inconsistencies: [String]
  ) {
    let range = PublishedRange(figure)
    var found: FoundRange?
    var outcome = Reconciliation.Outcome.cannotBeTold
    var percentages: Reconciliation.Percentages?
    var reproducedBy: [String] = []
    var remark: String?
    switch finding {
    case .nothing(let reason): remark = reason
    case .count(let count, let words):
      (found, outcome, remark) = (count, range.holds(count), words)
    case .shares(let tally, let words):
      let choice = DenominatorChoice(figure, tally: tally, range: range)
      (found, outcome) = (choice.found, choice.outcome)
      (percentages, reproducedBy) = (Reconciliation.Percentages(tally), choice.reproducedBy)
      remark = found == nil ? "there is nothing to divide by" : words
    }
    let isPercent = figure.quantity == .percentCovered
    func shown(_ value: Double) -> Double { isPercent ? Percentage.rounded(value) : value }
    // The end of what was found that lies nearest to what was published.
    let nearest = found.map { range.isBelow($0.least) ? $0.least : $0.most }
    self.init(
      figure: figure.name, quantity: figure.quantity.rawValue, selection: figure.selection,
      of: figure.denominator?.words, unitVersion: figure.units.words, comparison: figure.comparison.rawValue,
      published: figure.value, tolerance: figure.comparison == .about ? figure.tolerance : nil,
      found: found.map { shown($0.least) },
      foundAtMost: found.flatMap { $0.most == $0.least || $0.most.isInfinite ? nil : shown($0.most) },
      outcome: outcome,
      difference: outcome == .misses
        ? nearest.map { ((shown($0) - figure.value) * 100).rounded() / 100 } : nil,
      percentages: percentages, reproducedBy: reproducedBy, inconsistencies: inconsistencies, remark: remark,
      source: figure.source, date: figure.date)
  }
}

/// Which denominator gives a published percentage.
private struct DenominatorChoice {
  /// By the denominator that is said; without one by the first that gives the figure, else by the nearest.
  let found: FoundRange?
  let outcome: Reconciliation.Outcome
  let reproducedBy: [String]

  init(_ figure: Scenario.PublishedFigure, tally: UnitTally, range: PublishedRange) {
    let all = Scenario.CoverageDenominator.allCases.compactMap { denominator in
      FoundRange(tally.share(of: denominator)).map {
        (denominator: denominator, found: $0, outcome: range.holds($0))
      }
    }
    reproducedBy = all.filter { $0.outcome == .agrees }.map(\.denominator.words)
    let candidates = all.filter { figure.denominator == nil || $0.denominator == figure.denominator }
    func distance(_ found: FoundRange) -> Double {
      max(0, found.least - range.most, range.least - found.most)
    }
    let chosen =
      candidates.first { $0.outcome == .agrees } ?? candidates.first { $0.outcome == .cannotBeTold }
      ?? candidates.min { distance($0.found) < distance($1.found) }
    found = chosen?.found
    outcome = chosen?.outcome ?? .cannotBeTold
  }
}

extension Reconciliation.Percentages {
  fileprivate init(_ tally: UnitTally) {
    self.init(
      ofPopulation: tally.share(of: .population).shownPercent,
      ofVillages: tally.share(of: .villages).shownPercent,
      ofCommunesWithACoveredVillage: tally.share(of: .communes).shownPercent,
      ofCommunesAllVillagesCovered: tally.share(of: .wholeCommunes).shownPercent)
  }
}

extension Scenario.PublishedFigure {
  /// Whose and which, in words: `3G/4G, Viettel, covered`. Empty for all.
  var selection: String {
    [
      services.map(\.rawValue), operators, verdicts.map(\.rawValue), programmes,
      electricity.isEmpty ? [] : ["electricity " + electricity.map(\.rawValue).joined(separator: "/")],
      isSpecialDifficulty.map { [$0 ? "special difficulty" : "no special difficulty"] } ?? [],
    ].filter { !$0.isEmpty }.map { $0.joined(separator: "/") }.joined(separator: ", ")
  }
}

import Formats

/// Published figures held against each other, whatever the study finds.
struct FigureConsistency {
  let figures: [Scenario.PublishedFigure]

  /// What speaks against a figure, a sentence each without a full stop.
  func contradictions(of figure: Scenario.PublishedFigure) -> [String] {
    sums(figure) + larger(figure)
      + (figure.quantity == .percentCovered ? quotients(figure) + fractions(figure) : [])
  }

  // MARK: Parts

  /// Parts that do not add up. Those by generation and those by operator make a sum each.
  private func sums(_ whole: Scenario.PublishedFigure) -> [String] {
    let parts = figures.filter { $0.partOf == whole.name && $0.name != whole.name }
    let kinds = parts.reduce(into: [[Bool]]()) { kinds, part in
      if !kinds.contains(Self.kind(part)) { kinds.append(Self.kind(part)) }
    }
    return kinds.compactMap { kind in
      let terms = parts.filter { Self.kind($0) == kind }
      let ranges = terms.map(PublishedRange.init)
      let least = ranges.map(\.least).reduce(0, +)
      let most = ranges.map(\.most).reduce(0, +)
      let range = PublishedRange(whole)
      guard least > range.most || range.isBeyond(most) else { return nil }
      let sum = terms.map(\.value).reduce(0, +)
      let gap = abs(sum - whole.value)
      return
        "\(terms.map { $0.value.short }.joined(separator: " + ")) = \(sum.short) (\(terms.map(\.name).joined(separator: ", "))), not \(whole.value.short): \(gap.short) too \(sum > whole.value ? "many" : "few")"
    }
  }

  /// By which of its keys a part is one.
  private static func kind(_ figure: Scenario.PublishedFigure) -> [Bool] {
    [
      figure.services.isEmpty, figure.operators.isEmpty, figure.verdicts.isEmpty, figure.programmes.isEmpty,
      figure.electricity.isEmpty, figure.isSpecialDifficulty == nil,
    ]
  }

  /// Wholes that are smaller than this part of them.
  private func larger(_ part: Scenario.PublishedFigure) -> [String] {
    guard part.quantity != .percentCovered else { return [] }
    return figures.filter { isPart(part, of: $0) && PublishedRange(part).least > PublishedRange($0).most }.map
    {
      "\(part.value.short) is more than the \($0.value.short) of \($0.name), of which it is a part"
    }
  }

  /// Whether one counts some of what the other counts: it has all its keys, and more.
  private func isPart(_ part: Scenario.PublishedFigure, of whole: Scenario.PublishedFigure) -> Bool {
    func narrows<Value: Hashable>(_ path: KeyPath<Scenario.PublishedFigure, [Value]>) -> Bool {
      let (inner, outer) = (part[keyPath: path], whole[keyPath: path])
      return outer.isEmpty || (!inner.isEmpty && Set(inner).isSubset(of: outer))
    }
    // Verdicts of one service say nothing about those of another.
    let isOneService =
      whole.verdicts.isEmpty
      || (part.services == whole.services && part.operators == whole.operators)
    return part.name != whole.name && part.quantity == whole.quantity && part.units == whole.units
      && narrows(\.services) && narrows(\.operators) && narrows(\.verdicts) && narrows(\.programmes)
      && narrows(\.electricity) && isOneService
      && (whole.isSpecialDifficulty == nil || whole.isSpecialDifficulty == part.isSpecialDifficulty)
  }

  // MARK: Percentages

  /// The published count of all that a percentage is of; nil where there is none.
  private func whole(
    of percentage: Scenario.PublishedFigure, _ quantity: Scenario.PublishedQuantity
  ) -> Scenario.PublishedFigure? {
    figures.first {
      $0.quantity == quantity && $0.units == percentage.units && $0.verdicts.isEmpty
        && $0.programmes == percentage.programmes && $0.electricity == percentage.electricity
        && $0.isSpecialDifficulty == percentage.isSpecialDifficulty
    }
  }

  /// Percentages of so few that no whole number of them gives it.
  private func fractions(_ percentage: Scenario.PublishedFigure) -> [String] {
    guard let quantity = percentage.denominator?.quantity, let all = whole(of: percentage, quantity),
      all.comparison == .exactly, all.value > 0
    else { return [] }
    let range = PublishedRange(percentage)
    let near = (percentage.value * all.value / 100).rounded()
    let isPossible = [near - 1, near, near + 1].contains {
      (0...all.value).contains($0) && range.contains(100 * $0 / all.value)
    }
    return isPossible
      ? [] : ["no whole number of \(all.value.short) \(quantity.rawValue) is \(percentage.value.short) %"]
  }

  /// Percentages that are not those of the published counts.
  private func quotients(_ percentage: Scenario.PublishedFigure) -> [String] {
    let quantities: [Scenario.PublishedQuantity] =
      percentage.denominator.map { [$0.quantity] } ?? []
    return quantities.compactMap { quantity in
      let covered = figures.first {
        $0.quantity == quantity && $0.units == percentage.units && $0.verdicts == [.covered]
          && $0.services == percentage.services && $0.operators == percentage.operators
          && $0.programmes == percentage.programmes && $0.electricity == percentage.electricity
          && $0.isSpecialDifficulty == percentage.isSpecialDifficulty
      }
      guard let covered, let all = whole(of: percentage, quantity), all.value > 0,
        covered.comparison == .exactly, all.comparison == .exactly,
        !PublishedRange(percentage).contains(100 * covered.value / all.value)
      else { return nil }
      let percent = (1e4 * covered.value / all.value).rounded() / 100
      return
        "\(covered.value.short) of \(all.value.short) (\(covered.name), \(all.name)) are \(percent.short) %, not \(percentage.value.short)"
    }
  }
}

extension Scenario.CoverageDenominator {
  /// What it counts.
  fileprivate var quantity: Scenario.PublishedQuantity {
    switch self {
    case .population: .population
    case .villages: .villages
    case .communes, .wholeCommunes: .communes
    }
  }
}

import Formats

/// The numbers for which a published figure stands.
struct PublishedRange: Hashable, Sendable {
  let least, most: Double
  /// Whether the least is not one of them: more than 3,000.
  let isAbove: Bool

  init(_ figure: Scenario.PublishedFigure) {
    var isAbove = false
    switch figure.comparison {
    case .exactly:
      let slack = figure.quantity == .percentCovered ? Self.rounding(figure.value) : 0
      (least, most) = (figure.value - slack, figure.value + slack)
    case .atLeast: (least, most) = (figure.value, .infinity)
    case .moreThan: (least, most, isAbove) = (figure.value, .infinity, true)
    // The last digit of a sum of decimals is no reason to miss.
    case .about:
      let slack = figure.tolerance + 1e-9
      (least, most) = (figure.value - slack, figure.value + slack)
    }
    self.isAbove = isAbove
  }

  /// Half of the last decimal that is written. 100 % is no rounded 99.97 %, and 0 % no rounded 0.03 %.
  private static func rounding(_ percent: Double) -> Double {
    guard percent > 0, percent < 100 else { return 0 }
    let decimals = percent.short.split(separator: ".").dropFirst().first?.count ?? 0
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    return unit / 2 + 1e-9
  }

  func isBelow(_ value: Double) -> Bool { most < value }
  func isBeyond(_ value: Double) -> Bool { value < least || (isAbove && value == least) }
  func contains(_ value: Double) -> Bool { !isBelow(value) && !isBeyond(value) }

  /// Whether all numbers of a range stand in this one, or none, or only some of them.
  func holds(_ found: FoundRange) -> Reconciliation.Outcome {
    if contains(found.least), contains(found.most) { return .agrees }
    return isBelow(found.least) || isBeyond(found.most) ? .misses : .cannotBeTold
  }
}

/// What a study finds for a figure, between what is certain and what unknown places leave possible.
struct FoundRange: Hashable, Sendable {
  let least: Double
  /// Infinite where nothing limits it.
  let most: Double

  init(_ least: Double, _ most: Double? = nil) {
    self.least = least
    self.most = most ?? least
  }

  init?(_ share: CoverageShare) {
    guard let least = share.percent, let most = share.percentAtBest else { return nil }
    self.init(least, most)
  }
}

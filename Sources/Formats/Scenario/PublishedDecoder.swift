import RadioNetwork

/// Reads `published:` of a scenario.
struct PublishedDecoder {
  let reader: SectionReader

  /// Figures are counts of anything up to this.
  private static let largest = 1e12

  func figures() -> [Scenario.PublishedFigure] {
    (reader.sections("published") ?? []).map(figure)
  }

  private func figure(_ section: SectionReader) -> Scenario.PublishedFigure {
    defer { section.finish() }
    if !section.has("quantity") {
      section.reportMissing(
        "quantity",
        expected: "one of " + Scenario.PublishedQuantity.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let quantity: Scenario.PublishedQuantity? = section.optionalChoice("quantity")
    let comparison: Scenario.PublishedComparison? =
      section.has("comparison") ? section.optionalChoice("comparison") : .exactly
    let figure = Scenario.PublishedFigure(
      name: section.requiredText("figure", expected: "how reports call it"),
      quantity: quantity ?? .stations, value: value(section, of: quantity),
      comparison: comparison ?? .exactly, tolerance: tolerance(section, comparison),
      denominator: section.optionalChoice("of"),
      services: section.choices("service", default: [], isEmptyAllowed: false),
      operators: texts(section, "operator"),
      verdicts: section.choices("verdict", default: [], isEmptyAllowed: false),
      programmes: texts(section, "programme"),
      electricity: section.choices("electricity", default: [], isEmptyAllowed: false),
      isSpecialDifficulty: section.has("special_difficulty")
        ? section.flag("special_difficulty", default: true) : nil,
      units: section.choice("units", default: .asSurveyed), partOf: section.text("part_of"),
      source: section.requiredText("source", expected: "where it was published"),
      date: section.text("date"), place: section.place)
    if let quantity { checkKeys(section, of: quantity) }
    return figure
  }

  /// A count is whole, and a percentage ends at 100.
  private func value(_ section: SectionReader, of quantity: Scenario.PublishedQuantity?) -> Double {
    let isPercent = quantity == .percentCovered
    let value = section.requiredNumber(
      "value", in: 0...(isPercent ? 100 : Self.largest), unit: isPercent ? "%" : quantity?.rawValue ?? "")
    if !isPercent, quantity != nil, value != value.rounded() {
      section.reportWrong(
        "value", "is no count", expected: "a whole number", remedy: "Write it without a fraction")
    }
    return value
  }

  private func tolerance(_ section: SectionReader, _ comparison: Scenario.PublishedComparison?) -> Double {
    let tolerance = section.number("tolerance", in: 0...Self.largest, unit: "of what the value has")
    if comparison == .about, !section.has("tolerance") {
      section.reportMissing("tolerance", expected: "how far off a figure of about that size may be")
    } else if let comparison, comparison != .about, section.has("tolerance") {
      section.reportWrong(
        "tolerance", "stands beside comparison: \(comparison.rawValue), which has none",
        expected: "comparison: about", remedy: "Set that, or remove the tolerance")
    }
    return tolerance ?? 0
  }

  private func texts(_ section: SectionReader, _ key: String) -> [String] {
    guard let texts = section.texts(key) else { return [] }
    if texts.isEmpty, section.isList(key) {
      section.reportWrong(
        key, "is empty", expected: "one or more names", remedy: "Write one, or leave the key out for all")
    }
    return texts
  }

  // MARK: Which key goes with what

  private func checkKeys(_ section: SectionReader, of quantity: Scenario.PublishedQuantity) {
    let ofVillages = ["programme", "electricity", "special_difficulty"]
    let foreign: [String]
    switch quantity {
    case .stations, .masts: foreign = ["of", "verdict"] + ofVillages
    case .villages, .population:
      // Without a verdict, whose coverage is meant does not matter.
      foreign = ["of"] + (section.has("verdict") ? [] : ["service", "operator"])
    case .communes, .districts, .provinces:
      foreign = ["of", "service", "operator", "verdict"] + ofVillages
    case .percentCovered: foreign = ["verdict"]
    }
    for key in foreign where section.has(key) {
      section.reportWrong(
        key, "says nothing about \(quantity.rawValue)", expected: Self.expected(of: quantity),
        remedy: Self.remedy(key, quantity))
    }
  }

  private static func expected(of quantity: Scenario.PublishedQuantity) -> String {
    switch quantity {
    case .stations, .masts: "service and operator"
    case .villages, .population:
      "verdict (with service and operator), programme, electricity and special_difficulty"
    case .communes, .districts, .provinces: "units alone"
    case .percentCovered: "of, service, operator, programme, electricity and special_difficulty"
    }
  }

  private static func remedy(_ key: String, _ quantity: Scenario.PublishedQuantity) -> String {
    switch (key, quantity) {
    case ("of", _): "Set quantity: percent-covered for a percentage, or remove the key"
    case ("verdict", .percentCovered): "A percentage is of what is covered; remove the key"
    case ("service", .villages), ("service", .population), ("operator", .villages),
      ("operator", .population):
      "Add verdict: covered, or another, or remove the key"
    default: "Remove the key, or set another quantity"
    }
  }
}

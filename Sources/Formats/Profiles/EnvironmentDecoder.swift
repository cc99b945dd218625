import Propagation
import RadioNetwork

/// Decodes where the terminal is: `outdoor`, `in-vehicle`, `indoor`, `{ loss_db: 15 }`, or
/// `{ building: traditional, probability: 0.5 }`.
enum EnvironmentDecoder {
  /// The environments that a word says.
  private enum Word: String, CaseIterable {
    case outdoor
    case inVehicle = "in-vehicle"
    /// A traditional building's median.
    case indoor
  }

  /// - Returns: nil where the section says nothing.
  static func environment(_ section: SectionReader) -> ReceptionEnvironment? {
    let key = "environment"
    guard section.has(key) else { return nil }
    guard section.isSection(key) else {
      let word: Word? = section.optionalChoice(key)
      return switch word {
      case .outdoor, nil: .outdoor
      case .inVehicle: .inVehicle(.car)
      case .indoor: .indoor(.traditional, probability: 0.5)
      }
    }
    let inner = section.section(key)
    defer { inner.finish() }
    let loss = inner.number("loss_db", in: 0...60, unit: "dB")
    let building: P2109BuildingEntry.Building? = inner.optionalChoice("building")
    let probability = inner.number(
      "probability", in: 0.01...0.99, unit: "of the buildings and places in them", default: 0.5)
    switch (inner.has("loss_db"), inner.has("building")) {
    case (true, true):
      inner.reportWrong(
        "loss_db", "stands beside building", expected: "one of them", remedy: "Remove the other")
    case (false, false):
      inner.reportMissing(
        "loss_db", expected: "a loss in dB, or building: traditional or thermally-efficient")
    case (true, false) where inner.has("probability"):
      inner.reportWrong(
        "probability", "stands beside loss_db", expected: "a probability of a building's loss",
        remedy: "Remove it: a fixed loss is not a matter of chance")
    default: break
    }
    if let building { return .indoor(building, probability: probability) }
    return .fixed(lossDB: loss ?? 0)
  }
}

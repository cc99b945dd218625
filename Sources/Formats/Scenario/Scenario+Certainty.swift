import Coverage
import Propagation

extension Scenario {
  /// How sure verdicts are.
  public struct CertaintySettings: Sendable, Equatable {
    /// From what villages lack to probabilities.
    public var rule: CertaintyRule
    /// Models that are asked beside that of the scenario; they count alike.
    public var ensemble: [Model]
  }
}

/// Reads `certainty:` of a scenario.
struct CertaintyDecoder {
  let section: SectionReader

  func certainty() -> Scenario.CertaintySettings {
    defer { section.finish() }
    let sigma = section.number("sigma_db", in: 0.1...30, unit: "dB", default: 8)
    let firmFrom = section.number("firm_from", in: 0...1, unit: "of 1", default: 0.9)
    var likelyFrom = section.number("likely_from", in: 0...1, unit: "of 1", default: min(0.7, firmFrom))
    if likelyFrom > firmFrom {
      section.reportWrong(
        "likely_from", "is above firm_from", expected: "at most \(SectionReader.short(firmFrom))",
        remedy: "A firm verdict is surer than a likely one: exchange the two")
      likelyFrom = firmFrom
    }
    return Scenario.CertaintySettings(
      rule: CertaintyRule(sigma: Decibels(sigma), firmFrom: firmFrom, likelyFrom: likelyFrom),
      ensemble: section.choices("ensemble", default: []))
  }
}

/// Reads `remedies:` of a scenario.
struct RemedyDecoder {
  let section: SectionReader

  func limits() -> RemedyLimits {
    defer { section.finish() }
    let standard = RemedyLimits()
    return RemedyLimits(
      antennaHeight: section.number("max_height_m", in: 1...400, unit: "m", default: standard.antennaHeight),
      extraEIRPdB: section.number(
        "max_extra_eirp_db", in: 0...30, unit: "dB", default: standard.extraEIRPdB))
  }
}

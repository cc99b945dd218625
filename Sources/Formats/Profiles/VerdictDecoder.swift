/// Decodes how levels make a verdict, in a scenario and in a profile.
enum VerdictDecoder {
  /// - Parameter profile: what holds where the section says nothing.
  static func verdict(
    _ section: SectionReader, changing profile: Scenario.VerdictSettings? = nil
  ) -> Scenario.VerdictSettings {
    defer { section.finish() }
    let base =
      profile ?? Scenario.VerdictSettings(measure: .area, coveredShare: 0.75, weakShare: 0.25)
    let share = { (key: String, fallback: Double) in
      section.number(key, in: 0...1, unit: "of the village", default: fallback)
    }
    return Scenario.VerdictSettings(
      measure: section.choice("by", default: base.measure),
      coveredShare: share("covered_share", base.coveredShare), weakShare: share("weak_share", base.weakShare))
  }
}

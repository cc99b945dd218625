import Coverage
import RadioNetwork

/// Decodes `services` and `verdict` of a scenario: what is judged, and by which profile.
///
/// `services` is a profile's name or path; or a section `{ profile: …, generations: […], … }`; or the services
/// themselves.
struct ThresholdDecoder {
  let reader: SectionReader
  let profiles: ScenarioDecoder.ProfileLookup

  private typealias Judged = (services: [Service], use: Scenario.ProfileUse?)

  func thresholds() -> (services: [Service], use: Scenario.ProfileUse?, verdict: Scenario.VerdictSettings) {
    let judged = judged()
    let verdict = VerdictDecoder.verdict(
      reader.section("verdict"), changing: judged.use?.profile.verdict)
    return (judged.services, judged.use, verdict)
  }

  private func judged() -> Judged {
    if reader.isText("services") { return all(of: "services", in: reader) }
    if reader.isSection("services", with: "profile") { return part(of: reader.section("services")) }
    let sections = reader.sections("services") ?? []
    if sections.isEmpty {
      reader.reportMissing(
        "services", expected: "the name of a profile, or what counts as service of each generation")
    }
    return (ServiceDecoder.services(sections, of: reader), nil)
  }

  /// A profile as it is.
  private func all(of key: String, in section: SectionReader) -> Judged {
    let text = section.requiredText(key, expected: "the name of a profile, or the path of one")
    guard !text.isEmpty else { return ([], nil) }
    do {
      let entry = try profiles(text)
      for problem in entry.problems { reader.report.add(problem) }
      let use = Scenario.ProfileUse(
        profile: entry.profile, path: entry.path, changed: [], isElsewhere: false)
      return (entry.profile.services, use)
    } catch {
      for problem in error.problems {
        guard problem.file == nil, problem.field == nil else {
          reader.report.add(problem)
          continue
        }
        section.reportWrong(
          key, problem.message, expected: problem.expected ?? "a profile", remedy: problem.remedy)
      }
      return ([], nil)
    }
  }

  /// A profile of which the scenario takes some generations, or changes something.
  private func part(of section: SectionReader) -> Judged {
    defer { section.finish() }
    var (services, use) = all(of: "profile", in: section)
    let generations: [Generation] = section.choices("generations", default: services.map(\.generation))
    let environment = EnvironmentDecoder.environment(section)
    let changes = section.sections("changes") ?? []
    guard let profile = use?.profile else {
      // What the profile has is not known, so what is changed in it cannot be checked.
      return ([], nil)
    }
    if generations.isEmpty, section.has("generations") {
      section.reportWrong(
        "generations", "has none", expected: "some of the profile's", remedy: "Leave the key out for all")
    }
    for generation in generations where !services.contains(where: { $0.generation == generation }) {
      section.reportWrong(
        "generations", "has \(generation.rawValue), of which \(profile.name) says nothing",
        expected: "some of \(services.map(\.generation.rawValue).joined(separator: ", "))",
        remedy: "Leave it out, or write the services in place")
    }
    let changed = ServiceDecoder.services(changes, of: section, key: "changes") { change, generation in
      base(of: change, generation, in: services, profile: profile)
    }
    services = services.map { service in changed.first { $0.generation == service.generation } ?? service }
      .filter { generations.contains($0.generation) }
    if let environment { services = services.map { $0.moved(to: environment) } }
    use?.changed = changed.map(\.generation).sorted()
    use?.isElsewhere = environment != nil
    return (services, use)
  }

  private func base(
    of change: SectionReader, _ generation: Generation?, in services: [Service], profile: ThresholdProfile
  ) -> Service? {
    let base = services.first { $0.generation == generation }
    if generation != nil, base == nil {
      change.reportWrong(
        "generation", "is not in \(profile.name)",
        expected: "one of \(services.map(\.generation.rawValue).joined(separator: ", "))",
        remedy: "Leave it out, or write the services in place")
    }
    return base ?? services.first
  }
}

extension Service {
  /// The same asked of a phone somewhere else.
  fileprivate func moved(to environment: ReceptionEnvironment) -> Service {
    Service(
      generation: generation, coveredLevel: coveredLevel, weakLevel: weakLevel,
      veryGoodLevel: veryGoodLevel,
      reception: Reception(terminal: reception.terminal, environment: environment), shadowing: shadowing,
      locationProbability: locationProbability, load: load, reuse: reuse, downlinkMbps: downlinkMbps,
      uplinkMbps: uplinkMbps, mapping: mapping, isUplinkJudged: isUplinkJudged)
  }
}

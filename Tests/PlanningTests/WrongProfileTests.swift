import Planning
import Testing

@Suite("Wrong profiles")
struct WrongProfileTests {
  @Test("A wrong profile is told with its file and line, and nothing is written", arguments: rows + useRows)
  func told(row: WrongInput) throws { try row.check() }

  private static let file = "profiles/mine.yaml"

  /// A profile without a fault, from which a row breaks one thing.
  static let sound = """
    version: 1
    name: mine
    title: Ours
    sources:
      - document: Letter 1
        says: The levels.
    verdict: { by: area, covered_share: 0.75, weak_share: 0.25 }
    services:
      - generation: 2G
        metric: RSSI
        covered_dbm: -95
        weak_dbm: -104
      - generation: 4G
        metric: RSRP
        covered_dbm: -105
        weak_dbm: -115
        environment: { loss_db: 10 }
        downlink_mbps: 5

    """

  private static func row(
    _ what: String, line: Int?, field: String? = nil, value: String? = nil, says: String,
    remedy: String = "", errors: Int = 1, _ old: String, _ new: String
  ) -> WrongInput {
    WrongInput(
      what, file: file, line: line, field: field, value: value, says: says, remedy: remedy, errors: errors
    ) {
      precondition(sound.contains(old), "the profile has no \(old)")
      $0.files[file] = Array(sound.replacing(old, with: new, maxReplacements: 1).utf8)
      $0.useProfile("mine")
    }
  }

  static let rows: [WrongInput] = [
    row("empty", line: 1, says: "holds no profile", sound, "\n"),
    row("YAML syntax", line: 8, says: "is no YAML", "weak_share: 0.25 }", "weak_share: 0.25"),
    row("missing version", line: 1, field: "version", says: "is missing", "version: 1\n", ""),
    row(
      "version of the future", line: 1, field: "version", value: "2", says: "later program", "version: 1",
      "version: 2"),
    row(
      "another name", line: 2, field: "name", value: "ours", says: "is not the name of the file",
      remedy: "rename", "name: mine", "name: ours"),
    row("no title", line: 1, field: "title", says: "is missing", "title: Ours\n", ""),
    row(
      "no sources", line: 1, field: "sources", says: "is missing",
      "sources:\n  - document: Letter 1\n    says: The levels.\n", ""),
    row(
      "a source that says nothing", line: 5, field: "sources[].says", says: "is missing",
      "\n    says: The levels.", ""),
    row(
      "unknown key", line: 11, field: "services[].covered_db", says: "is no key",
      remedy: "Did you mean covered_dbm?", errors: 2, "covered_dbm: -95", "covered_db: -95"),
    row(
      "unknown key of all", line: 7, field: "verdicts", says: "is no key of a profile", remedy: "verdict?",
      errors: 3, "verdict: {", "verdicts: {"),
    row(
      "no share", line: 7, field: "verdict.covered_share", says: "is missing", "covered_share: 0.75, ", ""),
    row(
      "a share in percent", line: 7, field: "verdict.covered_share", value: "75", says: "is out of range",
      "covered_share: 0.75", "covered_share: 75"),
    row("no metric", line: 9, field: "services[].metric", says: "is missing", "    metric: RSSI\n", ""),
    row(
      "a metric of another generation", line: 14, field: "services[].metric", value: "RSSI",
      says: "does not measure 4G", remedy: "27.8 dB", "metric: RSRP", "metric: RSSI"),
    row(
      "a metric that is none", line: 14, field: "services[].metric", value: "RSRQ", says: "is not known",
      remedy: "RSRP", "metric: RSRP", "metric: RSRQ"),
    row(
      "no level", line: 9, field: "services[].covered_dbm", says: "is missing", "    covered_dbm: -95\n", ""),
    row(
      "a level without its sign", line: 11, field: "services[].covered_dbm", value: "95",
      says: "is out of range", "covered_dbm: -95", "covered_dbm: 95"),
    row(
      "levels swapped", line: 12, field: "services[].weak_dbm", value: "-90", says: "above covered_dbm",
      remedy: "Swap", "weak_dbm: -104", "weak_dbm: -90"),
    row(
      "very good below covered", line: 17, field: "services[].very_good_dbm", value: "-110",
      says: "below covered_dbm", remedy: "Swap", "    environment:",
      "    very_good_dbm: -110\n    environment:"),
    row(
      "a probability in percent", line: 17, field: "services[].location_probability", value: "90",
      says: "is out of range", "    environment:", "    location_probability: 90\n    environment:"),
    row(
      "a probability that margins cannot be had for", line: 17, value: "1", says: "is out of range",
      "    environment:", "    location_probability: 1\n    environment:"),
    row(
      "a load in percent", line: 17, field: "services[].load", value: "50", says: "is out of range",
      "    environment:", "    load: 50\n    environment:"),
    row(
      "an environment that is none", line: 17, field: "services[].environment", value: "outdoors",
      says: "is not known", remedy: "outdoor?", "{ loss_db: 10 }", "outdoors"),
    row(
      "a loss and a building", line: 17, field: "services[].environment.loss_db",
      says: "stands beside building",
      "{ loss_db: 10 }", "{ loss_db: 10, building: traditional }"),
    row(
      "an environment of nothing", line: 17, field: "services[].environment.loss_db", says: "is missing",
      "{ loss_db: 10 }", "{}"),
    row(
      "a building that P.2109 does not know", line: 17, field: "services[].environment.building",
      value: "wooden", says: "is not known", "{ loss_db: 10 }", "{ building: wooden }"),
    row(
      "a rate of 2G", line: 13, field: "services[].downlink_mbps", says: "whose rates are not predicted",
      "    weak_dbm: -104\n", "    weak_dbm: -104\n    downlink_mbps: 1\n"),
    row(
      "nothing downloaded", line: 18, field: "services[].downlink_mbps", value: "0", says: "is out of range",
      "downlink_mbps: 5", "downlink_mbps: 0"),
    row(
      "a mapping beyond Shannon", line: 19, field: "services[].throughput.attenuation", value: "1.2",
      says: "is out of range", "downlink_mbps: 5", "downlink_mbps: 5\n    throughput: { attenuation: 1.2 }"),
    row(
      "a generation twice", line: 9, field: "services", says: "judges 4G twice", errors: 2,
      "generation: 2G", "generation: 4G"),
    row(
      "no services", line: 1, field: "services", says: "is missing",
      String(sound[sound.range(of: "services:")!.lowerBound...]), "services: []\n"),
  ]

  private static let scenario = "scenario.yaml"

  private static func use(
    _ what: String, field: String, value: String? = nil, says: String, remedy: String = "", errors: Int = 1,
    _ services: String
  ) -> WrongInput {
    WrongInput(
      what, file: scenario, line: 12, field: field, value: value, says: says, remedy: remedy, errors: errors
    ) {
      $0.files[file] = Array(sound.utf8)
      $0.useProfile(services)
    }
  }

  /// What a scenario can get wrong in naming one.
  static let useRows: [WrongInput] = [
    use(
      "no such profile", field: "services", value: "vn-vilage", says: "is no profile",
      remedy: "Did you mean vn-village?", "vn-vilage"),
    use(
      "no such profile, changed", field: "services.profile", value: "min", says: "is no profile",
      remedy: "Did you mean mine?", "{ profile: min, changes: [{ generation: 4G, load: 9 }] }"),
    WrongInput("no such file", file: "rules/none.yaml", says: "does not exist") {
      $0.useProfile("rules/none.yaml")
    },
    use("no profile", field: "services.profile", says: "is missing", "{ profile: , generations: [4G] }"),
    use(
      "a generation that it has not", field: "services.generations", says: "of which mine says nothing",
      "{ profile: mine, generations: [3G, 4G] }"),
    use(
      "no generation", field: "services.generations", says: "has none", "{ profile: mine, generations: [] }"),
    use(
      "a change of a generation that it has not", field: "services.changes[].generation", value: "3G",
      says: "is not in mine", "{ profile: mine, changes: [{ generation: 3G, load: 0.7 }] }"),
    use(
      "a change out of range", field: "services.changes[].load", value: "70", says: "is out of range",
      "{ profile: mine, changes: [{ generation: 4G, load: 70 }] }"),
    use(
      "a change that swaps levels", field: "services.changes[].covered_dbm", value: "-120",
      says: "above covered_dbm", "{ profile: mine, changes: [{ generation: 4G, covered_dbm: -120 }] }"),
    use(
      "one changed twice", field: "services.changes", says: "judges 4G twice",
      "{ profile: mine, changes: [{ generation: 4G, load: 0.7 }, { generation: 4G, load: 0.6 }] }"),
    use(
      "levels beside a profile", field: "services.covered_dbm", says: "is no key", remedy: "indentation",
      "{ profile: mine, covered_dbm: -105 }"),
    WrongInput(
      "a plan of what the profile does not judge", file: scenario, line: 14, field: "placement",
      says: "plans 5G"
    ) {
      $0.files[file] = Array(sound.utf8)
      $0.useProfile("mine")
      $0.edit("  generation: 4G\n", "  generation: 5G\n")
    },
  ]
}

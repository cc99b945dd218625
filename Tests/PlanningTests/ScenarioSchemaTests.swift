import Coverage
import Foundation
import Planning
import Propagation
import RadioNetwork
import TestSupport
import Testing

@testable import Formats

@Suite("The schema of scenarios against their decoder")
struct ScenarioSchemaTests {
  private let walker: SchemaWalker
  private var checker: SchemaChecker { walker.checker }

  init() throws { walker = try SchemaWalker("scenarios/scenario.schema.json") }

  /// What counts as service, with every key.
  static let service = """
    { generation: 4G, metric: RSRP, covered_dbm: 0, weak_dbm: -150, very_good_dbm: 0, \
    location_probability: 0.9, shadowing_db: 8, load: 0.5, reuse: 1, receiver_height_m: 1.5, \
    environment: { building: traditional, probability: 0.5 }, body_loss_db: 0, noise_figure_db: 9, \
    downlink_mbps: 5, uplink_mbps: 1, uplink: judged, \
    throughput: { attenuation: 0.6, least_sinr_db: -10, most_efficiency: 4.4 } }
    """

  /// A scenario with every section, in which any one value can be changed without contradicting another.
  private static let full = JSONValue(
    yaml: """
      version: 1
      name: full
      title: Full
      geography: real
      area: { bounds: [104.9, 22.6, 105.1, 22.9] }
      grid: { cell_size_m: 100, crs: auto }
      terrain: { rasters: [dem], crs: "EPSG:4326", missing: fail }
      stations:
        file: s.csv
        layer: l
        filter: f
        crs: "EPSG:4326"
        fields: {}
        operator: o
        generation: 4G
        border_km: 30
        outside: fail
        statuses: [on-air, planned]
        date: 2024-03-31
      antennas: { a: { file: a.msi, combination: sum } }
      villages: { file: v.csv, layer: l, filter: f, crs: "EPSG:4326", fields: {}, population_raster: p.tif,
        centres: { file: h.csv, layer: l, filter: f, crs: "EPSG:4326", fields: {} },
        clusters: { file: k.csv, layer: l, filter: f, crs: "EPSG:4326", fields: {} },
        buildings: { file: b.csv, layer: l, filter: f, crs: "EPSG:4326", fields: {} } }
      administrative_units: [{ level: commune, file: c.csv, layer: l, filter: f, crs: "EPSG:4326", fields: {} }]
      mergers: { file: m.csv, layer: l, filter: f, fields: {}, date: 2025-07-01 }
      published:
        - figure: f
          quantity: percent-covered
          value: 65.4
          comparison: about
          tolerance: 1
          of: communes
          service: [3G, 4G]
          operator: [o]
          programme: p
          electricity: [grid]
          special_difficulty: true
          units: after-merger
          part_of: g
          source: s
          date: "2023"
      propagation:
        model: hata
        diffraction: none
        environment: open
        effective_earth_radius_factor: 1.3
        max_distance_km: 35
        exact: false
        time_percent: 50
        location_percent: 50
        situation_percent: 50
        polarization: vertical
        delta_n: 45
        n0: n0.tif
        prediction_resolution_m: 100
        zones: inland
        land_cover: { raster: c.tif, crs: "EPSG:4326", classes: own, heights: [{ code: 10, height_m: 15 }] }
        climate: 5
        permittivity: 15
        conductivity: 0.005
        variability: mobile
        certain: [location]
      services: [\(service)]
      verdict: { by: area, covered_share: 0.75, weak_share: 0.25 }
      certainty: { sigma_db: 8, firm_from: 1, likely_from: 0, ensemble: [hata] }
      remedies: { max_height_m: 60, max_extra_eirp_db: 3 }
      candidates: { kinds: [high-point], high_point_spacing_m: 1500, high_point_prominence_m: 50, max_distance_km: 5 }
      placement: { sites: 0, generation: 4G, operator: o, height_m: 42, frequency_mhz: 900, bandwidth_mhz: 10, eirp_dbm: 60 }
      outputs: { folder: results }
      """)!

  /// The same with part of a profile.
  private static let withProfile = full.setting(
    ["services"],
    to: .object([
      "profile": .text("any"), "generations": .list([.text("4G")]),
      "environment": .object(["loss_db": .number(1)]),
      "changes": .list([JSONValue(yaml: service)!]),
    ]))

  /// A profile of which anything can be changed, whatever its name: no schema knows which there are.
  private static func anyProfile(_ name: String) -> ProfileCatalog.Entry {
    let services = Generation.allCases.map {
      Service(
        generation: $0, coveredLevel: PowerLevel(dBm: 0), weakLevel: PowerLevel(dBm: -150),
        receiverHeight: 1.5)
    }
    let profile = ThresholdProfile(
      name: name, title: "Any", description: nil, sources: [], unverified: [], largestCellSize: nil,
      verdict: .init(measure: .area, coveredShare: 0.75, weakShare: 0.25), services: services)
    return ProfileCatalog.Entry(profile: profile, path: "any.yaml", problems: [])
  }

  private func decoderAccepts(_ text: String) -> Bool {
    guard
      let decoded = try? ScenarioDecoder.decodeAll(text, file: "scenario.yaml", profiles: Self.anyProfile)
    else { return false }
    return !decoded.problems.contains { $0.severity == .error }
  }

  private func schemaAccepts(_ text: String) -> Bool { walker.accepts(text) }

  // MARK: Keys and choices

  @Test("Every key that the decoder asks for is in the schema, and no other")
  func keys() throws {
    let withLayer = Self.full.setting(["area"], to: .object(["file": .text("a.csv")]))
    var asked: [String: Set<String>] = [:]
    for text in [Self.full.json, withLayer.json, Self.withProfile.json] {
      let (_, report) = try ScenarioDecoder.decodeTracing(
        text, file: "scenario.yaml", profiles: Self.anyProfile)
      #expect(!report.problems.contains { $0.severity == .error }, "\(report.problems)")
      asked.merge(report.keys) { $0.union($1) }
    }
    // A section with a profile's name asks for that before it is known to be one.
    let known = walker.keys.filter { !$0.key.hasSuffix("fields.") }
    #expect(asked == known)
  }

  @Test("The fields that a scenario can map are those of the schema")
  func fields() throws {
    func names(_ path: String) -> Set<String> { walker.keys[path] ?? [] }
    #expect(names("stations.fields.") == Set(ScenarioFields.stations))
    #expect(names("villages.fields.") == Set(ScenarioFields.villages))
    #expect(names("mergers.fields.") == Set(ScenarioFields.mergers))
    #expect(names("administrative_units[].fields.") == Set(ScenarioFields.administrativeUnits))
  }

  @Test("Choices are the same in both")
  func choices() {
    func raw<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> Set<String>
    where Choice.RawValue == String { Set(type.allCases.map(\.rawValue)) }
    var expected: [String: Set<String>] = [
      "geography": raw(Scenario.Geography.self), "terrain.missing": raw(Scenario.MissingTerrain.self),
      "stations.generation": raw(Generation.self), "stations.outside": raw(Scenario.Outside.self),
      "stations.statuses": raw(StationStatus.self), "antennas.a.combination": raw(CutCombination.self),
      "administrative_units[].level": raw(Scenario.AdministrativeLevel.self),
      "propagation.model": raw(Scenario.Model.self),
      "propagation.polarization": raw(Polarization.self),
      "propagation.variability": raw(Scenario.Variability.self),
      "propagation.certain": raw(Scenario.CertainVariability.self),
      "propagation.land_cover.classes": raw(Scenario.LandCoverClasses.self),
      "propagation.diffraction": raw(EmpiricalModel.Diffraction.self),
      "propagation.environment": raw(HataEnvironment.self), "services.generations": raw(Generation.self),
      "verdict.by": raw(VerdictMeasure.self), "candidates.kinds": raw(Scenario.CandidateKind.self),
      "placement.generation": raw(Generation.self),
      "published[].quantity": raw(Scenario.PublishedQuantity.self),
      "published[].comparison": raw(Scenario.PublishedComparison.self),
      "published[].of": raw(Scenario.CoverageDenominator.self),
      "published[].service": raw(ServiceScope.self), "published[].verdict": raw(Verdict.self),
      "published[].electricity": raw(Village.Electricity.self),
      "published[].units": raw(Scenario.UnitVersion.self),
    ]
    for section in ["services[].", "services.changes[]."] {
      expected[section + "generation"] = raw(Generation.self)
      expected[section + "metric"] = raw(SignalMetric.self)
      expected[section + "uplink"] = ["judged", "reported"]
    }
    for section in ["services[].", "services.", "services.changes[]."] {
      expected[section + "environment"] = ["outdoor", "in-vehicle", "indoor"]
      expected[section + "environment.building"] = raw(P2109BuildingEntry.Building.self)
    }
    #expect(walker.choices == expected)
  }

  // MARK: Texts

  @Test("Both accept the scenarios that come with the program, and the template")
  func shipped() throws {
    let folder = PackageRoot.path("scenarios")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(!names.isEmpty)
    let texts = try names.map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    for text in texts + [ScenarioTemplate.text(name: "study"), Self.full.json] {
      #expect(checker.faults(of: try #require(JSONValue(yaml: text))) == [])
      let problems = try ScenarioDecoder.decodeAll(text, file: "scenario.yaml").problems
      #expect(problems.filter { $0.severity == .error } == [])
    }
  }

  @Test("Both accept the template with its examples switched on")
  func examples() throws {
    let example =
      /# ( *(?:title|geography|crs|missing|fields|border_km|outside|layer|propagation|model|environment|diffraction|max_distance_km|verdict|candidates|kinds|operator|height_m|outputs|folder|administrative_units|statuses|date|antennas|panel-18dbi|mergers|file|published|- \{ level|- \{ figure):.*)/
    let lines = ScenarioTemplate.text(name: "study").split(separator: "\n", omittingEmptySubsequences: false)
    // Of the two examples of an area a scenario can have one.
    let text = lines.drop { !$0.hasPrefix("# area") }.drop { $0.hasPrefix("#") }.map { line -> String in
      guard let match = line.firstMatch(of: example) else { return String(line) }
      return String(line[..<match.range.lowerBound] + match.1)
    }.joined(separator: "\n")
    #expect(text.contains("\n  model: hata") && text.contains("\n  height_m: 42"))
    let whole = "version: 1\nname: study\n" + text
    let found = try ScenarioDecoder.decodeAll(whole, file: "scenario.yaml").problems
    #expect(found == [])
    let faults = checker.faults(of: try #require(JSONValue(yaml: whole)))
    #expect(faults == [])
  }

  @Test("Every value changed to its limits, beyond them, and to other types is judged alike")
  func mutations() throws {
    var accepted = 0
    var refused = 0
    for (path, schema) in walker.objects where !path.hasSuffix("fields.") {
      let whole = path.hasPrefix("services.") ? Self.withProfile : Self.full
      for (key, property) in schema["properties"]?.members.sorted(by: { $0.key < $1.key }) ?? [] {
        let steps = SchemaWalker.steps(path) + [key]
        for value in walker.values(for: property) + [nil] {
          let text = SchemaWalker.free(key, of: steps.dropLast(), in: whole).setting(steps, to: value).json
          let isAccepted = decoderAccepts(text)
          #expect(schemaAccepts(text) == isAccepted, "\(path)\(key): \(value?.json ?? "left out")")
          if isAccepted { accepted += 1 } else { refused += 1 }
        }
      }
    }
    #expect(accepted > 400 && refused > 1000)
  }

  @Test(
    "Services as people write them are judged alike",
    arguments: [
      ("a profile", "vn-village", true), ("a path", "rules/mine.yaml", true), ("nothing", "", false),
      ("no profile", "{ profile: , generations: [4G] }", false), ("only a profile", "{ profile: a }", true),
      ("one generation", "{ profile: a, generations: 4G }", true),
      ("no generation", "{ profile: a, generations: [] }", false),
      ("one change", "{ profile: a, changes: { generation: 4G, covered_dbm: -1 } }", true),
      ("a change of nothing", "{ profile: a, changes: [{ covered_dbm: -1 }] }", false),
      ("a profile beside levels", "{ profile: a, covered_dbm: -1 }", false),
      ("levels of 2G in RSRP", "{ generation: 2G, metric: RSRP, covered_dbm: -1, weak_dbm: -2 }", false),
      ("a download of 2G", "{ generation: 2G, covered_dbm: -1, weak_dbm: -2, downlink_mbps: 1 }", false),
      ("a mapping of 2G", "{ generation: 2G, covered_dbm: -1, weak_dbm: -2, throughput: {} }", true),
      ("a loss", "{ profile: a, environment: { loss_db: 15 } }", true),
      ("a loss and a building", "{ profile: a, environment: { loss_db: 15, building: traditional } }", false),
      ("a loss with a chance", "{ profile: a, environment: { loss_db: 15, probability: 0.5 } }", false),
      ("a chance alone", "{ profile: a, environment: { probability: 0.5 } }", false),
      ("an environment of two", "{ profile: a, environment: [outdoor] }", false),
    ])
  func writtenServices(what: String, services: String, isAccepted: Bool) {
    let text = """
      version: 1
      name: text
      terrain: { rasters: dem.tif }
      stations: { file: s.csv }
      villages: { file: v.csv }
      services: \(services)
      placement: { sites: 0 }
      """
    #expect(decoderAccepts(text) == isAccepted)
    #expect(schemaAccepts(text) == isAccepted)
  }

  @Test(
    "Texts as people write them are judged alike",
    arguments: [
      ("a key twice", "grid: { cell_size_m: 100, cell_size_m: 90 }", false),
      ("an unknown section", "colour: red", false), ("an unknown key", "grid: { colour: red }", false),
      ("an empty section", "grid:", true), ("a section of comments", "placement:\n  # sites: 3", true),
      ("a section set to null", "verdict: null", true), ("an empty value", "outputs: { folder: }", true),
      ("a list of one without the list", "administrative_units: { level: commune, file: c.csv }", true),
      ("a choice without its list", "candidates: { kinds: high-point }", true),
      ("an empty list of choices", "candidates: { kinds: [] }", true),
      ("an area of neither kind", "area: { layer: a }", false),
      ("an area of both", "area: { bounds: [1, 2, 3, 4], file: a }", false),
      ("bounds of three", "area: { bounds: [1, 2, 3] }", false),
      ("bounds of text", "area: { bounds: [a, b, c, d] }", false),
      ("an area with an empty file", "area: { bounds: [1, 2, 3, 4], file: }", true),
      ("a section that is a text", "grid: wide", false), ("a section that is a list", "grid: [1]", false),
      ("a number in quotes", "grid: { cell_size_m: \"90\" }", false),
      ("a decimal comma", "grid: { cell_size_m: 92,5 }", false),
      ("a system by its number", "grid: { crs: 9209 }", true),
      ("part of a site", "placement: { sites: 1.5 }", false),
      ("a whole number with a point", "placement: { sites: 2.0 }", true),
      ("a unit without a level", "administrative_units: [{ file: c.csv }]", false),
      ("a unit that is nothing", "administrative_units: [~]", false),
      ("an antenna's plain path", "antennas: { k: k.msi }", true), ("no antennas", "antennas: {}", true),
      ("an antenna that is nothing", "antennas: { k: ~ }", false),
      ("an antenna without a file", "antennas: { k: { combination: sum } }", false),
      ("an antenna called as one that is there", "antennas: { omni: k.msi }", false),
      ("antennas in a list", "antennas: [k.msi]", false),
      ("mergers without a file", "mergers: { date: 2025-07-01 }", false), ("no mergers", "mergers:", true),
      ("one figure", "published: { figure: a, quantity: stations, value: 1, source: s }", true),
      ("no figures", "published: []", true),
      ("a figure without a source", "published: [{ figure: a, quantity: stations, value: 1 }]", false),
      ("half a station", "published: [{ figure: a, quantity: stations, value: 1.5, source: s }]", false),
      ("a share", "published: [{ figure: a, quantity: percent-covered, value: 97.6, source: s }]", true),
      ("too much", "published: [{ figure: a, quantity: percent-covered, value: 101, source: s }]", false),
      (
        "a tolerance of exactly",
        "published: [{ figure: a, quantity: stations, value: 1, tolerance: 1, source: s }]", false
      ),
      (
        "about without a tolerance",
        "published: [{ figure: a, quantity: stations, value: 1, comparison: about, source: s }]", false
      ),
      (
        "stations of a verdict",
        "published: [{ figure: a, quantity: stations, value: 1, verdict: white, source: s }]", false
      ),
      (
        "villages of a service, without a verdict",
        "published: [{ figure: a, quantity: villages, value: 1, service: 4G, source: s }]", false
      ),
      (
        "villages of a service and two verdicts",
        "published: [{ figure: a, quantity: villages, value: 1, service: 4G, verdict: [white, weak], source: s }]",
        true
      ),
      (
        "communes of an operator",
        "published: [{ figure: a, quantity: communes, value: 1, operator: o, source: s }]", false
      ),
    ])
  func written(what: String, addition: String, isAccepted: Bool) {
    let text = """
      version: 1
      name: text
      terrain: { rasters: dem.tif }
      stations: { file: s.csv }
      villages: { file: v.csv }
      services: { generation: 4G, covered_dbm: -105, weak_dbm: -115 }
      \(addition)
      """
    #expect(decoderAccepts(text) == isAccepted)
    #expect(schemaAccepts(text) == isAccepted)
  }
}

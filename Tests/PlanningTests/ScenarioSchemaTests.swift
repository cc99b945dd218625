import Foundation
import Planning
import Propagation
import RadioNetwork
import TestSupport
import Testing

@testable import Formats

@Suite("The schema of scenarios against their decoder")
struct ScenarioSchemaTests {
  private let checker: SchemaChecker

  init() throws {
    let text = try String(contentsOfFile: PackageRoot.path("scenarios/scenario.schema.json"), encoding: .utf8)
    checker = SchemaChecker(root: try #require(JSONValue(yaml: text)))
  }

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
      villages: { file: v.csv, layer: l, filter: f, crs: "EPSG:4326", fields: {}, population_raster: p.tif }
      administrative_units: [{ level: commune, file: c.csv, layer: l, filter: f, crs: "EPSG:4326", fields: {} }]
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
      services: [{ generation: 4G, covered_dbm: 0, weak_dbm: -150, receiver_height_m: 1.5 }]
      verdict: { by: area, covered_share: 0.75, weak_share: 0.25 }
      candidates: { kinds: [high-point], high_point_spacing_m: 1500, high_point_prominence_m: 50, max_distance_km: 5 }
      placement: { sites: 0, generation: 4G, operator: o, height_m: 42, frequency_mhz: 900, bandwidth_mhz: 10, eirp_dbm: 60 }
      outputs: { folder: results }
      """)!

  private func decoderAccepts(_ text: String) -> Bool {
    guard let decoded = try? ScenarioDecoder.decodeAll(text, file: "scenario.yaml") else { return false }
    return !decoded.problems.contains { $0.severity == .error }
  }

  private func schemaAccepts(_ text: String) -> Bool {
    JSONValue(yaml: text).map { checker.faults(of: $0).isEmpty } ?? false
  }

  // MARK: Keys and choices

  @Test("Every key that the decoder asks for is in the schema, and no other")
  func keys() throws {
    let withLayer = Self.full.setting(["area"], to: .object(["file": .text("a.csv")]))
    var asked: [String: Set<String>] = [:]
    for text in [Self.full.json, withLayer.json] {
      let (_, report) = try ScenarioDecoder.decodeTracing(text, file: "scenario.yaml")
      #expect(!report.problems.contains { $0.severity == .error }, "\(report.problems)")
      asked.merge(report.keys) { $0.union($1) }
    }
    var known: [String: Set<String>] = [:]
    for (path, schema) in objects(checker.root, path: "") where !path.hasSuffix("fields.") {
      known[path] = Set(schema["properties"]?.members.keys.map { $0 } ?? [])
    }
    #expect(asked == known)
  }

  @Test("The fields that a scenario can map are those of the schema")
  func fields() throws {
    let known = Dictionary(uniqueKeysWithValues: objects(checker.root, path: "").map { ($0.path, $0.schema) })
    func names(_ path: String) -> Set<String> {
      Set(known[path]?["properties"]?.members.keys.map { $0 } ?? [])
    }
    #expect(names("stations.fields.") == Set(ScenarioFields.stations))
    #expect(names("villages.fields.") == Set(ScenarioFields.villages))
    #expect(names("administrative_units[].fields.") == Set(ScenarioFields.administrativeUnits))
  }

  @Test("Choices are the same in both")
  func choices() {
    func raw<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> Set<String>
    where Choice.RawValue == String { Set(type.allCases.map(\.rawValue)) }
    let expected: [String: Set<String>] = [
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
      "propagation.environment": raw(HataEnvironment.self), "services[].generation": raw(Generation.self),
      "verdict.by": raw(Scenario.Measure.self), "candidates.kinds": raw(Scenario.CandidateKind.self),
      "placement.generation": raw(Generation.self),
    ]
    var found: [String: Set<String>] = [:]
    for (path, schema) in objects(checker.root, path: "") {
      for (key, property) in schema["properties"]?.members ?? [:] {
        let values = choices(of: property)
        if !values.isEmpty { found[path + key] = values }
      }
    }
    #expect(found == expected)
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
      /# ( *(?:title|geography|crs|missing|fields|border_km|outside|layer|propagation|model|environment|diffraction|max_distance_km|verdict|candidates|kinds|operator|height_m|outputs|folder|administrative_units|statuses|date|antennas|panel-18dbi|- \{ level):.*)/
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
    for (path, schema) in objects(checker.root, path: "") where !path.hasSuffix("fields.") {
      for (key, property) in schema["properties"]?.members.sorted(by: { $0.key < $1.key }) ?? [] {
        let steps = Self.steps(path) + [key]
        for value in values(for: property) + [nil] {
          let text = Self.full.setting(steps, to: value).json
          let isAccepted = decoderAccepts(text)
          #expect(schemaAccepts(text) == isAccepted, "\(path)\(key): \(value?.json ?? "left out")")
          if isAccepted { accepted += 1 } else { refused += 1 }
        }
      }
    }
    #expect(accepted > 200 && refused > 400)
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

// MARK: - Walking the schema

extension ScenarioSchemaTests {
  /// All objects of the schema by the path of the decoder's sections: `grid.`, `services[].`.
  private func objects(_ schema: JSONValue, path: String) -> [(path: String, schema: JSONValue)] {
    let schema = checker.resolved(schema)
    guard let properties = schema["properties"], schema["additionalProperties"] == .bool(false) else {
      return []
    }
    return [(path, schema)]
      + properties.members.sorted { $0.key < $1.key }.flatMap { key, property in
        let property = checker.resolved(property)
        // Behind any name of the user's; the full scenario has one called a.
        if let named = property["additionalProperties"]?["oneOf"]?.list {
          return named.flatMap { objects($0, path: path + key + ".a.") }
        }
        let ways = property["oneOf"]?.list ?? []
        if property["properties"] == nil, let items = ways.compactMap({ $0["items"] }).first {
          return objects(items, path: path + key + "[].")
        }
        return objects(property, path: path + key + ".")
      }
  }

  private func choices(of property: JSONValue) -> Set<String> {
    let property = checker.resolved(property)
    let ways = property["oneOf"]?.list ?? []
    return Set((property["enum"]?.list ?? []).compactMap(\.text)).union(ways.flatMap { choices(of: $0) })
  }

  private static func steps(_ path: String) -> [String] {
    path.split(separator: ".").flatMap { step in
      step.hasSuffix("[]") ? [String(step.dropLast(2)), "0"] : [String(step)]
    }
  }

  /// Values to try: those of the schema, its limits, just beyond them, and one of each type.
  private func values(for property: JSONValue) -> [JSONValue?] {
    let property = checker.resolved(property)
    var values: [JSONValue?] = [
      .null, .bool(true), .number(5), .number(-1e9), .number(0.5), .text(""), .text("x"), .text("5"),
      .list([]), .list([.null]),
      .list([.text("x")]), .object([:]), .object(["x": .number(1)]),
    ]
    values += choices(of: property).sorted().map(JSONValue.text)
    for (limit, sign) in [("minimum", -1.0), ("maximum", 1.0)] {
      guard let number = property[limit]?.number else { continue }
      let beyond =
        property["type"]?.list?.contains(.text("integer")) == true ? 1 : max(0.001, abs(number) * 1e-6)
      values += [.number(number), .number(number + sign * beyond), .number(number - sign * beyond)]
    }
    return values
  }
}

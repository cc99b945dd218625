import Propagation
import RadioNetwork

/// From the bytes of a scenario file to a ``Scenario``.
public enum ScenarioDecoder {
  /// The versions of the format that this program reads.
  public static let version = 1

  /// Decodes a scenario and tells everything that is wrong with it, in the order of the file.
  ///
  /// A value that is wrong is replaced by a default, so that the inputs that the scenario names can be
  /// checked in the same go.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: named in messages.
  ///   - profiles: the profile behind a name or a path; those beside the file and those of the program by
  ///     default.
  /// - Returns: with where each value stands, for problems that only show later.
  /// - Throws: ``InvalidInput`` where the text is no YAML or holds nothing.
  public static func decodeAll(
    _ text: String, file: String, profiles: ProfileLookup? = nil
  ) throws(InvalidInput) -> (scenario: Scenario, problems: [Problem], places: [String: ScenarioPlace]) {
    let (scenario, report) = try decodeTracing(text, file: file, profiles: profiles)
    return (scenario, report.problemsInOrder, report.places)
  }

  /// Gives the profile behind a name or a path.
  public typealias ProfileLookup = (String) throws(InvalidInput) -> ProfileCatalog.Entry

  /// Decodes and tells which keys of which section were asked for.
  static func decodeTracing(
    _ text: String, file: String, profiles: ProfileLookup? = nil
  ) throws(InvalidInput) -> (scenario: Scenario, report: SectionReader.Report) {
    let reader = try YAMLDocument.reader(text, kind: .scenario, file: file)
    let lookup = profiles ?? ProfileCatalog(scenarioFolder: FilePath.parent(file)).entry
    let scenario = scenario(reader, profiles: lookup)
    reader.finish()
    return (scenario, reader.report)
  }

  private static func scenario(_ reader: SectionReader, profiles: @escaping ProfileLookup) -> Scenario {
    reader.checkVersion(version)
    let name = name(reader)
    let thresholds = ThresholdDecoder(reader: reader, profiles: profiles).thresholds()
    let certainty = CertaintyDecoder(section: reader.section("certainty")).certainty()
    let scenario = Scenario(
      name: name, title: reader.text("title") ?? name,
      geography: reader.choice("geography", default: .real), area: area(reader),
      grid: grid(reader.section("grid")), terrain: terrain(reader), stations: stations(reader),
      antennas: antennas(reader),
      villages: villages(reader), administrativeUnits: administrativeUnits(reader),
      mergers: MergersDecoder(reader: reader).mergers(),
      propagation: PropagationDecoder(reader.section("propagation"), ensemble: certainty.ensemble)
        .propagation(),
      services: thresholds.services, profile: thresholds.use, verdict: thresholds.verdict,
      certainty: certainty, remedies: RemedyDecoder(section: reader.section("remedies")).limits(),
      quality: QualityDecoder(section: reader.section("quality")).quality(),
      candidates: candidates(reader.section("candidates")),
      placement: placement(reader.section("placement")), outputFolder: outputs(reader.section("outputs")),
      published: PublishedDecoder(reader: reader).figures())
    checkAgreement(of: scenario, reader)
    return scenario
  }

  private static func name(_ reader: SectionReader) -> String {
    let rule = "letters, digits, -, _ and ., not starting with a dot: it names the output folder"
    let name = reader.requiredText("name", expected: rule)
    if !name.isEmpty, name.wholeMatch(of: /[A-Za-z0-9_-][A-Za-z0-9._-]*/) == nil {
      reader.reportWrong(
        "name", "cannot name a folder", expected: rule, remedy: "The title may have spaces and accents")
    }
    return name
  }

  // MARK: Sections

  private static func area(_ reader: SectionReader) -> Scenario.Area? {
    guard reader.has("area") else { return nil }
    let section = reader.section("area")
    defer { section.finish() }
    if let edges = section.numbers("bounds") {
      _ = layerReference(section, fields: nil, isRequired: false)
      if section.has("file") {
        section.reportWrong(
          "file", "stands beside bounds", expected: "one of them", remedy: "Remove the other")
      }
      guard edges.count == 4, edges[0] < edges[2], edges[1] < edges[3], abs(edges[0]) <= 180,
        abs(edges[2]) <= 180, abs(edges[1]) <= 90, abs(edges[3]) <= 90
      else {
        section.reportWrong(
          "bounds", "is no extent", expected: "[west, south, east, north] in degrees",
          remedy: "For Hà Giang: [104.3, 22.1, 105.6, 23.4]")
        return nil
      }
      return .bounds(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
    }
    return .layer(layerReference(section, fields: nil))
  }

  private static func grid(_ section: SectionReader) -> Scenario.Grid {
    defer { section.finish() }
    let crs = section.text("crs")
    return Scenario.Grid(
      cellSize: section.number("cell_size_m", in: 1...10_000, unit: "m", default: 100),
      crs: crs == "auto" ? nil : crs)
  }

  private static func terrain(_ reader: SectionReader) -> Scenario.Terrain {
    let section = reader.section("terrain")
    defer { section.finish() }
    let expected = "a list of rasters, folders or globs"
    let rasters = section.texts("rasters")
    if rasters == nil || rasters?.isEmpty == true { section.reportMissing("rasters", expected: expected) }
    return Scenario.Terrain(
      rasters: rasters ?? [], crs: section.text("crs"),
      missing: section.choice("missing", default: .fail))
  }

  private static func stations(_ reader: SectionReader) -> Scenario.Stations {
    let section = reader.section("stations")
    defer { section.finish() }
    return Scenario.Stations(
      source: layerReference(section, fields: ScenarioFields.stations),
      operatorName: section.text("operator"), generation: section.optionalChoice("generation"),
      border: section.number("border_km", in: 0...500, unit: "km", default: 30) * 1000,
      outside: section.choice("outside", default: .fail),
      selection: StationSelection(
        statuses: Set(section.choices("statuses", default: [.onAir, .trial], isEmptyAllowed: false)),
        date: section.date("date", remedy: "Correct it, or leave the key out: then dates do not count")))
  }

  private static func antennas(_ reader: SectionReader) -> [Scenario.NamedAntenna] {
    let expected = "the path of a MSI/Planet file, or { file, combination }"
    return reader.entries("antennas", expected: expected).compactMap { name, entry in
      let (file, combination): (String, CutCombination)
      switch entry {
      case .text(let path): (file, combination) = (path, .standard)
      case .section(let section):
        file = section.requiredText("file", expected: "the path of a MSI/Planet file")
        combination = section.choice("combination", default: .standard)
        section.finish()
      }
      if AntennaModel(preset: name) != nil {
        reader.reportWrong(
          "antennas", "names \(name) anew",
          expected: "names other than "
            + AntennaModel.presets.map(\.name).joined(separator: ", "), remedy: "Choose another name")
      }
      return Scenario.NamedAntenna(name: name, file: file, combination: combination)
    }.sorted { $0.name < $1.name }
  }

  private static func villages(_ reader: SectionReader) -> Scenario.Villages {
    let section = reader.section("villages")
    defer { section.finish() }
    return Scenario.Villages(
      source: layerReference(section, fields: ScenarioFields.villages),
      populationRaster: section.text("population_raster"), centers: dwellings(section, "centres"),
      clusters: dwellings(section, "clusters"), buildings: dwellings(section, "buildings"))
  }

  private static func dwellings(_ villages: SectionReader, _ key: String) -> Scenario.LayerReference? {
    guard villages.has(key) else { return nil }
    let section = villages.section(key)
    defer { section.finish() }
    return layerReference(section, fields: ScenarioFields.dwellings)
  }

  private static func administrativeUnits(_ reader: SectionReader) -> [Scenario.AdministrativeLayer] {
    (reader.sections("administrative_units") ?? []).map { section in
      defer { section.finish() }
      if !section.has("level") {
        section.reportMissing("level", expected: "commune, district or province")
      }
      return Scenario.AdministrativeLayer(
        level: section.choice("level", default: .commune),
        source: layerReference(section, fields: ScenarioFields.administrativeUnits))
    }
  }

  private static func candidates(_ section: SectionReader) -> Scenario.Candidates {
    defer { section.finish() }
    return Scenario.Candidates(
      kinds: section.choices("kinds", default: Scenario.CandidateKind.allCases),
      highPointSpacing: section.number("high_point_spacing_m", in: 100...50_000, unit: "m", default: 1500),
      highPointProminence: section.number("high_point_prominence_m", in: 0...5000, unit: "m", default: 50),
      maximumDistance: section.number("max_distance_km", in: 0.1...100, unit: "km", default: 5) * 1000)
  }

  private static func placement(_ section: SectionReader) -> Scenario.Placement {
    defer { section.finish() }
    return Scenario.Placement(
      sites: section.integer("sites", in: 0...100_000, default: 20),
      generation: section.choice("generation", default: .g4), operatorName: section.text("operator"),
      antennaHeight: section.number("height_m", in: 1...400, unit: "m"),
      frequencyMHz: section.number("frequency_mhz", in: 30...6000, unit: "MHz"),
      bandwidthMHz: section.number("bandwidth_mhz", in: 0.2...400, unit: "MHz"),
      eirpDBm: section.number("eirp_dbm", in: 0...100, unit: "dBm"))
  }

  private static func outputs(_ section: SectionReader) -> String? {
    defer { section.finish() }
    return section.text("folder")
  }

  /// What no section can see alone.
  private static func checkAgreement(of scenario: Scenario, _ reader: SectionReader) {
    let generations = scenario.services.map(\.generation)
    if scenario.placement.sites > 0, !generations.isEmpty,
      !generations.contains(scenario.placement.generation)
    {
      reader.reportWrong(
        "placement", "plans \(scenario.placement.generation.rawValue), which no service judges",
        expected: "one of \(generations.map(\.rawValue).joined(separator: ", "))",
        remedy: "Set placement.generation, or placement.sites: 0")
    }
    if let largest = scenario.profile?.profile.largestCellSize, scenario.grid.cellSize > largest {
      reader.section("grid").note(
        "cell_size_m", "makes larger cells than \(scenario.profile?.profile.name ?? "") allows",
        expected: "at most \(SectionReader.short(largest)) m", remedy: "Take smaller cells to follow the rule"
      )
    }
    if scenario.verdict.measure == .clusters, scenario.villages.clusters == nil {
      reader.reportWrong(
        "verdict", "judges by residential clusters, but there are none", expected: "villages.clusters",
        remedy: "Give a layer of clusters, or set verdict.by: area")
    }
  }

  private static func layerReference(
    _ section: SectionReader, fields: [String]?, isRequired: Bool = true
  ) -> Scenario.LayerReference {
    Scenario.LayerReference(
      file: isRequired
        ? section.requiredText("file", expected: "the path of a file that GDAL reads")
        : section.text("file") ?? "",
      layer: section.text("layer"), filter: section.text("filter"), crs: section.text("crs"),
      fields: fields.map { section.dictionary("fields", allowed: $0) } ?? [:])
  }
}

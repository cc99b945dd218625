import Coverage

/// From the bytes of a profile file to a ``ThresholdProfile``.
public enum ProfileDecoder {
  /// The version of the format that this program reads.
  public static let version = 1

  /// Decodes a profile and tells everything that is wrong with it, in the order of the file.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: named in messages; the profile has its name.
  /// - Throws: ``InvalidInput`` where the text is no YAML or holds nothing.
  public static func decodeAll(
    _ text: String, file: String
  ) throws(InvalidInput) -> (profile: ThresholdProfile, problems: [Problem]) {
    let (profile, report) = try decodeTracing(text, file: file)
    return (profile, report.problemsInOrder)
  }

  /// Decodes and tells which keys of which section were asked for.
  static func decodeTracing(
    _ text: String, file: String
  ) throws(InvalidInput) -> (profile: ThresholdProfile, report: SectionReader.Report) {
    let reader = try YAMLDocument.reader(text, kind: .profile, file: file)
    reader.checkVersion(version)
    let profile = ThresholdProfile(
      name: name(reader, file: file),
      title: reader.requiredText("title", expected: "what it is, in a line"),
      description: reader.text("description"), sources: sources(reader),
      unverified: reader.texts("unverified") ?? [],
      largestCellSize: reader.number("max_cell_size_m", in: 1...10_000, unit: "m", fallback: "any size"),
      verdict: verdict(reader.section("verdict")), services: services(reader))
    reader.finish()
    return (profile, reader.report)
  }

  private static func name(_ reader: SectionReader, file: String) -> String {
    let stem = FilePath.stem(file)
    let name = reader.requiredText("name", expected: "the file's name without its ending")
    if !name.isEmpty, name != stem {
      reader.reportWrong(
        "name", "is not the name of the file", expected: stem,
        remedy: "Scenarios find a profile by the name of its file: rename one of the two")
    }
    return name
  }

  private static func sources(_ reader: SectionReader) -> [ThresholdProfile.Source] {
    let sections = reader.sections("sources") ?? []
    if sections.isEmpty {
      reader.reportMissing(
        "sources", expected: "one or more of { document, where, says }: what the levels rest on")
    }
    return sections.map { section in
      defer { section.finish() }
      return ThresholdProfile.Source(
        document: section.requiredText("document", expected: "name and number of the document"),
        place: section.text("where"),
        says: section.requiredText("says", expected: "what the profile takes from it"))
    }
  }

  private static func verdict(_ section: SectionReader) -> Scenario.VerdictSettings {
    for key in ["covered_share", "weak_share"] where !section.has(key) {
      section.reportMissing(key, expected: "0 to 1 of the village")
    }
    return VerdictDecoder.verdict(section)
  }

  private static func services(_ reader: SectionReader) -> [Service] {
    let sections = reader.sections("services") ?? []
    if sections.isEmpty {
      reader.reportMissing("services", expected: "what counts as service, one a generation")
    }
    return ServiceDecoder.services(sections, of: reader) { section, _ in
      if !section.has("metric") {
        section.reportMissing("metric", expected: "what the levels measure: RSSI, RSCP, RSRP or SS-RSRP")
      }
      return nil
    }
  }
}

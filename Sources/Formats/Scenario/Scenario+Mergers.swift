import RadioNetwork

extension Scenario {
  /// How communes were merged: a table from old units to new ones.
  public struct Mergers: Sendable, Equatable {
    /// The table: a row an old commune.
    public var source: LayerReference
    /// The day from which the new units count; nil where the scenario does not say.
    public var date: CalendarDate?
  }

  /// Administrative units have versions: a study can be reported on either.
  public enum UnitVersion: String, CaseIterable, Sendable {
    /// As the villages' file and the layers of units say.
    case asSurveyed = "as-surveyed"
    /// As the table of mergers makes of them.
    case afterMerger = "after-merger"
  }
}

/// Reads `mergers:` of a scenario.
struct MergersDecoder {
  let reader: SectionReader

  func mergers() -> Scenario.Mergers? {
    guard reader.has("mergers") else { return nil }
    let section = reader.section("mergers")
    defer { section.finish() }
    return Scenario.Mergers(
      source: Scenario.LayerReference(
        file: section.requiredText("file", expected: "the path of a table that GDAL reads"),
        layer: section.text("layer"), filter: section.text("filter"),
        fields: section.dictionary("fields", allowed: ScenarioFields.mergers)),
      date: section.date("date", remedy: "Correct it, or leave the key out: it only heads reports"))
  }
}

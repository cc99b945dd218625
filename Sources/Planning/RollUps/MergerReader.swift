import Coverage
import Formats

/// From a table of mergers to the new unit of every village.
struct MergerReader {
  let settings: Scenario.Mergers
  let scenario: ScenarioFile

  /// The table's file, seen from the current folder.
  var file: String { scenario.path(settings.source.file) }

  /// What became of an old commune.
  struct Row {
    let reader: RowReader
    /// As far as the table names it.
    let old: AdministrativeUnit
    /// nil where it stands in no row, with the problem taken down.
    let new: AdministrativeUnit?

    /// As messages call it: `line 7`.
    var place: String {
      reader.feature.line.map { "line \($0)" } ?? "feature \(reader.feature.number)"
    }
  }

  /// The units of villages after the merger, in their order; nil, with the problems taken down, where the table
  /// does not say. A village without a commune has no unit then either.
  ///
  /// - Parameter villages: nil where not all of them could be read: then the table is only read.
  func units(of villages: [Village]?, problems: inout Problems) -> [AdministrativeUnit]? {
    let before = problems.errorCount
    guard !settings.source.file.isEmpty, let rows = readRows(problems: &problems), let villages else {
      return nil
    }
    let communes = Set(villages.map(AdministrativeUnit.init).filter { $0.commune != nil })
    guard !communes.isEmpty else {
      problems.add(
        Problem(
          "needs communes, and no village has one", file: scenario.name, field: "mergers",
          expected: "the commune of every village",
          remedy: "Map villages.fields.commune, or name a layer of communes under administrative_units"))
      return nil
    }
    let match = MergerMatch(rows: rows, communes: communes.sorted())
    problems.add(contentsOf: match.problems(file: file))
    guard problems.errorCount == before else { return nil }
    noteStrays(villages, problems: &problems)
    return villages.map { village in
      guard village.commune != nil else { return AdministrativeUnit() }
      let new = match.new[AdministrativeUnit(of: village)]
      return AdministrativeUnit(province: new?.province ?? village.province, commune: new?.commune)
    }
  }

  private func readRows(problems: inout Problems) -> [Row]? {
    let source = settings.source
    guard
      let table = problems.attempt(
        expected: "the table that mergers.file names",
        { try VectorSource.read(path: file, layer: source.layer, filter: source.filter) })
    else { return nil }
    guard !table.features.isEmpty else {
      problems.add(
        Problem(
          "holds no merger", file: file, expected: "a row an old commune",
          remedy: source.filter == nil ? "Check the file and mergers.layer" : "Check mergers.filter"))
      return nil
    }
    let before = problems.errorCount
    let map = FieldMap(
      headers: table.headers, mapping: source.fields, known: ScenarioFields.mergers,
      nearMisses: table.isText ? .error : .note, file: file, problems: &problems)
    problems.add(contentsOf: table.problems)
    guard problems.errorCount == before else { return nil }
    for field in ["old_commune", "new_commune"] where !map.has(field) {
      problems.add(
        Problem(
          "is not among the fields \(table.headers.joined(separator: ", "))", file: file,
          line: table.isText ? 1 : nil, field: field, expected: "old_commune and new_commune",
          remedy: "Map it under mergers.fields"))
    }
    guard problems.errorCount == before else { return nil }
    return table.features.compactMap { feature in
      row(RowReader(feature: feature, map: map, file: file), problems: &problems)
    }
  }

  private func row(_ reader: RowReader, problems: inout Problems) -> Row? {
    func name(_ field: String) -> String? {
      if let name = reader.text(field) { return name }
      problems.add(
        reader.problem(
          "is empty", field: field, value: "", expected: "the name of a unit",
          remedy: field == "old_commune"
            ? "Name the old commune, or remove the row"
            : "Name what became of it; what did not change keeps its name"))
      return nil
    }
    let old = name("old_commune")
    let new = name("new_commune")
    // Without that column the province stays what it was.
    let province = reader.map.has("new_province") ? name("new_province") : nil
    guard let old else { return nil }
    let isWhole = new != nil && (province != nil || !reader.map.has("new_province"))
    return Row(
      reader: reader,
      old: AdministrativeUnit(
        province: reader.text("old_province"), district: reader.text("old_district"), commune: old),
      new: isWhole ? AdministrativeUnit(province: province, commune: new) : nil)
  }

  private func noteStrays(_ villages: [Village], problems: inout Problems) {
    let strays = villages.filter { $0.commune == nil }
    guard !strays.isEmpty else { return }
    let named = strays.prefix(5).map(\.name).joined(separator: ", ") + (strays.count > 5 ? " …" : "")
    problems.add(
      Problem(
        "\(strays.count) of \(villages.count) villages have no commune, and none after the merger: \(named)",
        severity: .note, file: file))
  }
}

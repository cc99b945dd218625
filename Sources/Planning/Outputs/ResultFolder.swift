import Formats
import Parallelism
import RadioNetwork

/// The folder of a run's outputs: whole, or not there.
struct ResultFolder {
  private let folder: OutputFolder

  /// Where the results will be.
  var path: String { folder.path }

  /// - Throws: a `Problem` where nothing can be written, or something else would be overwritten.
  init(path: String) throws {
    folder = try OutputFolder(replacing: path, marker: "summary.json", isOwn: Self.isOwn)
  }

  /// Whether a file in an earlier folder is one of these outputs; all else is the user's and stays.
  private static let isOwn: @Sendable (String) -> Bool = { name in
    // GIS programs keep a raster's statistics beside it: an earlier raster's would colour the new one.
    let file = name.hasSuffix(".aux.xml") ? String(name.dropLast(8)) : name
    return [
      "villages.csv", "villages.geojson", "verdicts.csv", "candidates.csv", "candidates.geojson",
      "stations.geojson", "rollups.csv", "reconciliation.csv", "summary.json",
    ].contains(file) || Generation.allCases.contains { file == coverageName($0) }
  }

  static func coverageName(_ generation: Generation) -> String {
    "coverage-\(generation.rawValue.lowercased()).tif"
  }

  /// Writes all outputs into the folder in the works.
  func write(_ result: StudyResult, report: StudyReport, workers: Workers) throws {
    let crs = result.inputs.frame.crs
    let villages = VillageTable.table(result)
    try folder.write(try VectorWriter.csv(villages), named: "villages.csv")
    try folder.write(try VectorWriter.geoJSON(villages, crs: crs), named: "villages.geojson")
    try folder.write(try VectorWriter.csv(VerdictTable.table(result)), named: "verdicts.csv")
    if let plan = result.plan {
      let candidates = CandidateTable.table(plan, result: result)
      try folder.write(try VectorWriter.csv(candidates), named: "candidates.csv")
      try folder.write(try VectorWriter.geoJSON(candidates, crs: crs), named: "candidates.geojson")
    }
    try folder.write(
      try VectorWriter.geoJSON(StationWedges.table(result.inputs), crs: crs), named: "stations.geojson")
    let rollUps = RollUpTable.table(RollUps(StudyFindings(result)), scenario: result.inputs.scenario)
    try folder.write(try VectorWriter.csv(rollUps), named: "rollups.csv")
    if let reconciliation = report.reconciliation {
      let table = ReconciliationTable.table(reconciliation, scenario: result.inputs.scenario)
      try folder.write(try VectorWriter.csv(table), named: "reconciliation.csv")
    }
    for service in result.services {
      let map = CoverageMap(result, service: service, workers: workers)
      let bytes = try CoverageRaster.encode(map, result: result)
      try folder.write(bytes, named: Self.coverageName(service.generation))
    }
    try folder.write(try ReportJSON.encode(report) + [10], named: "summary.json")
  }

  /// Puts the folder in its place.
  func commit() throws { try folder.commit() }

  /// Removes what was written.
  func discard() { folder.discard() }
}

import Foundation
import Formats
import Planning
import TestSupport

/// The scenario beside this file, or a variant of it, with a folder of its own for what it writes.
final class RealStudy: Sendable {
  /// Whether the ground and the communes lie beside the checkout; says so where not.
  static var hasData: Bool {
    ["dem/N21E105.hgt", "dem/N21E105_filled.tif", "admin/communes_63prov.gpkg"]
      .allSatisfy { SharedData.path("data/" + $0) != nil }
  }

  let study: Study
  private let folder: String

  /// - Parameter edits: what to replace in the scenario's text, and by what.
  init(_ edits: [(old: String, new: String)] = []) throws {
    folder = FileManager.default.temporaryDirectory.path + "/whitespot-real-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let home = PackageRoot.path("Tests/RealInputTests/scenario")
    var text = try String(contentsOfFile: home + "/tam-dao.yaml", encoding: .utf8)
    for (old, new) in edits {
      precondition(text.contains(old), "the scenario has no \(old)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    text = text.replacingOccurrences(of: "../../../../shared", with: PackageRoot.path("../shared"))
      .replacingOccurrences(of: "file: stations.csv", with: "file: \(home)/stations.csv")
    let file = folder + "/tam-dao.yaml"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    study = Study(ScenarioFile(file))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs the study into a folder of its own.
  func run(threads: Int = 2) throws -> RealResults {
    let output = folder + "/results-\(threads)"
    return RealResults(
      folder: output, report: try study.run(StudyOptions(threads: threads, outputFolder: output)), study: self
    )
  }

  /// The scenario as it stands, run once for all tests.
  static func open() throws -> RealResults { try openRun.get() }
  private static let openRun = Result { try RealStudy().run() }

  /// The same with its voids filled.
  static func filled() throws -> RealResults { try filledRun.get() }
  private static let filledRun = Result { try RealStudy(withoutVoids).run() }

  /// Edits that leave no void: where the tile has none, the filled tile goes on. No sites are ranked, to
  /// save time.
  static let withoutVoids = [
    (old: "N21E105.hgt]", new: "N21E105.hgt, ../../../../shared/data/dem/N21E105_filled.tif]"),
    (old: "sites: 5", new: "sites: 0"),
  ]
}

/// What a run wrote.
struct RealResults: Sendable {
  let folder: String
  let report: StudyReport
  /// Keeps the folder.
  let study: RealStudy

  func path(_ name: String) -> String { folder + "/" + name }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

  /// The names of all files, sorted.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

  /// A column of villages.csv by village id.
  func villages(_ column: String) throws -> [String: String] {
    let table = try VectorSource.read(path: path("villages.csv"))
    guard let id = table.headers.firstIndex(of: "id"), let place = table.headers.firstIndex(of: column) else {
      return [:]
    }
    return Dictionary(
      uniqueKeysWithValues: table.features.map { (Self.text($0.values[id]), Self.text($0.values[place])) })
  }

  /// The columns of villages.csv that hold a verdict for a generation, or for one and an operator.
  var verdictColumns: [String] {
    get throws {
      try VectorSource.read(path: path("villages.csv")).headers.filter { $0.hasPrefix("verdict_") }
    }
  }

  private static func text(_ value: FieldValue) -> String {
    if case .text(let text) = value { text } else { "" }
  }
}

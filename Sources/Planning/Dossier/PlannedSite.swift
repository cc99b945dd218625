import Formats
import Foundation
import RadioNetwork
import Terrain

/// What the ranking of an earlier run has for a village.
public enum PlannedSites: Encodable, Sendable {
  /// There is no earlier run, or it ranked no sites.
  case notRun
  /// The run read other inputs than there are now: what it planned may no longer hold.
  case outdated(folder: String)
  /// None of the ranked sites serves the village.
  case none(folder: String)
  /// The first of the ranked sites that serves it.
  case site(Site)

  /// A ranked site.
  public struct Site: Codable, Hashable, Sendable {
    /// Place in the ranking.
    public let rank: Int
    /// As `candidates.csv` has them.
    public let id, kind, name, generation: String
    /// From the village's centre, m, and the way there, degrees clockwise from true north.
    public let distance, bearing: Double

    private enum CodingKeys: String, CodingKey {
      case rank, id, kind, name, generation
      case distance = "distance_m"
      case bearing = "bearing_deg"
    }
  }

  private enum CodingKeys: String, CodingKey { case state, folder, site }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .notRun: try container.encode("not-run", forKey: .state)
    case .outdated(let folder):
      try container.encode("outdated", forKey: .state)
      try container.encode(folder, forKey: .folder)
    case .none(let folder):
      try container.encode("none", forKey: .state)
      try container.encode(folder, forKey: .folder)
    case .site(let site):
      try container.encode("site", forKey: .state)
      try container.encode(site, forKey: .site)
    }
  }
}

/// Looks for a village in the ranking that a run has written.
struct PlannedSiteSearch {
  let file: ScenarioFile
  let inputs: StudyInputs

  /// The part of `summary.json` that tells what a run has read.
  private struct Summary: Decodable { let inputs: [StudyReport.Input] }

  /// - Parameters:
  ///   - village: a place in the inputs' list.
  ///   - folder: of a run's results; nil for where the scenario's go.
  /// - Throws: a `Problem` where the folder's files cannot be read.
  func sites(forVillage village: Int, in folder: String?) throws -> PlannedSites {
    if let folder, !FileManager.default.fileExists(atPath: folder + "/summary.json") {
      throw Problem(
        "holds no results of a run", file: folder, field: "results", expected: "a folder with summary.json",
        remedy: "Name the folder that whitespot run wrote, or leave the option out")
    }
    let folder =
      folder ?? inputs.scenario.outputFolder.map(file.path) ?? "out/\(inputs.scenario.name)"
    let table = folder + "/candidates.csv"
    guard let bytes = FileManager.default.contents(atPath: folder + "/summary.json"),
      let summary = try? JSONDecoder().decode(Summary.self, from: bytes),
      FileManager.default.fileExists(atPath: table)
    else { return .notRun }
    guard Set(try StudyReport.digests(of: inputs, file: file)) == Set(summary.inputs) else {
      return .outdated(folder: folder)
    }
    return try site(of: village, in: table).map { .site($0) } ?? .none(folder: folder)
  }

  private func site(of village: Int, in path: String) throws -> PlannedSites.Site? {
    let table = try VectorSource.read(path: path)
    let fields = ["rank", "id", "kind", "name", "generation", "longitude", "latitude", "village_ids"]
    let places = fields.map { table.headers.firstIndex(of: $0) }
    let id = inputs.villages[village].id
    for feature in table.features {
      let texts = places.map { place -> String in
        if let place, case .text(let text) = feature.values[place] { return text }
        return ""
      }
      guard texts[7].split(separator: "; ").contains(Substring(id)), let rank = Int(texts[0]),
        let longitude = Double(texts[5]), let latitude = Double(texts[6]),
        let place = inputs.frame.geographic.point(
          at: GeographicCoordinate(latitude: latitude, longitude: longitude))
      else { continue }
      let center = inputs.villages[village].center
      let bearing = center.bearing(to: place) + inputs.frame.geographic.gridNorthBearing(at: center)
      return PlannedSites.Site(
        rank: rank, id: texts[1], kind: texts[2], name: texts[3], generation: texts[4],
        distance: center.distance(to: place).rounded(),
        bearing: (bearing - (bearing / 360).rounded(.down) * 360).rounded())
    }
    return nil
  }
}

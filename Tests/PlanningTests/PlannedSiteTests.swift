import Formats
import Foundation
import Planning
import Testing

@Suite("The planned site in a dossier")
struct PlannedSiteTests {
  /// The rows of candidates.csv: rank and the ids of who gains.
  private static func ranking(_ folder: String) throws -> [(rank: Int, ids: [String])] {
    let table = try VectorSource.read(path: folder + "/candidates.csv")
    return table.features.map { feature in
      func text(_ name: String) -> String {
        guard let place = table.headers.firstIndex(of: name), case .text(let text) = feature.values[place]
        else {
          return ""
        }
        return text
      }
      return (Int(text("rank")) ?? 0, text("village_ids").split(separator: "; ").map(String.init))
    }
  }

  @Test(
    "is the first of an earlier run's ranking that serves the village, as long as the inputs are the same")
  func site() throws {
    let fixture = StudyFixture()
    let study = try fixture.write()
    let options = StudyOptions(threads: 1, outputFolder: fixture.output)
    #expect(throws: Problem.self) { try study.dossier(ofVillage: "V1", options) }
    _ = try study.run(options)
    let ranking = try Self.ranking(fixture.output)
    let first = try #require(ranking.first { !$0.ids.isEmpty })
    let dossier = try study.dossier(ofVillage: first.ids[0], options)
    guard case .site(let site) = dossier.planned else {
      Issue.record("\(dossier.planned)")
      return
    }
    #expect(site.rank == first.rank)
    #expect(dossier.text(.english).contains("number \(first.rank) of the ranking"))
    #expect(dossier.page(.vietnamese).contains("Trạm đề xuất"))
    let served = Set(ranking.flatMap(\.ids))
    let other = try #require(fixture.villages.map(\.id).first { !served.contains($0) })
    guard case .none = try study.dossier(ofVillage: other, options).planned else {
      Issue.record("\(other) is not among those who gain")
      return
    }
    fixture.setStation(0, "eirp_dbm", "62")
    guard case .outdated = try fixture.write().dossier(ofVillage: first.ids[0], options).planned else {
      Issue.record("the stations have changed")
      return
    }
  }
}

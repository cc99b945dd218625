import Coverage
import Formats
import Foundation
import Terrain

extension StudyInputs {
  /// The same study with one village: the cells that stand for it are the whole area, and no sites are ranked.
  ///
  /// Grid, ground and network stay, so that every signal of the cells is what it is in the whole study: what a cell gets
  /// does not depend on which others are asked for.
  func focused(on village: Int) -> StudyInputs {
    let footprint = footprints[village]
    var cells = Raster(grid: grid, repeating: false)
    for cell in footprint.parts.compactMap(\.cell) + [footprint.center].compactMap(\.self) {
      cells[cell] = true
    }
    var scenario = scenario
    scenario.placement.sites = 0
    return StudyInputs(
      scenario: scenario, frame: frame, grid: grid, studyArea: cells, ground: ground, model: model,
      ensemble: ensemble, gaps: gaps, network: network, villages: [villages[village]],
      mergedUnits: mergedUnits.map { [$0[village]] }, footprints: [footprint],
      defaultsUsed: defaultsUsed, ignoredStationRows: ignoredStationRows, leftOutStations: leftOutStations,
      notes: notes, files: files)
  }

  /// The place of a village that is named by its id, or by its name where only one has it.
  ///
  /// - Throws: a `Problem` with the nearest id, or with the ids of all that share the name.
  func village(named text: String) throws(Problem) -> Int {
    if let index = villages.firstIndex(where: { $0.id == text }) { return index }
    let wanted = Self.comparable(text)
    let found = villages.indices.filter { Self.comparable(villages[$0].name) == wanted }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      let ids = found.prefix(12).map { index in
        villages[index].id + (villages[index].commune.map { " (\($0))" } ?? "")
      }
      throw Problem(
        "is the name of \(found.count) villages", field: "village", value: text,
        expected: "one of the ids \(ids.joined(separator: ", "))\(found.count > 12 ? " …" : "")",
        remedy: "Name the village by its id")
    }
    let near =
      EditDistance.nearest(to: text, among: villages.map(\.id))
      ?? EditDistance.nearest(to: text, among: villages.map(\.name))
    throw Problem(
      "is no village of the scenario", field: "village", value: text,
      expected: "the id or the name of one of \(villages.count) villages",
      remedy: near.map { "Did you mean \($0)?" })
  }

  /// Letters that look alike are alike, however their accents are put together.
  private static func comparable(_ name: String) -> String {
    name.trimmed.precomposedStringWithCanonicalMapping.lowercased()
  }
}

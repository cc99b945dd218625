import Coverage
import Formats
import Foundation
import Geography
import RadioNetwork
import Terrain
import TestSupport
import Testing

@testable import Planning

@Suite("Villages of every kind, judged in one study")
struct UnusualVillagesTests {
  /// Points, villages without people, within one cell, across the border, over a hole in the terrain, with a hole and
  /// with islands: a row each.
  private static func fixture() -> StudyFixture {
    let fixture = StudyFixture()
    fixture.edit("cell_size_m: 200", "cell_size_m: 100")
    fixture.edit("rasters: [terrain.tif]", "rasters: [terrain.tif]\n  missing: unknown")
    fixture.scenario += "area: { bounds: [104.93, 22.69, 105.07, 22.81] }\n"
    // A void of 3 × 3 km around 105.0, 22.70, away from every mast.
    fixture.height = {
      abs($0.x - 500_000) < 1_500 && abs($0.y - 2_510_200) < 1_500
        ? .nan : 300 + Float($0.x.truncatingRemainder(dividingBy: 700)) / 20
    }
    func ring(_ x: Double, _ y: Double, _ side: Double) -> String {
      let ring = StudyFixture.square(longitude: x, latitude: y, side: side)
      return "[" + ring.map { "[\($0.x), \($0.y)]" }.joined(separator: ",") + "]"
    }
    func feature(_ id: String, _ properties: String, _ type: String, _ coordinates: String) -> String {
      """
      {"type": "Feature", "properties": {"id": "\(id)"\(properties)},
       "geometry": {"type": "\(type)", "coordinates": \(coordinates)}}
      """
    }
    let people = ", \"population\": 300"
    let features = [
      feature("point", people, "Point", "[104.965, 22.735]"),
      feature("nobody", ", \"population\": 0", "Polygon", "[\(ring(104.962, 22.732, 0.008))]"),
      feature("uncounted", "", "Polygon", "[\(ring(104.97, 22.728, 0.008))]"),
      feature("tiny", people, "Polygon", "[\(ring(104.9621, 22.7321, 0.0002))]"),
      feature("border", people, "Polygon", "[\(ring(104.93, 22.735, 0.01))]"),
      feature("outside", people, "Polygon", "[\(ring(104.85, 22.735, 0.01))]"),
      feature("void", people, "Polygon", "[\(ring(105.0, 22.70, 0.006))]"),
      feature("hole", people, "Polygon", "[\(ring(104.97, 22.74, 0.012)), \(ring(104.97, 22.74, 0.004))]"),
      feature(
        "islands", people, "MultiPolygon",
        "[[\(ring(104.955, 22.74, 0.004))], [\(ring(105.035, 22.79, 0.004))]]"),
    ]
    fixture.files["villages.geojson"] = Array(
      "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}".utf8)
    return fixture
  }

  private static func result() throws -> (StudyFixture, StudyResult) {
    let fixture = fixture()
    let study = try fixture.write()
    var loader = StudyLoader(file: study.file)
    return (fixture, try StudyRun(inputs: try loader.load(), options: StudyOptions(threads: 2)).result())
  }

  @Test("each has a verdict and its reason; none is lost, and unknown is not white")
  func all() throws {
    let (_, result) = try Self.result()
    let places = Dictionary(
      uniqueKeysWithValues: result.inputs.villages.enumerated().map { ($1.id, $0) })
    #expect(places.count == 9)
    func verdict(_ id: String) -> Verdict { result.verdicts[places[id]!].overall }
    func reasons(_ id: String) -> [VerdictReason] { result.reasons[places[id]!].byGeneration }
    for id in ["point", "nobody", "uncounted", "tiny", "hole"] {
      #expect(verdict(id) == .covered, "\(id)")
      #expect(reasons(id).contains { $0.limit == nil && $0.path != nil }, "\(id)")
    }
    #expect(verdict("outside") == .unknown)
    #expect(reasons("outside").allSatisfy { $0.limit == .outside })
    #expect(verdict("void") == .unknown)
    #expect(reasons("void").contains { $0.limit == .unknownGround })
    // Half of it lies outside the study; what is inside is judged, and half is less than three quarters.
    let border = result.verdicts[places["border"]!].byGeneration
    #expect(border.allSatisfy { $0.shares.unknown < 0.6 })
    for id in places.keys {
      for reason in reasons(id) { #expect((reason.limit == nil) == (reason.verdict == .covered), "\(id)") }
    }
  }

  @Test("a village within a cell has the verdict of that cell, and a point that of its own")
  func small() throws {
    let (_, result) = try Self.result()
    for id in ["tiny", "point"] {
      let index = try #require(result.inputs.villages.firstIndex { $0.id == id })
      let cell = try #require(result.inputs.grid.cell(containing: result.inputs.villages[index].center))
      for (place, layer) in result.verdicts[index].byLayer.enumerated() {
        #expect(layer.verdict == result.judge.outcome(at: cell, layer: place).verdict)
        #expect(layer.quality.centerLevel == layer.quality.medianLevel)
      }
    }
  }

  @Test("islands count together, holes do not count")
  func shapes() throws {
    let (_, result) = try Self.result()
    func cells(_ id: String) -> Int {
      result.inputs.footprints[result.inputs.villages.firstIndex { $0.id == id }!].parts.count
    }
    // 0.012° × 0.012° less 0.004° × 0.004° are 1.23 × 1.33 km less 0.41 × 0.44 km; in cells of 100 m.
    #expect((135...157).contains(cells("hole")))
    #expect((30...44).contains(cells("islands")))
  }

  @Test("every row of villages.csv and verdicts.csv says why it is not covered, and how sure that is")
  func columns() throws {
    let fixture = Self.fixture()
    let study = try fixture.write()
    _ = try study.run(StudyOptions(threads: 2, outputFolder: fixture.output))
    for (file, rows) in [("villages.csv", 9), ("verdicts.csv", 9 * (3 + 2 + 3))] {
      let table = try VectorSource.read(path: fixture.output + "/" + file)
      func text(_ feature: FeatureTable.Feature, _ name: String) -> String {
        guard let place = table.headers.firstIndex(of: name) else { return "no column" }
        if case .text(let text) = feature.values[place] { return text }
        return ""
      }
      #expect(table.features.count == rows, "\(file)")
      for feature in table.features {
        let verdict = text(feature, "verdict")
        #expect(Verdict(rawValue: verdict) != nil)
        #expect(text(feature, "limit").isEmpty == (verdict == "covered"), "\(file) \(feature.values)")
        #expect(text(feature, "certainty").isEmpty == (verdict == "unknown"))
        #expect(!text(feature, "reason_vi").isEmpty && !text(feature, "reason_en").isEmpty)
      }
    }
  }

  @Test("villages judged at their cultural houses, clusters and buildings may differ, as they should")
  func measures() throws {
    // V2 lies behind the flank of a hill; its cluster stands on the mast's side, far from its polygon's middle.
    let fixture = StudyFixture()
    fixture.edit(
      "file: villages.geojson",
      "file: villages.geojson\n  centres: { file: c.csv }\n  clusters: { file: k.csv }\n  buildings: { file: b.csv }"
    )
    fixture.files["c.csv"] = Array("village,longitude,latitude\nV1,104.952,22.722\n".utf8)
    fixture.files["k.csv"] = Array(
      "village,longitude,latitude,households\nV1,104.948,22.718,3\nV1,104.952,22.722,1\n".utf8)
    fixture.files["b.csv"] = Array("longitude,latitude\n104.951,22.721\n".utf8)
    func footprint(_ measure: String) throws -> Footprint {
      let copy = fixture.scenario
      defer { fixture.scenario = copy }
      fixture.scenario += "verdict: { by: \(measure) }\n"
      var loader = StudyLoader(file: try fixture.write().file)
      return try loader.load().footprints[0]
    }
    let inputs = try ["centre", "clusters", "population", "area"].map(footprint)
    #expect(inputs[0].parts.count == 1)
    #expect(inputs[1].parts.map(\.share) == [0.5, 0.5])
    // Buildings go before clusters, and there is one.
    #expect(inputs[2].parts.count == 1)
    #expect(inputs[3].parts.count > 10)
    #expect(inputs.allSatisfy { $0.center == inputs[0].parts[0].cell })
  }

  @Test("asked with other models, a verdict tells how many agree, and the bytes do not depend on the threads")
  func ensemble() throws {
    let fixture = StudyFixture()
    fixture.scenario += "certainty: { ensemble: [itu-r-p1812, hata, longley-rice] }\n"
    let study = try fixture.write()
    var contents: [[String: Data]] = []
    for threads in [1, 3] {
      _ = try study.run(StudyOptions(threads: threads, outputFolder: fixture.output))
      contents.append(fixture.folder.contents(of: "out"))
    }
    #expect(contents[0] == contents[1])
    let table = try VectorSource.read(path: fixture.output + "/villages.csv")
    let place = try #require(table.headers.firstIndex(of: "models_agreeing"))
    for feature in table.features {
      let text = String(describing: feature.values[place])
      #expect((1...3).contains { text.contains(String($0)) }, "\(text)")
    }
  }
}

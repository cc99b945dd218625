import Formats
import Foundation
import Testing

@testable import Planning

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The village dossier")
struct VillageDossierTests {
  /// The fixture with weaker stations, so that not all villages are covered, and one village outside the area.
  private static func fixture() -> StudyFixture {
    let fixture = StudyFixture()
    fixture.height = { Float(300 + 450 * sin($0.x / 1700) * cos($0.y / 2300)) }
    fixture.setStation(1, "eirp_dbm", "22")
    fixture.setStation(3, "eirp_dbm", "20")
    fixture.setStation(0, "eirp_dbm", "48")
    fixture.setStation(2, "eirp_dbm", "44")
    fixture.edit(
      "grid:", "area: { bounds: [104.93, 22.70, 105.045, 22.80] }\ngrid:")
    fixture.villages.append(
      .init(
        id: "V7", name: "Bản <Ngoài> & \"xa\"", population: nil,
        ring: StudyFixture.square(longitude: 105.065, latitude: 22.75)))
    return fixture
  }

  @Test("Its verdicts and sentences are those of a whole run, for every village, generation and operator")
  func equalsRun() throws {
    let fixture = Self.fixture()
    let study = try fixture.write()
    _ = try study.run(StudyOptions(threads: 2, outputFolder: fixture.output))
    let rows = try VectorSource.read(path: fixture.output + "/verdicts.csv")
    func row(_ village: String, _ service: String, _ name: String) throws -> [String?] {
      func column(_ name: String) throws -> Int { try #require(rows.headers.firstIndex(of: name)) }
      let (id, kind, who) = (try column("village"), try column("service"), try column("operator"))
      func text(_ value: FieldValue) -> String? {
        if case .text(let text) = value { text.isEmpty ? nil : text } else { nil }
      }
      let found = rows.features.filter {
        text($0.values[id]) == village && text($0.values[kind]) == service && text($0.values[who]) == name
      }
      try #require(found.count == 1)
      return try ["verdict", "limit", "reason_vi", "reason_en"].map { text(found[0].values[try column($0)]) }
    }
    var verdicts: Set<String> = []
    for village in fixture.villages {
      let dossier = try study.dossier(ofVillage: village.id)
      verdicts.insert(dossier.overall.verdict)
      func values(_ finding: VillageDossier.Finding) -> [String?] {
        [finding.verdict, finding.limit, finding.reasonVi, finding.reasonEn]
      }
      #expect(try values(dossier.overall) == row(village.id, "any", "any"), "\(village.id)")
      #expect(dossier.generations.count == 2)
      for generation in dossier.generations {
        #expect(try values(generation.best) == row(village.id, generation.best.generation, "any"))
        for one in generation.operators {
          #expect(try values(one) == row(village.id, one.generation, try #require(one.operatorName)))
        }
      }
    }
    // Else the comparison would compare little.
    #expect(verdicts.count >= 3 && verdicts.contains("unknown"), "\(verdicts)")
  }

  @Test("The page is the same on one thread and on three")
  func threads() throws {
    let fixture = Self.fixture()
    let study = try fixture.write()
    for village in ["V1", "V5"] {
      let one = try study.dossier(ofVillage: village, StudyOptions(threads: 1))
      let three = try study.dossier(ofVillage: village, StudyOptions(threads: 3))
      for language in Language.allCases {
        #expect(one.page(language) == three.page(language))
        #expect(one.text(language) == three.text(language))
      }
      #expect(try ReportJSON.encode(one) == ReportJSON.encode(three))
    }
  }

  @Test("The page is well-formed and holds all it shows: no script, no address", arguments: Language.allCases)
  func selfContained(language: Language) throws {
    let fixture = Self.fixture()
    let study = try fixture.write()
    for village in fixture.villages {
      let page = try study.dossier(ofVillage: village.id).page(language)
      let document = page.replacingOccurrences(of: "<!DOCTYPE html>\n", with: "")
      #expect(XMLParser(data: Data(document.utf8)).parse(), "\(village.id)")
      for word in ["<script", "http", "src=", "@import", "href", "nan", "inf dB", "nil"] {
        #expect(!page.contains(word), "\(village.id): \(word)")
      }
      #expect(page.contains("lang=\"\(language.rawValue)\"") && page.contains(village.id))
    }
  }

  @Test("A village outside the area is unknown and told why, without a path")
  func outside() throws {
    let fixture = Self.fixture()
    let dossier = try fixture.write().dossier(ofVillage: "V7")
    #expect(dossier.overall.verdict == "unknown" && dossier.overall.limit == "outside")
    #expect(dossier.path == nil && dossier.overall.probability == nil)
    #expect(dossier.text(.vietnamese).contains("nằm ngoài vùng nghiên cứu"))
    #expect(dossier.page(.english).contains("Bản &lt;Ngoài&gt; &amp; &quot;xa&quot;"))
    #expect(dossier.nearestMasts.map(\.id) == ["M3", "M2", "M1"])
  }

  @Test("A village is found by its name, however its accents are put together")
  func byName() throws {
    let fixture = StudyFixture()
    let study = try fixture.write()
    #expect(try study.dossier(ofVillage: "bản 3").village.id == "V3")
    #expect(
      try study.dossier(ofVillage: "Bản 3".decomposedStringWithCanonicalMapping).village.id == "V3")
  }

  @Test("A wrong id is told with the nearest, a name of several with their ids")
  func wrong() throws {
    let fixture = StudyFixture()
    fixture.villages[3].name = "Bản 2"
    let study = try fixture.write()
    let unknown = try #require(throws: Problem.self) { try study.dossier(ofVillage: "V9") }
    #expect(unknown.value == "V9" && unknown.remedy == "Did you mean V1?")
    let several = try #require(throws: Problem.self) { try study.dossier(ofVillage: "Bản 2") }
    #expect(several.message == "is the name of 2 villages")
    #expect(several.expected == "one of the ids V2, V4")
  }

  @Test("The command writes a page, or prints text or JSON; a wrong id writes nothing")
  func command() throws {
    let fixture = StudyFixture()
    try fixture.write()
    let text = try BuiltProgram.run(
      ["village", "scenario.yaml", "V1", "--language", "en"], in: fixture.folder.path)
    #expect(text.status == 0 && text.errors == "" && text.output.hasPrefix("Coverage dossier: Bản 1 (V1)\n"))
    let page = try BuiltProgram.run(
      ["village", "scenario.yaml", "V1", "--output", "v1.html", "--json"], in: fixture.folder.path)
    #expect(page.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(page.output.utf8)) as? NSDictionary
    #expect((json?["overall"] as? NSDictionary)?["reason_vi"] is String)
    #expect(fixture.folder.contents(of: "")["v1.html"]?.starts(with: Data("<!DOCTYPE html>".utf8)) == true)
    let wrong = try BuiltProgram.run(
      ["village", "scenario.yaml", "V0", "--output", "v0.html"], in: fixture.folder.path)
    #expect(wrong.status == 1 && wrong.errors.contains("Did you mean V1?"))
    #expect(!fixture.folder.names.contains("v0.html"))
    let usage = try BuiltProgram.run(
      ["village", "scenario.yaml", "V1", "--language", "fr"], in: fixture.folder.path)
    #expect(usage.status == 64)
  }
}

import Testing

@testable import Formats

@Suite("Where profiles are found")
struct ProfileCatalogTests {
  private let folder = TemporaryFolder()

  private func add(_ name: String, to place: String, title: String) {
    folder.add(
      "\(place)/\(name)",
      """
      version: 1
      name: \(FilePath.stem(name))
      title: \(title)
      sources: { document: a test, says: nothing }
      verdict: { covered_share: 0.5, weak_share: 0.5 }
      services: { generation: 4G, metric: RSRP, covered_dbm: -1, weak_dbm: -2 }

      """)
  }

  private func catalog(_ environment: [String: String] = [:]) -> ProfileCatalog {
    folder.add("install/bin/whitespot", "")
    return ProfileCatalog(
      scenarioFolder: folder.path + "/study", environment: environment,
      program: folder.path + "/install/bin/whitespot")
  }

  private var variable: [String: String] { ["WHITESPOT_PROFILES": folder.path + "/office"] }

  @Test("Beside the scenario comes first, then the folder of WHITESPOT_PROFILES, then the program's own")
  func order() throws {
    add("rule.yaml", to: "install/share/whitespot/profiles", title: "shipped")
    #expect(try catalog().entry("rule").profile.title == "shipped")
    add("rule.yml", to: "office", title: "office")
    #expect(try catalog().entry("rule").profile.title == "shipped")
    #expect(try catalog(variable).entry("rule").profile.title == "office")
    add("rule.yaml", to: "study/profiles", title: "study")
    #expect(try catalog(variable).entry("rule").profile.title == "study")
    #expect(try catalog(variable).files().map(\.name) == ["rule"])
  }

  @Test("The program's own are those nearest above it: in data/profiles, or in share/whitespot/profiles")
  func shipped() throws {
    add("far.yaml", to: "data/profiles", title: "far")
    #expect(try catalog().files().map(\.name) == ["far"])
    add("near.yaml", to: "install/data/profiles", title: "near")
    #expect(try catalog().files().map(\.name) == ["near"])
  }

  @Test("All folders together are listed, each name once, sorted; other files are not")
  func names() throws {
    add("c.yaml", to: "install/data/profiles", title: "c")
    add("a.yaml", to: "study/profiles", title: "a")
    add("b.yml", to: "office", title: "b")
    folder.add("office/README.md", "# Ours")
    #expect(try catalog(variable).files().map(\.name) == ["a", "b", "c"])
  }

  @Test("A path is seen from the scenario, and needs no folder of profiles")
  func path() throws {
    add("mine.yaml", to: "study/rules", title: "mine")
    #expect(try catalog().entry("rules/mine.yaml").profile.title == "mine")
    #expect(try catalog().entry(folder.path + "/study/rules/mine.yaml").profile.title == "mine")
  }

  @Test("A name that is not there is told with those that are, and the nearest")
  func unknown() throws {
    add("vn-village.yaml", to: "office", title: "t")
    add("ofcom-voice.yaml", to: "office", title: "t")
    do {
      _ = try catalog(variable).entry("vn-vilage")
      Issue.record("found")
    } catch {
      #expect(error.problems.count == 1)
      #expect(error.problems[0].value == "vn-vilage")
      #expect(error.problems[0].expected?.hasPrefix("one of ofcom-voice, vn-village") == true)
      #expect(error.problems[0].remedy == "Did you mean vn-village?")
    }
  }

  @Test("A WHITESPOT_PROFILES that names no folder is told, even where the name is found elsewhere")
  func variableWithoutFolder() {
    add("rule.yaml", to: "study/profiles", title: "study")
    do {
      _ = try catalog(variable).entry("rule")
      Issue.record("found")
    } catch {
      #expect(error.problems.first?.field == "WHITESPOT_PROFILES")
    }
    #expect(throws: Never.self) { try catalog(["WHITESPOT_PROFILES": ""]).entry("rule") }
  }
}

import Foundation
import Planning
import Testing

@Suite("The command profiles")
struct ProfilesCommandTests {
  private let folder = TemporaryFolder()

  private func whitespot(_ arguments: String...) throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(["profiles"] + arguments, in: folder.path)
  }

  @Test("Without a name it lists all, and those of the current folder besides")
  func list() throws {
    folder.add("profiles/mine.yaml", WrongProfileTests.sound)
    let outcome = try whitespot()
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let names = lines.map { $0.split(separator: " ")[0] }
    #expect(names.map(String.init) == (ShippedProfileTests.names + ["mine"]).sorted())
    #expect(lines.contains("  mine          Ours"))
    let listed = try JSONDecoder().decode(
      [ListedProfile].self, from: Data(try whitespot("--json").output.utf8))
    #expect(listed.map(\.name) == names.map(String.init))
    #expect(listed.first { $0.name == "vn-village" }?.unverified == 3)
  }

  private struct ListedProfile: Decodable {
    let name: String
    let unverified: Int
  }

  @Test("A profile is shown in full, with its sources and what is not verified")
  func show() throws {
    let outcome = try whitespot("vn-village")
    #expect(outcome.status == 0 && outcome.errors == "" && !outcome.output.contains("\u{1b}"))
    for part in ["phủ sóng", "trắng sóng", "1603/BTTTT-CVT", "Not verified", "-105 dBm", "75 %"] {
      #expect(outcome.output.lowercased().contains(part.lowercased()), "\(part)")
    }
    let json = try whitespot("fcc-bdc-lte", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? NSDictionary
    #expect(object?["max_cell_size_m"] as? Double == 100)
    let service = (object?["services"] as? [NSDictionary])?.first
    #expect(service?["downlink_mbps"] as? Double == 5 && service?["location_probability"] as? Double == 0.9)
  }

  @Test("A user's file is checked: shown where it is sound, else all its mistakes are told")
  func check() throws {
    folder.add("mine.yaml", WrongProfileTests.sound)
    #expect(try whitespot("mine.yaml").status == 0)
    folder.add(
      "mine.yaml",
      WrongProfileTests.sound.replacing("metric: RSRP", with: "metric: RSSI").replacing("-104", with: "104"))
    let outcome = try whitespot("mine.yaml")
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("mine.yaml:12:15: services[].weak_dbm = \"104\": is out of range"))
    #expect(outcome.errors.contains("mine.yaml:14:13: services[].metric = \"RSSI\": does not measure 4G"))
    #expect(outcome.errors.hasSuffix("whitespot: 2 errors.\n"))
  }

  @Test("An unknown name is told with those that there are; a broken file does not break the list")
  func wrong() throws {
    let unknown = try whitespot("vn-vilage")
    #expect(unknown.status == 1 && unknown.errors.contains("Did you mean vn-village?"))
    folder.add("profiles/broken.yaml", "title: [\n")
    let list = try whitespot()
    #expect(list.status == 0 && list.output.contains("broken") && list.output.contains("1 error:"))
  }

  @Test("A run says by which profile it judged, what the scenario changed in it, and that it has doubts")
  func run() throws {
    let fixture = StudyFixture()
    fixture.useProfile("{ profile: vn-village, changes: [{ generation: 2G, covered_dbm: -90 }] }")
    try fixture.write()
    let outcome = try BuiltProgram.run(["run", "scenario.yaml"], in: fixture.folder.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "\nJudged by vn-village, with levels or rules of 2G changed; 3 points of it are not verified\n"))
    #expect(outcome.output.contains("All levels in dBm are assumptions"))
  }
}

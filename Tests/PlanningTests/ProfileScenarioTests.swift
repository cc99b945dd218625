import Foundation
import Propagation
import RadioNetwork
import Testing

@testable import Formats
@testable import Planning

@Suite("Scenarios that name a profile")
struct ProfileScenarioTests {
  private func scenario(_ services: String, _ more: String = "") throws -> Scenario {
    let fixture = StudyFixture()
    fixture.files["profiles/mine.yaml"] = Array(WrongProfileTests.sound.utf8)
    fixture.useProfile(services)
    fixture.scenario += more
    _ = try fixture.write()
    let (scenario, problems, _) = try ScenarioFile(fixture.scenarioPath).decode()
    #expect(problems == [])
    return scenario
  }

  @Test("A profile gives services and shares; the scenario's own shares win, one by one")
  func verdict() throws {
    let plain = try scenario("mine")
    #expect(plain.services.map(\.coveredLevel.dBm) == [-95, -105])
    #expect(
      plain.services[1].downlinkMbps == 5 && plain.services[1].reception.environment == .fixed(lossDB: 10))
    #expect(plain.verdict == .init(measure: .area, coveredShare: 0.75, weakShare: 0.25))
    let own = try scenario("mine", "verdict: { covered_share: 0.5 }\n")
    #expect(own.verdict == .init(measure: .area, coveredShare: 0.5, weakShare: 0.25))
  }

  @Test("Part of a profile: the generations that are named, in another environment")
  func part() throws {
    let found = try scenario("{ profile: mine, generations: 4G, environment: in-vehicle }")
    #expect(found.services.map(\.generation) == [.g4])
    #expect(found.services[0].reception.environment == .inVehicle(.car))
    #expect(found.services[0].coveredLevel.dBm == -105 && found.services[0].downlinkMbps == 5)
    #expect(found.profile?.isElsewhere == true && found.profile?.changed == [])
  }

  @Test("What a change does not say stays as the profile has it")
  func change() throws {
    let found = try scenario(
      "{ profile: mine, changes: [{ generation: 4G, weak_dbm: -120, noise_figure_db: 6, uplink: judged }] }")
    let before = try scenario("mine").services
    #expect(found.services[0] == before[0])
    let service = found.services[1]
    #expect(service.weakLevel.dBm == -120 && service.reception.terminal.noiseFigureDB == 6)
    #expect(service.isUplinkJudged && service.coveredLevel == before[1].coveredLevel)
    #expect(service.downlinkMbps == 5 && service.reception.environment == .fixed(lossDB: 10))
    #expect(found.profile?.changed == [.g4] && found.profile?.isElsewhere == false)
  }

  @Test("A path and a name of the same file give the same")
  func path() throws {
    let services = try scenario("mine").services
    #expect(try scenario("profiles/mine.yaml").services == services)
  }

  @Test("The results with vn-village are those with its levels in the scenario, byte by byte")
  func sameBytes() throws {
    let fixture = StudyFixture()
    _ = try fixture.write().run(StudyOptions(threads: 1, outputFolder: fixture.output))
    let inPlace = fixture.folder.contents(of: "out")
    fixture.useProfile("{ profile: vn-village, generations: [2G, 4G] }")
    let report = try fixture.write().run(
      StudyOptions(threads: 1, outputFolder: fixture.folder.path + "/named"))
    var named = fixture.folder.contents(of: "named")
    #expect(inPlace["summary.json"] != named["summary.json"])
    named["summary.json"] = inPlace["summary.json"]
    #expect(named == inPlace)
    #expect(report.settings.verdictBy == "area" && report.settings.coveredShare == 0.75)
  }

  @Test("The summary has the profile, its sources and doubts, and the hash of its file; a note tells of them")
  func summary() throws {
    let fixture = StudyFixture()
    fixture.useProfile(
      "{ profile: vn-village, generations: [4G], environment: indoor, changes: [{ generation: 4G, load: 0.7 }] }"
    )
    let report = try fixture.write().run(StudyOptions(threads: 1, outputFolder: fixture.output))
    let profile = try #require(report.settings.profile)
    let shipped = try ProfileCatalog(scenarioFolder: nil).entry("vn-village")
    #expect(profile.name == "vn-village" && profile.title == shipped.profile.title)
    #expect(profile.sources.map(\.document) == shipped.profile.sources.map(\.document))
    #expect(profile.unverified == shipped.profile.unverified)
    #expect(profile.changedGenerations == ["4G"] && profile.environmentChanged)
    #expect(report.settings.services.map(\.environment) == ["indoor: traditional building, 50 %"])
    let hash = try FileDigest.sha256(ofFileAt: shipped.path)
    #expect(report.inputs.contains { $0.file == "vn-village.yaml" && $0.sha256 == hash })
    #expect(
      report.notes.contains {
        $0.hasPrefix("scenario.yaml:12:11: note: services = \"vn-village\": is not verified in 3 points")
          && $0.contains("All levels in dBm are assumptions")
      }, "\(report.notes)")
    let text = try String(contentsOfFile: fixture.output + "/summary.json", encoding: .utf8)
    #expect(text.contains("\"changed_generations\"") && text.contains("\"where\""))
  }

  @Test("Cells larger than the rule allows are noted")
  func cells() throws {
    let fixture = StudyFixture()
    fixture.useProfile("fcc-bdc-lte")
    let notes = try fixture.write().validate()
    #expect(
      notes.contains {
        $0.field == "grid.cell_size_m" && $0.line == 4 && $0.expected == "at most 100 m"
          && $0.message.contains("fcc-bdc-lte")
      }, "\(notes)")
  }
}

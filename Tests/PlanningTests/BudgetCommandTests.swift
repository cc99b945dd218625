import Foundation
import Planning
import TestSupport
import Testing

@Suite("whitespot budget")
struct BudgetCommandTests {
  private let fixture = StudyFixture()

  private func whitespot(_ arguments: String...) throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(arguments, in: fixture.folder.path)
  }

  @Test("a sector's budgets by hand, the file's EIRP and services through to the maximum path loss")
  func oneSector() throws {
    fixture.edit(
      "- { generation: 4G, covered_dbm: -105, weak_dbm: -115 }",
      "- { generation: 4G, covered_dbm: -105, weak_dbm: -115, location_probability: 0.9, shadowing_db: 8, "
        + "environment: { loss_db: 15 }, uplink_mbps: 1 }")
    let index = fixture.stationFields.firstIndex(of: "eirp_dbm")!
    fixture.stationFields += ["gain_dbi", "loss_db"]
    for row in fixture.stations.indices { fixture.stations[row] += ["17.5", "2"] }
    #expect(fixture.stations[0][index] == "61")
    let report = try fixture.write().budget(ofSector: "S1")
    let budget = try #require(report.sectors.first)
    #expect(report.sectors.count == 1 && budget.metric == "RSRP" && budget.operatorName == "Viettel")
    // 61 − 27.7815 − 15 − 10.2524 + 105; 0.01 dB: four digits a line
    #expect(isClose(try #require(budget.downlink).mostLossDB, 112.9661, within: 0.01))
    // 23 − 15 − 10.2524 + 17.5 − 2 + 102.6615, see LinkBudgetTests.uplink4G
    #expect(isClose(try #require(budget.uplink).mostLossDB, 115.9091, within: 0.01))
    #expect(budget.limitingSide == "downlink")
    #expect(isClose(try #require(budget.excessDB), 112.9661 - 115.9091, within: 0.01))
    // 61 − 27.7815 − (23 + 15.5 + 102.6615)
    #expect(isClose(try #require(budget.uplinkLevelDBm), -107.9430, within: 0.01))
  }

  @Test("the lines are shown in their order, down to the maximum path loss of both directions")
  func waterfall() throws {
    try fixture.write()
    let outcome = try whitespot("budget", "scenario.yaml", "--sector", "S1")
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let names = [
      "transmitter power", "antenna gain", "feeder loss", "EIRP of the carrier", "share of the judged signal",
      "radiated RSRP", "environment", "body loss", "terminal antenna gain", "shadowing margin",
      "required RSRP", "maximum path loss", "noise of the receiver", "noise rise", "required SINR",
      "required at the receiver", "terminal power", "maximum path loss", "limited by the",
    ]
    var place = 0
    for name in names {
      let found = lines[place...].firstIndex { $0.contains(name) }
      #expect(found != nil, "no line with \(name) behind line \(place)")
      place = (found ?? place) + 1
    }
    #expect(lines.contains { $0.contains("EIRP of the carrier") && $0.contains("61.00 dBm") })
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test("all sectors are counted by the side that limits them, and written as rows")
  func all() throws {
    try fixture.write()
    let outcome = try whitespot("budget", "scenario.yaml", "--all", "--json", "--output", "budgets.csv")
    #expect(outcome.status == 0 && outcome.errors == "")
    let report = try JSONDecoder().decode(BudgetReport.self, from: Data(outcome.output.utf8))
    #expect(report.sectors.map(\.sector).sorted() == ["S1", "S2", "S3", "S4"])
    #expect(report.counts.map(\.generation) == ["2G", "4G"])
    for count in report.counts {
      let sectors = report.sectors.filter { $0.generation == count.generation }
      #expect(count.sectors == 2 && count.limitedByUplink + count.limitedByDownlink == 2)
      for sector in sectors {
        let (downlink, uplink) = (try #require(sector.downlink), try #require(sector.uplink))
        #expect((sector.limitingSide == "uplink") == (uplink.mostLossDB < downlink.mostLossDB))
      }
      #expect(count.limitedByUplink == sectors.count { $0.limitingSide == "uplink" })
    }
    let csv = String(
      decoding: try #require(FileManager.default.contents(atPath: fixture.folder.path + "/budgets.csv")),
      as: UTF8.self)
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 5 && lines[0].contains("limiting_side"))
    // The same numbers through another door.
    let one = try Study(ScenarioFile(fixture.scenarioPath)).budget(ofSector: "S2")
    let same = try #require(report.sectors.first { $0.sector == "S2" })
    #expect(one.sectors[0].downlink?.mostLossDB == same.downlink?.mostLossDB)
    #expect(!same.isLineByLine && one.sectors[0].isLineByLine)
  }

  @Test("a throughput that no carrier carries is told as such, and is no infinite number")
  func impossible() throws {
    fixture.edit(
      "- { generation: 4G, covered_dbm: -105, weak_dbm: -115 }",
      "- { generation: 4G, covered_dbm: -105, weak_dbm: -115, uplink_mbps: 100 }")
    let report = try fixture.write().budgets()
    let count = try #require(report.counts.first { $0.generation == "4G" })
    #expect(count.tooNarrow == 2 && count.limitedByUplink == 2)
    let text = try whitespot("budget", "scenario.yaml", "--sector", "S1")
    #expect(text.status == 0 && text.output.contains("cannot carry the throughput"))
    #expect(try whitespot("budget", "scenario.yaml", "--all", "--json").status == 0)
  }

  @Test("a throughput may ask for more than the level: the downlink is worked out for the higher of both")
  func downlinkThroughput() throws {
    func budget(_ service: String) throws -> SectorBudget {
      let own = StudyFixture()
      own.edit("- { generation: 4G, covered_dbm: -105, weak_dbm: -115 }", "- { generation: 4G, \(service) }")
      return try #require(try own.write().budget(ofSector: "S1").sectors.first)
    }
    // 5 / 9 / 0.6 = 0.925926; 2^0.925926 − 1 = 0.899903: −0.4580 dB over −123.2391 dBm
    let rate = try budget("covered_dbm: -134, weak_dbm: -140, downlink_mbps: 5")
    #expect(isClose(try #require(rate.requiredDBm), -123.6971, within: 0.01))
    // 61 − 27.7815 + 123.6971
    #expect(isClose(try #require(rate.downlink).mostLossDB, 156.9156, within: 0.01))
    let level = try budget("covered_dbm: -105, weak_dbm: -115, downlink_mbps: 5")
    #expect(level.requiredDBm == -105)
    // 4.4 bit/s/Hz · 9 MHz = 39.6 Mbit/s
    let narrow = try budget("covered_dbm: -105, weak_dbm: -115, downlink_mbps: 40")
    #expect(narrow.downlink == nil && narrow.limitingSide == "downlink" && narrow.isLineByLine)
  }

  @Test("terrain is not needed; stations are")
  func withoutTerrain() throws {
    fixture.absent = ["terrain.tif"]
    #expect(try fixture.write().budgets().sectors.count == 4)
    fixture.absent = []
    fixture.setStation(1, "height_m", "-5")
    fixture.setStation(2, "frequency_mhz", "fast")
    let study = try fixture.write()
    let invalid = #expect(throws: InvalidInput.self) { try study.budgets() }
    #expect(invalid?.problems.filter { $0.severity == .error }.count == 2)
  }

  @Test("a sector that is not there, or that no service judges, is named with what would do")
  func wrongSector() throws {
    try fixture.write()
    let unknown = try whitespot("budget", "scenario.yaml", "--sector", "S11")
    #expect(unknown.status == 1 && unknown.output == "")
    #expect(unknown.errors.hasPrefix("sector = \"S11\": is no sector of the scenario"))
    #expect(unknown.errors.contains("Did you mean S1?"))
    fixture.edit("  - { generation: 2G, covered_dbm: -95, weak_dbm: -104 }\n", "")
    let study = try fixture.write()
    let problem = #expect(throws: Problem.self) { try study.budget(ofSector: "S2") }
    #expect(problem?.remedy == "Add 2G to services")
    #expect(try study.budgets().sectorsWithoutService == 2)
  }

  @Test(
    "one sector or all, and a file only for all",
    arguments: [
      ["budget", "a.yaml"], ["budget", "a.yaml", "--all", "--sector", "S1"],
      ["budget", "a.yaml", "--sector", "S1", "--output", "b.csv"],
    ])
  func wrongUsage(arguments: [String]) throws {
    let outcome = try BuiltProgram.run(arguments, in: fixture.folder.path)
    #expect(outcome.status == 64 && outcome.output == "" && !outcome.errors.isEmpty)
  }
}

import Coverage
import Formats
import RadioNetwork
import Testing

@testable import Planning

@Suite("Roll-ups")
struct RollUpTests {
  private let rows = RollUps(FindingsFixture.findings()).rows

  private func tally(
    _ level: UnitLevel, _ service: ServiceScope, in unit: AdministrativeUnit = AdministrativeUnit(),
    operatorName: String? = nil, version: Scenario.UnitVersion = .asSurveyed
  ) throws -> UnitTally {
    let found = rows.filter {
      $0.version == version && $0.level == level && $0.unit == unit && $0.service == service
        && $0.operatorName == operatorName
    }
    #expect(found.count == 1)
    return try #require(found.first).tally
  }

  @Test("4G of the study by villages, people and communes is what the hand counts")
  func study() throws {
    let tally = try tally(.study, .g4)
    let villages = tally.villages
    #expect([villages.covered, villages.weak, villages.white, villages.unknown] == [2, 1, 2, 1])
    #expect(villages.share.shownPercent == 33.33)
    // V2 has no count of people; 150 of 100 + 300 + 200 + 400 + 50.
    #expect(tally.population.total == 1050 && tally.villagesWithoutPopulation == 1)
    #expect(tally.population.share.shownPercent == 14.29)
    // Of A, B in D1, B in D2 and C only A has a covered village, and no commune has all; V5 is in none.
    #expect(tally.communes.total == 4)
    #expect(tally.share(of: .communes).shownPercent == 25)
    #expect(tally.share(of: .wholeCommunes).shownPercent == 0)
    // V2 may be covered.
    #expect(tally.share(of: .villages).percentAtBest == 50)
    #expect(tally.share(of: .communes).percentAtBest == 50)
    #expect(tally.share(of: .wholeCommunes).percentAtBest == 25)
    #expect(tally.withoutGrid.total == 2 && tally.withoutGrid.white == 2 && tally.unknownElectricity == 1)
    #expect(tally.specialDifficulty.total == 2 && tally.specialDifficulty.white == 2)
    #expect(tally.unknownDifficulty == 1)
  }

  @Test("The merger changes communes, not villages and people")
  func merger() throws {
    let before = try tally(.study, .g2)
    let after = try tally(.study, .g2, version: .afterMerger)
    #expect(before.villages == after.villages && before.population == after.population)
    #expect(before.share(of: .communes).shownPercent == 75)
    #expect(before.share(of: .wholeCommunes).shownPercent == 75)
    #expect(after.share(of: .communes).shownPercent == 100)
    #expect(after.share(of: .wholeCommunes).shownPercent == 50)
    #expect(!rows.contains { $0.version == .afterMerger && $0.level == .district })
  }

  @Test("Communes of one name in two districts are two")
  func namesakes() throws {
    let first = AdministrativeUnit(province: "Old", district: "D1", commune: "B")
    let second = AdministrativeUnit(province: "Old", district: "D2", commune: "B")
    #expect(try tally(.commune, .g2, in: first).villages.covered == 1)
    #expect(try tally(.commune, .g2, in: second).villages.white == 1)
  }

  @Test("An operator's coverage is its own, and a kind of service takes the best generation")
  func operators() throws {
    #expect(try tally(.study, .g4, operatorName: "VNPT").villages.covered == 1)
    #expect(try tally(.study, .any, operatorName: "VNPT").villages.covered == 1)
    #expect(try tally(.study, .any, operatorName: "Viettel").villages.covered == 5)
    #expect(try tally(.study, .any).villages.covered == 5)
    #expect(try tally(.study, .broadband).villages == tally(.study, .g4).villages)
  }

  @Test(
    "Every unit has a row for every judged service and operator, in one order, and villages without a unit stay"
  )
  func order() {
    // 5 services, anyone and 2 operators; 1 + 1 + 3 + 5 units before, 1 + 2 + 3 after.
    #expect(rows.count == 15 * (10 + 6))
    #expect(!rows.contains { $0.service == .g3 || $0.service == .g5 })
    let communes = rows.filter {
      $0.version == .asSurveyed && $0.level == .commune && $0.service == .any && $0.operatorName == nil
    }
    #expect(
      communes.map(\.unit.words) == ["A (D1, Old)", "B (D1, Old)", "B (D2, Old)", "C (D2, Old)", "? (Old)"])
    #expect(communes.reduce(0) { $0 + $1.tally.villages.total } == 6)
    #expect(rows.prefix(3).map(\.operatorName) == [nil, "VNPT", "Viettel"])
    let versions = rows.map(\.version)
    #expect(versions == versions.filter { $0 == .asSurveyed } + versions.filter { $0 == .afterMerger })
  }

  @Test(
    "A percentage is never rounded to all or to nothing",
    arguments: [
      (2071, 2071, 100), (2070, 2071, 99.95), (199_999, 200_000, 99.99), (1, 200_000, 0.01), (0, 5, 0),
      (1, 3, 33.33), (2, 3, 66.67),
    ])
  func rounding(part: Int, whole: Int, percent: Double) {
    #expect(Percentage.rounded(part, of: whole) == percent)
  }

  @Test("Nothing has no percentage")
  func nothing() { #expect(Percentage.rounded(0, of: 0) == nil) }

  @Test("Every percentage's column says what it is of")
  func columns() throws {
    let scenario = try ScenarioDecoder.decodeAll(StudyFixture().scenario, file: "scenario.yaml").scenario
    let table = RollUpTable.table(RollUps(FindingsFixture.findings()), scenario: scenario)
    let names = table.fields.map(\.name)
    let percentages = names.filter { $0.contains("percent") }
    #expect(
      percentages == [
        "percent_of_villages_covered", "percent_of_population_covered",
        "percent_of_communes_with_a_covered_village", "percent_of_communes_all_villages_covered",
      ])
    let place = try #require(names.firstIndex(of: "communes"))
    let level = try #require(names.firstIndex(of: "level"))
    #expect(table.rows.allSatisfy { ($0.values[place] == .null) == ($0.values[level] == .text("commune")) })
  }
}

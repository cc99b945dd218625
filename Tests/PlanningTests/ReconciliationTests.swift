import Coverage
import Formats
import RadioNetwork
import Testing

@testable import Planning

@Suite("Published figures against what a study finds")
struct ReconciliationTests {
  private typealias Figure = Scenario.PublishedFigure

  private func reconciled(_ figures: Figure..., hasMergers: Bool = true) -> [Reconciliation.Figure] {
    Reconciliation(figures, findings: FindingsFixture.findings(hasMergers: hasMergers)).figures
  }

  private func figure(
    _ quantity: Scenario.PublishedQuantity, _ value: Double, name: String = "f",
    _ change: (inout Figure) -> Void = { _ in }
  ) -> Figure {
    var figure = Figure(name: name, quantity: quantity, value: value, source: "s")
    change(&figure)
    return figure
  }

  // MARK: Counts

  @Test("Stations and masts are counted by generation, by operator, and by both")
  func stations() {
    let found = reconciled(
      figure(.stations, 4), figure(.masts, 3), figure(.stations, 2) { $0.services = [.g2] },
      figure(.stations, 1) { $0.operators = ["VNPT"] },
      figure(.stations, 1) {
        $0.operators = ["Viettel"]
        $0.services = [.broadband]
      }, figure(.masts, 2) { $0.services = [.g4] })
    #expect(found.allSatisfy { $0.outcome == .agrees && $0.difference == nil }, "\(found)")
  }

  @Test("A miss says by how much, and which way")
  func miss() {
    let found = reconciled(figure(.stations, 6), figure(.stations, 1))
    #expect(found.map(\.outcome) == [.misses, .misses])
    #expect(found.map(\.difference) == [-2, 3] && found.map(\.found) == [4, 4])
  }

  @Test(
    "A comparison is taken at its word",
    arguments: [
      (Scenario.PublishedComparison.exactly, 4.0, 0.0, true), (.exactly, 5, 0, false), (.atLeast, 4, 0, true),
      (.atLeast, 5, 0, false), (.moreThan, 3, 0, true), (.moreThan, 4, 0, false), (.about, 5, 1, true),
      (.about, 6, 1, false), (.about, 3, 1, true),
    ])
  func comparisons(comparison: Scenario.PublishedComparison, value: Double, tolerance: Double, agrees: Bool) {
    let found = reconciled(
      figure(.stations, value) {
        $0.comparison = comparison
        $0.tolerance = tolerance
      })
    #expect(found[0].outcome == (agrees ? .agrees : .misses))
  }

  @Test("Villages are counted by verdict, programme, electricity and difficulty")
  func villages() {
    let found = reconciled(
      figure(.villages, 6), figure(.villages, 1) { $0.verdicts = [.white] },
      figure(.villages, 3) { $0.programmes = ["done", "left"] },
      figure(.villages, 1) {
        $0.programmes = ["left"]
        $0.verdicts = [.white]
      },
      figure(.villages, 1) {
        $0.operators = ["VNPT"]
        $0.services = [.g4]
        $0.verdicts = [.covered]
      }, figure(.population, 500) { $0.programmes = ["left"] })
    #expect(found.allSatisfy { $0.outcome == .agrees }, "\(found)")
    // Of V4 nobody knows whether it has electricity, of V2 whether it is of special difficulty.
    let open = reconciled(
      figure(.villages, 1) { $0.electricity = [.none] },
      figure(.villages, 3) { $0.isSpecialDifficulty = true }
    )
    #expect(open.map(\.outcome) == [.cannotBeTold, .cannotBeTold])
    #expect(open.map(\.found) == [1, 2] && open.map(\.foundAtMost) == [2, 3])
  }

  @Test("Units are counted in the version that the figure is about")
  func units() {
    let found = reconciled(
      figure(.communes, 4), figure(.communes, 2) { $0.units = .afterMerger }, figure(.districts, 2),
      figure(.provinces, 1))
    #expect(found.allSatisfy { $0.outcome == .agrees })
    let none = reconciled(figure(.districts, 2) { $0.units = .afterMerger })
    #expect(none[0].outcome == .cannotBeTold && none[0].remark?.contains("no districts") == true)
  }

  @Test("What unknown villages decide cannot be told; what they cannot change is")
  func unknown() {
    func white(_ value: Double) -> Reconciliation.Outcome {
      reconciled(
        figure(.villages, value) {
          $0.services = [.g4]
          $0.verdicts = [.white]
        })[0].outcome
    }
    // V1 and V3 are white, V2 may be.
    #expect([1, 2, 3, 4].map(white) == [.misses, .cannotBeTold, .cannotBeTold, .misses])
    // V2's people are not known: there are 1,050 or more.
    #expect(reconciled(figure(.population, 1050))[0].outcome == .cannotBeTold)
    #expect(reconciled(figure(.population, 1000))[0].outcome == .misses)
    #expect(reconciled(figure(.population, 1000) { $0.comparison = .moreThan })[0].outcome == .agrees)
  }

  @Test("A generation that is not judged cannot be told, beside another neither")
  func notJudged() {
    let found = reconciled(
      figure(.percentCovered, 100) { $0.services = [.g3, .g4] },
      figure(.villages, 0) {
        $0.services = [.g5]
        $0.verdicts = [.covered]
      })
    #expect(found.map(\.outcome) == [.cannotBeTold, .cannotBeTold])
    #expect(found[0].remark == "3G is not judged in this study")
  }

  // MARK: Percentages

  @Test("The denominator that gives a published percentage is found")
  func denominator() {
    let found = reconciled(
      figure(.percentCovered, 83.3) { $0.services = [.g2] },
      figure(.percentCovered, 81) { $0.services = [.g2] },
      figure(.percentCovered, 75) {
        $0.services = [.g2]
        $0.denominator = .villages
      })
    #expect(found.map(\.outcome) == [.agrees, .agrees, .misses])
    #expect(found[0].reproducedBy == ["villages"] && found[0].of == nil && found[0].found == 83.33)
    #expect(found[1].reproducedBy == ["population"] && found[1].found == 80.95)
    #expect(
      found[2].reproducedBy == [
        "communes with a covered village", "communes all of whose villages are covered",
      ])
    #expect(found[2].difference == 8.33)
    let percentages = found[0].percentages
    #expect(percentages?.ofPopulation == 80.95 && percentages?.ofVillages == 83.33)
    #expect(percentages?.ofCommunesWithACoveredVillage == 75)
    #expect(found[0].remark == "people of 1 village not known")
  }

  @Test("A percentage that no denominator gives is told with the nearest")
  func noDenominator() {
    let found = reconciled(figure(.percentCovered, 90) { $0.services = [.g2] })
    #expect(found[0].outcome == .misses && found[0].reproducedBy.isEmpty && found[0].difference == -6.67)
  }

  @Test("After the merger other percentages come out of communes")
  func merged() {
    let figure = figure(.percentCovered, 100) {
      $0.services = [.g2]
      $0.denominator = .communes
      $0.units = .afterMerger
    }
    #expect(reconciled(figure)[0].outcome == .agrees)
    let without = reconciled(figure, hasMergers: false)[0]
    #expect(without.outcome == .cannotBeTold && without.remark == "the study has no table of mergers")
  }

  @Test(
    "A percentage stands for what rounds to it, 0 and 100 for themselves alone",
    arguments: [
      (97.6, 97.64, true), (97.6, 97.66, false), (98, 97.5, true), (98, 98.6, false), (100, 99.97, false),
      (100, 100, true), (0, 0.03, false), (99.9, 99.94, true), (99.9, 99.97, false),
    ])
  func rounding(published: Double, found: Double, agrees: Bool) {
    let range = PublishedRange(figure(.percentCovered, published))
    #expect(range.contains(found) == agrees)
  }

  // MARK: Figures against each other

  @Test("Parts that do not add up are told, each way of parting by itself")
  func parts() {
    func bts(_ name: String, _ value: Double, _ change: (inout Figure) -> Void) -> Figure {
      figure(.stations, value, name: name) {
        $0.partOf = "BTS"
        change(&$0)
      }
    }
    let whole = figure(.stations, 4, name: "BTS")
    let second = bts("2G", 2) { $0.services = [.g2] }
    let viettel = bts("Viettel", 3) { $0.operators = ["Viettel"] }
    let vnpt = bts("VNPT", 1) { $0.operators = ["VNPT"] }
    let right = reconciled(whole, second, bts("4G", 2) { $0.services = [.g4] }, viettel, vnpt)
    #expect(right.allSatisfy { $0.inconsistencies.isEmpty })
    let wrong = reconciled(whole, second, bts("4G", 1) { $0.services = [.g4] }, viettel, vnpt)
    #expect(wrong[0].inconsistencies == ["2 + 1 = 3 (2G, 4G), not 4: 1 too few"])
    // What was found agrees all the same.
    #expect(wrong[0].outcome == .agrees)
    let open = reconciled(
      whole,
      bts("2G", 2) {
        $0.services = [.g2]
        $0.comparison = .atLeast
      }, bts("4G", 1) { $0.services = [.g4] })
    #expect(open[0].inconsistencies.isEmpty)
  }

  @Test("Covered and remaining villages must add up to the programme's")
  func programme() {
    let found = reconciled(
      figure(.villages, 3, name: "all") { $0.programmes = ["done", "left"] },
      figure(.villages, 1, name: "done") {
        $0.programmes = ["done"]
        $0.partOf = "all"
      },
      figure(.villages, 3, name: "left") {
        $0.programmes = ["left"]
        $0.partOf = "all"
      })
    #expect(found[0].inconsistencies == ["1 + 3 = 4 (done, left), not 3: 1 too many"])
  }

  @Test("A part that is larger than its whole is told without being called a part")
  func larger() {
    let found = reconciled(
      figure(.stations, 4, name: "all"), figure(.stations, 5, name: "4G") { $0.services = [.g4] })
    #expect(found[1].inconsistencies == ["5 is more than the 4 of all, of which it is a part"])
    #expect(found[0].inconsistencies.isEmpty)
  }

  @Test("A percentage that no count of villages gives, or not the published one, is told")
  func impossible() {
    func percent(_ value: Double) -> Figure {
      figure(.percentCovered, value, name: "percent") { $0.denominator = .villages }
    }
    let all = figure(.villages, 6, name: "all")
    #expect(reconciled(all, percent(70))[1].inconsistencies == ["no whole number of 6 villages is 70 %"])
    #expect(reconciled(all, percent(66.7))[1].inconsistencies.isEmpty)
    let covered = figure(.villages, 5, name: "covered") { $0.verdicts = [.covered] }
    #expect(
      reconciled(all, covered, percent(50))[2].inconsistencies == [
        "5 of 6 (covered, all) are 83.33 %, not 50"
      ])
  }
}

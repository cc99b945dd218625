import Coverage
import Formats

/// What a unit has of a service, counted in villages, in people and in communes. The three are never mixed.
struct UnitTally: Hashable, Sendable {
  private(set) var villages = VerdictTally()
  /// People of villages whose population is known.
  private(set) var population = VerdictTally()
  private(set) var villagesWithoutPopulation = 0
  private(set) var communes = CommuneTally()
  /// Villages with another supply than the grid, or none.
  private(set) var withoutGrid = VerdictTally()
  private(set) var unknownElectricity = 0
  /// Villages of special difficulty by the national list.
  private(set) var specialDifficulty = VerdictTally()
  private(set) var unknownDifficulty = 0

  /// - Parameters:
  ///   - members: places of the unit's villages.
  ///   - units: of all villages. A village without a commune counts in none.
  ///   - verdicts: of all villages.
  init(
    _ members: some Sequence<Int>, of villages: [Village], units: [AdministrativeUnit], verdicts: [Verdict]
  ) {
    var byCommune: [AdministrativeUnit: VerdictTally] = [:]
    for index in members {
      let (village, verdict) = (villages[index], verdicts[index])
      add(village, verdict)
      if units[index].commune != nil { byCommune[units[index], default: VerdictTally()].add(verdict) }
    }
    // Sums of whole numbers: the order of the dictionary does not show.
    for commune in byCommune.values { communes.add(commune) }
  }

  private mutating func add(_ village: Village, _ verdict: Verdict) {
    villages.add(verdict)
    if let people = village.population {
      population.add(verdict, people)
    } else {
      villagesWithoutPopulation += 1
    }
    switch village.electricity {
    case .grid: break
    case .other, .none: withoutGrid.add(verdict)
    case .unknown: unknownElectricity += 1
    }
    switch village.isSpecialDifficulty {
    case true?: specialDifficulty.add(verdict)
    case false?: break
    case nil: unknownDifficulty += 1
    }
  }

  /// How much is covered, by what it is counted in.
  func share(of denominator: Scenario.CoverageDenominator) -> CoverageShare {
    switch denominator {
    case .population: population.share
    case .villages: villages.share
    case .communes: communes.share
    case .wholeCommunes: communes.shareOfWhole
    }
  }
}

extension Scenario.CoverageDenominator {
  /// As tables call it.
  var words: String {
    switch self {
    case .population: "population"
    case .villages: "villages"
    case .communes: "communes with a covered village"
    case .wholeCommunes: "communes all of whose villages are covered"
    }
  }
}

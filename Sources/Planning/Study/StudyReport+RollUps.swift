import Formats

extension StudyReport {
  /// What the study, or a province, has of a service, by anyone. `rollups.csv` has all units and operators.
  public struct RollUp: Codable, Sendable {
    /// `as surveyed` or `after merger`.
    public let unitVersion: String
    /// `study` or `province`.
    public let level: String
    /// The province; nil for the study, and for villages of none.
    public let province: String?
    /// A kind of service, or a generation.
    public let service: String
    /// Villages, of these covered, and what verdict is unknown of. What is unknown stays in every whole.
    public let villages, villagesCovered, villagesUnknown: Int
    /// People of villages where their number is known, of these covered; villages where it is not.
    public let population, populationCovered, villagesWithoutPopulation: Int
    /// Communes, those with a covered village, and those all of whose villages are covered.
    public let communes, communesWithACoveredVillage, communesAllVillagesCovered: Int
    /// Per cent with two decimals, never rounded up to 100; nil where there is nothing to divide by.
    public let percentOfVillagesCovered, percentOfPopulationCovered: Double?
    /// See above.
    public let percentOfCommunesWithACoveredVillage, percentOfCommunesAllVillagesCovered: Double?
    /// Villages with another supply than the grid or none, of these covered and white.
    public let villagesWithoutGrid, villagesWithoutGridCovered, villagesWithoutGridWhite: Int
    /// Villages of special difficulty, of these covered and white.
    public let villagesOfSpecialDifficulty, villagesOfSpecialDifficultyCovered: Int
    /// See above.
    public let villagesOfSpecialDifficultyWhite: Int
  }

  /// The study and its provinces, by anyone.
  static func rollUps(_ rollUps: RollUps) -> [RollUp] {
    rollUps.rows.filter { $0.operatorName == nil && ($0.level == .study || $0.level == .province) }
      .map(RollUp.init)
  }
}

extension StudyReport.RollUp {
  fileprivate init(_ row: RollUps.Row) {
    let tally = row.tally
    self.init(
      unitVersion: row.version.words, level: row.level.rawValue, province: row.unit.province,
      service: row.service.rawValue, villages: tally.villages.total, villagesCovered: tally.villages.covered,
      villagesUnknown: tally.villages.unknown, population: tally.population.total,
      populationCovered: tally.population.covered,
      villagesWithoutPopulation: tally.villagesWithoutPopulation, communes: tally.communes.total,
      communesWithACoveredVillage: tally.communes.withCovered,
      communesAllVillagesCovered: tally.communes.allCovered,
      percentOfVillagesCovered: tally.share(of: .villages).shownPercent,
      percentOfPopulationCovered: tally.share(of: .population).shownPercent,
      percentOfCommunesWithACoveredVillage: tally.share(of: .communes).shownPercent,
      percentOfCommunesAllVillagesCovered: tally.share(of: .wholeCommunes).shownPercent,
      villagesWithoutGrid: tally.withoutGrid.total, villagesWithoutGridCovered: tally.withoutGrid.covered,
      villagesWithoutGridWhite: tally.withoutGrid.white,
      villagesOfSpecialDifficulty: tally.specialDifficulty.total,
      villagesOfSpecialDifficultyCovered: tally.specialDifficulty.covered,
      villagesOfSpecialDifficultyWhite: tally.specialDifficulty.white)
  }
}

import Planning

/// The same coverage of people, villages and communes side by side, for people to read.
struct CoverageShares {
  let report: StudyReport

  /// Nothing without villages.
  func lines(paintingHeader paint: (String) -> String) -> [String] {
    let versions = report.rollUps.reduce(into: [String]()) { versions, rollUp in
      if !versions.contains(rollUp.unitVersion) { versions.append(rollUp.unitVersion) }
    }
    // Only communes differ between versions of the units.
    let columns = versions.flatMap { version in
      [(version == versions.first ? "communes" : version) + ": a village", "every village"]
    }
    var table = TextTable(["% covered", "population", "villages"] + columns)
    for rollUp in report.rollUps where rollUp.level == "study" && rollUp.unitVersion == versions.first {
      let same = report.rollUps.filter { $0.level == "study" && $0.service == rollUp.service }
      table.add(
        [
          rollUp.service, Self.percent(rollUp.percentOfPopulationCovered),
          Self.percent(rollUp.percentOfVillagesCovered),
        ]
          + same.flatMap {
            [
              Self.percent($0.percentOfCommunesWithACoveredVillage),
              Self.percent($0.percentOfCommunesAllVillagesCovered),
            ]
          })
    }
    return table.lines(paintingHeader: paint)
  }

  /// With two decimals; a dash where there is nothing to divide by.
  static func percent(_ value: Double?) -> String {
    guard let value else { return "–" }
    let hundredths = Int((value * 100).rounded())
    let decimals = String(hundredths % 100)
    return "\(hundredths / 100).\(decimals.count < 2 ? "0" : "")\(decimals)"
  }
}

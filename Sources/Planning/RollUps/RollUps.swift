import Formats
import RadioNetwork

/// Coverage counted up: for every version of the units, every unit of every level, every service, by anyone
/// and by each operator.
struct RollUps {
  /// What one unit has of one service.
  struct Row: Hashable, Sendable {
    let version: Scenario.UnitVersion
    let level: UnitLevel
    let unit: AdministrativeUnit
    let service: ServiceScope
    /// nil for anyone's.
    let operatorName: String?
    let tally: UnitTally
  }

  /// By version, level, unit, service and operator.
  let rows: [Row]

  init(_ findings: StudyFindings) {
    let services = ServiceScope.allCases.filter { !findings.judged($0).isEmpty }
    let operators: [String?] = [nil] + findings.network.operators.map { $0 }
    let verdicts = services.map { service in
      operators.map { findings.verdicts(findings.judged(service), $0.map { [$0] } ?? []) }
    }
    var rows: [Row] = []
    for (version, units) in findings.versions {
      for level in UnitLevel.allCases {
        for (unit, members) in Self.groups(of: units, at: level) {
          for (service, verdicts) in zip(services, verdicts) {
            for (operatorName, verdicts) in zip(operators, verdicts) {
              rows.append(
                Row(
                  version: version, level: level, unit: unit, service: service, operatorName: operatorName,
                  tally: UnitTally(members, of: findings.villages, units: units, verdicts: verdicts)))
            }
          }
        }
      }
    }
    self.rows = rows
  }

  /// The units of a level with the places of their villages; none where no village knows the level.
  ///
  /// Villages that do not know it, where others do, make a unit without a name, so that nothing is lost.
  private static func groups(
    of units: [AdministrativeUnit], at level: UnitLevel
  ) -> [(unit: AdministrativeUnit, members: [Int])] {
    guard level == .study || units.contains(where: { $0.name(at: level) != nil }) else { return [] }
    return Dictionary(grouping: units.indices) { units[$0].upTo(level) }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

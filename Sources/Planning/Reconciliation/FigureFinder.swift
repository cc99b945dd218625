import Coverage
import Formats
import RadioNetwork

/// What a study says about a published figure.
struct FigureFinder {
  let findings: StudyFindings

  /// What was found.
  enum Finding {
    case count(FoundRange, remark: String?)
    /// A percentage, by every denominator.
    case shares(UnitTally, remark: String?)
    /// Why nothing can be said.
    case nothing(String)
  }

  func finding(for figure: Scenario.PublishedFigure) -> Finding {
    if let reason = unknowable(figure) { return .nothing(reason) }
    switch figure.quantity {
    case .stations: return .count(FoundRange(Double(stations(figure).count)), remark: nil)
    case .masts: return .count(FoundRange(Double(Set(stations(figure).map(\.mast)).count)), remark: nil)
    case .villages: return .count(villages(figure), remark: nil)
    case .population: return population(figure)
    case .communes: return units(figure, .commune)
    case .districts: return units(figure, .district)
    case .provinces: return units(figure, .province)
    case .percentCovered: return shares(figure)
    }
  }

  /// Why the study cannot know a figure; nil where it can.
  private func unknowable(_ figure: Scenario.PublishedFigure) -> String? {
    if findings.units(figure.units) == nil { return "the study has no table of mergers" }
    if !figure.programmes.isEmpty, findings.villages.allSatisfy({ $0.programme == nil }) {
      return "the villages' file has no programme"
    }
    guard figure.quantity == .percentCovered || !figure.verdicts.isEmpty else { return nil }
    // A list of generations needs all of them; a kind of service needs one that gives it.
    let services = figure.services.isEmpty ? [.any] : figure.services
    let unjudged = services.filter { findings.judged($0).isEmpty }.map(\.rawValue)
    return unjudged.isEmpty ? nil : "\(unjudged.joined(separator: ", ")) is not judged in this study"
  }

  // MARK: Counts

  private func stations(_ figure: Scenario.PublishedFigure) -> [Station] {
    findings.network.stations.filter { station in
      (figure.operators.isEmpty || figure.operators.contains(station.operatorName))
        && (figure.services.isEmpty || figure.services.contains { $0.contains(station.generation) })
    }
  }

  private func villages(_ figure: Scenario.PublishedFigure) -> FoundRange {
    let members = members(figure)
    return FoundRange(
      Double(members.count { $0.isCertain }), Double(members.count))
  }

  private func population(_ figure: Scenario.PublishedFigure) -> Finding {
    let members = members(figure).map { (people: findings.villages[$0.village].population, $0.isCertain) }
    let least = members.filter(\.1).compactMap(\.people).reduce(0, +)
    let most = members.compactMap(\.people).reduce(0, +)
    let unknown = members.count { $0.people == nil }
    return .count(
      FoundRange(Double(least), unknown > 0 ? .infinity : Double(most)), remark: uncounted(unknown))
  }

  private func units(_ figure: Scenario.PublishedFigure, _ level: UnitLevel) -> Finding {
    let all = (findings.units(figure.units) ?? []).filter { $0.name(at: level) != nil }
    guard !all.isEmpty else {
      return .nothing(
        level == .district && figure.units == .afterMerger
          ? "there are no districts after the merger" : "no village has a \(level.rawValue)")
    }
    return .count(FoundRange(Double(Set(all.map { $0.upTo(level) }).count)), remark: nil)
  }

  // MARK: Villages

  /// The villages that a figure is about; those that unknown facts leave open are not certain.
  private func members(_ figure: Scenario.PublishedFigure) -> [(village: Int, isCertain: Bool)] {
    let verdicts = figure.verdicts.isEmpty ? [] : verdicts(figure)
    return findings.villages.enumerated().compactMap { index, village in
      guard figure.programmes.isEmpty || village.programme.map(figure.programmes.contains) == true else {
        return nil
      }
      var isCertain = true
      if !figure.electricity.isEmpty, !figure.electricity.contains(village.electricity) {
        guard village.electricity == .unknown else { return nil }
        isCertain = false
      }
      if let wanted = figure.isSpecialDifficulty, village.isSpecialDifficulty != wanted {
        guard village.isSpecialDifficulty == nil else { return nil }
        isCertain = false
      }
      if !figure.verdicts.isEmpty, !figure.verdicts.contains(verdicts[index]) {
        guard verdicts[index] == .unknown else { return nil }
        isCertain = false
      }
      return (index, isCertain)
    }
  }

  private func verdicts(_ figure: Scenario.PublishedFigure) -> [Verdict] {
    let services = figure.services.isEmpty ? [.any] : figure.services
    let generations = services.map(findings.judged).reduce(into: Set()) { $0.formUnion($1) }
    return findings.verdicts(generations, figure.operators)
  }

  private func shares(_ figure: Scenario.PublishedFigure) -> Finding {
    let members = members(figure)
    let certain = members.filter(\.isCertain).map(\.village)
    let tally = UnitTally(
      certain, of: findings.villages, units: findings.units(figure.units) ?? [], verdicts: verdicts(figure))
    let left = members.count - certain.count
    let remarks = [
      uncounted(tally.villagesWithoutPopulation),
      left > 0 ? "\(Self.words(left)) of unknown electricity or difficulty left out" : nil,
      tally.villages.unknown > 0 ? "\(Self.words(tally.villages.unknown)) unknown" : nil,
    ].compactMap { $0 }
    return .shares(tally, remark: remarks.isEmpty ? nil : remarks.joined(separator: "; "))
  }

  private static func words(_ villages: Int) -> String {
    villages == 1 ? "1 village" : "\(villages) villages"
  }

  private func uncounted(_ villages: Int) -> String? {
    villages > 0 ? "people of \(Self.words(villages)) not known" : nil
  }
}

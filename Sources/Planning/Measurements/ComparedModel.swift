import Formats
import Propagation
import Terrain

/// A model whose levels stand beside the measured ones, where no terrain is known.
struct ComparedModel: Sendable {
  /// As it is chosen.
  let name: String
  /// The surroundings of the receiver; nil for models that do not know them.
  let environment: String?
  /// Whether the model asks for terrain and gets flat ground at sea level.
  let isOnFlatGround: Bool
  private let path: PathRow.Link
  private let link: MeasuredLink

  /// Points of a flat profile: more than any model wants, and few enough for long tables.
  private static let flatPoints = 101

  /// - Parameter model: what it adds for terrain is left out.
  private init(_ model: BulkLossModel, environment: String?, link: MeasuredLink) {
    name = model.name
    self.environment = environment
    self.link = link
    switch model.kind {
    case .empirical(var formula):
      formula.diffraction = .none
      path = .model(.empirical(formula), link.ends)
      isOnFlatGround = false
    case .extendedHata(let surroundings):
      path = .extendedHata(surroundings, reliability: 0.5, link.ends)
      isOnFlatGround = true
    case .p1812:
      path = .model(.p1812(P1812(latitudeDegrees: min(max(link.latitude, -80), 80))), link.ends)
      isOnFlatGround = true
    case .longleyRice:
      path = .model(.longleyRice(.standard), link.ends)
      isOnFlatGround = true
    case .automatic:
      let far = P1812(latitudeDegrees: min(max(link.latitude, -80), 80))
      path = .model(.automatic(AutomaticModel(far: far)), link.ends)
      isOnFlatGround = true
    }
  }

  /// `hata, suburban` or `itu-r-p1812, flat ground`.
  var title: String {
    name + (environment.map { ", " + $0 } ?? "") + (isOnFlatGround ? ", flat ground" : "")
  }

  /// `hata_suburban`: the title as the name of a column.
  var column: String {
    ([name] + (environment.map { [$0] } ?? []) + (isOnFlatGround ? ["flat"] : []))
      .joined(separator: "_").replacing("-", with: "_")
  }

  /// The level at a distance, and uses of the model beyond its range there.
  func prediction(distance: Double) throws(ModelRefusal) -> (levelDBm: Double, caveats: [ModelCaveat]) {
    let loss = try path.loss(along: profile(length: distance))
    return (link.level(loss: loss.total), loss.caveats)
  }

  private func profile(length: Double) -> PathProfile {
    guard isOnFlatGround else { return PathProfile(distances: [0, length], heights: [0, 0]) }
    let last = Self.flatPoints - 1
    return PathProfile(
      distances: (0...last).map { length * Double($0) / Double(last) },
      heights: [Double](repeating: 0, count: Self.flatPoints),
      // Without zones some models take ground at 0 m for the sea.
      zones: [RadioClimaticZone](repeating: .inland, count: Self.flatPoints))
  }
}

// MARK: - Choosing

extension ComparedModel {
  /// The models by their names, those that know surroundings once for each of these.
  ///
  /// - Parameters:
  ///   - environments: suburban where there are none.
  ///   - problems: gets what is wrong; fields are called as the options of the command line.
  static func all(
    named names: [String], environments: [String], link: MeasuredLink, problems: inout Problems
  ) -> [ComparedModel] {
    checkChoice("model", names, known: BulkLossModel.names, problems: &problems)
    checkChoice("environment", environments, known: BulkLossModel.environments, problems: &problems)
    guard !problems.hasErrors else { return [] }
    if names.isEmpty {
      problems.add(
        Problem(
          "is missing", field: "model", expected: "a model or more",
          remedy: "Choose of \(BulkLossModel.names.joined(separator: ", "))"))
    }
    var models: [ComparedModel] = []
    for name in names {
      guard let model = problems.attempt({ try BulkLossModel(name: name) }) else { continue }
      let surroundings: [String?] =
        model.takesEnvironment ? (environments.isEmpty ? ["suburban"] : environments) : [nil]
      for environment in surroundings {
        let chosen = problems.attempt { try BulkLossModel(name: name, environment: environment) }
        if let chosen { models.append(ComparedModel(chosen, environment: environment, link: link)) }
      }
    }
    if !environments.isEmpty, models.allSatisfy({ $0.environment == nil }) {
      problems.add(
        Problem(
          "has no effect with \(names.joined(separator: ", "))", field: "environment",
          value: environments.joined(separator: ", "), expected: "it with the Hata family only",
          remedy: "Leave it out, or choose another model"))
    }
    for model in models { model.addRefusals(to: &problems) }
    return models
  }

  private static func checkChoice(
    _ field: String, _ chosen: [String], known: [String], problems: inout Problems
  ) {
    for (index, name) in chosen.enumerated() {
      let isTwice = chosen[..<index].contains(name)
      guard isTwice || !known.contains(name) else { continue }
      problems.add(
        Problem(
          isTwice ? "is chosen twice" : "is not known", field: field, value: name,
          expected: isTwice ? "each once" : "one of \(known.joined(separator: ", "))",
          remedy: isTwice
            ? "Leave one out"
            : EditDistance.nearest(to: name, among: known).map { "Did you mean \($0)?" }
              ?? "Choose one of these"))
    }
  }

  private func addRefusals(to problems: inout Problems) {
    guard case .model(let model, let ends) = path else { return }
    for refusal in model.refusals(ends: ends) {
      problems.add(
        Problem(
          "cannot predict this link: \(refusal)", field: "model", value: name,
          expected: "a model that covers the link", remedy: "Leave it out"))
    }
  }
}

import Formats
import Propagation

/// The model of a bulk prediction, and what of it is the same for all paths.
public struct BulkLossModel: Sendable {
  enum Kind: Sendable {
    case empirical(EmpiricalModel)
    case extendedHata(ExtendedHata.Environment)
    case p1812
    case longleyRice
    case automatic
  }

  let kind: Kind
  /// As it is named on the command line and in scenarios.
  public let name: String

  static let extendedHata = "extended-hata"

  /// The models that there are.
  public static let names =
    EmpiricalModel.Basic.allCases.map(\.rawValue) + [
      extendedHata, P1812.name, LongleyRice.name, AutomaticModel.name,
    ]
  /// The surroundings of receivers that the Hata family knows.
  public static let environments = HataEnvironment.allCases.map(\.rawValue)
  /// What terrain may add to an empirical formula.
  public static let diffractions = EmpiricalModel.Diffraction.allCases.map(\.rawValue)

  /// - Parameters:
  ///   - name: one of ``names``.
  ///   - environment: one of ``environments``, for the Hata family; suburban where it is nil.
  ///   - diffraction: one of ``diffractions``, for empirical formulas; bullington where it is nil.
  ///   - earthRadiusFactor: k, the effective Earth radius over the real one, likewise; 4/3 where it is nil.
  /// - Throws: a problem whose field is the parameter that is wrong or has no effect.
  public init(
    name: String, environment: String? = nil, diffraction: String? = nil, earthRadiusFactor: Double? = nil
  ) throws(Problem) {
    self.name = name
    let surroundings: HataEnvironment? = try Self.choice("environment", environment)
    let added: EmpiricalModel.Diffraction? = try Self.choice("diffraction", diffraction)
    let basic = EmpiricalModel.Basic(rawValue: name)
    switch name {
    case P1812.name: kind = .p1812
    case LongleyRice.name: kind = .longleyRice
    case AutomaticModel.name: kind = .automatic
    case Self.extendedHata: kind = .extendedHata(.init(surroundings ?? .suburban))
    default:
      guard let basic else { throw Self.unknown("model", name, Self.names) }
      kind = .empirical(
        EmpiricalModel(
          basic: basic, diffraction: added ?? .bullington, environment: surroundings ?? .suburban,
          effectiveEarthRadiusFactor: earthRadiusFactor ?? 4.0 / 3))
    }
    if environment != nil, !takesEnvironment { throw noEffect("environment", "the Hata family") }
    if diffraction != nil, basic == nil { throw noEffect("diffraction", "empirical formulas") }
    if let factor = earthRadiusFactor {
      guard basic != nil else { throw noEffect("earth-radius-factor", "empirical formulas") }
      guard (0.3...10).contains(factor) else {
        throw Problem(
          "is out of range", field: "earth-radius-factor", value: factor.short, expected: "0.3 to 10",
          remedy: "Leave it out for 4/3")
      }
    }
  }

  /// Whether the model averages or integrates over points that must lie evenly spaced.
  var needsEvenSpacing: Bool {
    switch kind {
    case .longleyRice, .extendedHata: true
    case .empirical(let model): [.okumuraHata, .cost231Hata, .hata].contains(model.basic)
    case .p1812, .automatic: false
    }
  }

  /// The fewest points of a profile.
  var fewestPoints: Int {
    switch kind {
    case .p1812, .longleyRice, .automatic: 3
    case .empirical, .extendedHata: 2
    }
  }

  /// Whether the latitude of the path has a say.
  var takesLatitude: Bool {
    switch kind {
    case .p1812, .automatic: true
    case .empirical, .extendedHata, .longleyRice: false
    }
  }

  /// Whether the surroundings of the receiver have a say.
  var takesEnvironment: Bool {
    switch kind {
    case .extendedHata: true
    case .empirical(let model): [.okumuraHata, .cost231Hata, .hata].contains(model.basic)
    case .p1812, .longleyRice, .automatic: false
    }
  }

  private func noEffect(_ option: String, _ where_: String) -> Problem {
    Problem(
      "has no effect with \(name)", field: option, expected: "it with \(where_) only",
      remedy: "Leave it out, or choose another model")
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ option: String, _ text: String?
  ) throws(Problem) -> Choice? where Choice.RawValue == String {
    guard let text else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    throw unknown(option, text, Choice.allCases.map(\.rawValue))
  }

  private static func unknown(_ option: String, _ text: String, _ known: [String]) -> Problem {
    Problem(
      "is not known", field: option, value: text, expected: "one of \(known.joined(separator: ", "))",
      remedy: EditDistance.nearest(to: text, among: known).map { "Did you mean \($0)?" }
        ?? "Choose one of these")
  }
}

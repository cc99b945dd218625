import Propagation

extension LinkReport {
  /// A part of the loss, named for people.
  public struct LossPart: Sendable {
    /// `diffraction`
    public let label: String
    /// dB.
    public let decibels: Double
    /// `effective height 120 m`
    public let remark: String?

    init(_ label: String, _ decibels: Double, remark: String? = nil) {
      self.label = label
      self.decibels = decibels
      self.remark = remark
    }
  }

  /// The model for people: `ITU-R P.1812`.
  public var modelTitle: String {
    switch model {
    case P1812.name: "ITU-R P.1812"
    case LongleyRice.name: "Longley–Rice"
    default: (formulaTitle ?? "free space") + (diffractionTitle.map { " + \($0) diffraction" } ?? "")
    }
  }

  private var diffractionTitle: String? {
    switch diffractionMethod.flatMap(EmpiricalModel.Diffraction.init) {
    case .bullington: "Bullington"
    case .deltaBullington: "delta-Bullington"
    case .deygout: "Deygout"
    case EmpiricalModel.Diffraction.none?, nil: nil
    }
  }

  /// The parts that the model has, in the order of its documents.
  public var lossParts: [LossPart] {
    var parts = [LossPart("free space", freeSpaceDB)]
    if let formulaDB {
      parts.append(
        LossPart(
          formulaTitle ?? model, formulaDB,
          remark: effectiveHeight.map { "effective height \($0.decimals(0)) m" }))
    }
    if let diffractionDB {
      parts.append(
        LossPart(model == LongleyRice.name ? "reference attenuation" : "diffraction", diffractionDB))
    }
    if let troposcatterDB { parts.append(LossPart("by troposcatter alone", troposcatterDB)) }
    if let ductingDB { parts.append(LossPart("by ducting alone", ductingDB)) }
    if let variabilityDB {
      parts.append(LossPart(model == P1812.name ? "location margin" : "variability", variabilityDB))
    }
    return parts
  }

  /// How the parts make the loss.
  public var lossSum: String {
    switch model {
    case P1812.name: return "the paths combined + location margin"
    case LongleyRice.name: return "free space + reference attenuation + variability"
    default:
      let floor = formulaDB.map { $0 >= freeSpaceDB } == true ? formulaTitle ?? model : "free space"
      return floor + (diffractionDB == nil ? "" : " + diffraction")
    }
  }

  /// What carries the signal, for people: `over the horizon`.
  public var pathText: String? {
    guard let pathType else { return nil }
    return switch PathLoss.PathType(rawValue: pathType) {
    case .lineOfSight:
      model == LongleyRice.name ? "within the smooth Earth's horizons" : "line of sight"
    case .transHorizon: "over the horizon"
    case .diffraction: "over the horizon, by diffraction"
    case .troposcatter: "over the horizon, by troposcatter"
    case nil: pathType
    }
  }

  private var formulaTitle: String? {
    switch EmpiricalModel.Basic(rawValue: model) {
    case .freeSpace, nil: nil
    case .okumuraHata: "Okumura–Hata"
    case .cost231Hata: "COST-231 Hata"
    case .hata: "Hata"
    case .threeGPPRuralMacro: "3GPP RMa"
    case .threeGPPUrbanMacro: "3GPP UMa"
    case .threeGPPUrbanMicro: "3GPP UMi"
    }
  }
}

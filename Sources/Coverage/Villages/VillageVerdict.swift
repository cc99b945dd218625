import RadioNetwork
import Terrain

/// What is said of a village for one generation: by one operator, or by the best of all.
public struct ServiceVerdict: Hashable, Sendable {
  /// The generation.
  public let generation: Generation
  /// The operator; nil for the best of all.
  public let operatorName: String?
  /// What unknown ground leaves possible.
  public let range: VerdictRange
  /// How much of the village has what.
  public let shares: Shares
  /// What it receives.
  public let quality: Quality
  /// The sector that serves the largest share, a place in ``Network/sectors``; nil where none does.
  public let bestServer: Int?
  /// The layer that it is the verdict of, a place in the field's layers: of several operators that which lacks least;
  /// nil where no station speaks the generation.
  public let layer: Int?
  /// How far the village is from each grade.
  public let standing: Standing

  /// Covered, weak, white or unknown.
  public var verdict: Verdict { range.verdict }

  /// Shares of a village, 0 to 1, of what is known.
  public struct Shares: Hashable, Sendable {
    /// Covered by the profile.
    public var covered = 0.0
    /// At least weak.
    public var served = 0.0
    /// Of which unknown ground leaves open whether it is served or covered.
    public var unknown = 0.0
    /// Very good, where the profile has a grade above covered.
    public var veryGood = 0.0
    /// The downlink of which would do, but not the uplink; 0 where the profile does not ask for it.
    public var uplinkLimited = 0.0
    /// The mean chance over the places of which it is known that they are covered.
    public var locationProbability = 0.0
  }

  /// What a village receives.
  public struct Quality: Hashable, Sendable {
    /// Level that half of the village reaches, dBm; nil where less than half receives anything.
    public var medianLevel: Double?
    /// Level that nine tenths of the village reach, dBm; nil where fewer receive anything.
    public var p10Level: Double?
    /// Level at the village's centre, dBm; nil where nothing is received there.
    public var centerLevel: Double?
    /// Ratio of signal to interference and noise that half of the village reaches, dB; nil where less than half
    /// receives anything, and where no interference was asked for.
    public var medianSINRdB: Double?
  }
}

extension ServiceVerdict {
  /// How far a village is from each grade, by the signals that are kept: those above the weak level.
  public struct Standing: Hashable, Sendable {
    /// The rise, in dB, that all levels would need for the grade; negative is how far they may fall. ∞ where the
    /// parts of the village with a signal do not make up the share that the grade asks for.
    public var shortfall = Shortfall.unknown
    /// Where the covered grade is decided; nil where ``shortfall`` is ∞.
    public var decisive: Decisive?
  }

  /// The place whose level decides: the best places before it do not make up the share, with it they do.
  public struct Decisive: Hashable, Sendable {
    /// The place.
    public let cell: MetricGrid.Cell
    /// The sector that is strongest there.
    public let server: Int
  }
}

/// All that is said of one village.
public struct VillageVerdict: Hashable, Sendable {
  /// Place of the village in its list.
  public let village: Int
  /// A verdict a layer, in the order of the field's layers.
  public let byLayer: [ServiceVerdict]
  /// A verdict a generation by the operator that serves the village best, oldest first. Operators do not
  /// add up: a phone has one of them.
  public let byGeneration: [ServiceVerdict]
  /// What is said where no station speaks: white, but unknown where the village lies outside the study.
  public let withoutStation: VerdictRange

  /// The best of any generation and operator. A village is white only where every generation is.
  public var overall: Verdict { verdict(of: .any) ?? .unknown }

  /// The newest generation that covers the village; nil where none does.
  public var newestCovered: Generation? {
    byGeneration.filter { $0.verdict == .covered }.map(\.generation).max()
  }

  /// The best of the generations of a group, by any operator or by one.
  ///
  /// - Returns: nil where none of them is judged.
  public func verdict(of group: ServiceGroup, operatorName: String? = nil) -> Verdict? {
    guard byGeneration.contains(where: { group.contains($0.generation) }) else { return nil }
    let verdicts = operatorName == nil ? byGeneration : byLayer.filter { $0.operatorName == operatorName }
    return verdicts.filter { group.contains($0.generation) }.map(\.range)
      .reduce(withoutStation) { $0.better($1) }.verdict
  }
}

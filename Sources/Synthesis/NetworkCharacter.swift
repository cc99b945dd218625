import RadioNetwork

/// What operators build for in a synthetic province, beyond the number of their stations.
public struct NetworkCharacter: Sendable {
  /// Stations of which more is published than that they exist.
  public struct Lot: Sendable {
    /// Where the stations stand.
    public enum Siting: Sendable {
      /// In the middle of the provincial town.
      case provincialTown
      /// In the towns of the other districts, one after the other.
      case districtTowns
    }

    /// What they speak.
    public let generation: Generation
    /// How many there are.
    public let count: Int
    /// The code of the operator they belong to; nil where it is not said.
    public let operatorCode: String?
    /// Where they stand.
    public let siting: Siting
  }

  /// Share of the masts that carry a second operator.
  public let sharedMasts: Double
  /// Levels that masts are set for, the best service first, as ``LinkEstimate`` has them: GSM at 900 MHz, dBm.
  public let aimsDBm: [Double]
  /// Generations that a mast has when villages depend on it, on a band that carries far.
  public let lifelines: Set<Generation>
  /// Generations with a station in every commune.
  public let inEveryCommune: Set<Generation>
  /// What is published of single stations.
  public let lots: [Lot]
}

extension LongleyRice {
  /// Which kinds of chance a quantile tells apart, and which are left out (Guide, § 6.1 and 6.2).
  public struct VariabilityMode: Hashable, Sendable {
    /// How the variabilities in time, location and situation are joined; the raw value is NTIA's code.
    public enum Kind: Int, CaseIterable, Hashable, Sendable {
      /// All in one: the situation's quantile stands for time and location too.
      case singleMessage = 0
      /// Time by itself; location goes with the situation.
      case accidental = 1
      /// Time and location in one; the situation by itself.
      case mobile = 2
      /// All three by themselves.
      case broadcast = 3
    }

    /// How the variabilities are joined.
    public let kind: Kind
    /// Whether the places of the antennas are exactly known, as on a path with a profile.
    public let eliminatesLocationVariability: Bool
    /// Whether only the indirect variability between situations is left, as for interference.
    public let eliminatesDirectSituationVariability: Bool

    /// - Parameters: as the properties.
    public init(
      _ kind: Kind, eliminatesLocationVariability: Bool = false,
      eliminatesDirectSituationVariability: Bool = false
    ) {
      self.kind = kind
      self.eliminatesLocationVariability = eliminatesLocationVariability
      self.eliminatesDirectSituationVariability = eliminatesDirectSituationVariability
    }

    /// Code 12, usual for a link along a known profile: mobile, without variability of location.
    public static let pointToPointMobile = VariabilityMode(.mobile, eliminatesLocationVariability: true)

    /// The mode of one of NTIA's codes: the kind, 10 more without variability of location, 20 more without
    /// the direct one of situation.
    public init(code: Int) throws(LongleyRiceError) {
      guard (0..<40).contains(code), let kind = Kind(rawValue: code % 10) else {
        throw .variabilityMode(code: code)
      }
      self.init(
        kind, eliminatesLocationVariability: code / 10 % 2 == 1,
        eliminatesDirectSituationVariability: code >= 20)
    }

    /// NTIA's code.
    public var code: Int {
      kind.rawValue + (eliminatesLocationVariability ? 10 : 0)
        + (eliminatesDirectSituationVariability ? 20 : 0)
    }
  }
}

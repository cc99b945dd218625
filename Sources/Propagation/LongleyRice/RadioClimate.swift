/// The climates of the Longley–Rice model (Guide, § 5.1; TN 101, Annex III); the raw value is NTIA's code.
public enum RadioClimate: Int, CaseIterable, Hashable, Sendable {
  /// Hot and humid all the year, such as the Congo.
  case equatorial = 1
  /// Monsoon and trade-wind lands, such as the Sudan.
  case continentalSubtropical = 2
  /// Subtropical coasts, such as West Africa.
  case maritimeSubtropical = 3
  /// Dry and hot, such as the Sahara.
  case desert = 4
  /// Large land masses of middle latitudes; the choice where nothing else is known.
  case continentalTemperate = 5
  /// Land with prevailing winds from the sea, such as the United Kingdom.
  case maritimeTemperateOverLand = 6
  /// The sea beside such land.
  case maritimeTemperateOverSea = 7
}

extension RadioClimate {
  /// The climate of one of NTIA's codes, 1 to 7.
  public init(code: Int) throws(LongleyRiceError) {
    guard let climate = RadioClimate(rawValue: code) else { throw .climate(code: code) }
    self = climate
  }
}

extension Polarization {
  /// The polarization of one of NTIA's codes: 0 horizontal, 1 vertical.
  public init(longleyRiceCode code: Int) throws(LongleyRiceError) {
    switch code {
    case 0: self = .horizontal
    case 1: self = .vertical
    default: throw .polarization(code: code)
    }
  }
}

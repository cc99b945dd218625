/// What the body of a vehicle takes from a signal that reaches a terminal inside it: a normal
/// distribution of decibels, to be added to the loss outside.
///
/// The defaults are those of 3GPP TR 38.901, V17.0.0, § 7.4.3.2, for carriers from 0.6 to 60 GHz.
public struct VehiclePenetration: Hashable, Sendable {
  /// μ, dB.
  public let mean: Decibels
  /// σ, dB, not negative.
  public let sigma: Decibels

  /// - Parameters: as the properties.
  public init(mean: Decibels, sigma: Decibels) {
    precondition(sigma >= .zero, "a standard deviation is not negative")
    self.mean = mean
    self.sigma = sigma
  }

  /// A car: 9 dB, σ 5 dB. Eq. (7.4-4).
  public static let car = VehiclePenetration(mean: Decibels(9), sigma: Decibels(5))
  /// A car with metallised windows: 20 dB, σ 5 dB, the report's optional value.
  public static let carWithMetallisedWindows = VehiclePenetration(mean: Decibels(20), sigma: Decibels(5))

  /// Where the report's values hold.
  public static let frequenciesGHz = ValidityRange(
    "carriers in GHz of", 0.6...60, in: "TR 38.901 § 7.4.3.2")

  /// What a carrier asks of the report's values beyond their range.
  public static func caveats(frequencyGHz: Double) -> [ModelCaveat] {
    [frequenciesGHz.caveat(for: frequencyGHz)].compactMap(\.self)
  }

  /// The loss that a share of vehicles does not exceed, between 0 and 1; never a gain.
  public func loss(probability: Double) -> Decibels {
    precondition(probability > 0 && probability < 1, "a probability of a loss lies between 0 and 1")
    let quantile = -NormalQuantile.exact(exceededWith: probability)
    return max(.zero, Decibels(mean.value + sigma.value * quantile))
  }
}

import Propagation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What hills and houses smaller than the map make of a median level: a normal distribution of decibels.
public struct Shadowing: Hashable, Sendable {
  /// Standard deviation, dB, not negative.
  public let sigma: Decibels

  /// - Parameter sigma: standard deviation; zero where levels are taken for certain.
  public init(sigma: Decibels) {
    precondition(sigma >= .zero && sigma.value.isFinite, "a standard deviation is finite and not negative")
    self.sigma = sigma
  }

  /// How far a median must lie above a threshold that a share of the places is to reach: Q⁻¹(1 − p)·σ.
  ///
  /// - Parameter probability: between 0 and 1; at one half the margin is exactly nought.
  public func margin(probability: Double) -> Decibels {
    precondition(probability > 0 && probability < 1, "a location probability lies between 0 and 1")
    guard probability != 0.5, sigma > .zero else { return .zero }
    return Decibels(-NormalQuantile.exact(exceededWith: probability) * sigma.value)
  }

  /// The share of places that reach a threshold, 0 to 1: ½·erfc((threshold − median) / (σ·√2)).
  ///
  /// Without spread it is 1 where the median reaches the threshold, else 0.
  public func probability(median: PowerLevel, threshold: PowerLevel) -> Double {
    let missing = (threshold - median).value
    guard sigma > .zero else { return missing <= 0 ? 1 : 0 }
    return 0.5 * erfc(missing / (sigma.value * 2.0.squareRoot()))
  }

  /// With the spread of a loss that has nothing to do with it, root of the sum of squares.
  public func combined(with other: Decibels) -> Shadowing {
    guard other > .zero else { return self }
    return Shadowing(sigma: Decibels((sigma.value * sigma.value + other.value * other.value).squareRoot()))
  }
}

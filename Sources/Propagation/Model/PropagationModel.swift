/// Which loss is predicted, and with which parameters: a value that a scenario chooses.
public struct PropagationModel: Hashable, Sendable {
  /// The loss before terrain.
  public enum Basic: String, CaseIterable, Hashable, Sendable {
    /// Recommendation ITU-R P.525.
    case freeSpace = "free-space"
    /// Okumura–Hata at every frequency.
    case okumuraHata = "okumura-hata"
    /// COST-231 Hata at every frequency.
    case cost231Hata = "cost231-hata"
    /// Okumura–Hata up to 1,500 MHz, COST-231 Hata above.
    case hata
  }

  /// The loss that terrain adds.
  public enum Diffraction: String, CaseIterable, Hashable, Sendable {
    /// None: as if the Earth were bare and the formula knew everything.
    case none
    /// Bullington's construction, Recommendation ITU-R P.526.
    case bullington
  }

  /// The loss before terrain.
  public var basic: Basic
  /// The loss that terrain adds.
  public var diffraction: Diffraction
  /// The surroundings of receivers, for the Hata family.
  public var environment: HataEnvironment
  /// k: the effective Earth radius over the real one; 4/3 in a median atmosphere.
  public var effectiveEarthRadiusFactor: Double

  /// Mean radius of the Earth, m, as in the ITU's Recommendations.
  public static let earthRadius = 6_371_000.0

  /// - Parameters: as the properties.
  public init(
    basic: Basic = .hata, diffraction: Diffraction = .bullington,
    environment: HataEnvironment = .suburban, effectiveEarthRadiusFactor: Double = 4.0 / 3
  ) {
    self.basic = basic
    self.diffraction = diffraction
    self.environment = environment
    self.effectiveEarthRadiusFactor = effectiveEarthRadiusFactor
  }

  /// Radius of an Earth over which the ray would be straight, m.
  public var effectiveEarthRadius: Double { effectiveEarthRadiusFactor * Self.earthRadius }

  /// The formula of the Hata family that a carrier takes; nil in free space.
  public func hataFormula(frequencyMHz: Double, receiverHeight: Double) -> HataFormula? {
    switch basic {
    case .freeSpace: nil
    case .okumuraHata:
      .okumuraHata(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
    case .cost231Hata:
      .cost231(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
    case .hata:
      frequencyMHz <= 1500
        ? .okumuraHata(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
        : .cost231(frequencyMHz: frequencyMHz, mobileHeight: receiverHeight, environment: environment)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// The quantiles that are asked for of a carrier, with what no path changes.
  struct Variability: Sendable {
    private let mode: VariabilityMode
    private let curves: ClimateCurves
    /// g₋ or g₊, by the side of the median that is asked for.
    private let frequencyFactor: Double
    private let deviates: Deviates
    /// Whether a quantile lies far in a tail.
    let isExtreme: Bool

    init(model: LongleyRice, carrier: Carrier) {
      mode = model.variabilityMode
      curves = model.climate.curves
      deviates = model.joinedDeviates()
      frequencyFactor = curves.frequencyFactor(deviate: deviates.time, wavenumber: carrier.wavenumber)
      isExtreme = max(abs(deviates.time), abs(deviates.location), abs(deviates.situation)) > 3.1
    }

    /// A: the loss above free space at the quantiles, dB. Eqs. (5.1) and (5.2).
    ///
    /// - Parameters:
    ///   - link: the path at the carrier.
    ///   - referenceAttenuation: A_ref, dB.
    func excessLoss(over link: RadioLink, referenceAttenuation: Double) -> Double {
      let distanceKm = link.effectiveDistanceKm
      let spread = Spread(
        time: curves.timeDeviation(
          deviate: deviates.time, effectiveDistanceKm: distanceKm, frequencyFactor: frequencyFactor),
        location: mode.eliminatesLocationVariability ? 0 : link.locationDeviation,
        // eq. (5.10)
        situation: mode.eliminatesDirectSituationVariability ? 0 : 5 + 3 * exp(-distanceKm / 100))
      let gain = spread.gain(deviates, kind: mode.kind)
      let median = curves.median.value(at: distanceKm)
      let excess = referenceAttenuation - median - gain  // eq. (5.1)
      // Signals stronger than in free space are rarer than the normal distribution has them.
      return excess < 0 ? excess * (29 - excess) / (29 - 10 * excess) : excess  // eq. (5.2)
    }
  }

  /// z_T, z_L and z_S: the quantiles in standard deviations, those that the mode joins being one.
  private func joinedDeviates() -> Deviates {
    let time = Self.deviate(exceededWith: timePercent / 100)
    let location = Self.deviate(exceededWith: locationPercent / 100)
    let situation = Self.deviate(exceededWith: situationPercent / 100)
    switch variabilityMode.kind {
    case .singleMessage: return Deviates(time: situation, location: situation, situation: situation)
    case .accidental: return Deviates(time: time, location: situation, situation: situation)
    case .mobile: return Deviates(time: time, location: time, situation: situation)
    case .broadcast: return Deviates(time: time, location: location, situation: situation)
    }
  }

  /// Three quantiles, in standard deviations.
  struct Deviates: Sendable {
    let time: Double
    let location: Double
    let situation: Double
  }

  /// Three standard deviations, dB.
  struct Spread {
    let time: Double
    let location: Double
    let situation: Double

    /// Y: by how much the signal exceeds its median at the quantiles, dB (Guide, § 6.2).
    func gain(_ deviates: Deviates, kind: VariabilityMode.Kind) -> Double {
      let z = deviates.situation
      let yTime = time * deviates.time
      let yLocation = location * deviates.location
      // The median over time and location is itself not known: the situation's variance grows, eq. (5.11).
      let indirect = yTime * yTime / (7.8 + z * z) + yLocation * yLocation / (24 + z * z)
      let variance = situation * situation + indirect
      switch kind {
      case .singleMessage: return (time * time + location * location + variance).squareRoot() * z
      case .accidental: return yTime + (location * location + variance).squareRoot() * z
      case .mobile:
        return (time * time + location * location).squareRoot() * deviates.time + variance.squareRoot() * z
      case .broadcast: return yTime + yLocation + variance.squareRoot() * z
      }
    }
  }
}

extension LongleyRice.RadioLink {
  /// d_e: the distance that long-term variability goes by, km: 130 km at the edge of scatter. Eqs. (5.3), (5.4).
  fileprivate var effectiveDistanceKm: Double {
    func smoothHorizon(_ height: Double) -> Double { (2 * 9_000_000 * height).squareRoot() }
    let edge =
      smoothHorizon(path.transmitter.effectiveHeight) + smoothHorizon(path.receiver.effectiveHeight)
      + carrier.scatterEdge  // eq. (5.3)
    let effective = path.distance < edge ? 130e3 * path.distance / edge : 130e3 + path.distance - edge
    return effective / 1000
  }

  /// σ_L: standard deviation from place to place, dB. Eq. (5.9).
  fileprivate var locationDeviation: Double {
    let roughness = wavenumber * path.terrainIrregularity.range(within: path.distance)
    return 10 * roughness / (roughness + 13)
  }

  /// Loss in free space along the ground, dB, with the program's rounded constant.
  var freeSpaceLoss: Double { carrier.freeSpaceConstant + 20 * log10(path.distance / 1000) }
}

extension LongleyRice {
  /// The standard normal deviate that is exceeded with a probability: formula 26.2.23 of Abramowitz and
  /// Stegun as this model rounds its constants, which ``NormalQuantile/p1546(exceededWith:)`` does not.
  ///
  /// - Parameter probability: between 0 and 1.
  static func deviate(exceededWith probability: Double) -> Double {
    probability > 0.5 ? -upperDeviate(1 - probability) : upperDeviate(probability)
  }

  private static func upperDeviate(_ probability: Double) -> Double {
    let t = (-2 * log(probability)).squareRoot()
    let numerator = (0.010328 * t + 0.802853) * t + 2.515516
    let denominator = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1
    return t - numerator / denominator
  }
}

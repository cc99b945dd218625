#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// Attenuation of what the troposphere scatters forward, relative to free space (TN 101, § 9).
  struct Troposcatter {
    let link: RadioLink

    /// The line through two distances far behind the horizons, which stands for scatter at all
    /// distances; nil where the antennas are so low that scatter is not defined. Eqs. (4.52) to (4.57).
    ///
    /// - Parameter diffraction: the line that it takes over from.
    /// - Returns: the line, and the distance, m, from which it holds.
    func line(after diffraction: AttenuationLine) -> (line: AttenuationLine, start: Double)? {
      let d5 = link.horizons + 200e3  // eq. (4.52)
      let d6 = link.horizons + 400e3  // eq. (4.53)
      guard let farGain = frequencyGain(at: d6) else { return nil }
      guard let nearGain = farGain > 15 ? farGain : frequencyGain(at: d5) else { return nil }
      let a6 = attenuation(at: d6, frequencyGain: farGain)  // eq. (4.54)
      // Above 15 dB the gain would bend the line: both distances take the far one.
      let a5 = attenuation(at: d5, frequencyGain: nearGain > 15 ? farGain : nearGain)  // eq. (4.55)
      let slope = (a6 - a5) / 200e3  // eq. (4.57)
      let crossing = (a5 - diffraction.intercept - slope * d5) / (diffraction.slope - slope)
      let settled = link.horizons + 1.088 * link.curvatureDistance * log(link.frequencyMHz)
      let start = max(link.smoothHorizons, settled, crossing)  // eq. (4.58)
      let intercept = (diffraction.slope - slope) * start + diffraction.intercept  // eq. (4.59)
      return (AttenuationLine(slope: slope, intercept: intercept), start)
    }

    /// A_scat, dB, at a distance, m. Eq. (4.63).
    private func attenuation(at distance: Double, frequencyGain: Double) -> Double {
      let angle = link.diffractionAngle(at: distance)
      let path = angle * distance  // D = θd, m
      let squared = angle * angle
      let frequency = 10 * log10(link.wavenumber * 47.7 * squared * squared)
      let refractivity = 0.1 * (link.path.earth.surfaceRefractivity - 301) * exp(-path / 40e3)  // eq. (6.8)
      return Self.distanceFunction(path) + frequency - refractivity + frequencyGain
    }

    /// F₀(D), dB, of D = θd, m. Eq. (6.9).
    private static func distanceFunction(_ path: Double) -> Double {
      let lg = log10(path)
      if path <= 10e3 { return 133.4 + 0.332e-3 * path - 10 * lg }
      if path <= 70e3 { return 104.6 + 0.212e-3 * path - 2.5 * lg }
      return 71.8 + 0.157e-3 * path + 5 * lg
    }
  }
}

// MARK: - The frequency gain

extension LongleyRice.Troposcatter {
  /// H₀: what the ground takes away where antennas stand low for the wavelength, dB, at a distance, m;
  /// nil where both stand so low that it has no bound. Eqs. (4.61) to (4.67) and (6.10) to (6.14).
  private func frequencyGain(at distance: Double) -> Double? {
    let (transmitter, receiver) = (link.path.transmitter, link.path.receiver)
    let horizons = transmitter.horizonAngle + receiver.horizonAngle
    let angle = horizons + distance / link.path.earth.radius  // eq. (4.61)
    let r1 = 2 * link.wavenumber * angle * transmitter.effectiveHeight  // eq. (4.62)
    let r2 = 2 * link.wavenumber * angle * receiver.effectiveHeight
    if r1 < 0.2 && r2 < 0.2 { return nil }
    let eta = scatterEfficiency(at: distance, angle: angle)
    let mean = (Self.frequencyGain(r1, eta: eta) + Self.frequencyGain(r2, eta: eta)) / 2  // eq. (6.12)
    let asymmetry = asymmetry(at: distance)
    let logs = log10(asymmetry.distances) * log10(asymmetry.heights)
    let change = min(mean, 6 * (0.6 - log10(max(eta, 1))) * logs)  // eq. (6.11)
    let gain = max(0, mean + change)  // eq. (6.10)
    guard eta < 1 else { return gain }
    return eta * gain + (1 - eta) * Self.lowScatterGain(r1, r2)
  }

  /// How far the horizons lie from each other, m.
  private var horizonDifference: Double {
    abs(link.path.transmitter.horizonDistance - link.path.receiver.horizonDistance)
  }

  /// s and q: how unlike the ends are in distances and in heights, held to 0.1…10. Eqs. (4.64), (4.65).
  private func asymmetry(at distance: Double) -> (distances: Double, heights: Double) {
    let (transmitter, receiver) = (link.path.transmitter, link.path.receiver)
    let isNearTheTransmitter = transmitter.horizonDistance < receiver.horizonDistance
    let ratio =
      isNearTheTransmitter
      ? transmitter.effectiveHeight / receiver.effectiveHeight
      : receiver.effectiveHeight / transmitter.effectiveHeight
    let s = (distance - horizonDifference) / (distance + horizonDifference)
    return (max(0.1, s), min(max(0.1, ratio / s), 10))
  }

  /// η_s: by how much scatter weakens with the height at which the rays cross. Eqs. (4.66) and (4.67).
  private func scatterEfficiency(at distance: Double, angle: Double) -> Double {
    let crossing =
      (distance - horizonDifference) * (distance + horizonDifference) * angle * 0.25 / distance  // eq. (4.66)
    let refractivity = link.path.earth.surfaceRefractivity
    let gradient = 0.031 - 2.32e-3 * refractivity + 5.67e-6 * refractivity * refractivity
    return crossing / 1755.6 * (1 + gradient * exp(-pow(min(1.7, crossing / 8000), 6)))  // eq. (4.67)
  }

  /// H₀₁(r, η), dB: between the curves for whole η, 1 to 5. Eq. (6.13).
  private static func frequencyGain(_ r: Double, eta: Double) -> Double {
    let held = min(max(1, eta), 5)
    let whole = Int(held)
    let part = held - Double(whole)
    let lower = wholeFrequencyGain(r, eta: whole)
    return part == 0 ? lower : (1 - part) * lower + part * wholeFrequencyGain(r, eta: whole + 1)
  }

  private static func wholeFrequencyGain(_ r: Double, eta: Int) -> Double {
    let (a, b): (Double, Double) =
      switch eta {
      case 1: (25, 24)
      case 2: (80, 45)
      case 3: (177, 68)
      case 4: (395, 80)
      default: (705, 105)
      }
    let inverseSquare = 1 / (r * r)
    return 10 * log10(1 + a * inverseSquare * inverseSquare + b * inverseSquare)
  }

  /// H₀ for η = 0, dB. Eq. (6.14).
  private static func lowScatterGain(_ r1: Double, _ r2: Double) -> Double {
    let rootOf2 = 2.0.squareRoot()
    let factor = (1 + rootOf2 / r1) * (1 + rootOf2 / r2)
    return 10 * log10(factor * factor * (r1 + r2) / (r1 + r2 + 2 * rootOf2))
  }
}

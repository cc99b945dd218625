#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// Attenuation within the horizons, relative to free space: A_el + K₁d + K₂ ln d through the attenuation
  /// at up to three distances, eq. (4.1). It meets the line of diffraction at the smooth-earth horizons.
  struct LineOfSight {
    private let link: RadioLink
    private let diffraction: AttenuationLine
    /// d_Ls and the attenuation there: eqs. (4.26) and (4.27).
    private let far: Sample

    private struct Sample {
      let distance: Double
      let attenuation: Double
    }

    init(_ link: RadioLink, diffraction: AttenuationLine) {
      self.link = link
      self.diffraction = diffraction
      far = Sample(
        distance: link.smoothHorizons, attenuation: diffraction.attenuation(at: link.smoothHorizons))
    }

    /// dB, at a distance, m.
    func attenuation(at distance: Double) -> Double {
      let (k1, k2) = coefficients()
      let constant = far.attenuation - k1 * far.distance - k2 * log(far.distance)  // eq. (4.42)
      return constant + k1 * distance + k2 * log(distance)  // eq. (4.1)
    }

    /// K₁, dB/m, and K₂, dB.
    private func coefficients() -> (k1: Double, k2: Double) {
      let (d0, d1) = sampleDistances()
      let middle = sample(at: d1)  // eq. (4.31)
      if d0 < d1, let curve = curve(through: sample(at: d0), middle) { return curve }
      let rise = max(0, far.attenuation - middle.attenuation)
      let slope = rise / (far.distance - middle.distance)  // eq. (4.40)
      return (slope == 0 ? diffraction.slope : slope, 0)  // eqs. (4.37) and (4.41)
    }

    /// d₀, up to which two rays alone would do, and d₁, nearer to the horizons, m.
    private func sampleDistances() -> (Double, Double) {
      let (transmitter, receiver) = (link.path.transmitter, link.path.receiver)
      let heights = transmitter.effectiveHeight * receiver.effectiveHeight
      let d0 = 0.04 * link.frequencyMHz * heights  // eq. (4.38)
      guard diffraction.intercept >= 0 else {
        return (d0, max(-diffraction.intercept / diffraction.slope, 0.25 * link.horizons))  // eq. (4.39)
      }
      let near = min(d0, 0.5 * link.horizons)  // eq. (4.28)
      return (near, near + 0.25 * (link.horizons - near))  // eq. (4.29)
    }

    /// The coefficients through three distances; nil where the curve would be bent the wrong way.
    private func curve(through near: Sample, _ middle: Sample) -> (k1: Double, k2: Double)? {
      let toFar = far.distance - near.distance
      let toMiddle = middle.distance - near.distance
      let riseToFar = far.attenuation - near.attenuation
      let riseToMiddle = middle.attenuation - near.attenuation
      let logFar = log(far.distance / near.distance)
      let logMiddle = log(middle.distance / near.distance)
      let bend = (toFar * riseToMiddle - toMiddle * riseToFar) / (toFar * logMiddle - toMiddle * logFar)
      let k2 = max(0, bend)  // eq. (4.32)
      guard diffraction.intercept > 0 || k2 > 0 else { return nil }
      let k1 = (riseToFar - k2 * logFar) / toFar  // eq. (4.33)
      guard k1 < 0 else { return (k1, k2) }
      let bendAlone = max(0, riseToFar) / logFar  // eq. (4.35), with K₁ = 0, eq. (4.36)
      return bendAlone == 0 ? (diffraction.slope, 0) : (0, bendAlone)  // eq. (4.37)
    }

    /// The attenuation at one distance: of two rays over smooth ground and, the rougher the more, of
    /// diffraction extended to within the horizons. Eq. (4.44).
    private func sample(at distance: Double) -> Sample {
      let roughness = link.frequencyMHz * link.path.terrainIrregularity.value
      let w = 1 / (1 + roughness / max(10e3, link.smoothHorizons))  // eq. (4.43)
      let attenuation =
        w * twoRays(at: distance) + (1 - w) * diffraction.attenuation(at: distance)  // eqs. (4.44), (4.45)
      return Sample(distance: distance, attenuation: attenuation)
    }
  }
}

// MARK: - Two rays

extension LongleyRice.LineOfSight {
  /// A_t: the direct ray and the one off the ground together, dB, at a distance, m. Eq. (4.51).
  private func twoRays(at distance: Double) -> Double {
    let (real, imaginary) = reflection(at: distance)
    let phase = phaseDifference(at: distance)
    let sumReal = cos(phase) + real
    let sumImaginary = imaginary - sin(phase)
    return -10 * log10(sumReal * sumReal + sumImaginary * sumImaginary)
  }

  /// R_e: the coefficient of reflection at rough ground. Eqs. (4.46) to (4.48).
  private func reflection(at distance: Double) -> (real: Double, imaginary: Double) {
    let heights = link.path.transmitter.effectiveHeight + link.path.receiver.effectiveHeight
    let sine = heights / (distance * distance + heights * heights).squareRoot()  // eq. (4.46)
    let deviation = link.path.terrainIrregularity.deviation(within: distance)
    let scatter = exp(-min(10, link.wavenumber * deviation * sine))
    // (sin ψ − Z) / (sin ψ + Z), eq. (4.47)
    let (r, x) = (link.impedance.resistance, link.impedance.reactance)
    let divisor = (sine + r) * (sine + r) + x * x
    let real = (sine * sine - r * r - x * x) / divisor * scatter
    let imaginary = -2 * sine * x / divisor * scatter
    let power = real * real + imaginary * imaginary
    guard power < 0.25 || power < sine else { return (real, imaginary) }
    let growth = (sine / power).squareRoot()  // eq. (4.48)
    return (real * growth, imaginary * growth)
  }

  /// The phase by which the reflected ray lags, rad, held below π. Eqs. (4.49) and (4.50).
  private func phaseDifference(at distance: Double) -> Double {
    let heights = link.path.transmitter.effectiveHeight * link.path.receiver.effectiveHeight
    let phase = link.wavenumber * 2 * heights / distance
    return phase > .pi / 2 ? .pi - (.pi / 2) * (.pi / 2) / phase : phase
  }
}

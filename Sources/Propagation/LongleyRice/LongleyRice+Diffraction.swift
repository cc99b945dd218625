#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// An attenuation, dB, that grows in proportion to the distance, m.
  struct AttenuationLine {
    /// dB/m.
    let slope: Double
    /// At distance 0, dB.
    let intercept: Double

    /// False where K of eq. (4.17) exceeds 1.607, which turns the normalized distance of eq. (4.18)
    /// negative: well-conducting ground, a low frequency and a horizon close by.
    var isDefined: Bool { slope.isFinite && intercept.isFinite }

    func attenuation(at distance: Double) -> Double { slope * distance + intercept }
  }

  /// Attenuation behind the horizons, relative to free space: something between two knife edges and a
  /// rounded Earth, the more the former the rougher the terrain.
  struct Diffraction {
    private let link: RadioLink
    private let roundedEarth: RoundedEarth
    /// A_fo: what clutter in front of low antennas adds, dB. Eq. (4.10); ERL 79, eq. (3.38c).
    private let clutter: Double
    /// The root in eq. (4.11): how much higher the antennas are for the plane that reflects.
    private let heightRatio: Double

    init(_ link: RadioLink) {
      let (transmitter, receiver) = (link.path.transmitter, link.path.receiver)
      self.link = link
      roundedEarth = RoundedEarth(link)
      let structural = transmitter.structuralHeight * receiver.structuralHeight
      let effective = transmitter.effectiveHeight * receiver.effectiveHeight
      let deviation = link.path.terrainIrregularity.deviation(within: link.smoothHorizons)
      clutter = min(15, 5 * log10(1 + 1e-5 * structural * link.frequencyMHz * deviation))
      // C: 10 m² where the path is known, else 0 (ERL 79, page 3-8)
      let known = link.path.origin == .profile ? 10.0 : 0
      heightRatio = (1 + (effective - structural) / (structural + known)).squareRoot()
    }

    /// The line through two distances well behind the horizons, which stands for diffraction at all
    /// distances. Eqs. (4.3) to (4.8), with the factors of NTIA's program for the frequency in MHz.
    var line: AttenuationLine {
      let unit = link.curvatureDistance
      let d3 = max(link.smoothHorizons, link.horizons + 5 * unit)  // eq. (4.3)
      let d4 = d3 + 10 * unit  // eq. (4.4)
      let a3 = attenuation(at: d3)  // eq. (4.5)
      let a4 = attenuation(at: d4)  // eq. (4.6)
      let slope = (a4 - a3) / (d4 - d3)  // eq. (4.7)
      return AttenuationLine(slope: slope, intercept: a3 - slope * d3)  // eq. (4.8)
    }

    /// A_diff: attenuation at a distance, m, behind the horizons, dB. Eq. (4.9).
    func attenuation(at distance: Double) -> Double {
      let w = roundedShare(at: distance)
      return w * roundedEarth.attenuation(at: distance) + (1 - w) * knifeEdges(at: distance) + clutter
    }

    /// w: the share of the rounded Earth, 1 over smooth ground. Eq. (4.11); ERL 79, eq. (3.23).
    private func roundedShare(at distance: Double) -> Double {
      let roughness = link.path.terrainIrregularity.range(within: distance) * link.wavenumber
      let bend = (link.horizonAngles * link.path.earth.radius + link.horizons) / distance
      let q = (heightRatio + bend) * min(roughness, 6283.2)  // at most 1,000 wavelengths
      return 25.1 / (25.1 + q.squareRoot())
    }

    /// A_k: the loss at both horizons as at knife edges, dB. Eqs. (4.13) and (4.14); TN 101, eq. (I.7).
    private func knifeEdges(at distance: Double) -> Double {
      let angle = link.diffractionAngle(at: distance)
      let behind = distance - link.horizons
      func edge(_ horizon: Double) -> Double {
        let inverse4Pi = 0.0795775
        let nuSquared = inverse4Pi * link.wavenumber * angle * angle * horizon * behind / (behind + horizon)
        return knifeEdgeLoss(nuSquared: nuSquared)
      }
      return edge(link.path.transmitter.horizonDistance) + edge(link.path.receiver.horizonDistance)
    }

    /// Loss of one knife edge, dB: Fresnel's integral for ν ≥ 0, of which the square is given. Eqs. (4.21), (6.1).
    private func knifeEdgeLoss(nuSquared: Double) -> Double {
      nuSquared < 2.4 * 2.4
        ? 6.02 + 9.11 * nuSquared.squareRoot() - 1.27 * nuSquared
        : 12.953 + 10 * log10(nuSquared)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension P1812 {
  /// Propagation by ducting and layer reflection. § 4.5.
  struct Ducting {
    let distanceKm: Double
    let frequencyGHz: Double
    let timePercent: Double
    let transmitterCoastKm: Double
    let receiverCoastKm: Double
    /// Heights of the antennas above sea level, m.
    let transmitterAntenna: Double
    let receiverAntenna: Double
    let meteorology: RadioMeteorology
    let geometry: PathGeometry

    /// L_ba: basic transmission loss not exceeded for p % of time, dB. Eq. (46).
    var loss: Double { couplingLoss + angularLoss }

    /// A_f: fixed coupling losses between the antennas and the duct, dB. Eq. (47).
    private var couplingLoss: Double {
      let horizonsKm = geometry.transmitterHorizon.distanceKm + geometry.receiverHorizon.distanceKm
      return Self.carrierConstant(frequencyGHz: frequencyGHz) + 20 * log10(horizonsKm)
        + shieldingLoss(geometry.transmitterHorizon) + shieldingLoss(geometry.receiverHorizon)
        + coastCouplings
    }

    /// What of A_f the carrier alone decides, dB. Eqs. (47) and (47a).
    static func carrierConstant(frequencyGHz: Double) -> Double {
      let parabola = 45.375 - 137 * frequencyGHz + 92.5 * frequencyGHz * frequencyGHz
      let longWave = frequencyGHz < 0.5 ? parabola : 0  // A_lf, eq. (47a)
      return 102.45 + 20 * log10(frequencyGHz) + longWave
    }

    /// A_st, A_sr: shielding of an antenna by its horizon, dB. Eqs. (48) and (48a).
    private func shieldingLoss(_ horizon: Horizon) -> Double {
      let elevation = horizon.elevationMrad - 0.1 * horizon.distanceKm
      guard elevation > 0 else { return 0 }
      let edge = 20 * log10(1 + 0.361 * elevation * (frequencyGHz * horizon.distanceKm).squareRoot())
      return edge + 0.264 * elevation * cbrt(frequencyGHz)
    }

    /// A_ct + A_cr, dB. Eq. (49).
    private var coastCouplings: Double {
      // A path of exactly three quarters is one, however its stretches were added up.
      guard meteorology.seaFraction >= 0.75 - 1e-9 else { return 0 }
      return Self.coastCoupling(
        coastKm: transmitterCoastKm, horizonKm: geometry.transmitterHorizon.distanceKm,
        antenna: transmitterAntenna)
        + Self.coastCoupling(
          coastKm: receiverCoastKm, horizonKm: geometry.receiverHorizon.distanceKm, antenna: receiverAntenna)
    }

    /// Coupling into a duct over the sea close by, on a path that is mostly over sea, dB, 0 or negative. Eq. (49).
    static func coastCoupling(coastKm: Double, horizonKm: Double, antenna: Double) -> Double {
      guard coastKm <= horizonKm, coastKm <= 5 else { return 0 }
      return -3 * exp(-0.25 * coastKm * coastKm) * (1 + tanh(0.07 * (50 - antenna)))
    }

    /// A_d(p): losses by angle and time, dB. Eqs. (50) to (52).
    private var angularLoss: Double {
      let specific = 5e-5 * meteorology.medianEarthRadiusKm * cbrt(frequencyGHz)  // γ_d, eq. (51)
      let ofEarth = 1000 * distanceKm / meteorology.medianEarthRadiusKm
      let angle =
        ofEarth + Self.limitedElevation(geometry.transmitterHorizon)
        + Self.limitedElevation(geometry.receiverHorizon)  // θ′, eq. (52)
      return specific * angle + timeVariability
    }

    /// θ′_t, θ′_r, mrad. Eq. (52a).
    private static func limitedElevation(_ horizon: Horizon) -> Double {
      min(horizon.elevationMrad, 0.1 * horizon.distanceKm)
    }

    /// A(p): the cumulative distribution over time, dB. Eqs. (53) to (56a).
    private var timeVariability: Double {
      let beta = meteorology.ductingPercent * pathCorrection * roughnessCorrection  // eq. (54)
      let lgBeta = log10(beta)
      let decay = (9.51 - 4.8 * lgBeta + 0.198 * lgBeta * lgBeta) * 1e-6 * pow(distanceKm, 1.13)
      let gamma = 1.076 / pow(2.0058 - lgBeta, 1.012) * exp(-decay)  // eq. (53a)
      let ratio = timePercent / beta
      return -12 + (1.2 + 3.7e-3 * distanceKm) * log10(ratio) + 12 * pow(ratio, gamma)  // eq. (53)
    }

    /// μ₂: the correction for path geometry. Eqs. (55) and (55a).
    private var pathCorrection: Double {
      let reach = 3.5e-9 * pow(distanceKm, 3.1) * meteorology.inlandness
      let alpha = max(-0.6 - reach, -3.4)
      let roots =
        geometry.transmitterEffectiveHeight.squareRoot() + geometry.receiverEffectiveHeight.squareRoot()
      let ratio = distanceKm / roots
      return min(1, pow(500 / meteorology.medianEarthRadiusKm * ratio * ratio, alpha))
    }

    /// μ₃: the correction for terrain roughness. Eqs. (56) and (56a).
    private var roughnessCorrection: Double {
      guard geometry.roughness > 10 else { return 1 }
      let between = distanceKm - geometry.transmitterHorizon.distanceKm - geometry.receiverHorizon.distanceKm
      return exp(-4.6e-5 * (geometry.roughness - 10) * (43 + 6 * min(between, 40)))
    }
  }
}

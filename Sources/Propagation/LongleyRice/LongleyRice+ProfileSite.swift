#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// Both ends of a path over a profile, about to get their effective heights.
  ///
  /// The ground in front of an antenna reflects as a plane: the line fitted through it, where that stays
  /// below the foot of the mast, lends its depth to the antenna's height.
  struct ProfileSite {
    let terrain: TerrainProfile
    /// Where the terrain that counts begins, m from the transmitter.
    let start: Double
    /// Where it ends, m from the transmitter.
    let end: Double
    let irregularity: TerrainIrregularity
    let earth: EffectiveEarth
    /// Above the ground, m.
    let structuralHeights: (transmitter: Double, receiver: Double)

    /// Ends with terrain horizons between them: each has its own plane, up to nine tenths of its horizon.
    func obstructedTerminals(
      _ horizons: (transmitter: TerrainProfile.Horizon, receiver: TerrainProfile.Horizon)
    ) -> (transmitter: Terminal, receiver: Terminal) {
      let near = terrain.planeFit(from: start, to: 0.9 * horizons.transmitter.distance)
      let far = terrain.planeFit(from: terrain.length - 0.9 * horizons.receiver.distance, to: end)
      let heights = effectiveHeights(above: (near.transmitter, far.receiver))
      return (
        Terminal(
          structuralHeight: structuralHeights.transmitter, effectiveHeight: heights.transmitter,
          horizonDistance: horizons.transmitter.distance, horizonAngle: horizons.transmitter.angle),
        Terminal(
          structuralHeight: structuralHeights.receiver, effectiveHeight: heights.receiver,
          horizonDistance: horizons.receiver.distance, horizonAngle: horizons.receiver.angle)
      )
    }

    /// Ends in plain sight of each other: one plane for both, and horizons as statistics has them for
    /// such terrain, because the profile ends before they come.
    func clearTerminals() -> (transmitter: Terminal, receiver: Terminal) {
      var heights = effectiveHeights(above: terrain.planeFit(from: start, to: end))
      let reach = statisticalHorizon(heights.transmitter) + statisticalHorizon(heights.receiver)
      if reach <= terrain.length {  // the ends do see each other: raise both until this comes out
        let growth = (terrain.length / reach) * (terrain.length / reach)
        heights = (heights.transmitter * growth, heights.receiver * growth)
      }
      return (
        Terminal(
          structuralHeight: structuralHeights.transmitter, effectiveHeight: heights.transmitter,
          irregularity: irregularity, earth: earth),
        Terminal(
          structuralHeight: structuralHeights.receiver, effectiveHeight: heights.receiver,
          irregularity: irregularity, earth: earth)
      )
    }

    private func statisticalHorizon(_ height: Double) -> Double {
      earth.statisticalHorizon(height: height, irregularity: irregularity)
    }

    private func effectiveHeights(
      above plane: (transmitter: Double, receiver: Double)
    ) -> (transmitter: Double, receiver: Double) {
      (
        structuralHeights.transmitter + max(terrain.heights[0] - plane.transmitter, 0),
        structuralHeights.receiver + max(terrain.heights[terrain.last] - plane.receiver, 0)
      )
    }
  }
}

extension LongleyRice.EffectiveEarth {
  /// The median distance, m, to the horizon over terrain of an irregularity. Eq. (3.3).
  func statisticalHorizon(height: Double, irregularity: LongleyRice.TerrainIrregularity) -> Double {
    smoothHorizon(height: height) * exp(-0.07 * (irregularity.value / max(height, 5)).squareRoot())
  }
}

extension LongleyRice.Terminal {
  /// An end whose horizon is not known but for the terrain's irregularity. Eqs. (3.3) and (3.4).
  init(
    structuralHeight: Double, effectiveHeight: Double, irregularity: LongleyRice.TerrainIrregularity,
    earth: LongleyRice.EffectiveEarth
  ) {
    let smooth = earth.smoothHorizon(height: effectiveHeight)
    let distance = earth.statisticalHorizon(height: effectiveHeight, irregularity: irregularity)
    let obstacle = 0.65 * irregularity.value * (smooth / distance - 1)  // m above the ground
    self.init(
      structuralHeight: structuralHeight, effectiveHeight: effectiveHeight, horizonDistance: distance,
      horizonAngle: (obstacle - 2 * effectiveHeight) / smooth)  // eq. (3.4)
  }
}

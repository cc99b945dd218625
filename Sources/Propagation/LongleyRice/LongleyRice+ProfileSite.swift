#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LongleyRice {
  /// Antennas above the ground, m.
  struct StructuralHeights: Hashable, Sendable {
    let transmitter: Double
    let receiver: Double
  }

  /// The part of the terrain that counts: the ground at the feet of the masts says little, so it begins at
  /// 15 mast heights, or at a tenth of the way to the horizon (Guide, page 25).
  struct TerrainStretch {
    /// m from the transmitter.
    let start: Double
    let end: Double

    @inline(__always)
    init(length: Double, horizons: TerrainProfile.Horizons, heights: StructuralHeights) {
      start = min(15 * heights.transmitter, 0.1 * horizons.transmitter.distance)
      end = length - min(15 * heights.receiver, 0.1 * horizons.receiver.distance)
    }
  }

  /// Both ends of a path over a profile, about to get their effective heights.
  ///
  /// The ground in front of an antenna reflects as a plane: the line fitted through it, where that stays
  /// below the foot of the mast, lends its depth to the antenna's height.
  struct ProfileSite {
    /// m.
    let length: Double
    /// At the feet of the masts, m above the sea.
    let ground: (transmitter: Double, receiver: Double)
    let stretch: TerrainStretch
    let irregularity: TerrainIrregularity
    let earth: EffectiveEarth
    let structuralHeights: StructuralHeights

    /// The parameters of the path.
    ///
    /// - Parameters:
    ///   - horizons: of both antennas.
    ///   - fit: the least-squares line through the ground between two distances, m.
    @inline(__always)
    func path(
      _ horizons: TerrainProfile.Horizons, fit: (_ start: Double, _ end: Double) -> GroundLine
    ) -> Path {
      let isClear = horizons.transmitter.distance + horizons.receiver.distance > 1.5 * length
      let ends: Terminals
      if isClear {
        ends = clearTerminals(above: fit(stretch.start, stretch.end))
      } else {
        // Each end has its own plane, up to nine tenths of its horizon.
        let near = fit(stretch.start, 0.9 * horizons.transmitter.distance)
        let far = fit(length - 0.9 * horizons.receiver.distance, stretch.end)
        ends = obstructedTerminals(
          horizons, above: GroundLine(transmitter: near.transmitter, receiver: far.receiver))
      }
      return Path(
        origin: .profile, distance: length, transmitter: ends.transmitter, receiver: ends.receiver,
        terrainIrregularity: irregularity, earth: earth)
    }

    typealias Terminals = (transmitter: Terminal, receiver: Terminal)

    /// Ends with terrain horizons between them.
    private func obstructedTerminals(
      _ horizons: TerrainProfile.Horizons, above planes: GroundLine
    ) -> Terminals {
      let heights = effectiveHeights(above: planes)
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
    private func clearTerminals(above plane: GroundLine) -> Terminals {
      var heights = effectiveHeights(above: plane)
      let reach = statisticalHorizon(heights.transmitter) + statisticalHorizon(heights.receiver)
      if reach <= length {  // the ends do see each other: raise both until this comes out
        let growth = (length / reach) * (length / reach)
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
      above plane: GroundLine
    ) -> (transmitter: Double, receiver: Double) {
      (
        structuralHeights.transmitter + max(ground.transmitter - plane.transmitter, 0),
        structuralHeights.receiver + max(ground.receiver - plane.receiver, 0)
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

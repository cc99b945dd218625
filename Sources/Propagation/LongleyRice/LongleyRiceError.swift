/// An input that the Longley–Rice model refuses.
public enum LongleyRiceError: Error, Hashable, Sendable {
  /// The transmitter's height above the ground, m.
  case transmitterHeight(Double)
  /// The receiver's height above the ground, m.
  case receiverHeight(Double)
  /// A code that is no climate's.
  case climate(code: Int)
  /// The share of the time.
  case time(percent: Double)
  /// The share of the locations.
  case location(percent: Double)
  /// The share of the situations.
  case situation(percent: Double)
  /// The confidence.
  case confidence(percent: Double)
  /// The reliability.
  case reliability(percent: Double)
  /// N₀, N-units.
  case surfaceRefractivity(Double)
  /// The carrier, MHz.
  case frequency(mhz: Double)
  /// A code that is no polarization's.
  case polarization(code: Int)
  /// ε of the ground.
  case permittivity(Double)
  /// σ of the ground, S/m.
  case conductivity(Double)
  /// The ground's impedance turns the phase by 45° or more.
  case groundImpedance(permittivity: Double, conductivity: Double)
  /// A code that is no mode's.
  case variabilityMode(code: Int)
  /// The effective Earth radius that follows from N₀ and the path's mean height, m.
  case effectiveEarthRadius(Double)
  /// Length of the path, m.
  case distance(Double)
  /// Δh of the area, m.
  case terrainIrregularity(Double)
  /// N_s, N-units, that follows from N₀ and the path's mean height: the path is too high.
  case refractivityTooSmall(Double)
  /// N_s, N-units, that follows from N₀ and the path's mean height: the path is below the sea.
  case refractivityTooLarge(Double)
  /// The points of the profile have unequal distances; the first one that is out of place.
  case unevenProfile(index: Int)
  /// The ground is not known all the way; the first point without a height.
  case unknownGround(index: Int)

  /// NTIA's return code; nil for what its program does not check.
  public var returnCode: Int? {
    switch self {
    case .transmitterHeight: 1000
    case .receiverHeight: 1001
    case .climate: 1002
    case .time: 1003
    case .location: 1004
    case .situation: 1005
    case .confidence: 1006
    case .reliability: 1007
    case .surfaceRefractivity: 1008
    case .frequency: 1009
    case .polarization: 1010
    case .permittivity: 1011
    case .conductivity: 1012
    case .groundImpedance: 1013
    case .variabilityMode: 1014
    case .effectiveEarthRadius: 1016
    case .distance: 1017
    case .terrainIrregularity: 1018
    case .refractivityTooSmall: 1021
    case .refractivityTooLarge: 1022
    case .unevenProfile, .unknownGround: nil
    }
  }
}

extension LongleyRiceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .transmitterHeight(let height):
      "The Longley–Rice model takes transmitters 0.5 to 3,000 m above the ground, not \(height) m."
    case .receiverHeight(let height):
      "The Longley–Rice model takes receivers 0.5 to 3,000 m above the ground, not \(height) m."
    case .climate(let code):
      "\(code) is no radio climate. Give 1 (equatorial) to 7 (maritime temperate over sea); "
        + "5 is continental temperate."
    case .time(let percent): Self.share("time", percent)
    case .location(let percent): Self.share("locations", percent)
    case .situation(let percent): Self.share("situations", percent)
    case .confidence(let percent): Self.share("confidence", percent)
    case .reliability(let percent): Self.share("reliability", percent)
    case .surfaceRefractivity(let value):
      "Surface refractivity is 250 to 400 N-units at sea level, not \(value). Give 301 where it is not known."
    case .frequency(let mhz):
      "The Longley–Rice model takes carriers of 20 to 20,000 MHz, not \(mhz) MHz."
    case .polarization(let code): "\(code) is no polarization. Give 0 (horizontal) or 1 (vertical)."
    case .permittivity(let value):
      "The ground's relative permittivity is 1 or more, not \(value). Average ground has 15."
    case .conductivity(let value):
      "The ground's conductivity is more than 0 S/m, not \(value). Average ground has 0.005 S/m."
    case .groundImpedance(let permittivity, let conductivity):
      "Ground of permittivity \(permittivity) and conductivity \(conductivity) S/m is no ground that "
        + "the Longley–Rice model knows. Give a permittivity above 1; average ground has 15."
    case .variabilityMode(let code):
      "\(code) is no mode of variability. Give 0 to 3, with 10, 20 or 30 added."
    case .effectiveEarthRadius(let radius):
      "The path's refractivity makes an effective Earth radius of \(radius) m, not 4,000 to 13,333 km. "
        + "Check the surface refractivity and the heights."
    case .distance(let distance):
      "A path is longer than 0 m and no longer than half-way around the Earth, not \(distance) m."
    case .terrainIrregularity(let value): "Terrain irregularity is 0 m or more, not \(value) m."
    case .refractivityTooSmall(let value):
      "Refractivity at the path's mean height is \(value) N-units, below 150. "
        + "Check the heights: are they metres?"
    case .refractivityTooLarge(let value):
      "Refractivity at the path's mean height is \(value) N-units, above 400. "
        + "Check the heights: the path lies below the sea."
    case .unevenProfile(let index):
      "The Longley–Rice model needs evenly spaced points; point \(index + 1) of the profile is not. Resample it."
    case .unknownGround(let index):
      "The ground is not known at point \(index + 1) of the profile. Add elevation data there."
    }
  }

  private static func share(_ name: String, _ percent: Double) -> String {
    "The share of \(name) lies between 0 and 100 percent, not at \(percent). Give 50 for the median."
  }
}

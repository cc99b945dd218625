/// A use of the Longley–Rice model near or beyond what it was made for.
///
/// Raw values up to 0x4000 are the bits of NTIA's warning field; the one above is ours.
public enum LongleyRiceCaveat: Int, CaseIterable, Hashable, Sendable {
  /// The transmitter is not 1 to 1,000 m above the ground.
  case transmitterHeight = 0x0001
  /// The receiver is not 1 to 1,000 m above the ground.
  case receiverHeight = 0x0002
  /// The carrier is not between 40 and 10,000 MHz.
  case frequency = 0x0004
  /// The path is longer than 1,000 km.
  case pathBeyond1000Km = 0x0008
  /// The path is longer than 2,000 km.
  case pathBeyond2000Km = 0x0010
  /// The antennas see each other steeper than 0.2 rad, by their effective heights.
  case pathTooSteep = 0x0020
  /// The path is shorter than 1 km.
  case pathBelow1Km = 0x0040
  /// The transmitter's horizon is more than 0.2 rad above or below the horizontal.
  case transmitterHorizonAngle = 0x0080
  /// The receiver's horizon is more than 0.2 rad above or below the horizontal.
  case receiverHorizonAngle = 0x0100
  /// The transmitter's horizon is nearer than a tenth of that over a smooth earth.
  case transmitterHorizonNear = 0x0200
  /// The receiver's horizon is nearer than a tenth of that over a smooth earth.
  case receiverHorizonNear = 0x0400
  /// The transmitter's horizon is farther than three times that over a smooth earth.
  case transmitterHorizonFar = 0x0800
  /// The receiver's horizon is farther than three times that over a smooth earth.
  case receiverHorizonFar = 0x1000
  /// A quantile lies more than 3.1 standard deviations from the median.
  case extremeQuantile = 0x2000
  /// The refractivity at the path's mean height is below 250 N-units.
  case surfaceRefractivity = 0x4000
  /// The ground conducts too well, with a horizon so near, for diffraction to be computed: none is counted.
  case diffractionUndefined = 0x8000

  /// The bit of NTIA's warning field; 0 where its program is silent.
  public var warningCode: Int { rawValue & 0x7fff }
}

extension LongleyRiceCaveat: Comparable {
  public static func < (left: LongleyRiceCaveat, right: LongleyRiceCaveat) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension LongleyRiceCaveat: CustomStringConvertible {
  public var description: String {
    switch self {
    case .transmitterHeight: "Longley–Rice is meant for transmitters 1 to 1,000 m above the ground"
    case .receiverHeight: "Longley–Rice is meant for receivers 1 to 1,000 m above the ground"
    case .frequency: "Longley–Rice is meant for 40 to 10,000 MHz"
    case .pathBeyond1000Km: "Longley–Rice is meant for paths up to 1,000 km"
    case .pathBeyond2000Km: "beyond 2,000 km the Longley–Rice model is an extrapolation"
    case .pathTooSteep:
      "the antennas see each other at a steeper angle than the Longley–Rice model allows for"
    case .pathBelow1Km: "below 1 km the Longley–Rice model is an extrapolation"
    case .transmitterHorizonAngle: "the transmitter's horizon is too steep for small-angle formulas"
    case .receiverHorizonAngle: "the receiver's horizon is too steep for small-angle formulas"
    case .transmitterHorizonNear: "the transmitter's horizon is within a tenth of the smooth earth's"
    case .receiverHorizonNear: "the receiver's horizon is within a tenth of the smooth earth's"
    case .transmitterHorizonFar: "the transmitter's horizon is beyond three times the smooth earth's"
    case .receiverHorizonFar: "the receiver's horizon is beyond three times the smooth earth's"
    case .extremeQuantile: "a quantile lies far in the tail of its distribution"
    case .surfaceRefractivity: "the air is thin: refractivity along the path is below 250 N-units"
    case .diffractionUndefined:
      "the ground conducts too well, with a horizon so near, for Longley–Rice diffraction: none is counted"
    }
  }
}

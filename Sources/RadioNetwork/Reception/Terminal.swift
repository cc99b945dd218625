import Propagation

/// The phone or modem at the far end of a link.
public struct Terminal: Hashable, Sendable {
  /// Above the ground, m.
  public let antennaHeight: Double
  /// Of its antenna, dBi.
  public let gainDBi: Double
  /// What the hand and head of its user take, dB; the same both ways.
  public let bodyLossDB: Double
  /// Of its receiver, dB.
  public let noiseFigureDB: Double
  /// Greatest power at its antenna, dBm. See ``greatestPower(_:frequencyMHz:)``.
  public let powerDBm: Double

  /// - Parameters: as the properties.
  /// - Precondition: the height is positive; the body loss and the noise figure are not negative.
  public init(
    antennaHeight: Double, gainDBi: Double, bodyLossDB: Double, noiseFigureDB: Double, powerDBm: Double
  ) {
    precondition(antennaHeight > 0, "a terminal is held above the ground")
    precondition(bodyLossDB >= 0 && noiseFigureDB >= 0, "a body and a receiver do not amplify")
    self.antennaHeight = antennaHeight
    self.gainDBi = gainDBi
    self.bodyLossDB = bodyLossDB
    self.noiseFigureDB = noiseFigureDB
    self.powerDBm = powerDBm
  }

  /// What a planner takes where nothing else is known: a phone in the open hand at 1.5 m, antenna 0 dBi.
  ///
  /// No loss to the body: rules that mean a voice call at the ear add ``voiceBodyLossDB``.
  public static func of(_ generation: Generation, antennaHeight: Double = planningHeight) -> Terminal {
    Terminal(
      antennaHeight: antennaHeight, gainDBi: 0, bodyLossDB: 0,
      noiseFigureDB: typicalNoiseFigureDB(generation), powerDBm: powerClassDBm(generation))
  }

  /// Height of a phone in coverage rules, m: FCC BDC asks for no less (47 CFR 1.7004(c)(3)).
  public static let planningHeight = 1.5

  /// What the head takes from a voice call, dB: the usual figure of planners, an assumption.
  ///
  /// H. Holma, A. Toskala, WCDMA for UMTS, § 8.2.1, takes it in its voice budget, and none for data.
  public static let voiceBodyLossDB = 3.0

  /// Noise figure of a terminal's receiver, dB, as studies assume it.
  ///
  /// 2G: 3GPP TR 43.030 V9, Annex A, 10 dB. 3G: TR 25.942 V9, 9 dB. 4G: TR 36.942 V9, 9 dB. 5G: Report
  /// ITU-R M.2412-0, § 8.4, below 6 GHz, 7 dB.
  public static func typicalNoiseFigureDB(_ generation: Generation) -> Double {
    switch generation {
    case .g2: 10
    case .g3, .g4: 9
    case .g5: 7
    }
  }

  /// Nominal power of the class that handheld terminals have, dBm; 2G: below 1 GHz.
  ///
  /// 2G: class 4, 3GPP TS 45.005 V9, § 4.1.1. 3G: class 3, TS 25.101 V9, Table 6.1. 4G: class 3, TS 36.101
  /// V9, Table 6.2.2-1. 5G: class 3, TS 38.101-1 V15, Table 6.2.1-1.
  public static func powerClassDBm(_ generation: Generation) -> Double {
    switch generation {
    case .g2: 33
    case .g3: 24
    case .g4, .g5: 23
    }
  }

  /// Nominal power of a GSM handset in the bands at 1,800 and 1,900 MHz, class 1, dBm: TS 45.005, § 4.1.1.
  public static let powerClassDBmGSM1800 = 30.0

  /// What the terminal can send with on a carrier.
  ///
  /// A GSM handset for two bands has a lower class in the upper one; elsewhere one class holds for all.
  public func greatestPower(_ generation: Generation, frequencyMHz: Double) -> PowerLevel {
    let isUpperGSM = generation == .g2 && frequencyMHz > 1000
    return PowerLevel(dBm: isUpperGSM ? min(powerDBm, Self.powerClassDBmGSM1800) : powerDBm)
  }
}

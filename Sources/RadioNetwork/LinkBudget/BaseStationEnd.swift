import Propagation

/// The base station's end of a link: one carrier of a sector, its transmitter, antenna and receiver.
public struct BaseStationEnd: Hashable, Sendable {
  /// What it speaks.
  public let generation: Generation
  /// The carrier and its width, MHz.
  public let frequencyMHz, bandwidthMHz: Double
  /// When the carrier sends and listens.
  public let timeShare: TimeShare
  /// Of the whole carrier, before the feeder.
  public let transmitterPower: PowerLevel
  /// Of the main beam, dBi: the same for sending and receiving.
  public let antennaGainDBi: Double
  /// Between transmitter or receiver and antenna, dB.
  public let feederLossDB: Double
  /// Of the receiver before the feeder, dB.
  public let noiseFigureDB: Double

  /// - Parameters: as the properties; the noise figure as planners take it where it is not given, the time share by the
  ///   band, or where none is named by the bands that the carrier may be of.
  /// - Precondition: the loss and the noise figure are not negative.
  public init(
    generation: Generation, frequencyMHz: Double, bandwidthMHz: Double, band: Band? = nil,
    transmitterPower: PowerLevel, antennaGainDBi: Double, feederLossDB: Double, noiseFigureDB: Double? = nil
  ) {
    precondition(feederLossDB >= 0 && noiseFigureDB ?? 0 >= 0, "a feeder and a receiver do not amplify")
    self.generation = generation
    self.frequencyMHz = frequencyMHz
    self.bandwidthMHz = bandwidthMHz
    timeShare =
      band?.timeShare
      ?? TimeShare.of(generation, frequencyMHz: frequencyMHz, bandwidthMHz: bandwidthMHz)
    self.transmitterPower = transmitterPower
    self.antennaGainDBi = antennaGainDBi
    self.feederLossDB = feederLossDB
    self.noiseFigureDB = noiseFigureDB ?? Self.typicalNoiseFigureDB(generation)
  }

  /// Noise figure of a macro cell's receiver, dB, as studies assume it.
  ///
  /// 2G: 3GPP TR 43.030 V9, Annex A, 8 dB. 3G: TR 25.942 V9, 5 dB. 4G: TR 36.942 V9, 5 dB. 5G: Report ITU-R
  /// M.2412-0, § 8.4, 5 dB.
  public static func typicalNoiseFigureDB(_ generation: Generation) -> Double {
    generation == .g2 ? 8 : 5
  }

  /// Radiated power of the whole carrier, main beam.
  public var eirp: PowerLevel {
    transmitterPower + Decibels(antennaGainDBi - feederLossDB)
  }

  /// Radiated power of the signal that coverage is judged by, main beam: never the carrier's.
  public var referencePower: PowerLevel {
    eirp - ReferenceSignal.offset(generation, bandwidthMHz: bandwidthMHz)
  }

  /// The end of a sector.
  ///
  /// - Parameter generation: of the sector's station.
  public init(_ sector: Sector, generation: Generation) {
    self.init(
      generation: generation, frequencyMHz: sector.frequencyMHz, bandwidthMHz: sector.bandwidthMHz,
      band: sector.band, transmitterPower: sector.transmitterPower, antennaGainDBi: sector.antennaGainDBi,
      feederLossDB: sector.feederLossDB)
  }
}

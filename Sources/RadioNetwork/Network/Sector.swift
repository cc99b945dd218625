import Propagation

/// One antenna of a station and the carrier on it.
public struct Sector: Hashable, Sendable {
  /// Unique among sectors.
  public let id: String
  /// The station it belongs to, a place in ``Network/stations``.
  public let station: Int
  /// Boresight, degrees clockwise from true north; without meaning for an omnidirectional antenna.
  public let azimuthDegrees: Double
  /// The antenna above the ground, m.
  public let antennaHeight: Double
  /// The carrier, MHz.
  public let frequencyMHz: Double
  /// Width of the carrier, MHz.
  public let bandwidthMHz: Double
  /// The band of the carrier; nil where several fit and none is named.
  public let band: Band?
  /// Radiated power of the whole carrier into the main beam, relative to an isotropic antenna.
  public let eirp: PowerLevel
  /// Greatest gain of the antenna, dBi.
  public let antennaGainDBi: Double
  /// Loss of feeders, jumpers and connectors between transmitter and antenna, dB.
  public let feederLossDB: Double
  /// How the power falls off beside the main beam, and where that looks.
  public let antenna: Antenna

  /// - Parameters: as the properties. Gain and loss default to those of a usual panel, for networks made in code; they
  ///   only tell the transmitter's power from the EIRP.
  public init(
    id: String, station: Int, azimuthDegrees: Double, antennaHeight: Double, frequencyMHz: Double,
    bandwidthMHz: Double, band: Band? = nil, eirp: PowerLevel, antennaGainDBi: Double = 17,
    feederLossDB: Double = 2, antenna: Antenna
  ) {
    self.id = id
    self.station = station
    self.azimuthDegrees = azimuthDegrees
    self.antennaHeight = antennaHeight
    self.frequencyMHz = frequencyMHz
    self.bandwidthMHz = bandwidthMHz
    self.band = band
    self.eirp = eirp
    self.antennaGainDBi = antennaGainDBi
    self.feederLossDB = feederLossDB
    self.antenna = antenna
  }

  /// What carriers are told apart by, MHz: the frequency, but where a list gives the number that the band is called by, the
  /// middle of the band, as for a row that names the band alone.
  public var channelMHz: Double {
    guard let band, frequencyMHz == band.nominalMHz else { return frequencyMHz }
    return band.centerMHz
  }

  /// Power of the whole carrier at the transmitter's port: the EIRP less what the antenna gains, and what feeders lose.
  public var transmitterPower: PowerLevel { eirp - Decibels(antennaGainDBi) + Decibels(feederLossDB) }
}

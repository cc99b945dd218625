import Terrain

/// One row of a station list, as far as it is filled in.
public struct SectorRecord: Hashable, Sendable {
  /// Where the row stands in its file, for messages: the builder only carries it.
  public var row: Int
  /// On the map, m.
  public var position: MapPoint
  /// What it speaks.
  public var generation: Generation
  /// Who runs it.
  public var operatorName: String?
  /// Names of the mast, of the station on it and of the sector.
  public var mastID, stationID, sectorID: String?
  /// What the row says about the station.
  public var facts = StationFacts()
  /// What hangs on the mast; where it is nil, a panel in the azimuth, or an omnidirectional antenna without one.
  public var antenna: AntennaModel?
  /// Boresight from true north.
  public var azimuthDegrees: Double?
  /// Degrees below the horizon by feeding. Nothing for a pattern file, which has it in its cuts.
  public var downtiltDegrees: Double?
  /// Degrees below the horizon by turning the antenna.
  public var mechanicalDowntiltDegrees: Double?
  /// Above the ground, m.
  public var antennaHeight: Double?
  /// Carrier and its width, MHz.
  public var frequencyMHz, bandwidthMHz: Double?
  /// The band of the carrier, where the row names one.
  public var band: Band?
  /// Radiated power, dBm; goes before power, gain and loss.
  public var eirpDBm: Double?
  /// Power at the transmitter, dBm; antenna gain, dBi; loss between them, dB.
  public var powerDBm, gainDBi, lossDB: Double?
  /// Half-power width of a panel, degrees.
  public var horizontalBeamwidthDegrees: Double?

  /// What the operator is called where no row says.
  public static let unnamedOperator = "unknown"

  /// A row with nothing but its place and generation.
  public init(row: Int, position: MapPoint, generation: Generation) {
    self.row = row
    self.position = position
    self.generation = generation
  }
}

/// Where measured levels stand: a row or a point feature a sample.
public struct MeasurementTable: Sendable {
  /// CSV, or any vector file that GDAL reads.
  public var file: String
  /// The layer; nil where the file has only one.
  public var layer: String?
  /// The condition of an SQL WHERE; nil for all rows.
  public var filter: String?
  /// The columns of the position; nil for those that are recognised, or the points of the layer.
  public var latitudeColumn, longitudeColumn: String?
  /// The column of the level in dBm; nil for one that is recognised.
  public var levelColumn: String?
  /// The coordinate system where the file names none; nil for WGS 84.
  public var crs: String?

  /// - Parameters: as the properties.
  public init(
    file: String, layer: String? = nil, filter: String? = nil, latitudeColumn: String? = nil,
    longitudeColumn: String? = nil, levelColumn: String? = nil, crs: String? = nil
  ) {
    self.file = file
    self.layer = layer
    self.filter = filter
    self.latitudeColumn = latitudeColumn
    self.longitudeColumn = longitudeColumn
    self.levelColumn = levelColumn
    self.crs = crs
  }
}

/// Which samples count, and how often.
public struct MeasurementSelection: Sendable {
  /// What has one vote in the statistics.
  public enum Unit: String, CaseIterable, Sendable {
    /// A place, with the mean of its samples in dB: where the receiver stood still it does not count more.
    case places
    /// Every sample.
    case samples
  }

  /// What has one vote.
  public var unit: Unit
  /// Samples at or below it are left out: what the receiver shows where it hears nothing, dBm.
  public var floorDBm: Double?
  /// Samples nearer to the transmitter are left out, m.
  public var leastDistance: Double?
  /// Samples farther from it are left out, m.
  public var greatestDistance: Double?

  /// - Parameters: as the properties.
  public init(
    unit: Unit = .places, floorDBm: Double? = nil, leastDistance: Double? = nil,
    greatestDistance: Double? = nil
  ) {
    self.unit = unit
    self.floorDBm = floorDBm
    self.leastDistance = leastDistance
    self.greatestDistance = greatestDistance
  }
}

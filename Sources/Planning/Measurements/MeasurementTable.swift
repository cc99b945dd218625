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

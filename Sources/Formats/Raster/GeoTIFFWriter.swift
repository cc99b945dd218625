import CGDAL
import Geography
import Terrain

/// Rasters as GeoTIFF, tiled and compressed. The same values give the same bytes.
public enum GeoTIFFWriter {
  /// One band of a file.
  public struct Band: Sendable {
    /// What it shows: `4G received power`.
    public var description: String
    /// Its unit: `dBm`; empty for a number without one.
    public var unit: String
    /// Its values, NaN where there is none.
    public var values: Raster<Float>

    /// - Parameters: as the properties.
    public init(description: String, unit: String, values: Raster<Float>) {
      self.description = description
      self.unit = unit
      self.values = values
    }
  }

  /// What stands in the file where a band has no value.
  public static let noDataValue: Float = -9999
  /// The same for heights in 16 bits, as SRTM has it.
  public static let noHeight = Int16.min

  private static let blockSize = 256

  /// 32-bit numbers, as many bands as given, all on one grid.
  ///
  /// - Parameter metadata: name and text of items that describe the whole file.
  public static func encode(
    bands: [Band], crs: CoordinateReferenceSystem, metadata: [String: String] = [:]
  ) throws(Problem) -> [UInt8] {
    guard let grid = bands.first?.values.grid else { preconditionFailure("a GeoTIFF needs a band") }
    precondition(bands.allSatisfy { $0.values.grid == grid }, "the bands lie on different grids")
    let file = File(grid: grid, bandCount: bands.count, type: GDT_Float32, predictor: 3)
    return try file.encode(crs: crs, metadata: metadata) { (dataset) throws(Problem) in
      for (number, band) in zip(1..., bands) {
        try dataset.describe(
          band: number, description: band.description, unit: band.unit, noData: Double(noDataValue))
      }
      for (number, band) in zip(1..., bands) {
        try write(band.values, as: GDT_Float32, toBand: number, of: dataset) { $0.isNaN ? noDataValue : $0 }
      }
    }
  }

  /// Heights in whole units, ``noHeight`` where there is none.
  public static func encode(
    heights: Raster<Int16>, unit: String = "metre", description: String = "Height above sea level",
    crs: CoordinateReferenceSystem, metadata: [String: String] = [:]
  ) throws(Problem) -> [UInt8] {
    let file = File(grid: heights.grid, bandCount: 1, type: GDT_Int16, predictor: 2)
    return try file.encode(crs: crs, metadata: metadata) { (dataset) throws(Problem) in
      try dataset.describe(band: 1, description: description, unit: unit, noData: Double(noHeight))
      try write(heights, as: GDT_Int16, toBand: 1, of: dataset) { $0 }
    }
  }

  /// Writes a row of blocks at a time and flushes it: GDAL's cache would choose an order of its own
  /// when memory runs short, and the bytes would change with it.
  private static func write<Value>(
    _ raster: Raster<Value>, as type: GDALDataType, toBand number: Int, of dataset: GDALDataset,
    _ stored: (Value) -> Value
  ) throws(Problem) {
    let band = GDALGetRasterBand(dataset.handle, Int32(number))
    let columns = raster.grid.columns
    for top in stride(from: 0, to: raster.grid.rows, by: blockSize) {
      let count = min(blockSize, raster.grid.rows - top)
      var strip = raster.values[top * columns..<(top + count) * columns].map(stored)
      let status = strip.withUnsafeMutableBytes {
        GDALRasterIO(
          band, GF_Write, 0, Int32(top), Int32(columns), Int32(count), $0.baseAddress, Int32(columns),
          Int32(count), type, 0, 0)
      }
      guard status == CE_None, GDALFlushRasterCache(band) == CE_None else {
        throw Problem("GDAL could not encode the GeoTIFF")
      }
    }
  }

  /// An empty file in memory, and how it becomes bytes.
  private struct File {
    let grid: MetricGrid
    let bandCount: Int
    let type: GDALDataType
    let predictor: Int

    func encode(
      crs: CoordinateReferenceSystem, metadata: [String: String],
      _ fill: (GDALDataset) throws(Problem) -> Void
    ) throws(Problem) -> [UInt8] {
      try GDALMessages.collect { (messages) throws(Problem) in
        let folder = MemoryFolder()
        guard
          let dataset = GDALDataset(
            creating: folder.path(of: "raster.tif"), driver: "GTiff", columns: grid.columns,
            rows: grid.rows, bands: bandCount, type: type, options: options)
        else { throw Problem("GDAL could not make the GeoTIFF: \(messages.reason)") }
        guard let system = SpatialReference(crs) else {
          throw Problem("GDAL does not know the coordinate system", value: crs.name)
        }
        GDALSetSpatialRef(dataset.handle, system.handle)
        var position = [grid.west, grid.cellSize, 0, grid.north, 0, -grid.cellSize]
        GDALSetGeoTransform(dataset.handle, &position)
        for (name, text) in metadata.sorted(by: { $0.key < $1.key }) {
          GDALSetMetadataItem(dataset.handle, name, text, nil)
        }
        try fill(dataset)
        dataset.close()
        guard messages.failures.isEmpty, let bytes = folder.take("raster.tif") else {
          throw Problem("GDAL could not encode the GeoTIFF: \(messages.reason)")
        }
        return bytes
      }
    }

    private var options: [(String, String)] {
      [
        ("TILED", "YES"), ("BLOCKXSIZE", "\(blockSize)"), ("BLOCKYSIZE", "\(blockSize)"),
        ("COMPRESS", "DEFLATE"), ("PREDICTOR", "\(predictor)"), ("INTERLEAVE", "BAND"),
        ("BIGTIFF", "IF_SAFER"),
      ]
    }
  }
}

extension GDALDataset {
  fileprivate func describe(band number: Int, description: String, unit: String, noData: Double)
    throws(Problem)
  {
    guard let band = GDALGetRasterBand(handle, Int32(number)) else {
      throw Problem("GDAL made a GeoTIFF without band \(number)")
    }
    GDALSetDescription(band, description)
    GDALSetRasterUnitType(band, unit)
    GDALSetRasterNoDataValue(band, noData)
  }
}

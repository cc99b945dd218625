import CGDAL
import Geography
import Terrain

/// A raster file that GDAL can read: where it lies and what its numbers mean. Band 1 counts.
public struct RasterSource: Hashable, Sendable {
  /// The file as the user named it.
  public let path: String
  /// GDAL's short name of the format: `GTiff`.
  public let driver: String
  /// The files that it consists of, the main one first.
  public let files: [String]
  /// Pixels in a row, and rows.
  public let columns, rows: Int
  /// Number of bands; only the first is read.
  public let bandCount: Int
  /// The system that the file states; nil where it states none.
  public let crs: CoordinateReferenceSystem?
  /// What it covers, in its own system, x east (longitude), y north (latitude).
  public let bounds: MapBounds
  /// Size of a pixel in its own system: east–west and north–south.
  public let pixelWidth, pixelHeight: Double
  /// The value that stands for "not known"; nil where none is declared.
  ///
  /// A 16-bit file that declares none means -32768 by it, as SRTM does.
  public let noDataValue: Double?
  /// The unit of the values in the file's words; empty where it states none.
  public let unit: String
  /// A pixel's value is its number × scale + offset.
  public let scale, offset: Double

  let layout: PixelLayout

  /// Reads what the file says about itself; pixels are read later.
  public init(path: String) throws(Problem) {
    self = try GDALMessages.collect { (messages) throws(Problem) -> RasterSource in
      guard let dataset = GDALDataset(path: path, kind: GDAL_OF_RASTER) else {
        throw Self.unreadable(path, reason: messages.reason)
      }
      return try RasterSource(path: path, dataset: dataset)
    }
  }

  private init(path: String, dataset: GDALDataset) throws(Problem) {
    let handle = dataset.handle
    self.path = path
    driver = dataset.driver
    files = dataset.files
    columns = Int(GDALGetRasterXSize(handle))
    rows = Int(GDALGetRasterYSize(handle))
    bandCount = Int(GDALGetRasterCount(handle))
    guard bandCount > 0, let band = GDALGetRasterBand(handle, 1) else {
      throw Problem(
        "holds no raster of its own, only subsets", file: path,
        remedy: "Name one of the subsets that gdalinfo lists, such as NETCDF:\"file.nc\":elevation")
    }
    crs = CoordinateReferenceSystem(GDALGetSpatialRef(handle))
    var transform = [Double](repeating: 0, count: 6)
    guard GDALGetGeoTransform(handle, &transform) == CE_None,
      transform[1] * transform[5] != transform[2] * transform[4]
    else {
      throw Problem(
        "does not say where it lies", file: path, expected: "a georeferenced raster",
        remedy: "Give it a position with gdal_translate -a_ullr and -a_srs, or rectify it with gdalwarp")
    }
    layout = PixelLayout(transform: transform, band: band)
    bounds = layout.bounds(columns: columns, rows: rows)
    pixelWidth = (transform[1] * transform[1] + transform[4] * transform[4]).squareRoot()
    pixelHeight = (transform[2] * transform[2] + transform[5] * transform[5]).squareRoot()
    noDataValue = Self.noDataValue(of: band, layout: layout)
    unit = GDALGetRasterUnitType(band).map { String(cString: $0) } ?? ""
    scale = GDALGetRasterScale(band, nil)
    offset = GDALGetRasterOffset(band, nil)
  }

  private static func noDataValue(of band: GDALRasterBandH, layout: PixelLayout) -> Double? {
    var isDeclared: Int32 = 0
    let value = GDALGetRasterNoDataValue(band, &isDeclared)
    if isDeclared != 0 { return value }
    return layout.typeName == "Int16" && !layout.hasMask ? -32768 : nil
  }

  private static func unreadable(_ path: String, reason: String) -> Problem {
    if !path.hasPrefix("/vsi"), let missing = FilePath.missing(path) { return missing }
    return Problem(
      "is no raster that GDAL can read: \(reason)", file: path,
      expected: "GeoTIFF, HGT, ASC or another GDAL raster",
      remedy: "Check it with gdalinfo")
  }
}

/// How the pixels of a file lie on the map and in the file.
struct PixelLayout: Hashable, Sendable {
  /// GDAL's affine map from pixel and line to x and y.
  let transform: [Double]
  /// GDAL's name of the number type: `Int16`.
  let typeName: String
  /// Pixels in a block of the file.
  let blockWidth, blockHeight: Int
  /// Whether a mask or alpha band, not a value, tells which pixels are known.
  let hasMask: Bool

  init(transform: [Double], band: GDALRasterBandH) {
    self.transform = transform
    typeName = GDALGetDataTypeName(GDALGetRasterDataType(band)).map { String(cString: $0) } ?? ""
    var width: Int32 = 0
    var height: Int32 = 0
    GDALGetBlockSize(band, &width, &height)
    blockWidth = Int(width)
    blockHeight = Int(height)
    let flags = GDALGetMaskFlags(band)
    hasMask = flags & (GMF_ALL_VALID | GMF_NODATA) == 0
  }

  /// Whether rows run west to east and columns north to south.
  var isUpright: Bool { transform[2] == 0 && transform[4] == 0 && transform[1] > 0 && transform[5] < 0 }

  func bounds(columns: Int, rows: Int) -> MapBounds {
    let corners = [(0, 0), (columns, 0), (0, rows), (columns, rows)].map { column, row in
      MapPoint(
        x: transform[0] + Double(column) * transform[1] + Double(row) * transform[2],
        y: transform[3] + Double(column) * transform[4] + Double(row) * transform[5])
    }
    return MapBounds(around: corners)!
  }
}

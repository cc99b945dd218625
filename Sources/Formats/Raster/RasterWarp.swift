import CGDAL
import Geography
import Terrain

/// One stack of rasters brought onto a grid by GDAL's warper, block by block.
struct RasterWarp {
  /// Side of a block, cells: 4 MiB of values at a time.
  private static let blockSize = 1024
  /// What GDAL may take for pixels of the sources, bytes.
  private static let memoryLimit = 64.0 * 1024 * 1024
  /// How far the interpolated positions may lie off the exact ones, pixels of the source.
  private static let positionTolerance = 0.01

  let stack: RasterStack
  let grid: MetricGrid
  let crs: CoordinateReferenceSystem
  let resampling: RasterResampling
  /// The cells that the stack may reach; nil for none.
  private let window: (columns: Range<Int>, rows: Range<Int>)?
  /// Cells a pixel, east–west and north–south, in the middle of the window.
  private let cellsPerPixel: (x: Double, y: Double)

  init(
    stack: RasterStack, grid: MetricGrid, crs: CoordinateReferenceSystem, resampling: RasterResampling
  ) throws(Problem) {
    self.stack = stack
    self.grid = grid
    self.crs = crs
    self.resampling = resampling
    let file = stack.sources[0].path
    let extent = try GridExtent(of: grid, in: crs, seenFrom: stack.crs, file: file)
    let transform: CoordinateTransform
    do { transform = try CoordinateTransform(from: stack.crs, to: crs) } catch {
      throw Problem("\(error)", file: file)
    }
    let covered = extent.bounds.flatMap { Self.intersection($0, stack.bounds) }
    let points = covered.map { transform.forward(GridExtent.lattice(over: $0)) } ?? []
    let reached = MapBounds(around: points.filter { $0.x.isFinite && $0.y.isFinite })
    window = reached.flatMap {
      grid.cells(within: $0.expanded(by: 2 * grid.cellSize + 0.01 * max($0.width, $0.height)))
    }
    cellsPerPixel = Self.cellsPerPixel(
      of: stack.sources[0].layout, grid: grid, at: reached?.center ?? grid.bounds.center, transform)
  }

  /// Writes the stack's values into the cells that have none yet.
  func fillVoids(of raster: inout Raster<Float>) throws(Problem) {
    guard let window else { return }
    let description = stack.virtualRaster(
      factors: stack.sources.map { resampling == .bilinear ? HeightUnit.metres(in: $0.unit) ?? 1 : 1 })
    let file = stack.sources[0].path
    try GDALMessages.collect { (messages) throws(Problem) in
      guard let source = GDALDataset(path: description, kind: GDAL_OF_RASTER) else {
        throw Problem("cannot be read: \(messages.reason)", file: file)
      }
      for top in stride(from: window.rows.lowerBound, to: window.rows.upperBound, by: Self.blockSize) {
        let rows = top..<min(top + Self.blockSize, window.rows.upperBound)
        for left in stride(
          from: window.columns.lowerBound, to: window.columns.upperBound, by: Self.blockSize)
        {
          let columns = left..<min(left + Self.blockSize, window.columns.upperBound)
          guard raster.hasVoid(columns: columns, rows: rows) else { continue }
          let values = try block(columns: columns, rows: rows, of: source)
          // A file that ends early fails in its pixels only, and GDAL goes on with none of them.
          guard let values, messages.failures.isEmpty else {
            throw Problem(
              "cannot be read: \(messages.reason)", file: file,
              remedy: "Check the file with gdalinfo -checksum; it may be damaged or incomplete")
          }
          raster.fillVoids(columns: columns, rows: rows, from: values)
        }
      }
    }
  }

  private static func intersection(_ a: MapBounds, _ b: MapBounds) -> MapBounds? {
    guard a.intersects(b) else { return nil }
    return MapBounds(
      minX: max(a.minX, b.minX), minY: max(a.minY, b.minY), maxX: min(a.maxX, b.maxX),
      maxY: min(a.maxY, b.maxY))
  }

  /// One value for the whole stack: left to itself GDAL takes another for every block, and the
  /// blocks would show.
  private static func cellsPerPixel(
    of layout: PixelLayout, grid: MetricGrid, at point: MapPoint, _ transform: CoordinateTransform
  ) -> (x: Double, y: Double) {
    let half = grid.cellSize / 2
    let around = transform.inverse([
      MapPoint(x: point.x - half, y: point.y), MapPoint(x: point.x + half, y: point.y),
      MapPoint(x: point.x, y: point.y - half), MapPoint(x: point.x, y: point.y + half),
    ])
    let t = layout.transform
    let determinant = t[1] * t[5] - t[2] * t[4]
    func pixels(_ from: MapPoint, _ to: MapPoint) -> (x: Double, y: Double) {
      let dx = to.x - from.x
      let dy = to.y - from.y
      return (abs((t[5] * dx - t[2] * dy) / determinant), abs((t[1] * dy - t[4] * dx) / determinant))
    }
    let east = pixels(around[0], around[1])
    let north = pixels(around[2], around[3])
    return (1 / (east.x + north.x), 1 / (east.y + north.y))
  }
}

// MARK: - GDAL's warper

extension RasterResampling {
  fileprivate var algorithm: GDALResampleAlg {
    switch self {
    case .bilinear: GRA_Bilinear
    case .sum: GRA_Sum
    case .majority: GRA_Mode
    }
  }
}

extension RasterWarp {
  /// The values of a block of cells, NaN where unknown; nil when GDAL fails.
  private func block(columns: Range<Int>, rows: Range<Int>, of source: GDALDataset) throws(Problem)
    -> [Float]?
  {
    guard
      let target = GDALDataset(
        creating: "", driver: "MEM", columns: columns.count, rows: rows.count, bands: 1, type: GDT_Float32)
    else { return nil }
    var position = [
      grid.west + Double(columns.lowerBound) * grid.cellSize, grid.cellSize, 0,
      grid.north - Double(rows.lowerBound) * grid.cellSize, 0, -grid.cellSize,
    ]
    GDALSetGeoTransform(target.handle, &position)
    let band = GDALGetRasterBand(target.handle, 1)
    GDALSetRasterNoDataValue(band, .nan)
    GDALFillRaster(band, .nan, 0)
    guard warp(source, into: target, columns: columns.count, rows: rows.count) else { return nil }
    var values = [Float](repeating: .nan, count: columns.count * rows.count)
    let status = GDALRasterIO(
      band, GF_Read, 0, 0, Int32(columns.count), Int32(rows.count), &values, Int32(columns.count),
      Int32(rows.count), GDT_Float32, 0, 0)
    return status == CE_None ? values : nil
  }

  private func warp(_ source: GDALDataset, into target: GDALDataset, columns: Int, rows: Int) -> Bool {
    let systems = GDALStringList([("SRC_SRS", stack.crs.definition), ("DST_SRS", crs.definition)])
    guard let exact = GDALCreateGenImgProjTransformer2(source.handle, target.handle, systems.pointer)
    else { return false }
    defer { GDALDestroyGenImgProjTransformer(exact) }
    let approximate = GDALCreateApproxTransformer(GDALGenImgProjTransform, exact, Self.positionTolerance)
    defer { GDALDestroyApproxTransformer(approximate) }

    guard let options = GDALCreateWarpOptions() else { return false }
    defer { GDALDestroyWarpOptions(options) }
    options.pointee.hSrcDS = source.handle
    options.pointee.hDstDS = target.handle
    options.pointee.eResampleAlg = resampling.algorithm
    options.pointee.eWorkingDataType = GDT_Float32
    options.pointee.dfWarpMemoryLimit = Self.memoryLimit
    options.pointee.pfnTransformer = GDALApproxTransform
    options.pointee.pTransformerArg = approximate
    GDALWarpInitDefaultBandMapping(options, 1)
    GDALWarpInitSrcNoDataReal(options, .nan)
    GDALWarpInitDstNoDataReal(options, .nan)
    options.pointee.papszWarpOptions = warpOptions(appendedTo: options.pointee.papszWarpOptions)

    guard let operation = GDALCreateWarpOperation(options) else { return false }
    defer { GDALDestroyWarpOperation(operation) }
    return GDALChunkAndWarpImage(operation, 0, 0, Int32(columns), Int32(rows)) == CE_None
  }

  private func warpOptions(
    appendedTo list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    var list = CSLSetNameValue(list, "INIT_DEST", "NO_DATA")
    list = CSLSetNameValue(list, "UNIFIED_SRC_NODATA", "YES")
    if resampling == .bilinear {
      // Above 1 there is nothing to smooth.
      list = CSLSetNameValue(list, "XSCALE", "\(min(1, cellsPerPixel.x))")
      list = CSLSetNameValue(list, "YSCALE", "\(min(1, cellsPerPixel.y))")
    }
    return list
  }
}

// MARK: - Voids

extension Raster<Float> {
  fileprivate func hasVoid(columns: Range<Int>, rows: Range<Int>) -> Bool {
    rows.contains { row in
      columns.contains { values[row * grid.columns + $0].isNaN }
    }
  }

  fileprivate mutating func fillVoids(columns: Range<Int>, rows: Range<Int>, from block: [Float]) {
    var source = 0
    for row in rows {
      for index in row * grid.columns + columns.lowerBound..<row * grid.columns + columns.upperBound {
        if values[index].isNaN, block[source].isFinite { values[index] = block[source] }
        source += 1
      }
    }
  }
}

import CGDAL
import Geography
import Terrain

/// Neighbouring rasters whose pixels fall into step, read as if they were one.
///
/// Tiles of one product are joined before they are resampled: so a cell at the edge of a tile takes
/// its share from both sides, and no seam shows, and no person is lost or counted twice.
struct RasterStack {
  /// Sources in order of priority.
  private(set) var sources: [RasterSource]
  /// The system of all of them.
  let crs: CoordinateReferenceSystem

  init(_ source: RasterSource, crs: CoordinateReferenceSystem) {
    sources = [source]
    self.crs = crs
  }

  /// Takes a source in if its pixels fall into step with those already there.
  mutating func join(_ source: RasterSource, crs: CoordinateReferenceSystem) -> Bool {
    guard crs == self.crs, isInStep(source) else { return false }
    sources.append(source)
    return true
  }

  private func isInStep(_ source: RasterSource) -> Bool {
    let first = sources[0].layout
    let other = source.layout
    guard first.isUpright, other.isUpright else { return false }
    // A thousandth of a pixel over a whole tile: files store 1/3600° with few digits.
    let size = Double(max(source.columns, source.rows))
    guard abs(other.transform[1] / first.transform[1] - 1) * size < 1e-3,
      abs(other.transform[5] / first.transform[5] - 1) * size < 1e-3
    else { return false }
    let place = pixelOffset(of: source)
    return abs(place.column - place.column.rounded()) < 1e-2
      && abs(place.row - place.row.rounded()) < 1e-2
      && abs(place.column) < 1e8 && abs(place.row) < 1e8
  }

  /// Where a source starts, counted in pixels from the first one.
  private func pixelOffset(of source: RasterSource) -> (column: Double, row: Double) {
    let first = sources[0].layout.transform
    let other = source.layout.transform
    return ((other[0] - first[0]) / first[1], (other[3] - first[3]) / first[5])
  }

  /// The least bounds that hold all sources, in their system.
  var bounds: MapBounds {
    sources.dropFirst().reduce(sources[0].bounds) { $0.union($1.bounds) }
  }

  /// The description of the stack as one raster of 32-bit numbers, NaN where no source knows a value.
  ///
  /// GDAL's virtual format (VRT) applies no-data values, masks, scale and offset while it reads, so
  /// that everything after it meets one kind of raster only.
  ///
  /// - Parameter factors: what each source's values are multiplied by, to bring all to one unit.
  func virtualRaster(factors: [Double]) -> String {
    let places = sources.map { source in
      let place = pixelOffset(of: source)
      return (column: Int(place.column.rounded()), row: Int(place.row.rounded()))
    }
    let west = places.map(\.column).min()!
    let north = places.map(\.row).min()!
    let east = zip(places, sources).map { $0.column + $1.columns }.max()!
    let south = zip(places, sources).map { $0.row + $1.rows }.max()!
    var transform = sources[0].layout.transform
    transform[0] += Double(west) * transform[1]
    transform[3] += Double(north) * transform[5]
    var text = """
      <VRTDataset rasterXSize="\(east - west)" rasterYSize="\(south - north)">
      <GeoTransform>\(transform.map { "\($0)" }.joined(separator: ", "))</GeoTransform>
      <VRTRasterBand dataType="Float32" band="1"><NoDataValue>nan</NoDataValue>

      """
    // In a VRT the later source lies on top.
    for index in sources.indices.reversed() {
      text += Self.element(
        for: sources[index], column: places[index].column - west, row: places[index].row - north,
        factor: factors[index])
    }
    return text + "</VRTRasterBand></VRTDataset>"
  }

  private static func element(for source: RasterSource, column: Int, row: Int, factor: Double) -> String {
    let size = "xSize=\"\(source.columns)\" ySize=\"\(source.rows)\""
    let layout = source.layout
    var text = """
      <ComplexSource>
      <SourceFilename relativeToVRT="0">\(escaped(source.path))</SourceFilename>
      <SourceBand>1</SourceBand>
      <SourceProperties RasterXSize="\(source.columns)" RasterYSize="\(source.rows)" \
      DataType="\(layout.typeName)" BlockXSize="\(layout.blockWidth)" BlockYSize="\(layout.blockHeight)"/>
      <SrcRect xOff="0" yOff="0" \(size)/>
      <DstRect xOff="\(column)" yOff="\(row)" \(size)/>

      """
    let scale = source.scale * factor
    let offset = source.offset * factor
    if scale != 1 || offset != 0 {
      text += "<ScaleOffset>\(offset)</ScaleOffset><ScaleRatio>\(scale)</ScaleRatio>\n"
    }
    if let noData = source.noDataValue {
      text += "<NODATA>\(noData)</NODATA>\n"
    } else if layout.hasMask {
      text += "<UseMaskBand>true</UseMaskBand>\n"
    }
    return text + "</ComplexSource>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}

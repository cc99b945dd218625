import CGDAL
import Glibc

/// The raster files that an entry of a scenario means.
public enum RasterFiles {
  /// The files of one entry, sorted by name: a file, all rasters of a folder, or all that a pattern
  /// (`dem/*.tif`) meets. GDAL's virtual paths (`/vsizip/dem.zip/n22.tif`) stay as they are.
  ///
  /// - Parameter folder: what relative entries start from.
  public static func expand(_ entry: String, relativeTo folder: String) throws(Problem) -> [String] {
    GDAL.start()
    if entry.hasPrefix("/vsi") { return [entry] }
    let path = FilePath.join(folder, entry)
    switch FilePath.kind(path) {
    case .file, .other: return [path]
    case .folder: return try rasters(inFolder: path)
    case .nothing: break
    }
    if entry.contains(where: { "*?[{".contains($0) }) { return try rasters(matching: entry, from: folder) }
    // A name that only GDAL understands: NETCDF:"dem.nc":elevation
    if isRaster(entry) { return [entry] }
    throw FilePath.missing(path) ?? Problem("cannot be read", file: path)
  }

  private static func rasters(inFolder folder: String) throws(Problem) -> [String] {
    // Some formats are a folder: an ArcInfo grid.
    if isRaster(folder) { return [folder] }
    guard let names = FilePath.names(in: folder) else { throw SystemError.last.reading(folder) }
    let paths = names.filter { !$0.hasPrefix(".") }.map { FilePath.join(folder, $0) }
    let rasters = paths.filter { FilePath.kind($0) == .file && isWanted($0) }
    guard !rasters.isEmpty else {
      throw Problem(
        "the folder holds no raster that GDAL can read", file: folder, expected: "GeoTIFF, HGT, ASC, …",
        remedy: "Put the files there, or correct the path")
    }
    return rasters
  }

  private static func rasters(matching pattern: String, from folder: String) throws(Problem) -> [String] {
    // A folder called "dem [2024]" is meant as it stands, only the entry is a pattern.
    let literal = folder.reduce(into: "") { $0 += ("*?[]{}\\".contains($1) ? "\\" : "") + String($1) }
    var matches = glob_t()
    defer { globfree(&matches) }
    let status = glob(FilePath.join(literal, pattern), GLOB_NOSORT | GLOB_BRACE, nil, &matches)
    guard status == 0 || status == GLOB_NOMATCH else { throw SystemError.last.reading(pattern) }
    let paths = (0..<Int(matches.gl_pathc)).compactMap { matches.gl_pathv[$0].map { String(cString: $0) } }
    let rasters = paths.filter(isWanted).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard rasters.isEmpty else { return rasters }
    throw Problem(
      paths.isEmpty
        ? "no file matches the pattern" : "the pattern matches \(paths.count) files, none a raster",
      file: FilePath.join(folder, pattern), expected: "at least one raster that GDAL can read",
      remedy: "Correct the pattern; it starts from \(folder.isEmpty ? "." : folder)")
  }

  /// Whether a file found by search is meant: a raster, and not the companion of one.
  private static func isWanted(_ path: String) -> Bool {
    let name = path.lowercased()
    if [".ovr", ".msk", ".aux.xml", ".csv", ".txt", ".json", ".geojson"].contains(where: name.hasSuffix) {
      return false
    }
    return isRaster(path)
  }

  private static func isRaster(_ path: String) -> Bool {
    GDALMessages.collect { _ in
      GDALIdentifyDriverEx(path, UInt32(GDAL_OF_RASTER), nil, nil) != nil
    }
  }
}

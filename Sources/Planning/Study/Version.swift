import Formats
import Geography

/// The program's version, and those of the libraries that shape its results.
public enum Version {
  /// Of WhiteSpot.
  public static let whitespot = "0.1.0"

  /// By name.
  static let all = [
    "whitespot": whitespot, "GDAL": GDAL.version, "GEOS": LibraryVersions.geos, "PROJ": LibraryVersions.proj,
  ]
}

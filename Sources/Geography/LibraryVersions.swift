import CGEOS
import CPROJ

/// The versions of the libraries behind this module.
public enum LibraryVersions {
  /// Of GEOS, without that of its C interface: `3.11.1`.
  public static let geos = String(String(cString: GEOSversion()).prefix { $0 != "-" })
  /// Of PROJ: `9.1.1`.
  public static let proj = String(cString: proj_info().version)
}

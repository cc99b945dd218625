import CGDAL

/// The GDAL library of this process.
public enum GDAL {
  /// Its version: `3.6.2`.
  public static let version = String(cString: GDALVersionInfo("RELEASE_NAME"))

  /// Registers the drivers and silences GDAL, once; every door into GDAL calls it first.
  static func start() { _ = session }

  private static let session: Void = {
    // What GDAL has to say goes into a ``Problem``, see ``GDALMessages``. This is for its own threads.
    CPLSetErrorHandler(CPLQuietErrorHandler)
    GDALAllRegister()
    // A planning run must neither need nor use a network behind the user's back.
    OSRSetPROJEnableNetwork(0)
  }()
}

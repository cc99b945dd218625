import CGDAL

/// What GDAL said on this thread while it was asked for something.
final class GDALMessages {
  /// The reasons of failures, oldest first; the oldest is mostly the cause of the others.
  private(set) var failures: [String] = []
  /// What GDAL remarked and went on.
  private(set) var warnings: [String] = []

  /// The cause of the failure in GDAL's words, without a full stop; a clause of ours where GDAL gave none.
  var reason: String {
    let text = failures.first ?? warnings.last ?? "GDAL gives no reason"
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  fileprivate func add(_ severity: CPLErr, _ text: String) {
    if severity == CE_Failure || severity == CE_Fatal {
      failures.append(text)
    } else if severity == CE_Warning {
      warnings.append(text)
    }
  }

  /// Runs `body` while everything that GDAL says on this thread is collected instead of printed.
  static func collect<Value, Failure: Error>(
    _ body: (GDALMessages) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    GDAL.start()
    let messages = GDALMessages()
    CPLErrorReset()
    CPLPushErrorHandlerEx(
      { severity, _, text in
        guard let listener = CPLGetErrorHandlerUserData() else { return }
        Unmanaged<GDALMessages>.fromOpaque(listener).takeUnretainedValue()
          .add(severity, text.map { String(cString: $0) } ?? "")
      }, Unmanaged.passUnretained(messages).toOpaque())
    // GDAL keeps only the bare pointer, so the listener must outlive the handler.
    defer { withExtendedLifetime(messages) { CPLPopErrorHandler() } }
    return try body(messages)
  }
}

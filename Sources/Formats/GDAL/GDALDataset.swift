import CGDAL

/// An open dataset of GDAL. Belongs to one thread at a time.
final class GDALDataset {
  let handle: GDALDatasetH
  private var isOpen = true

  /// Opens for reading; nil where GDAL cannot, with the reason among the messages.
  init?(path: String, kind: Int32, drivers: [String] = [], options: [(String, String)] = []) {
    GDAL.start()
    let flags = UInt32(kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
    let names = GDALStringList(drivers)
    let settings = GDALStringList(options)
    guard
      let handle = GDALOpenEx(
        path, flags, drivers.isEmpty ? nil : names.constant, settings.constant, nil)
    else { return nil }
    self.handle = handle
  }

  /// Creates a dataset; nil where the driver cannot.
  init?(
    creating path: String, driver: String, columns: Int = 0, rows: Int = 0, bands: Int = 0,
    type: GDALDataType = GDT_Unknown, options: [(String, String)] = []
  ) {
    GDAL.start()
    let settings = GDALStringList(options)
    guard let driver = GDALGetDriverByName(driver),
      let handle = GDALCreate(
        driver, path, Int32(columns), Int32(rows), Int32(bands), type, settings.pointer)
    else { return nil }
    self.handle = handle
  }

  /// Writes out what is pending and closes; failures of that land among the messages.
  func close() {
    guard isOpen else { return }
    isOpen = false
    GDALClose(handle)
  }

  deinit { close() }

  /// The short name of the format: `GTiff`.
  var driver: String {
    GDALGetDatasetDriver(handle).flatMap { GDALGetDriverShortName($0) }.map { String(cString: $0) } ?? ""
  }

  /// The files that it consists of, as GDAL names them.
  var files: [String] {
    let list = GDALGetFileList(handle)
    defer { CSLDestroy(list) }
    return (0..<Int(CSLCount(list))).compactMap { list?[$0].map { String(cString: $0) } }
  }
}

/// A list of strings in GDAL's form, freed with the object.
final class GDALStringList {
  private(set) var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  init(_ strings: [String]) {
    for string in strings { pointer = CSLAddString(pointer, string) }
  }

  /// `NAME=value` pairs.
  convenience init(_ pairs: [(String, String)]) {
    self.init(pairs.map { "\($0.0)=\($0.1)" })
  }

  deinit { CSLDestroy(pointer) }

  /// The same list for calls that promise not to change it.
  var constant: UnsafePointer<UnsafePointer<CChar>?>? {
    UnsafeRawPointer(pointer)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self)
  }
}

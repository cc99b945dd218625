import CGDAL
import Glibc

/// A whole file in memory.
enum InputFile {
  /// All bytes of a file, one of GDAL's virtual ones too (`/vsizip/…`).
  static func read(_ path: String) throws(Problem) -> [UInt8] {
    path.hasPrefix("/vsi") ? try readVirtual(path) : try readOrdinary(path)
  }

  private static func readVirtual(_ path: String) throws(Problem) -> [UInt8] {
    try GDALMessages.collect { (messages) throws(Problem) in
      var buffer: UnsafeMutablePointer<UInt8>?
      var size: UInt64 = 0
      guard VSIIngestFile(nil, path, &buffer, &size, -1) != 0 else {
        throw Problem("cannot be read: \(messages.reason)", file: path, remedy: "Correct the path")
      }
      defer { VSIFree(buffer) }
      return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
    }
  }

  private static func readOrdinary(_ path: String) throws(Problem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FilePath.missing(path) ?? SystemError.last.reading(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = uninterrupted { Glibc.read(file, &buffer, buffer.count) }
      guard count >= 0 else { throw SystemError.last.reading(path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}

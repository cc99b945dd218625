import Glibc

/// A whole file in memory.
enum InputFile {
  /// All bytes of a file.
  static func read(_ path: String) throws(Problem) -> [UInt8] {
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

import Glibc

/// A file written whole or not at all.
public enum OutputFile {
  /// Writes the bytes to a path and onto the disk.
  ///
  /// A file that stands there keeps its old bytes until the new ones are all on the disk. What is
  /// no ordinary file (a pipe, `/dev/stdout`) is written to directly.
  public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    switch FilePath.kind(path) {
    case .folder:
      throw Problem("is a folder", file: path, expected: "the name of a file", remedy: "Name a file in it")
    case .other: try fill(path, with: bytes)
    case .nothing: try replace(path, with: bytes)
    case .file:
      guard access(path, W_OK) == 0 else { throw SystemError.last.writing(path) }
      // A link is followed: the file it leads to is replaced, not the link.
      try replace(FilePath.resolved(path) ?? path, with: bytes)
    }
  }

  private static func replace(_ path: String, with bytes: [UInt8]) throws(Problem) {
    let partial = partialPath(of: path)
    do {
      try fill(partial, with: bytes)
    } catch {
      unlink(partial)
      var problem = error
      problem.file = path
      throw problem
    }
    guard rename(partial, path) == 0 else {
      let failure = SystemError.last
      unlink(partial)
      throw failure.writing(path)
    }
  }

  /// Where a file is written before it takes its place.
  static func partialPath(of path: String) -> String {
    FilePath.join(FilePath.parent(path), ".\(FilePath.name(path)).partial-\(getpid())")
  }

  private static func fill(_ path: String, with bytes: [UInt8]) throws(Problem) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw SystemError.last.writing(path) }
    do {
      try writeAll(bytes, to: file)
      try synchronize(file)
    } catch {
      close(file)
      throw error.writing(path)
    }
    // A network disk may report a failed write as late as here.
    guard close(file) == 0 else { throw SystemError.last.writing(path) }
  }

  static func writeAll(_ bytes: [UInt8], to file: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        uninterrupted { Glibc.write(file, buffer.baseAddress! + written, buffer.count - written) }
      }
      guard count >= 0 else { throw .last }
      written += count
    }
  }

  static func synchronize(_ file: Int32) throws(SystemError) {
    guard fsync(file) != 0 else { return }
    let failure = SystemError.last
    // Pipes and devices have nothing to synchronize.
    if failure.code != EINVAL && failure.code != ENOTSUP && failure.code != EROFS { throw failure }
  }
}

import Glibc

/// A file that is written piece by piece and appears whole or not at all.
///
/// The pieces go into a hidden sibling, `.NAME.partial-PID`; ``commit()`` puts it in the place of the
/// file. What is no ordinary file (a pipe, `/dev/stdout`) is written to directly.
public final class OutputStream {
  /// The file as the user named it.
  public let path: String
  private let target: String
  /// Nil where the target is written to directly.
  private let partial: String?
  private var file: Int32

  /// Begins the file.
  ///
  /// - Parameter inputs: files that are read meanwhile and must not be the same.
  public init(replacing path: String, inputs: [String] = []) throws(Problem) {
    self.path = path
    target = FilePath.resolved(path) ?? path
    switch FilePath.kind(path) {
    case .folder:
      throw Problem("is a folder", file: path, expected: "the name of a file", remedy: "Name a file in it")
    case .other: partial = nil
    case .nothing: partial = OutputFile.partialPath(of: target)
    case .file:
      guard !inputs.contains(where: { FilePath.isSame($0, path) }) else {
        throw Problem(
          "is read and would be written", file: path, expected: "another file than the inputs",
          remedy: "Name a new file")
      }
      guard access(path, W_OK) == 0 else { throw SystemError.last.writing(path) }
      partial = OutputFile.partialPath(of: target)
    }
    file = open(partial ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw SystemError.last.writing(path) }
  }

  deinit { discard() }

  /// Whether a path would be written to directly: what went there cannot be taken back.
  public static func isDirect(_ path: String) -> Bool { FilePath.kind(path) == .other }

  /// Whether a path leads where standard output goes.
  public static func isStandardOutput(_ path: String) -> Bool {
    var (named, standard) = (stat(), stat())
    guard stat(path, &named) == 0, fstat(STDOUT_FILENO, &standard) == 0 else { return false }
    return named.st_dev == standard.st_dev && named.st_ino == standard.st_ino
  }

  /// Whether what was written can still be taken back.
  public var isReplaceable: Bool { partial != nil }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(Problem) {
    do { try OutputFile.writeAll(bytes, to: file) } catch { throw error.writing(path) }
  }

  /// Puts the file in its place, once it is all on the disk.
  public func commit() throws(Problem) {
    do { try OutputFile.synchronize(file) } catch { throw error.writing(path) }
    // A network disk may report a failed write as late as here.
    let isClosed = close(file) == 0
    file = -1
    let isThere = isClosed && partial.map { rename($0, target) == 0 } ?? true
    guard !isThere else { return }
    let failure = SystemError.last
    if let partial { unlink(partial) }
    throw failure.writing(path)
  }

  /// Deletes what was written; the earlier file stays. Does nothing after ``commit()``.
  public func discard() {
    guard file >= 0 else { return }
    close(file)
    file = -1
    if let partial { unlink(partial) }
  }
}

extension FilePath {
  /// Whether two paths lead to one file.
  fileprivate static func isSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }
}

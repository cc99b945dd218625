import Glibc
import Synchronization

/// Files of a store that several runs read and write at once.
///
/// Nothing waits for the disk (fsync): what a loss of power cuts off does not fit its checksum any more.
enum StoredFile {
  enum Content {
    case nothing
    case bytes([UInt8])
    /// A folder or a pipe.
    case notAFile
    /// A file of more bytes than it may have.
    case larger(bytes: Int)
  }

  /// Numbers the temporary files of this process, so that two threads never share one.
  private static let serial = Atomic(0)

  /// All bytes of a file, which is marked as used now.
  static func read(_ path: String, atMost largest: Int) throws(SystemError) -> Content {
    // Without O_NONBLOCK a pipe of that name would be waited for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .nothing }
      throw .last
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .last }
    guard FilePath.kind(status) == .file else { return .notAFile }
    let size = Int(status.st_size)
    guard size <= largest else { return .larger(bytes: size) }
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = uninterrupted { Glibc.read(file, buffer.baseAddress! + filled, size - filled) }
        if count < 0 { failure = .last }
        if count <= 0 { return }
        filled += count
      }
    }
    if let failure { throw failure }
    // Where the folder is read-only, the time of use stays as it was.
    futimens(file, nil)
    return .bytes(bytes)
  }

  /// Writes a file under a temporary name and renames it: other runs see it whole or not at all.
  static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let partial = partialPath(of: path)
    let file = try create(partial)
    do throws(SystemError) {
      do throws(SystemError) { try OutputFile.writeAll(bytes, to: file) } catch {
        close(file)
        throw error
      }
      // A network disk may report a failed write as late as here.
      guard close(file) == 0, rename(partial, path) == 0 else { throw .last }
    } catch {
      unlink(partial)
      throw error
    }
  }

  /// Whether nothing stands at a path any more.
  static func delete(_ path: String) -> Bool { unlink(path) == 0 || errno == ENOENT }

  /// Makes a folder and those above it that are missing.
  static func makeFolders(_ folder: String) throws(SystemError) {
    if mkdir(folder, 0o777) == 0 { return }
    let failure = SystemError.last
    if FilePath.kind(folder) == .folder { return }
    guard failure.code == ENOENT, FilePath.parent(folder) != folder else { throw failure }
    try makeFolders(FilePath.parent(folder))
    // Another process may just have made it.
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw .last }
  }

  private static func create(_ path: String) throws(SystemError) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    // Folders are made only for the first file in them, and again after another process cleared the store.
    for _ in 0..<3 {
      let file = open(path, flags, 0o666)
      if file >= 0 { return file }
      guard errno == ENOENT else { break }
      try makeFolders(FilePath.parent(path))
    }
    throw .last
  }

  private static let partialMark = ".partial-"

  private static func partialPath(of path: String) -> String {
    let number = serial.add(1, ordering: .relaxed).newValue
    return path + "\(partialMark)\(getpid())-\(number)"
  }

  /// The name of the file that a temporary one would have become; nil where it is none.
  static func target(ofPartial name: String) -> String? {
    guard let mark = name.firstRange(of: partialMark) else { return nil }
    let rest = name[mark.upperBound...]
    return rest.allSatisfy { $0.isNumber || $0 == "-" } ? String(name[..<mark.lowerBound]) : nil
  }
}

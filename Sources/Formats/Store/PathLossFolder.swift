import Coverage
import Glibc

/// The folder that path losses are kept in: one file an entry, `path-loss/3f/3f….loss`, named by its key.
///
/// Whatever else lies in it is never touched.
public struct PathLossFolder: Hashable, Sendable {
  /// The folder as the user named it.
  public let path: String

  /// - Parameter path: need not exist.
  public init(_ path: String) {
    self.path = path
  }

  /// The entries of a folder, counted.
  public struct Summary: Hashable, Sendable {
    /// How many there are.
    public var entries = 0
    /// Their sizes, added up.
    public var bytes = 0
    /// The earliest of the times at which each was last read or written, seconds since 1970; nil where
    /// there is none.
    public var oldestUse: Int?
    /// The latest of them.
    public var newestUse: Int?

    /// Nothing.
    public init() {}
  }

  /// What is in it; nothing where the folder does not exist.
  public func summary() throws(Problem) -> Summary {
    Summary(of: try entries())
  }

  func path(of key: PathLossKey) -> String {
    let hex = key.hex
    return FilePath.join(entriesPath, "\(hex.prefix(2))/\(hex)\(Self.suffix)")
  }

  var entriesPath: String { FilePath.join(path, "path-loss") }

  private static let suffix = ".loss"

  /// Whether a name in one of our folders is that of an entry.
  static func isEntry(_ name: some StringProtocol, in folder: String) -> Bool {
    name.hasSuffix(suffix) && name.hasPrefix(folder) && name.utf8.count == 64 + suffix.utf8.count
      && name.utf8.prefix(64).allSatisfy(isHexDigit)
  }

  static func isHexDigit(_ letter: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter)
  }
}

// MARK: - What lies in it

extension PathLossFolder {
  /// A moment, to the nanosecond that file systems keep.
  struct Moment: Hashable, Comparable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) {
      (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
    }

    /// By the clock that file systems take their times from, which is some milliseconds late.
    static var now: Moment {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME_COARSE, &time)
      return Moment(time)
    }

    static func < (one: Moment, other: Moment) -> Bool {
      (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
    }
  }

  struct Entry: Hashable {
    let path: String
    let bytes: Int
    let lastUse: Moment
  }

  /// All entries, the one that was not used for longest first; equal times by name.
  func entries() throws(Problem) -> [Entry] {
    var entries: [Entry] = []
    try forEachFile { name, folder, file in
      if Self.isEntry(name, in: folder) { entries.append(file) }
    }
    return entries.sorted {
      $0.lastUse == $1.lastUse
        ? $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) : $0.lastUse < $1.lastUse
    }
  }

  /// Temporary files that runs left when they were killed.
  ///
  /// - Parameter moment: those that were written to since then belong to runs that may be alive.
  func leftovers(before moment: Moment) throws(Problem) -> [Entry] {
    var leftovers: [Entry] = []
    try forEachFile { name, folder, file in
      guard let target = StoredFile.target(ofPartial: name), Self.isEntry(target, in: folder) else { return }
      if file.lastUse < moment { leftovers.append(file) }
    }
    return leftovers
  }

  /// The folders that entries lie in, two digits each.
  func subfolders() throws(Problem) -> [String] {
    switch FilePath.kind(path) {
    case .nothing: return []
    case .file, .other:
      throw Problem(
        "is no folder", file: path, expected: "the folder that path losses are kept in",
        remedy: "Remove it, or name another folder in WHITESPOT_CACHE")
    case .folder: break
    }
    guard let names = FilePath.names(in: entriesPath) else {
      let failure = SystemError.last
      if failure.code == ENOENT { return [] }
      throw failure.reading(entriesPath)
    }
    return names.filter { $0.utf8.count == 2 && $0.utf8.allSatisfy(Self.isHexDigit) }
  }

  private func forEachFile(_ body: (_ name: String, _ folder: String, Entry) -> Void) throws(Problem) {
    for folder in try subfolders() {
      let folderPath = FilePath.join(entriesPath, folder)
      for name in FilePath.names(in: folderPath) ?? [] {
        let path = FilePath.join(folderPath, name)
        var status = stat()
        // Links are not ours, and what another run deletes meanwhile does not count.
        guard lstat(path, &status) == 0, FilePath.kind(status) == .file else { continue }
        body(name, folder, Entry(path: path, bytes: Int(status.st_size), lastUse: Moment(status.st_mtim)))
      }
    }
  }
}

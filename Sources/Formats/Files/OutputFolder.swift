import CLinux
import Glibc

/// A folder of results that appears whole or not at all.
///
/// Files are written into a hidden sibling, `.NAME.partial-PID`. ``commit()`` puts it in the place
/// of the earlier folder; until then that one stays as it was.
public struct OutputFolder: Sendable {
  /// The folder as the user named it.
  public let path: String
  /// The folder that is in the works.
  public let partialPath: String

  private static let earlierSuffix = "-old"
  private let target: String
  private let marker: String
  private let isOwn: @Sendable (String) -> Bool
  /// Folders above the target that were made for it, outermost first.
  private let madeParents: [String]

  /// Makes the sibling folder, after checking that the target may be replaced.
  ///
  /// - Parameters:
  ///   - path: where the results shall be. Folders above it are made.
  ///   - marker: the file by which an earlier folder of ours is known: `summary.json`.
  ///   - isOwn: whether a name at the top of an earlier folder is one of ours and may be deleted. All
  ///     else in it (a QGIS project, notes) moves into the new folder.
  public init(
    replacing path: String, marker: String, isOwn: @escaping @Sendable (String) -> Bool = { _ in true }
  ) throws(Problem) {
    self.path = path
    self.marker = marker
    self.isOwn = isOwn
    target = FilePath.resolved(path) ?? Self.withoutTrailingSlash(path)
    let parent = FilePath.parent(target)
    let name = FilePath.name(target)
    guard !name.isEmpty, name != ".", name != ".." else {
      throw Problem("is no name for a new folder", file: path, remedy: "Name a folder: results")
    }
    partialPath = FilePath.join(parent, ".\(name).partial-\(getpid())")
    madeParents = try Self.makeFolders(parent, for: path)
    Self.clearAway(leftoversOf: name, in: parent, isOwn: isOwn)
    try Self.checkReplaceable(target, marker: marker, as: path)
    guard mkdir(partialPath, 0o777) == 0 else {
      let failure = SystemError.last
      for folder in madeParents.reversed() { rmdir(folder) }
      throw failure.writing(path, "the folder cannot be made")
    }
  }

  /// Makes a folder and those above it that are missing, and tells which it made, outermost first.
  private static func makeFolders(_ folder: String, for path: String) throws(Problem) -> [String] {
    switch FilePath.kind(folder) {
    case .folder: return []
    case .nothing:
      let above = try makeFolders(FilePath.parent(folder), for: path)
      if mkdir(folder, 0o777) == 0 { return above + [folder] }
      // Another process may just have made it.
      if errno == EEXIST { return above }
      let failure = SystemError.last
      for folder in above.reversed() { rmdir(folder) }
      throw failure.writing(path, "the folder \(folder) cannot be made")
    default:
      throw Problem("\(folder) is no folder", file: path, remedy: "Remove it, or correct the path")
    }
  }

  /// Writes a file of the folder; `maps/4g.tif` makes the folder `maps` too.
  public func write(_ bytes: [UInt8], named name: String) throws(Problem) {
    precondition(
      !name.hasPrefix("/") && !name.split(separator: "/").contains(".."), "a name inside the folder")
    do throws(Problem) {
      let folders = name.split(separator: "/").dropLast()
      for depth in 0..<folders.count {
        let folder = partialPath + "/" + folders.prefix(depth + 1).joined(separator: "/")
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw SystemError.last.writing(folder) }
      }
      try OutputFile.write(bytes, to: partialPath + "/" + name)
    } catch {
      // The user knows the folder by its own name, not by that of the sibling.
      var problem = error
      problem.file = FilePath.join(path, name)
      throw problem
    }
  }

  /// Puts the folder in its place; the earlier one is deleted.
  public func commit() throws(Problem) {
    try Self.checkReplaceable(target, marker: marker, as: path)
    Self.synchronize(partialPath)
    if FilePath.kind(target) == .nothing {
      guard rename(partialPath, target) == 0 else { throw SystemError.last.writing(path) }
    } else {
      try exchange()
      keepForeignEntries()
      Self.removeOwnEntries(of: partialPath, isOwn: isOwn)
    }
    Self.synchronize(FilePath.parent(target))
  }

  /// Deletes what was written; the earlier folder stays. Does nothing after ``commit()``.
  public func discard() {
    Self.removeOwnEntries(of: partialPath, isOwn: isOwn)
    // Goes only while they are empty: what another process has put there stays.
    for folder in madeParents.reversed() { rmdir(folder) }
  }
}

// MARK: - Taking the place of the earlier folder

extension OutputFolder {
  /// Afterwards the earlier folder stands at ``partialPath``.
  private func exchange() throws(Problem) {
    let flag = UInt32(WHITESPOT_RENAME_EXCHANGE)
    if renameat2(AT_FDCWD, partialPath, AT_FDCWD, target, flag) == 0 { return }
    // Some network disks cannot exchange: two renames, and the first undone if the second fails.
    let earlier = partialPath + Self.earlierSuffix
    guard rename(target, earlier) == 0 else { throw SystemError.last.writing(path) }
    guard rename(partialPath, target) == 0 else {
      let failure = SystemError.last
      rename(earlier, target)
      throw failure.writing(path)
    }
    rename(earlier, partialPath)
  }

  /// Moves what is not ours from the earlier folder into the new one.
  private func keepForeignEntries() {
    for name in FilePath.names(in: partialPath) ?? [] where !isOwn(name) {
      rename(partialPath + "/" + name, target + "/" + name)
    }
  }

  private static func checkReplaceable(
    _ target: String, marker: String, as path: String
  ) throws(Problem) {
    switch FilePath.kind(target) {
    case .nothing: return
    case .file, .other:
      throw Problem("is no folder", file: path, remedy: "Name a folder that does not exist yet")
    case .folder:
      guard let names = FilePath.names(in: target) else { throw SystemError.last.reading(path) }
      guard names.isEmpty || names.contains(marker) else {
        throw Problem(
          "the folder holds files that WhiteSpot did not write (\(names.prefix(3).joined(separator: ", ")))",
          file: path, expected: "an empty folder, or one with \(marker) of an earlier run",
          remedy: "Name another folder; WhiteSpot deletes nobody's files")
      }
    }
  }

  /// Deletes the siblings of runs that died. What is not ours in them stays.
  private static func clearAway(
    leftoversOf name: String, in parent: String, isOwn: @Sendable (String) -> Bool
  ) {
    let prefix = ".\(name).partial-"
    for sibling in FilePath.names(in: parent) ?? [] where sibling.hasPrefix(prefix) {
      let isEarlier = sibling.hasSuffix(earlierSuffix)
      guard let owner = Int32(sibling.dropFirst(prefix.count).dropLast(isEarlier ? earlierSuffix.count : 0))
      else { continue }
      let isAlive = owner != getpid() && (kill(owner, 0) == 0 || errno == EPERM)
      guard !isAlive else { continue }
      let path = FilePath.join(parent, sibling)
      let target = FilePath.join(parent, name)
      // A run that died between its two renames left the user without results: they come back.
      if isEarlier, FilePath.kind(target) == .nothing, rename(path, target) == 0 { continue }
      removeOwnEntries(of: path, isOwn: isOwn)
    }
  }

  private static func removeOwnEntries(of folder: String, isOwn: (String) -> Bool) {
    for name in FilePath.names(in: folder) ?? [] where isOwn(name) { remove(folder + "/" + name) }
    rmdir(folder)
  }

  private static func remove(_ path: String) {
    var status = stat()
    // A link is deleted, never what it leads to.
    guard lstat(path, &status) == 0 else { return }
    if FilePath.kind(status) == .folder {
      removeOwnEntries(of: path, isOwn: { _ in true })
    } else {
      unlink(path)
    }
  }

  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

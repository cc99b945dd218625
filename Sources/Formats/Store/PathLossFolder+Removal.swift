import Glibc

extension PathLossFolder {
  /// What was deleted, and what is left.
  public struct Removal: Hashable, Sendable {
    /// How many entries were deleted.
    public var entries = 0
    /// Their sizes, added up.
    public var bytes = 0
    /// What stays.
    public var left = Summary()
  }

  /// Deletes all entries, and the folders of ours that are empty then.
  ///
  /// - Throws: the first entry that could not be deleted; the others are gone.
  public func clear() throws(Problem) -> Removal {
    // Below zero, so that files of no bytes go too.
    let removal = try prune(to: -1, sparing: nil)
    for folder in try subfolders() { rmdir(FilePath.join(entriesPath, folder)) }
    rmdir(entriesPath)
    return removal
  }

  /// Deletes the entries that were not used for longest, until the rest is within a limit.
  ///
  /// - Throws: the first entry that could not be deleted; the others are gone.
  @discardableResult
  public func prune(to limit: Int) throws(Problem) -> Removal {
    try prune(to: limit, sparing: nil)
  }

  /// - Parameter moment: entries that were used since then stay, even where they pass the limit.
  func prune(to limit: Int, sparing moment: Moment?) throws(Problem) -> Removal {
    let now = Moment.now
    for leftover in try leftovers(before: now.adding(seconds: -Self.longestWrite)) { unlink(leftover.path) }
    // A use in the future is that of a clock that was wrong: longer ago than any that is known. A day of
    // difference is that of a network disk whose clock is another.
    let horizon = now.adding(seconds: 86_400)
    let all = try entries()
    let entries = all.filter { $0.lastUse > horizon } + all.filter { $0.lastUse <= horizon }
    var bytes = entries.reduce(0) { $0 + $1.bytes }
    var removal = Removal()
    var failure: Problem?
    var left: [Entry] = []
    for entry in entries {
      let isSpared = moment.map { $0 <= entry.lastUse && entry.lastUse <= horizon } ?? false
      guard bytes > limit, !isSpared else {
        left.append(entry)
        continue
      }
      let isDeleted = unlink(entry.path) == 0
      // Another run may have deleted it first.
      if !isDeleted, errno != ENOENT {
        failure = failure ?? SystemError.last.writing(entry.path, "cannot be deleted")
        left.append(entry)
        continue
      }
      bytes -= entry.bytes
      guard isDeleted else { continue }
      removal.entries += 1
      removal.bytes += entry.bytes
    }
    if let failure { throw failure }
    removal.left = Summary(of: left)
    return removal
  }

  /// Nobody writes an entry for longer than this, s.
  private static let longestWrite = 3600
}

extension PathLossFolder.Summary {
  init(of entries: [PathLossFolder.Entry]) {
    self.init()
    self.entries = entries.count
    bytes = entries.reduce(0) { $0 + $1.bytes }
    let uses = entries.map(\.lastUse.seconds)
    (oldestUse, newestUse) = (uses.min(), uses.max())
  }
}

extension PathLossFolder.Moment {
  fileprivate func adding(seconds: Int) -> Self {
    Self(timespec(tv_sec: self.seconds + seconds, tv_nsec: nanoseconds))
  }
}

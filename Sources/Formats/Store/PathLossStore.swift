import Coverage
import Synchronization

/// Path losses on disk, under keys of all that they depend on.
///
/// Any number of threads and of runs may share a folder: entries appear whole or not at all, and an entry
/// that is not sound is told, deleted and computed anew. Nothing here ends a run.
public final class PathLossStore: PathLossStoring {
  /// What the store did since it was opened.
  public struct Counts: Hashable, Sendable {
    /// Entries that were read.
    public var read = 0
    /// Entries that were asked for and not there.
    public var missed = 0
    /// Entries that were there and not sound. They are not among ``missed``.
    public var damaged = 0
    /// Entries that were written.
    public var kept = 0
  }

  /// Where the entries lie.
  public let folder: PathLossFolder
  /// How large they may be together, bytes.
  public let limit: Int

  private let warning: @Sendable (String) -> Void
  private let opened = PathLossFolder.Moment.now
  private let read = Atomic(0)
  private let missed = Atomic(0)
  private let damaged = Atomic(0)
  private let kept = Atomic(0)
  private let isReadable = Atomic(true)
  private let isWritable = Atomic(true)
  private let isMakingRoom = Atomic(false)
  /// The size of the folder as far as this store knows; negative until something is written.
  private let knownBytes = Atomic(-1)

  /// Opens the folder. Nothing is made or read yet.
  ///
  /// - Parameters:
  ///   - folder: where the entries lie. It need not exist.
  ///   - limit: how large they may be together, bytes.
  ///   - warning: told one sentence for each entry that is not sound, and one where entries cannot be kept.
  ///     Called from any thread.
  public init(
    folder: PathLossFolder, limit: Int = CacheSettings.defaultLimit,
    warning: @escaping @Sendable (String) -> Void
  ) {
    self.folder = folder
    self.limit = limit
    self.warning = warning
  }

  /// What the store did since it was opened.
  public var counts: Counts {
    Counts(
      read: read.load(ordering: .relaxed), missed: missed.load(ordering: .relaxed),
      damaged: damaged.load(ordering: .relaxed), kept: kept.load(ordering: .relaxed))
  }

  public func key(for description: [UInt8]) -> PathLossKey {
    PathLossKey(bytes: SHA256Digest.bytes(of: description))
  }
}

// MARK: - Reading

extension PathLossStore {
  public func values(for key: PathLossKey, count: Int) -> [UInt16]? {
    let path = folder.path(of: key)
    let content: StoredFile.Content
    do {
      content = try StoredFile.read(path, atMost: PathLossEntry.largestSize(count: count))
    } catch {
      missed.add(1, ordering: .relaxed)
      if isReadable.exchange(false, ordering: .relaxed) {
        warning("Kept path losses are computed anew. \(error.reading(path))")
      }
      return nil
    }
    do throws(PathLossDamage) {
      switch content {
      case .nothing:
        missed.add(1, ordering: .relaxed)
        return nil
      case .notAFile: throw .notAFile
      case .larger(let bytes): throw .tooLong(bytes: bytes)
      case .bytes(let bytes):
        let values = try PathLossEntry.decode(bytes, for: key, count: count)
        read.add(1, ordering: .relaxed)
        return values
      }
    } catch {
      damaged.add(1, ordering: .relaxed)
      let isGone = StoredFile.delete(path)
      let remedy =
        isGone ? "It was deleted, and is computed anew" : "It is computed anew, but could not be deleted"
      warning("Kept path losses are damaged. \(Problem("\(error)", file: path, remedy: remedy))")
      return nil
    }
  }
}

// MARK: - Writing

extension PathLossStore {
  public func keep(_ values: [UInt16], for key: PathLossKey) {
    guard isWritable.load(ordering: .relaxed) else { return }
    let bytes = PathLossEntry.encode(values, for: key)
    do {
      guard try makeRoom(for: bytes.count) else {
        return stopWriting(
          because:
            "This run alone uses more than the limit of \(ByteCount.text(limit)). Raise it by WHITESPOT_CACHE_LIMIT"
        )
      }
      do { try StoredFile.write(bytes, to: folder.path(of: key)) } catch {
        throw error.writing(folder.path)
      }
      kept.add(1, ordering: .relaxed)
      knownBytes.add(bytes.count, ordering: .relaxed)
    } catch {
      stopWriting(because: "\(error)")
    }
  }

  /// Brings the folder within its limit. To be called when a run ends.
  ///
  /// While a run lasts nothing that it used is deleted; now the limit holds for that too.
  public func finish() {
    guard counts.kept > 0 else { return }
    do { try folder.prune(to: limit) } catch {
      warning("The kept path losses may take more than \(ByteCount.text(limit)). \(error)")
    }
  }

  /// Deletes entries of earlier runs if that is needed; false where it is not enough.
  private func makeRoom(for bytes: Int) throws(Problem) -> Bool {
    guard bytes <= limit else { return false }
    // Two threads that come here first both look, and find the same.
    if knownBytes.load(ordering: .relaxed) < 0 {
      knownBytes.store(try folder.summary().bytes, ordering: .relaxed)
    }
    guard knownBytes.load(ordering: .relaxed) + bytes > limit else { return true }
    // One thread makes room. What the others write meanwhile may pass the limit until the run ends.
    guard !isMakingRoom.exchange(true, ordering: .acquiring) else { return true }
    defer { isMakingRoom.store(false, ordering: .releasing) }
    // A tenth more than needed: the folder is not listed again for every entry.
    let left = try folder.prune(to: max(0, limit / 10 * 9 - bytes), sparing: opened).left.bytes
    knownBytes.store(left, ordering: .relaxed)
    return left + bytes <= limit
  }

  private func stopWriting(because reason: String) {
    if isWritable.exchange(false, ordering: .relaxed) {
      warning("Path losses are no longer kept for the next run. \(reason)")
    }
  }
}

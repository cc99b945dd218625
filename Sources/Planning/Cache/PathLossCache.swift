import Formats
import Foundation

/// The path losses that are kept between runs, as `whitespot cache` shows and deletes them.
public struct PathLossCache: Sendable {
  private let folder: PathLossFolder
  /// How large it may become, bytes.
  public let limit: Int

  /// - Parameter environment: the variables that say where it is and how large it may be.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(Problem) {
    let settings = try CacheSettings(environment: environment)
    folder = settings.folder
    limit = settings.limit
  }

  /// The store of a run.
  func store(warning: @escaping @Sendable (String) -> Void) -> PathLossStore {
    PathLossStore(folder: folder, limit: limit, warning: warning)
  }

  /// What is in it.
  public func report() throws(Problem) -> CacheReport {
    CacheReport(folder: folder.path, limit: limit, summary: try folder.summary())
  }

  /// Deletes all of it. What lies in its folder and is not ours stays.
  public func clear() throws(Problem) -> CacheRemoval {
    CacheRemoval(folder: folder.path, removal: try folder.clear())
  }

  /// Deletes what was not used for longest, until the rest is within a limit.
  ///
  /// - Parameter limit: bytes; ``limit`` where it is nil.
  public func prune(to limit: Int?) throws(Problem) -> CacheRemoval {
    CacheRemoval(folder: folder.path, removal: try folder.prune(to: limit ?? self.limit))
  }
}

/// What is kept between runs.
public struct CacheReport: Hashable, Sendable, Encodable {
  /// Where.
  public let folder: String
  /// How many masts' carriers.
  public let entries: Int
  /// Their sizes, added up.
  public let bytes: Int
  /// How large they may become together.
  public let limitBytes: Int
  /// The earliest of the times at which each was last read or written, ISO 8601 in UTC; nil where there
  /// is none.
  public let oldestUse: String?
  /// The latest of them.
  public let newestUse: String?

  init(folder: String, limit: Int, summary: PathLossFolder.Summary) {
    self.folder = folder
    entries = summary.entries
    bytes = summary.bytes
    limitBytes = limit
    oldestUse = summary.oldestUse.map(Self.moment)
    newestUse = summary.newestUse.map(Self.moment)
  }

  private static func moment(_ seconds: Int) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }
}

/// What was deleted of it.
public struct CacheRemoval: Hashable, Sendable, Encodable {
  /// Where.
  public let folder: String
  /// How many entries were deleted.
  public let removedEntries: Int
  /// Their sizes, added up.
  public let removedBytes: Int
  /// How many are left.
  public let entries: Int
  /// Their sizes, added up.
  public let bytes: Int

  init(folder: String, removal: PathLossFolder.Removal) {
    self.folder = folder
    removedEntries = removal.entries
    removedBytes = removal.bytes
    entries = removal.left.entries
    bytes = removal.left.bytes
  }
}

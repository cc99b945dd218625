/// Where path losses are kept, and how large they may be together.
public struct CacheSettings: Hashable, Sendable {
  /// The folder.
  public let folder: PathLossFolder
  /// Bytes.
  public let limit: Int

  /// 10 GB: several provinces with several models each.
  public static let defaultLimit = 10_000_000_000

  /// What the variables of a process say.
  ///
  /// The folder is `WHITESPOT_CACHE`, else `whitespot` in `XDG_CACHE_HOME`, else `~/.cache/whitespot`. The
  /// limit is `WHITESPOT_CACHE_LIMIT` (`2GB`), else ``defaultLimit``. An empty variable counts as none.
  public init(environment: [String: String]) throws(Problem) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let named = value("WHITESPOT_CACHE") {
      folder = PathLossFolder(named)
    } else if let caches = value("XDG_CACHE_HOME"), caches.hasPrefix("/") {
      // The XDG specification has relative paths ignored.
      folder = PathLossFolder(FilePath.join(caches, "whitespot"))
    } else if let home = value("HOME") {
      folder = PathLossFolder(FilePath.join(home, ".cache/whitespot"))
    } else {
      throw Problem(
        "there is no folder to keep path losses in: neither WHITESPOT_CACHE nor HOME is set",
        remedy: "Set WHITESPOT_CACHE to a folder")
    }
    guard let text = value("WHITESPOT_CACHE_LIMIT") else {
      limit = Self.defaultLimit
      return
    }
    guard let bytes = ByteCount.parse(text) else {
      throw Problem(
        "is no size", field: "WHITESPOT_CACHE_LIMIT", value: text, expected: "bytes, kB, MB, GB or TB: 2GB",
        remedy: "Correct the variable")
    }
    limit = bytes
  }
}

import Coverage
import Formats
import Foundation
import Testing

@Suite("The command cache")
struct CacheCommandTests {
  private let folder = TemporaryFolder()

  private func whitespot(_ arguments: String..., shell: String = "export WHITESPOT_CACHE=kept") throws
    -> BuiltProgram.Outcome
  {
    try BuiltProgram.run(["cache"] + arguments, in: folder.path, shell: shell)
  }

  /// Keeps entries of 304 bytes, used a day after another.
  private func keep(_ count: Int) throws {
    let store = PathLossStore(folder: PathLossFolder(folder.path + "/kept")) { Issue.record("\($0)") }
    for number in 0..<count {
      let key = store.key(for: [UInt8(number)])
      store.keep([UInt16](repeating: 9, count: 100), for: key)
      let file = folder.path + "/kept/path-loss/\(key.hex.prefix(2))/\(key.hex).loss"
      let use = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 86_400)
      try FileManager.default.setAttributes([.modificationDate: use], ofItemAtPath: file)
    }
  }

  @Test("A folder that does not exist is empty, and is not made")
  func empty() throws {
    let shown = try whitespot()
    #expect(shown.status == 0 && shown.errors == "")
    #expect(
      shown.output == "Empty: no path losses are kept.\n  folder      kept\n  limit       10 GB\n")
    let cleared = try whitespot("clear")
    #expect(cleared.status == 0 && cleared.output == "Deleted nothing in kept; none are left.\n")
    #expect(!folder.names.contains("kept"))
  }

  @Test("What is kept is shown for people and as JSON")
  func show() throws {
    try keep(3)
    #expect(
      try whitespot().output == """
        Path losses of 3 entries, 912 bytes
          folder      kept
          limit       10 GB
          oldest use  2023-11-14 22:13 UTC
          newest use  2023-11-16 22:13 UTC

        """)
    let json = try whitespot("--json", shell: "export WHITESPOT_CACHE=kept WHITESPOT_CACHE_LIMIT=2GB")
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? NSDictionary
    #expect(
      report == [
        "folder": "kept", "entries": 3, "bytes": 912, "limit_bytes": 2_000_000_000,
        "oldest_use": "2023-11-14T22:13:20Z", "newest_use": "2023-11-16T22:13:20Z",
      ])
    let quiet = try whitespot("--quiet")
    #expect(quiet.status == 0 && quiet.output == "" && quiet.errors == "")
  }

  @Test("Pruning and clearing say what they deleted")
  func delete() throws {
    try keep(5)
    folder.add("kept/notes.txt", "mine")
    let pruned = try whitespot("prune", "--limit", "1kB")
    #expect(pruned.status == 0 && pruned.errors == "")
    #expect(pruned.output == "Deleted 2 entries, 608 bytes, in kept; 3 entries are left, 912 bytes.\n")
    let json = try whitespot("prune", "--limit", "0.7 kB", "--json").output
    let removal = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary
    #expect(
      removal == ["folder": "kept", "removed_entries": 1, "removed_bytes": 304, "entries": 2, "bytes": 608])
    #expect(try whitespot("prune").output == "Deleted nothing in kept; 2 entries are left, 608 bytes.\n")
    #expect(
      try whitespot("clear").output == "Deleted 2 entries, 608 bytes, in kept; none are left.\n")
    #expect(Array(folder.contents(of: "kept").keys) == ["notes.txt"])
  }

  @Test("What is wrong is told: a size, a variable, a folder that is a file")
  func wrong() throws {
    let size = try whitespot("prune", "--limit", "much")
    #expect(size.status == 64 && size.errors.contains("--limit much: expected a size: 2GB."))
    let variable = try whitespot(shell: "export WHITESPOT_CACHE=kept WHITESPOT_CACHE_LIMIT=much")
    #expect(
      variable.status == 1 && variable.errors.hasPrefix("WHITESPOT_CACHE_LIMIT = \"much\": is no size;"))
    folder.add("kept", "a file")
    let file = try whitespot()
    #expect(file.status == 1 && file.output == "" && file.errors.hasPrefix("kept: is no folder;"))
  }
}

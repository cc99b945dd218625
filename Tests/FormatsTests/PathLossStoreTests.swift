import Coverage
import Foundation
import Parallelism
import Synchronization
import Testing

@testable import Formats

@Suite("The path-loss store")
struct PathLossStoreTests {
  private let fixture = PathLossFixture()

  @Test("A key is SHA-256 of the description")
  func key() {
    // FIPS 180-2, appendix B.1.
    #expect(
      fixture.store().key(for: Array("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("A second run reads what the first kept")
  func twoRuns() {
    let losses = PathLossFixture.losses(5_000, seed: 1)
    let first = fixture.store()
    #expect(first.values(for: fixture.key(1), count: 5_000) == nil)
    first.keep(losses, for: fixture.key(1))
    first.keep([], for: fixture.key(2))
    first.finish()
    #expect(first.counts == .init(read: 0, missed: 1, damaged: 0, kept: 2))

    let second = fixture.store()
    #expect(second.values(for: fixture.key(1), count: 5_000) == losses)
    #expect(second.values(for: fixture.key(2), count: 0) == [])
    #expect(second.values(for: fixture.key(3), count: 5_000) == nil)
    #expect(second.counts == .init(read: 2, missed: 1, damaged: 0, kept: 0))
    #expect(fixture.warnings == [])
  }

  @Test("Opening and reading make no folder")
  func quietOpening() {
    _ = fixture.store().values(for: fixture.key(1), count: 10)
    #expect(FilePath.kind(fixture.path) == .nothing)
  }

  @Test("An entry is named by its key, below a folder of its first two digits")
  func names() {
    fixture.store().keep([1], for: fixture.key(1))
    let hex = fixture.key(1).hex
    #expect(FilePath.names(in: fixture.path + "/path-loss") == [String(hex.prefix(2))])
    #expect(FilePath.names(in: fixture.path + "/path-loss/\(hex.prefix(2))") == ["\(hex).loss"])
  }

  @Test(
    "An entry that is not sound is named, deleted, and computed anew",
    arguments: ["truncated", "changed", "foreign", "of another key", "too long"])
  func damage(kind: String) throws {
    let losses = PathLossFixture.losses(300, seed: 2)
    var bytes = PathLossEntry.encode(losses, for: fixture.key(1))
    switch kind {
    case "truncated": bytes.removeLast(100)
    case "changed": bytes[200] ^= 4
    case "foreign": bytes = Array("this is somebody's diary".utf8)
    case "of another key": bytes = PathLossEntry.encode(losses, for: fixture.key(2))
    default: bytes += [UInt8](repeating: 0, count: 10_000)
    }
    try fixture.put(bytes, as: 1)
    let store = fixture.store()
    #expect(store.values(for: fixture.key(1), count: 300) == nil)
    #expect(store.counts == .init(damaged: 1))
    #expect(fixture.warnings.count == 1)
    #expect(fixture.warnings[0].hasPrefix("Kept path losses are damaged. \(fixture.file(1)): "))
    #expect(fixture.warnings[0].hasSuffix("It was deleted, and is computed anew."))
    #expect(FilePath.kind(fixture.file(1)) == .nothing)

    store.keep(losses, for: fixture.key(1))
    #expect(fixture.store().values(for: fixture.key(1), count: 300) == losses)
  }

  @Test("A folder in the place of an entry is told, and nothing hangs at a pipe there")
  func noFile() throws {
    try StoredFile.makeFolders(fixture.file(1))
    try StoredFile.makeFolders(FilePath.parent(fixture.file(2)))
    #expect(mkfifo(fixture.file(2), 0o600) == 0)
    let store = fixture.store()
    #expect(store.values(for: fixture.key(1), count: 1) == nil)
    #expect(store.values(for: fixture.key(2), count: 1) == nil)
    #expect(store.counts.damaged == 2 && fixture.warnings.count == 2)
    #expect(fixture.warnings[0].contains("is no file. It is computed anew, but could not be deleted."))
  }

  @Test("Threads of two runs that read and write the same keys get whole entries or none")
  func threads() {
    let stores = [fixture.store(), fixture.store()]
    let losses = (0..<8).map { PathLossFixture.losses(20_000, seed: UInt64($0)) }
    let keys = (0..<8).map(fixture.key)
    let wrong = Atomic(0)
    Workers(count: 8).forEach(400) { unit in
      let (store, number) = (stores[unit % 2], unit / 2 * 5 % 8)
      if let values = store.values(for: keys[number], count: 20_000) {
        if values != losses[number] { wrong.add(1, ordering: .relaxed) }
        if unit % 7 == 0 { unlink(fixture.folder.path(of: keys[number])) }
      } else {
        store.keep(losses[number], for: keys[number])
      }
    }
    #expect(wrong.load(ordering: .relaxed) == 0)
    #expect(fixture.warnings == [] && stores[0].counts.damaged + stores[1].counts.damaged == 0)
    #expect(stores[0].counts.read + stores[1].counts.read > 0)
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: fixture.path)) ?? []
    #expect(!files.contains { $0.contains("partial") })
  }

  @Test("Where nothing can be written it is said once, and the run goes on")
  func unwritable() throws {
    try StoredFile.makeFolders(fixture.path)
    try OutputFile.write([1], to: fixture.path + "/file")
    for (number, folder) in ["/proc/whitespot", fixture.path + "/file", fixture.path + "/file/below"]
      .enumerated()
    {
      let store = fixture.store(in: folder)
      for key in 0..<3 {
        #expect(store.values(for: fixture.key(key), count: 2) == nil)
        store.keep([1, 2], for: fixture.key(key))
      }
      store.finish()
      #expect(store.counts == .init(missed: 3))
      #expect(fixture.warnings.count == number + 1)
      #expect(
        fixture.warnings[number].hasPrefix("Path losses are no longer kept for the next run. \(folder)"))
    }
  }

  @Test("A read-only folder is read, and said once to be read-only", .enabled(if: geteuid() != 0))
  func readOnly() throws {
    fixture.store().keep([1, 2], for: fixture.key(1))
    let folder = FilePath.parent(fixture.file(1))
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
    let store = fixture.store()
    #expect(store.values(for: fixture.key(1), count: 2) == [1, 2])
    store.keep([3], for: fixture.key(1))
    store.keep([3], for: fixture.key(1))
    #expect(store.values(for: fixture.key(1), count: 2) == [1, 2])
    #expect(fixture.warnings.count == 1 && fixture.warnings[0].contains("Permission denied"))
  }
}

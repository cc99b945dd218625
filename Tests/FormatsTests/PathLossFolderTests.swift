import Coverage
import Foundation
import Testing

@testable import Formats

@Suite("The folder of kept path losses")
struct PathLossFolderTests {
  private let fixture = PathLossFixture()
  /// Bytes of an entry of 100 values, none out of reach.
  private let size = 96 + 8 + 200
  private let values = [UInt16](repeating: 5, count: 100)

  /// Entries 0, 1, 2 … used one day after another, the last some days ago.
  private func fill(_ count: Int) throws {
    let store = fixture.store()
    for number in 0..<count {
      store.keep(values, for: fixture.key(number))
      try fixture.setUse(of: number, to: 1_700_000_000 + number * 86_400)
    }
  }

  /// The numbers of the entries that are there.
  private var numbers: [Int] { (0..<100).filter { FilePath.kind(fixture.file($0)) == .file } }

  @Test("A folder that does not exist is empty")
  func absent() throws {
    #expect(try fixture.folder.summary() == .init())
    #expect(try fixture.folder.clear() == .init())
    #expect(try fixture.folder.prune(to: 0) == .init())
    #expect(FilePath.kind(fixture.path) == .nothing)
  }

  @Test("Entries, their size and their uses are counted")
  func summary() throws {
    try fill(3)
    let summary = try fixture.folder.summary()
    #expect(summary.entries == 3 && summary.bytes == 3 * size)
    #expect(summary.oldestUse == 1_700_000_000 && summary.newestUse == 1_700_172_800)
  }

  @Test("What was not used for longest goes first, until the rest is within the limit")
  func prune() throws {
    try fill(6)
    #expect(fixture.store().values(for: fixture.key(1), count: 100) == values)
    let removal = try fixture.folder.prune(to: 3 * size + 1)
    #expect(numbers == [1, 4, 5])
    #expect(removal.entries == 3 && removal.bytes == 3 * size)
    #expect(removal.left.entries == 3 && removal.left.bytes == 3 * size)
    #expect(try fixture.folder.prune(to: 3 * size).entries == 0)
  }

  @Test("Equal times go by name")
  func ties() throws {
    try fill(6)
    for number in 0..<6 { try fixture.setUse(of: number, to: 1_700_000_000) }
    _ = try fixture.folder.prune(to: 2 * size)
    #expect(Set(numbers) == Set((0..<6).sorted { fixture.key($0).hex < fixture.key($1).hex }.suffix(2)))
  }

  @Test("A use in the future is that of a wrong clock, and counts as the oldest")
  func future() throws {
    try fill(3)
    try fixture.setUse(of: 2, to: 4_000_000_000)
    _ = try fixture.folder.prune(to: 2 * size)
    #expect(numbers == [0, 1])
  }

  @Test("A write that would pass the limit makes room among what this run did not use")
  func room() throws {
    try fill(10)
    let store = fixture.store(limit: 10 * size)
    #expect(store.values(for: fixture.key(0), count: 100) == values)
    store.keep(values, for: fixture.key(10))
    #expect(numbers.contains(0) && numbers.contains(10) && !numbers.contains(1))
    #expect(try fixture.folder.summary().bytes <= 10 * size)
    #expect(fixture.warnings == [])
  }

  @Test("A run that alone passes the limit keeps what it has, and says once that it keeps no more")
  func tooSmall() throws {
    try fill(2)
    let store = fixture.store(limit: 4 * size)
    for number in 10..<20 { store.keep(values, for: fixture.key(number)) }
    #expect(numbers == [10, 11, 12, 13] && store.counts.kept == 4)
    #expect(fixture.warnings.count == 1)
    #expect(fixture.warnings[0].contains("This run alone uses more than the limit of 1.2 kB."))
    store.finish()
    #expect(numbers == [10, 11, 12, 13])
  }

  @Test("The end of a run brings the folder within its limit, whoever filled it")
  func finish() throws {
    let store = fixture.store(limit: 5 * size)
    store.keep(values, for: fixture.key(50))
    try fill(8)
    store.finish()
    #expect(numbers == [4, 5, 6, 7, 50])
  }

  @Test("Clearing deletes what is ours and nothing else")
  func clear() throws {
    try fill(3)
    let foreign = [
      "notes.txt", "path-loss/readme", "path-loss/\(fixture.key(0).hex.prefix(2))/diary.loss",
      "path-loss/zz/\(fixture.key(0).hex).loss", "ab/\(fixture.key(0).hex).loss",
    ]
    for name in foreign {
      try StoredFile.makeFolders(FilePath.parent(fixture.path + "/" + name))
      try OutputFile.write([1], to: fixture.path + "/" + name)
    }
    try fixture.put([], as: 7)
    let removal = try fixture.folder.clear()
    #expect(removal.entries == 4 && removal.bytes == 3 * size && removal.left == .init())
    #expect(numbers == [])
    for name in foreign { #expect(FilePath.kind(fixture.path + "/" + name) == .file, "\(name)") }
    #expect(FilePath.names(in: fixture.path + "/path-loss")?.count == 3)
  }

  @Test("A cleared folder is empty, and can be written to while a run lasts")
  func clearWhileRunning() throws {
    let store = fixture.store()
    store.keep(values, for: fixture.key(1))
    _ = try fixture.folder.clear()
    #expect(FilePath.names(in: fixture.path) == [])
    store.keep(values, for: fixture.key(1))
    #expect(numbers == [1] && fixture.warnings == [])
  }

  @Test("Temporary files of runs that were killed go after an hour")
  func leftovers() throws {
    try fill(1)
    let (old, new) = (fixture.file(0) + ".partial-77-1", fixture.file(0) + ".partial-78-1")
    for path in [old, new] { try OutputFile.write([1], to: path) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -4_000)], ofItemAtPath: old)
    #expect(try fixture.folder.summary().entries == 1)
    _ = try fixture.folder.prune(to: 1_000_000)
    #expect(FilePath.kind(old) == .nothing && FilePath.kind(new) == .file && numbers == [0])
  }

  @Test("A file in the place of the folder is a problem, not an empty store")
  func file() throws {
    try OutputFile.write([1], to: fixture.path)
    let found = problem { _ = try fixture.folder.summary() }
    #expect(found?.file == fixture.path && found?.message == "is no folder")
  }
}

import Foundation
import Testing

@testable import Formats

@Suite("Files out")
struct OutputFileTests {
  private let folder = TemporaryFolder()

  private func text(_ name: String) -> String? {
    try? String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  @Test("A file is written whole, over an older one too")
  func write() throws {
    let path = folder.path + "/a.csv"
    try OutputFile.write(Array("first and long".utf8), to: path)
    try OutputFile.write(Array("second".utf8), to: path)
    #expect(text("a.csv") == "second" && folder.names == ["a.csv"])
  }

  @Test("A link is followed")
  func link() throws {
    let target = folder.add("real.csv", "old")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.csv", withDestinationPath: target)
    try OutputFile.write(Array("new".utf8), to: folder.path + "/link.csv")
    #expect(text("real.csv") == "new")
  }

  @Test("A full disk is told, and the device stays")
  func full() {
    let found = problem { try OutputFile.write([1, 2, 3], to: "/dev/full") }
    #expect(found?.message == "cannot be written: No space left on device")
    #expect(found?.remedy == "Free space on the disk, or write to another one")
    #expect(FilePath.kind("/dev/full") == .other)
  }

  @Test("A missing folder and a folder's name are told")
  func wrongPlaces() {
    let missing = problem { try OutputFile.write([1], to: folder.path + "/no/a.csv") }
    #expect(
      missing?.file == folder.path + "/no/a.csv" && missing?.remedy?.contains("Create the folder") == true)
    #expect(problem { try OutputFile.write([1], to: folder.path) }?.message == "is a folder")
  }

  @Test("The fingerprint of abc and of 3 MiB")
  func digest() throws {
    // FIPS 180-2, appendix B.1.
    #expect(
      try FileDigest.sha256(ofFileAt: folder.add("abc", "abc"))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    // A million times the letter a: appendix B.3.
    #expect(
      try FileDigest.sha256(ofFileAt: folder.add("a", [UInt8](repeating: 97, count: 1_000_000)))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(
      problem { _ = try FileDigest.sha256(ofFileAt: folder.path + "/none") }?.message.contains("exist")
        == true)
  }
}

@Suite("Folder of results")
struct OutputFolderTests {
  private let parent = TemporaryFolder()
  private var path: String { parent.path + "/results" }

  private func folder() throws -> OutputFolder {
    try OutputFolder(replacing: path, marker: "summary.json") { !$0.hasSuffix(".qgz") }
  }

  private func names() -> [String] { FilePath.names(in: path) ?? [] }

  @Test("Results appear as a whole and replace the earlier ones")
  func replace() throws {
    let first = try folder()
    try first.write([1], named: "summary.json")
    try first.write([1], named: "old.csv")
    #expect(FilePath.kind(path) == .nothing)
    try first.commit()
    #expect(names() == ["old.csv", "summary.json"])

    let second = try folder()
    try second.write([2], named: "summary.json")
    try second.write([2], named: "maps/4g.tif")
    #expect(names() == ["old.csv", "summary.json"])
    try second.commit()
    #expect(names() == ["maps", "summary.json"] && parent.names == ["results"])
  }

  @Test("What the user put beside the results stays")
  func foreign() throws {
    for name in ["results/summary.json", "results/map.qgz", "results/old.csv"] { parent.add(name, "x") }
    let new = try folder()
    try new.write([2], named: "summary.json")
    try new.commit()
    #expect(names() == ["map.qgz", "summary.json"] && parent.names == ["results"])
  }

  @Test("A folder of somebody else is refused and stays")
  func refuse() {
    parent.add("results/thesis.docx", "years of work")
    let found = problem { _ = try folder() }
    #expect(found?.message.contains("thesis.docx") == true)
    #expect(names() == ["thesis.docx"] && parent.names == ["results"])
  }

  @Test("Discarding leaves the earlier results")
  func discard() throws {
    parent.add("results/summary.json", "x")
    let new = try folder()
    try new.write([2], named: "a.csv")
    new.discard()
    #expect(names() == ["summary.json"] && parent.names == ["results"])
  }

  @Test("Leftovers of dead runs go, of living ones stay")
  func leftovers() throws {
    // No process has the largest number; process 1 always lives.
    parent.add(".results.partial-2147483646/a.csv", "x")
    parent.add(".results.partial-1/a.csv", "x")
    try folder().discard()
    #expect(parent.names == [".results.partial-1"])
  }

  @Test("Earlier results that a dead run had put aside come back")
  func putAside() throws {
    parent.add(".results.partial-2147483646-old/summary.json", "x")
    parent.add(".results.partial-2147483646/summary.json", "y")
    try folder().discard()
    #expect(names() == ["summary.json"] && parent.names == ["results"])
  }

  @Test("A parent that cannot be written to is told before any work")
  func unwritable() {
    let found = problem { _ = try OutputFolder(replacing: "/proc/results", marker: "summary.json") }
    #expect(found?.file == "/proc/results" && found?.remedy != nil)
    parent.add("file", "x")
    let below = problem { _ = try OutputFolder(replacing: parent.path + "/file/b", marker: "s") }
    #expect(below?.message.contains("is no folder") == true)
  }

  @Test("Folders above it are made, and go again when nothing comes of it")
  func parents() throws {
    let deep = try OutputFolder(replacing: parent.path + "/a/b/c", marker: "s")
    try deep.write([1], named: "s")
    deep.discard()
    #expect(parent.names == [])
    let kept = try OutputFolder(replacing: parent.path + "/a/b/c", marker: "s")
    try kept.write([1], named: "s")
    try kept.commit()
    kept.discard()
    #expect(parent.names == ["a"] && FilePath.names(in: parent.path + "/a/b/c") == ["s"])
  }
}

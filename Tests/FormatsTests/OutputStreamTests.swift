import Foundation
import Testing

@testable import Formats

@Suite("A file written piece by piece")
struct OutputStreamTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/table.csv" }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test("It is not there until it is whole, and then has all its pieces")
  func appears() throws {
    let stream = try OutputStream(replacing: path)
    try stream.write(Array("one ".utf8))
    try stream.write(Array("two".utf8))
    #expect(!folder.names.contains("table.csv"))
    try stream.commit()
    stream.discard()
    #expect(try folder.names == ["table.csv"] && text() == "one two")
  }

  @Test("Discarded or forgotten it leaves the earlier file as it was, and nothing else")
  func discarded() throws {
    folder.add("table.csv", "earlier")
    do {
      let stream = try OutputStream(replacing: path)
      try stream.write([1, 2, 3])
    }
    let stream = try OutputStream(replacing: path)
    stream.discard()
    #expect(try folder.names == ["table.csv"] && text() == "earlier")
  }

  @Test("A link is followed")
  func link() throws {
    let target = folder.add("far/target.csv", "earlier")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    let stream = try OutputStream(replacing: path)
    try stream.write(Array("new".utf8))
    try stream.commit()
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
    #expect(FileManager.default.fileExists(atPath: path) && folder.names == ["far", "table.csv"])
  }

  @Test("What is read cannot be written, not even through a link")
  func input() throws {
    let target = folder.add("input.csv", "rows")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    let found = problem { _ = try OutputStream(replacing: path, inputs: [target]) }
    #expect(found?.message == "is read and would be written" && found?.file == path)
    #expect(folder.names == ["input.csv", "table.csv"])
  }
}

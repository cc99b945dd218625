import Foundation

@testable import Formats

/// A folder of a test's own, deleted with the object.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/whitespot-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] { FilePath.names(in: path) ?? [] }

  @discardableResult
  func add(_ name: String, _ bytes: [UInt8]) -> String {
    let file = path + "/" + name
    try? FileManager.default.createDirectory(
      atPath: FilePath.parent(file), withIntermediateDirectories: true)
    try? Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  @discardableResult
  func add(_ name: String, _ text: String) -> String { add(name, Array(text.utf8)) }
}

/// The problem that a call ends in; nil when it ends well.
func problem(of body: () throws -> Void) -> Problem? {
  do {
    try body()
    return nil
  } catch {
    return error as? Problem
  }
}

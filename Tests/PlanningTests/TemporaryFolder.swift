import Foundation

/// A folder of a test's own, deleted with the object.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.path + "/whitespot-\(UUID().uuidString)"

  init() {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names in it, hidden ones too, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func add(_ name: String, _ bytes: [UInt8]) {
    let file = URL(fileURLWithPath: path + "/" + name)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(bytes).write(to: file)
  }

  func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// All files of a folder in it by their names.
  func contents(of name: String) -> [String: Data] {
    let folder = path + "/" + name
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(into: [:]) { $0[$1] = FileManager.default.contents(atPath: folder + "/" + $1) }
  }
}

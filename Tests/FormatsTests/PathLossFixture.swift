import Coverage
import Foundation
import Synchronization
import TestSupport

@testable import Formats

/// A folder for a store, and what the store warned of.
final class PathLossFixture: Sendable {
  let path: String
  private let warned = Mutex<[String]>([])

  init() {
    path = FileManager.default.temporaryDirectory.path + "/whitespot-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var warnings: [String] { warned.withLock { $0 } }
  var folder: PathLossFolder { PathLossFolder(path) }

  func store(limit: Int = CacheSettings.defaultLimit, in folder: String? = nil) -> PathLossStore {
    PathLossStore(folder: PathLossFolder(folder ?? path), limit: limit) { warning in
      self.warned.withLock { $0.append(warning) }
    }
  }

  func key(_ number: Int) -> PathLossKey { store().key(for: Array("entry \(number)".utf8)) }
  func file(_ number: Int) -> String { folder.path(of: key(number)) }

  /// Puts bytes where an entry would be.
  func put(_ bytes: [UInt8], as number: Int) throws {
    try StoredFile.makeFolders(FilePath.parent(file(number)))
    try StoredFile.write(bytes, to: file(number))
  }

  /// Sets when an entry was used last, seconds since 1970.
  func setUse(of number: Int, to seconds: Int) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(seconds))], ofItemAtPath: file(number))
  }

  /// Losses like those of a mast: stretches out of reach, and noise between them.
  static func losses(_ count: Int, seed: UInt64) -> [UInt16] {
    var generator = SeededGenerator(seed: seed)
    var values: [UInt16] = []
    while values.count < count {
      let length = Int.random(in: 1...40, using: &generator)
      if Bool.random(using: &generator) {
        values += [UInt16](repeating: .max, count: length)
      } else {
        values += (0..<length).map { _ in UInt16.random(in: 8_000...20_000, using: &generator) }
      }
    }
    return Array(values.prefix(count))
  }
}

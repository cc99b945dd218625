import CGDAL
import Synchronization

/// A folder in GDAL's memory, with a name of its own, removed with the object.
final class MemoryFolder {
  private static let counter = Atomic(0)
  private let folder: String
  private var contents: UnsafeMutablePointer<UInt8>?

  init() {
    folder = "/vsimem/whitespot-\(Self.counter.add(1, ordering: .relaxed).newValue)"
  }

  deinit {
    VSIRmdirRecursive(folder)
    contents?.deallocate()
  }

  /// The path of a file in the folder.
  func path(of name: String) -> String { folder + "/" + name }

  /// Puts a file into the folder. Only one: its bytes live as long as the folder.
  func place(_ bytes: [UInt8], named name: String) -> String {
    precondition(contents == nil, "a memory folder holds one file of ours")
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    copy.initialize(repeating: 0, count: max(1, bytes.count))
    copy.update(from: bytes, count: bytes.count)
    contents = copy
    let path = path(of: name)
    if let file = VSIFileFromMemBuffer(path, copy, UInt64(bytes.count), 0) { VSIFCloseL(file) }
    return path
  }

  /// Takes the bytes of a file out of the folder; nil where there is none.
  func take(_ name: String) -> [UInt8]? {
    var length: UInt64 = 0
    guard let buffer = VSIGetMemFileBuffer(path(of: name), &length, 1) else { return nil }
    defer { VSIFree(buffer) }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(length)))
  }
}

/// Why kept path losses cannot be used.
enum PathLossDamage: Error, Hashable {
  case notAFile
  case tooShort(bytes: Int)
  case tooLong(bytes: Int)
  case foreign
  case version(UInt32)
  case otherKey
  case otherCount(found: UInt64, expected: Int)
  case otherSize(found: Int, expected: UInt64)
  case checksum
  case runs
}

extension PathLossDamage: CustomStringConvertible {
  /// One clause, to follow the name of the file.
  var description: String {
    switch self {
    case .notAFile: "is no file"
    case .tooShort(let bytes): "ends within its header, after \(bytes) bytes"
    case .tooLong(let bytes): "has \(bytes) bytes, more than its values can take"
    case .foreign: "does not begin as kept path losses do"
    case .version(let found):
      "is of version \(found) of the format; this program writes \(PathLossEntry.version)"
    case .otherKey: "holds the losses of another key than its name says"
    case .otherCount(let found, let expected): "holds \(found) values in place of \(expected)"
    case .otherSize(let found, let expected): "has \(found) bytes after its header in place of \(expected)"
    case .checksum: "has bytes that do not fit its checksum"
    case .runs: "has runs that do not make up its values"
    }
  }
}

import Foundation

/// Sizes as people write them: `10 GB`.
public enum ByteCount {
  private static let units: [(name: String, bytes: Double)] = [
    ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3),
  ]
  private static let binaryUnits: [(name: String, bytes: Double)] = [
    ("TiB", 0x1p40), ("GiB", 0x1p30), ("MiB", 0x1p20), ("KiB", 0x1p10),
  ]

  /// A size in the largest unit that leaves at least one of it: `12.3 MB`, `10 GB`, `312 bytes`.
  public static func text(_ bytes: Int) -> String {
    // Rounded to tenths, 999,960 is a whole megabyte.
    guard let unit = units.first(where: { (Double(bytes) / $0.bytes * 10).rounded() >= 10 }) else {
      return bytes == 1 ? "1 byte" : "\(bytes) bytes"
    }
    let tenths = Int((Double(bytes) / unit.bytes * 10).rounded())
    return (tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)") + " \(unit.name)"
  }

  /// The size that a text says: `2GB`, `500 MB`, `1.5 GiB`, `1000000`; nil where it says none.
  public static func parse(_ text: String) -> Int? {
    let text = text.trimmingCharacters(in: .whitespaces)
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(number.count).trimmingCharacters(in: .whitespaces).lowercased()
    let factor =
      ["", "b", "byte", "bytes"].contains(unit)
      ? 1 : (units + binaryUnits).first { $0.name.lowercased() == unit }?.bytes
    guard let factor, let amount = Double(number) else { return nil }
    return Int(exactly: (amount * factor).rounded())
  }
}

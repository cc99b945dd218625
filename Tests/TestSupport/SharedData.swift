import Foundation

/// Reference and real data that lie beside the checkout, for those who have them.
public enum SharedData {
  /// The path of a file below `../shared`; nil where it is absent, which is said on standard error.
  public static func path(_ relative: String, caller: String = #fileID) -> String? {
    let path = PackageRoot.path("../shared/" + relative)
    if FileManager.default.fileExists(atPath: path) { return path }
    FileHandle.standardError.write(Data("SKIPPED in \(caller): no ../shared/\(relative)\n".utf8))
    return nil
  }

  /// The rows of a reference table: a dictionary a row, by column name. Nil where it is absent.
  public static func table(_ relative: String, caller: String = #fileID) throws -> [[String: String]]? {
    guard let path = path(relative, caller: caller) else { return nil }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      let values = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
    }
  }
}

extension SharedData {
  /// A file of little-endian 32-bit floats. Nil where it is absent.
  public static func floats(_ relative: String, caller: String = #fileID) throws -> [Float]? {
    guard let path = path(relative, caller: caller) else { return nil }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return data.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { index in
        Float(
          bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
      }
    }
  }
}

/// The folder of Package.swift.
public enum PackageRoot {
  /// A path below it.
  public static func path(_ relative: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(relative).standardizedFileURL.path
  }
}

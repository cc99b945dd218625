import Formats

/// A file for a picture, its format told by the ending of its name.
public struct PlotFile: Hashable, Sendable {
  /// What a picture can be written as.
  public enum Format: String, CaseIterable, Sendable {
    case svg
    case png
  }

  /// As the user named it.
  public let path: String
  /// By its ending.
  public let format: Format

  /// - Returns: nil where the ending names no format: `.svg` and `.png` do, in any case of letters.
  public init?(path: String) {
    guard let dot = path.lastIndex(of: "."),
      let format = Format(rawValue: path[path.index(after: dot)...].lowercased())
    else { return nil }
    self.path = path
    self.format = format
  }

  /// The picture in the file's format.
  func bytes(of plot: some Plot) throws(Problem) -> [UInt8] {
    switch format {
    case .svg: Array(plot.svg.utf8)
    case .png: try plot.png()
    }
  }

  /// Writes a picture to files. All are made before the first is written, and each appears as a whole.
  public static func write(_ plot: some Plot, to files: [PlotFile]) throws(Problem) {
    var pictures: [(path: String, bytes: [UInt8])] = []
    for file in files { pictures.append((file.path, try file.bytes(of: plot))) }
    for picture in pictures { try OutputFile.write(picture.bytes, to: picture.path) }
  }
}

import Glibc

/// What a path names, and its parts.
enum FilePath {
  /// What stands at a path.
  enum Kind {
    case nothing, file, folder, other
  }

  /// What stands at a path, links followed.
  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return kind(status)
  }

  /// What a status describes.
  static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// A path as seen from a folder; absolute ones and GDAL's virtual ones stay.
  static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The last part: `dem.tif` of `data/dem.tif`.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Everything before the last part: `data` of `data/dem.tif`, `.` of `dem.tif`.
  static func parent(_ path: String) -> String {
    var trimmed = Substring(path)
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The extension in lower case: `tif`; empty where there is none.
  static func fileExtension(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its ending: `dem` of `data/dem.tif`.
  static func stem(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The names in a folder, sorted by their bytes; nil where it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path with links resolved; nil where nothing stands there.
  static func resolved(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Why a path cannot be opened, as far as the file system tells: nothing there, or no folder even.
  static func missing(_ path: String) -> Problem? {
    guard kind(path) == .nothing else { return nil }
    let folder = parent(path)
    guard kind(folder) == .folder else {
      return Problem(
        "the file does not exist, nor does the folder \(folder)", file: path, remedy: "Correct the path")
    }
    // The usual cause is a slip of the key, so files of the same kind are named.
    let alike = (names(in: folder) ?? []).filter { fileExtension($0) == fileExtension(path) }
    let list = alike.prefix(5).joined(separator: ", ") + (alike.count > 5 ? ", …" : "")
    return Problem(
      "the file does not exist; the folder \(folder) does", file: path,
      remedy: alike.isEmpty ? "Correct the path" : "Correct the name. The folder holds \(list)")
  }
}

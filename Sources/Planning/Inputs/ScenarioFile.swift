import Foundation
import Formats

/// A scenario file and the folder that its paths start from.
public struct ScenarioFile: Sendable {
  /// As the user named it.
  public let name: String

  /// - Parameter name: path of the file.
  public init(_ name: String) {
    self.name = name
  }

  /// The folder that the file's paths start from.
  var folder: String {
    let folder = (name as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// Where a path of the scenario leads, seen from the current folder.
  func path(_ entry: String) -> String {
    entry.hasPrefix("/") ? entry : (folder == "." ? entry : folder + "/" + entry)
  }

  /// Decodes the file, and what is wrong with it.
  ///
  /// - Throws: `InvalidInput` where nothing of it can be used.
  func decode() throws -> (scenario: Scenario, problems: [Problem], places: [String: ScenarioPlace]) {
    guard let data = FileManager.default.contents(atPath: name) else {
      let exists = FileManager.default.fileExists(atPath: name)
      throw InvalidInput([
        Problem(
          exists ? "cannot be read" : "the file does not exist", file: name, expected: "a scenario file",
          remedy: exists
            ? "Name a file that you may read"
            : "Correct the path; `whitespot init` writes a commented scenario")
      ])
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw InvalidInput([
        Problem("is not UTF-8", file: name, expected: "text in UTF-8", remedy: "Save it in that encoding")
      ])
    }
    return try ScenarioDecoder.decodeAll(
      text, file: name, profiles: ProfileCatalog.ofProcess(scenarioFolder: folder).entry)
  }
}

extension ScenarioFile {
  /// A path as seen from the scenario's folder, so that results do not tell whose machine made them.
  func relative(_ path: String) -> String {
    if path == name { return (name as NSString).lastPathComponent }
    let prefix = folder + "/"
    if folder != ".", path.hasPrefix(prefix) { return String(path.dropFirst(prefix.count)) }
    return path.hasPrefix("/") ? (path as NSString).lastPathComponent : path
  }
}

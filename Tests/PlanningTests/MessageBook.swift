import Foundation
import Planning

/// The messages of all wrong inputs in the file that WHITESPOT_MESSAGES names, to be read by a person.
enum MessageBook {
  /// Appends to the file; does nothing without one.
  static func add(_ problems: [Problem], of what: String) {
    guard let path = ProcessInfo.processInfo.environment["WHITESPOT_MESSAGES"],
      let file = fopen(path, "a")
    else { return }
    defer { fclose(file) }
    fputs("## \(what)\n" + problems.map { "\($0)\n" }.joined() + "\n", file)
  }
}

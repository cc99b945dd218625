import Foundation

/// Whether output may be coloured: only on a terminal, and not where NO_COLOR is set.
struct TerminalStyle: Sendable {
  let hasColours: Bool

  /// - Parameter file: the stream's file descriptor.
  init(file: Int32) {
    let environment = ProcessInfo.processInfo.environment
    hasColours = isatty(file) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
  }

  enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case grey = "90"
    case bold = "1"
  }

  func paint(_ text: String, _ colour: Colour) -> String {
    hasColours ? "\u{1b}[\(colour.rawValue)m\(text)\u{1b}[0m" : text
  }
}

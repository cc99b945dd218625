import Foundation

/// Whether output may be coloured: only on a terminal, and not where NO_COLOR is set.
struct TerminalStyle: Sendable {
  let hasColours: Bool

  /// - Parameter file: the stream's file descriptor.
  init(file: Int32) {
    let environment = ProcessInfo.processInfo.environment
    hasColours = isatty(file) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
  }

  /// Width of the terminal behind a stream; 80 where it does not tell.
  static func columns(of file: Int32) -> Int {
    var size = winsize()
    guard ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
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

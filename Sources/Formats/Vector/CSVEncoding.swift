/// The characters of a CSV file.
enum CSVEncoding {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text of a file in UTF-8, without the mark that Excel puts before it.
  ///
  /// - Throws: a problem with the first line that is not UTF-8.
  static func text(_ bytes: [UInt8], file: String) throws(Problem) -> ArraySlice<UInt8> {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Problem(
        "the text is in UTF-16", file: file, expected: "UTF-8",
        remedy: "In Excel save it as \"CSV UTF-8 (Comma delimited)\", not as \"Unicode Text\"")
    }
    let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    try check(text, firstLine: 1, file: file)
    return text
  }

  /// Checks that lines of a file are UTF-8.
  ///
  /// - Throws: a problem with the first line that is not.
  static func check(_ text: ArraySlice<UInt8>, firstLine: Int, file: String) throws(Problem) {
    guard String(validating: text, as: UTF8.self) == nil else { return }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw Problem(
      "the line is not in UTF-8", file: file, line: firstLine + bad,
      value: String(decoding: lines[bad].prefix(60), as: UTF8.self), expected: "UTF-8",
      remedy: "In Excel save it as \"CSV UTF-8 (Comma delimited)\"; convert TCVN3 or VNI text with UniKey")
  }
}

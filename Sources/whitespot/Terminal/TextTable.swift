/// Columns of text for people, wide enough for what is in them.
struct TextTable {
  private let headers: [String]
  private var rows: [[String]] = []

  /// - Parameter headers: the first column is aligned left, the others right.
  init(_ headers: [String]) {
    self.headers = headers
  }

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  /// The table, indented, header first.
  func lines(paintingHeader paint: (String) -> String = { $0 }) -> [String] {
    let widths = headers.indices.map { column in
      ([headers] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ row: [String]) -> String {
      "  "
        + row.enumerated().map { column, text in
          column == 0 ? Self.padded(text, widths[0]) : Self.rightAligned(text, widths[column])
        }.joined(separator: "  ")
    }
    return [paint(line(headers))] + rows.map(line)
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func rightAligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// `2,833`
  static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}

/// The records of a CSV file and the lines they stand on.
///
/// OGR does not tell from which line a record came: it skips blank lines in silence, and a quoted
/// field may run over several. So the text is cut into records here, and OGR gets those only.
struct CSVText {
  /// One record.
  struct Record: Hashable {
    /// The line on which it begins, counted from 1.
    let line: Int
    /// Its bytes, without the end of the line.
    let bytes: ArraySlice<UInt8>
    /// Number of its fields.
    let fieldCount: Int
  }

  /// The byte between fields: comma, semicolon or tab.
  let separator: UInt8
  /// The names of the fields; `field_1`, `field_2` … where no line names them.
  let headers: [String]
  /// The line that names the fields; nil where none does.
  let headerLine: Int?
  /// The records, without the header line and blank ones.
  let records: [Record]

  /// - Throws: a problem with its line where the text is not UTF-8 or a quotation mark stays open.
  init(_ bytes: [UInt8], file: String, hasHeaderLine: Bool) throws(Problem) {
    let text = try CSVEncoding.text(bytes, file: file)
    separator = Self.separator(of: text)
    let records = try Self.records(of: text, separator: separator, file: file)
    if hasHeaderLine, let first = records.first {
      let names = Self.fields(of: first.bytes, separator: separator)
      headers = names.enumerated().map { $1.isEmpty ? "field_\($0 + 1)" : $1 }
      headerLine = first.line
      self.records = Array(records.dropFirst())
    } else {
      headers = (0..<(records.map(\.fieldCount).max() ?? 0)).map { "field_\($0 + 1)" }
      headerLine = nil
      self.records = records
    }
  }

  /// Further records of a file, under the header of its first ones.
  ///
  /// - Parameters:
  ///   - text: whole records, already known to be UTF-8.
  ///   - firstLine: the line of the file on which they begin.
  init(
    _ text: ArraySlice<UInt8>, under header: CSVText, firstLine: Int, file: String
  ) throws(Problem) {
    separator = header.separator
    headers = header.headers
    headerLine = nil
    records = try Self.records(of: text, separator: separator, firstLine: firstLine, file: file)
  }

  /// The text for OGR: a header line whose separator cannot be mistaken, and no blank lines.
  var forOGR: [UInt8] {
    // OGR takes no table of one field for CSV, so it gets a second one, always null.
    let names = headers.count == 1 ? headers + ["_"] : headers
    let quoted = names.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    var text = Array(quoted.joined(separator: String(UnicodeScalar(separator))).utf8)
    for record in records {
      text.append(Self.lineFeed)
      text.append(contentsOf: record.bytes)
    }
    text.append(Self.lineFeed)
    return text
  }

  /// What is wrong with the table as such: names that occur twice, records of another length than the header.
  func problems(file: String) -> [Problem] {
    var seen: Set<String> = []
    let twice = headers.filter { !seen.insert($0.lowercased()).inserted }.map {
      Problem(
        "the header names the field twice", file: file, line: headerLine, field: $0,
        expected: "each field once", remedy: "Rename or delete one of them")
    }
    // A record cut short is refused too: what it lost would silently take its defaults.
    return twice + records.compactMap { unevenness(of: $0, file: file) }
  }

  /// What is wrong with the length of a record; nil where it has as many fields as the header.
  func unevenness(of record: Record, file: String) -> Problem? {
    guard record.fieldCount != headers.count else { return nil }
    return Problem(
      "the record has \(record.fieldCount) fields, the header \(headers.count)", file: file,
      line: record.line, expected: "as many fields as the header has",
      remedy: record.fieldCount > headers.count
        ? "Put a field that holds \(separatorName) in quotation marks"
        : "Complete the record; a field may be empty, but its separator must stand")
  }

  private var separatorName: String {
    switch separator {
    case Self.semicolon: "a semicolon"
    case Self.tab: "a tab"
    default: "a comma"
    }
  }
}

// MARK: - Cutting

extension CSVText {
  private static let comma = UInt8(ascii: ",")
  private static let semicolon = UInt8(ascii: ";")
  private static let tab = UInt8(ascii: "\t")
  private static let quote = UInt8(ascii: "\"")
  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The candidate that occurs most in the first line that is not blank; the comma if none does.
  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    let start = text.firstIndex { ![space, tab, lineFeed, carriageReturn].contains($0) } ?? text.endIndex
    let first = text[start...].prefix { $0 != lineFeed && $0 != carriageReturn }
    var counts = [comma: 0, semicolon: 0, tab: 0]
    var isQuoted = false
    for byte in first {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted { counts[byte]? += 1 }
    }
    return [semicolon, tab].first { counts[$0]! > counts[comma]! } ?? comma
  }

  private static func records(
    of text: ArraySlice<UInt8>, separator: UInt8, firstLine: Int = 1, file: String
  ) throws(Problem) -> [Record] {
    var records: [Record] = []
    var start = text.startIndex
    var line = firstLine
    var firstLine = firstLine
    var fieldCount = 1
    var isQuoted = false
    var isBlank = true
    func finish(at end: Int) {
      if !isBlank {
        records.append(Record(line: firstLine, bytes: text[start..<end], fieldCount: fieldCount))
      }
    }
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      var next = index + 1
      switch byte {
      case lineFeed, carriageReturn:
        // CR LF is one end of line.
        if byte == carriageReturn, next < text.endIndex, text[next] == lineFeed { next += 1 }
        line += 1
        if !isQuoted {
          finish(at: index)
          (start, firstLine, fieldCount, isBlank) = (next, line, 1, true)
        }
      case quote:
        // Two of them within a quoted field stand for one and leave the state as it is.
        isQuoted.toggle()
        isBlank = false
      case separator: if !isQuoted { fieldCount += 1 }
      case space, tab: break
      default: isBlank = false
      }
      index = next
    }
    guard !isQuoted else {
      throw Problem(
        "a quotation mark is opened and never closed", file: file, line: firstLine,
        expected: "quotation marks in pairs",
        remedy: "Close it, or write it twice (\"\") where it belongs to the text")
    }
    finish(at: text.endIndex)
    return records
  }

  /// The fields of a record, quotation marks taken off, blanks around them too.
  private static func fields(of record: ArraySlice<UInt8>, separator: UInt8) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var previousClosed = false
    for byte in record {
      if byte == quote {
        // The second of two within quotation marks is the mark itself.
        if !isQuoted && previousClosed { fields[fields.count - 1].append(quote) }
        previousClosed = isQuoted
        isQuoted.toggle()
        continue
      }
      previousClosed = false
      if byte == separator, !isQuoted { fields.append([]) } else { fields[fields.count - 1].append(byte) }
    }
    return fields.map { field in
      let text = String(decoding: field, as: UTF8.self)
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}

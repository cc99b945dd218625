import RadioNetwork

/// Reads an antenna's pattern file as MSI/Planet writes it.
///
/// Keywords with values, then `HORIZONTAL 360` and `VERTICAL 360` with a line a degree each: angle and dB below the
/// greatest gain. Blanks or tabs, any ends of lines. Unknown keywords are passed over.
public enum AntennaPatternFile {
  /// Gain of a half-wave dipole over an isotropic antenna, dB: dBi = dBd + 2.15.
  public static let dipoleGainDBi = 2.15

  /// - Throws: `InvalidInput` with everything that is wrong with it, in the order of its lines.
  public static func read(path: String) throws(InvalidInput) -> PatternCuts {
    let bytes: [UInt8]
    do { bytes = try InputFile.read(path) } catch { throw InvalidInput([error]) }
    return try parse(bytes, file: path)
  }

  /// - Parameter file: named in problems, and its antenna where it has no NAME.
  /// - Throws: `InvalidInput` with everything that is wrong with it, in the order of its lines.
  static func parse(_ bytes: [UInt8], file: String) throws(InvalidInput) -> PatternCuts {
    var reader = PatternReader(file: file)
    // Comments of older files are in the vendor's code page; what counts is in ASCII.
    reader.read(String(decoding: bytes, as: UTF8.self))
    return try reader.cuts()
  }

  /// Whether a file stands at a path.
  public static func exists(at path: String) -> Bool { FilePath.kind(path) == .file }

  /// Where a name leads from the folder of another file.
  public static func path(_ name: String, beside file: String) -> String {
    FilePath.join(FilePath.parent(file), name)
  }
}

/// Takes a file line by line.
private struct PatternReader {
  let file: String
  private var header: [String: (value: String, line: Int)] = [:]
  private var sections: [PatternSection.Cut: PatternSection] = [:]
  private var current: PatternSection?
  private var problems: [Problem] = []
  private var isEmpty = true
  /// Whether values outside of sections have been told: one line of them is enough.
  private var hasStray = false

  init(file: String) {
    self.file = file
  }

  mutating func read(_ text: String) {
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first else { continue }
      isEmpty = false
      let number = index + 1
      if let cut = PatternSection.Cut(rawValue: first.uppercased()) {
        begin(cut, words: words, line: number)
      } else if first.first?.isLetter == true {
        closeSection()
        let value = words.dropFirst().joined(separator: " ")
        header[first.uppercased()] = header[first.uppercased()] ?? (value, number)
      } else if current != nil {
        current?.take(words, line: number)
      } else if !hasStray {
        hasStray = true
        problems.append(
          Problem(
            "stands in no section", file: file, line: number, value: words.joined(separator: " "),
            expected: "HORIZONTAL 360 or VERTICAL 360 before the values", remedy: "Add the section's line"))
      }
    }
    closeSection()
  }

  private mutating func begin(_ cut: PatternSection.Cut, words: [String], line: Int) {
    closeSection()
    if let earlier = sections[cut] {
      problems.append(
        Problem(
          "stands in line \(earlier.line) already", file: file, line: line, field: cut.rawValue,
          expected: "one section a cut", remedy: "Remove one of the two"))
    }
    if words.count > 1, words[1] != "360" {
      problems.append(
        Problem(
          "is no number of values that is read", file: file, line: line, field: cut.rawValue,
          value: words[1], expected: "360, a value a degree", remedy: "Resample the cut to whole degrees"))
    }
    current = PatternSection(cut: cut, file: file, line: line)
  }

  private mutating func closeSection() {
    guard let section = current else { return }
    current = nil
    if sections[section.cut] == nil { sections[section.cut] = section }
    problems += section.problems + section.completeness
  }

  /// The pattern, if nothing is wrong.
  func cuts() throws(InvalidInput) -> PatternCuts {
    var problems = problems
    guard !isEmpty else {
      throw InvalidInput([
        Problem(
          "is empty", file: file, expected: "an antenna pattern in MSI/Planet format",
          remedy: "Get the file again from the antenna's maker")
      ])
    }
    for cut in PatternSection.Cut.allCases where sections[cut] == nil {
      problems.append(
        Problem(
          "is missing", file: file, field: cut.rawValue,
          expected: "a line \(cut.rawValue) 360 and 360 values",
          remedy: "Add the section, or get the file again from the antenna's maker"))
    }
    let gain = gain(&problems)
    let tilt = tilt(&problems)
    guard problems.isEmpty, let gain, let horizontal = sections[.horizontal]?.values,
      let vertical = sections[.vertical]?.values
    else { throw InvalidInput(problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) }) }
    let name = header["NAME"]?.value ?? ""
    return PatternCuts(
      name: name.isEmpty ? FilePath.name(file) : name, gainDBi: gain,
      frequencyMHz: header["FREQUENCY"].flatMap { Double($0.value) }, electricalDowntiltDegrees: tilt,
      horizontal: horizontal, vertical: vertical)
  }

  private func gain(_ problems: inout [Problem]) -> Double? {
    let expected = "a number and its unit, dBi or dBd: 18.0 dBi"
    guard let entry = header["GAIN"] else {
      problems.append(
        Problem("is missing", file: file, field: "GAIN", expected: expected, remedy: "Add a line GAIN"))
      return nil
    }
    let split = entry.value.firstIndex { $0.isLetter } ?? entry.value.endIndex
    let unit = entry.value[split...].lowercased()
    let digits = String(entry.value[..<split].filter { !$0.isWhitespace })
    func wrong(_ message: String, _ remedy: String) -> Double? {
      problems.append(
        Problem(
          message, file: file, line: entry.line, field: "GAIN", value: entry.value, expected: expected,
          remedy: remedy))
      return nil
    }
    guard let number = Double(digits), number.isFinite else {
      return wrong(
        "is not a number", digits.contains(",") ? "Write a decimal point, not a comma" : "Correct it")
    }
    switch unit {
    case "dbi": return inRange(number)
    case "dbd": return inRange(number + AntennaPatternFile.dipoleGainDBi)
    case "": return wrong("has no unit, and dBi and dBd are 2.15 dB apart", "Write dBi or dBd behind it")
    default: return wrong("has a unit that is not known", "Convert it to dBi or dBd")
    }
    func inRange(_ gain: Double) -> Double? {
      (-20...60).contains(gain)
        ? gain : wrong("is out of range", "Correct it: antennas have -20 to 60 dBi")
    }
  }

  /// ELECTRICAL_TILT, else a number behind TILT; nil where neither says.
  private func tilt(_ problems: inout [Problem]) -> Double? {
    for key in ["ELECTRICAL_TILT", "TILT"] {
      guard let entry = header[key], let word = entry.value.split(separator: " ").first else { continue }
      if let number = Double(word), (-90...90).contains(number) { return number }
      // TILT also tells the kind of tilt in words: ELECTRICAL, MECHANICAL.
      if key == "TILT", word.first?.isLetter == true { continue }
      problems.append(
        Problem(
          "is no tilt", file: file, line: entry.line, field: key, value: entry.value,
          expected: "degrees below the horizon, -90 to 90", remedy: "Correct it, or remove the line"))
    }
    return nil
  }
}

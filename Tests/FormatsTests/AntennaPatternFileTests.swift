import RadioNetwork
import TestSupport
import Testing

@testable import Formats

@Suite("Antenna pattern files")
struct AntennaPatternFileTests {
  /// A file that is right, as its lines: change some, then read.
  private static func lines(separator: String = " ") -> [String] {
    func cut(_ name: String, width: Double) -> [String] {
      [name + separator + "360"]
        + (0..<360).map { angle in
          let offset = Double(angle > 180 ? angle - 360 : angle) / width
          return "\(angle).0\(separator)\(min((120 * offset * offset).rounded() / 10, 30))"
        }
    }
    let header = [
      "NAME K 742 215", "MAKE Test", "FREQUENCY 1800", "GAIN 17.5 dBi", "TILT ELECTRICAL",
      "ELECTRICAL_TILT 4",
      "COMMENT no real antenna",
    ].map { $0.replacing(" ", with: separator, maxReplacements: 1) }
    return header + cut("HORIZONTAL", width: 65) + cut("VERTICAL", width: 7)
  }

  private static func parse(_ lines: [String], end: String = "\n") throws -> PatternCuts {
    try AntennaPatternFile.parse(Array(lines.joined(separator: end).utf8), file: "a.msi")
  }

  private static func problems(_ lines: [String]) -> [Problem] {
    do {
      _ = try parse(lines)
      return []
    } catch let invalid as InvalidInput { return invalid.problems } catch { return [] }
  }

  /// The line of the file on which a text begins, counted from 1.
  private static func line(_ text: String) -> Int { lines().firstIndex { $0.hasPrefix(text) }! + 1 }

  @Test("Gains by the simple sum are those of the reference table")
  func reference() throws {
    guard let rows = try SharedData.table("reference/antenna/msi_expected_gains.csv") else { return }
    var worst = 0.0
    for name in ["syn65_18dBi_t0.msi", "syn65_18dBi_t6.msi"] {
      guard let path = SharedData.path("reference/antenna/" + name) else { return }
      let cuts = try AntennaPatternFile.read(path: path)
      let antenna = Antenna(name: cuts.name, pattern: .cuts(cuts, .sum))
      #expect(isClose(cuts.gainDBi, 18, within: 1e-9))
      #expect(cuts.electricalDowntiltDegrees == (name.contains("t6") ? 6 : 0))
      #expect(isClose(cuts.beamDowntiltDegrees, name.contains("t6") ? 6 : 0, within: 0.5))
      #expect(cuts.frequencyMHz == 1800)
      let own = rows.filter { $0["file"] == name }
      #expect(own.count == 20)
      for row in own {
        let attenuation = antenna.attenuationDB(
          azimuthOffsetDegrees: Double(row["azimuth_deg"]!)!, elevationDegrees: Double(row["elevation_deg"]!)!
        )
        worst = max(worst, abs(cuts.gainDBi - attenuation - Double(row["gain_dBi"]!)!))
      }
    }
    // The table has six decimals.
    #expect(worst < 1e-6, "\(worst)")
  }

  @Test(
    "Blanks, tabs, either end of line and a byte order mark are read alike", arguments: [" ", "\t", "  \t"])
  func whiteSpace(separator: String) throws {
    let plain = try Self.parse(Self.lines())
    #expect(plain.name == "K 742 215" && plain.gainDBi == 17.5 && plain.electricalDowntiltDegrees == 4)
    #expect(plain.horizontal[325] == 3.5 && plain.vertical[7] == 12)
    for end in ["\n", "\r\n"] { #expect(try Self.parse(Self.lines(separator: separator), end: end) == plain) }
    #expect(try Self.parse(["\u{FEFF}"] + Self.lines() + ["", ""]) == plain)
    #expect(try Self.parse(Self.lines().map { $0.lowercased() }).gainDBi == 17.5)
  }

  @Test("dBd are 2.15 dB more over an isotropic antenna, and a file without a name goes by its own")
  func header() throws {
    var lines = Self.lines()
    lines[3] = "GAIN 15.35 dBd"
    lines[0] = "COLOUR grey"
    let cuts = try Self.parse(lines)
    #expect(isClose(cuts.gainDBi, 17.5, within: 1e-12) && cuts.name == "a.msi")
    lines[4] = "TILT 3"
    lines[5] = "POLARIZATION VERTICAL"
    #expect(try Self.parse(lines).electricalDowntiltDegrees == 3)
    lines[4] = "TILT ELECTRICAL"
    #expect(try Self.parse(lines).electricalDowntiltDegrees == nil)
  }

  /// A line replaced, and what is then said of which line.
  static let faults:
    [(at: String, by: String?, says: String, field: String, value: String?, isOwnLine: Bool)] = [
      ("GAIN", nil, "is missing", "GAIN", nil, false),
      ("GAIN", "GAIN 17.5", "has no unit", "GAIN", "17.5", true),
      ("GAIN", "GAIN 17.5 dB", "a unit that is not known", "GAIN", "17.5 dB", true),
      ("GAIN", "GAIN 17,5 dBi", "is not a number", "GAIN", "17,5 dBi", true),
      ("GAIN", "GAIN much dBi", "is not a number", "GAIN", "much dBi", true),
      ("GAIN", "GAIN 175 dBi", "is out of range", "GAIN", "175 dBi", true),
      ("ELECTRICAL_TILT", "ELECTRICAL_TILT four", "is no tilt", "ELECTRICAL_TILT", "four", true),
      ("HORIZONTAL", "HORIZONTAL 180", "is no number of values", "HORIZONTAL", "180", true),
      ("17.0", nil, "lacks 1 of 360 angles: 17", "HORIZONTAL", nil, false),
      ("17.0", "17.0 -0.8", "is below zero", "HORIZONTAL", "-0.8", true),
      ("17.0", "17.0 0,8", "is not a number", "HORIZONTAL", "0,8", true),
      ("17.0", "17.0 nan", "is not a number", "HORIZONTAL", "nan", true),
      ("17.0", "17.5 0.8", "is no angle", "HORIZONTAL", "17.5", true),
      ("17.0", "17.0", "is not an angle and a value", "HORIZONTAL", "17.0", true),
      ("17.0", "16.0 0.8", "already", "HORIZONTAL", "16.0", true),
      ("17.0", "417 0.8", "is no angle", "HORIZONTAL", "417", true),
    ]

  @Test("What is wrong is told with its line, field and value", arguments: Self.faults.indices)
  func fault(index: Int) throws {
    let fault = Self.faults[index]
    var lines = Self.lines()
    let at = lines.firstIndex { $0.hasPrefix(fault.at) }!
    if let by = fault.by { lines[at] = by } else { lines.remove(at: at) }
    let found = Self.problems(lines)
    let problem = try #require(found.first { $0.message.contains(fault.says) }, "\(found)")
    #expect(
      problem.file == "a.msi" && problem.field == fault.field && problem.value == fault.value, "\(problem)")
    if fault.isOwnLine { #expect(problem.line == at + 1, "\(problem)") }
    #expect(found.allSatisfy { $0.expected != nil && $0.remedy != nil && $0.severity == .error })
    // An angle that went missing by the change is told too, and nothing else.
    #expect(found.count <= 2, "\(found)")
  }

  @Test("A section that is not there, or twice, and an empty file are told")
  func sections() {
    let lines = Self.lines()
    let vertical = lines.firstIndex { $0.hasPrefix("VERTICAL") }!
    let without = Self.problems(Array(lines[..<vertical]))
    #expect(without.count == 1 && without[0].field == "VERTICAL" && without[0].message == "is missing")
    let twice = Self.problems(lines + lines[vertical...])
    #expect(twice.count == 1 && twice[0].line == lines.count + 1 && twice[0].message.contains("already"))
    #expect(Self.problems([]).map(\.message) == ["is empty"])
    #expect(Self.problems(["", "  "]).map(\.message) == ["is empty"])
    let loose = Self.problems(Array(lines[..<7]) + ["0.0 1.0", "1.0 1.0"] + lines[7...])
    #expect(loose.count == 1 && loose[0].line == 8 && loose[0].message.contains("no section"))
  }

  @Test("All that is wrong is told at once, and a cut wrong throughout in a few lines")
  func together() {
    var lines = Self.lines()
    lines[3] = "GAIN 17.5"
    lines[Self.line("17.0") - 1] = "17.0 x"
    lines.removeLast()
    let found = Self.problems(lines)
    #expect(found.count == 3 && found.map { $0.line ?? 0 } == found.map { $0.line ?? 0 }.sorted(), "\(found)")
    let negative = Self.lines().map { line in
      line.first?.isNumber == true ? line.replacing(" ", with: " -") : line
    }
    let told = Self.problems(negative)
    #expect(told.count == 22, "\(told.count)")
    // Nine values about boresight, and one of the narrow cut, are 0 and have no sign.
    #expect(told.contains { $0.message == "has 341 more lines that are wrong" })
    #expect(told.contains { $0.message == "has 349 more lines that are wrong" })
  }
}

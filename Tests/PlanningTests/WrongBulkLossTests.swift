import Formats
import Foundation
import Testing

@testable import Planning

@Suite("Wrong tables of paths and profiles")
struct WrongBulkLossTests {
  /// One thing that is wrong, and the problem that must say so.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    let line: Int?
    let field, value: String?
    let says, expected, remedy: String
    let errors: Int
    /// The ids that are answered all the same; nil where nothing can be.
    let answered: String?
    let breaking: @Sendable (BulkLossFixture) -> Void

    init(
      _ what: String, _ file: String, line: Int? = nil, field: String? = nil, value: String? = nil,
      says: String, expected: String = "", remedy: String = "", errors: Int = 1, answered: String? = "BC",
      breaking: @escaping @Sendable (BulkLossFixture) -> Void
    ) {
      testDescription = what
      self.file = file
      self.line = line
      self.field = field
      self.value = value
      self.says = says
      self.expected = expected
      self.remedy = remedy
      self.errors = errors
      self.answered = answered
      self.breaking = breaking
    }
  }

  @Test("A wrong table is told with file, line, field and value, and nothing is written", arguments: Self.all)
  func told(wrong: Wrong) throws {
    let fixture = BulkLossFixture()
    wrong.breaking(fixture)
    let task = try fixture.write()
    let before = fixture.folder.names
    let found = problems { try task.run() }
    MessageBook.add(found, of: wrong.testDescription)
    #expect(found.count == wrong.errors && found.allSatisfy { $0.severity == .error }, "\(found)")
    let told = found.first {
      $0.file?.hasSuffix(wrong.file) == true && $0.message.contains(wrong.says)
        && (wrong.line == nil || $0.line == wrong.line)
    }
    let problem = try #require(told, "\(found)")
    if let field = wrong.field { #expect(problem.field == field, "\(problem)") }
    #expect(wrong.value == nil || problem.value == wrong.value, "\(problem)")
    #expect(wrong.expected.isEmpty || problem.expected?.contains(wrong.expected) == true, "\(problem)")
    #expect(wrong.remedy.isEmpty || problem.remedy?.contains(wrong.remedy) == true, "\(problem)")
    for problem in found { #expect(problem.expected != nil && problem.remedy != nil, "\(problem)") }
    #expect(fixture.folder.names == before)
    #expect(problems { try task.run(StudyOptions(threads: 1)) } == found)
  }

  @Test("With keep-going sound paths are answered as if nothing were wrong", arguments: Self.all)
  func keptGoing(wrong: Wrong) throws {
    let sound = BulkLossFixture()
    _ = try sound.write().run()
    let expected = try sound.losses()
    let fixture = BulkLossFixture()
    wrong.breaking(fixture)
    let task = try fixture.write(keepsGoing: true)
    let before = fixture.folder.names
    guard let answered = wrong.answered else {
      #expect(problems { try task.run() }.count == wrong.errors)
      #expect(fixture.folder.names == before)
      return
    }
    let report = try task.run()
    #expect(report.problems.count == wrong.errors && report.answered == answered.count, "\(report)")
    let rows = try fixture.losses()
    #expect(rows.count == fixture.paths.count && report.paths == rows.count)
    let numbers = ["basic_transmission_loss_db", "free_space_db", "diffraction_db", "tx_horizon_km"]
    for row in rows {
      let isAnswered = answered.contains(row["path_id"]!) && row["error"] == ""
      if isAnswered { #expect(row == expected.first { $0["path_id"] == row["path_id"] }) }
      #expect(isAnswered || (row["error"] != "" && numbers.allSatisfy { row[$0] == "" }), "\(row)")
    }
    #expect(rows.count { $0["error"] == "" } == answered.count)
  }

  private static let paths = "paths.csv"
  private static let profiles = "profiles.csv"

  /// A field of path A, line 2, set to a value that is refused.
  private static func path(
    _ field: String, _ value: String, says: String, expected: String = "", remedy: String = "Correct it"
  ) -> Wrong {
    Wrong(
      "\(field) \(value)", paths, line: 2, field: field, value: value.isEmpty ? nil : value, says: says,
      expected: expected, remedy: remedy
    ) { $0.setPath(0, field, value) }
  }

  /// The second point of path A, line 3, set to a value that is refused.
  private static func point(
    _ field: String, _ value: String, says: String, expected: String = "a number",
    remedy: String = "Correct the point"
  ) -> Wrong {
    Wrong(
      "\(field) \(value)", profiles, line: 3, field: field, value: value.isEmpty ? nil : value, says: says,
      expected: expected, remedy: remedy
    ) { $0.setPoint(0, 1, field, value) }
  }

  static let all = rowsOfPaths + rowsOfProfiles + disagreements + files

  private static let rowsOfPaths: [Wrong] = [
    path("frequency_mhz", "29.9", says: "out of the range of itu-r-p1812", expected: "30 to 6000 MHz"),
    path("frequency_mhz", "6001", says: "out of the range"),
    path("frequency_mhz", "0", says: "out of the range"),
    path("frequency_mhz", "-900", says: "out of the range"),
    path("frequency_mhz", "nan", says: "is not a number"),
    path("frequency_mhz", "inf", says: "is not a number"),
    path("frequency_mhz", "GSM", says: "is not a number"),
    path("frequency_mhz", "", says: "is empty", remedy: "Fill it in"),
    path("tx_height_m", "0", says: "out of the range", expected: "1 to 3000 m"),
    path("tx_height_m", "-3", says: "out of the range"),
    path("rx_height_m", "0", says: "out of the range"),
    path("rx_height_m", "3000.5", says: "out of the range"),
    path("time_percent", "0.5", says: "out of the range", expected: "1 to 50 %", remedy: "empty for 50"),
    path("time_percent", "51", says: "out of the range"),
    path("location_percent", "99.5", says: "out of the range", expected: "1 to 99 %"),
    path("delta_n", "157", says: "out of the range", expected: "between 0 and 157"),
    path("delta_n", "-40", says: "out of the range"),
    path("n0", "infinity", says: "is not a number"),
    path("n0", "249", says: "out of the range", expected: "250 to 400 N-units"),
    path("n0", "401", says: "out of the range"),
    path("polarization", "X", says: "is no polarization", expected: "H or V"),
    path("tx_lat", "", says: "is empty beside other coordinates", remedy: "Fill it in"),
    path("tx_lon", "190", says: "is no coordinate", expected: "-180 to 180", remedy: "coordinates"),
    path("rx_lat", "north", says: "is not a number", remedy: "coordinates"),
    Wrong("a pole", paths, line: 2, field: "tx_lat", value: "85", says: "too near to a pole") {
      $0.setPath(0, "tx_lat", "85")
      $0.setPath(0, "rx_lat", "85.1")
    },
    Wrong("three mistakes in a row", paths, line: 2, field: "n0", says: "is not a number", errors: 3) {
      for (field, value) in [("n0", "?"), ("polarization", "?"), ("tx_height_m", "-1")] {
        $0.setPath(0, field, value)
      }
    },
    Wrong(
      "path id twice", paths, line: 4, field: "path_id", value: "A", says: "in an earlier row already",
      remedy: "Rename", errors: 2, answered: "AB"
    ) { $0.setPath(2, "path_id", "A") },
    Wrong("path without id", paths, line: 2, field: "path_id", says: "is empty", errors: 2) {
      $0.setPath(0, "path_id", "")
    },
    Wrong("record cut short", paths, line: 2, says: "12 fields, the header 13") {
      $0.paths[0].removeLast()
    },
  ]

  private static let rowsOfProfiles: [Wrong] = [
    point("height_m", "nan", says: "is not a number"), point("height_m", "-inf", says: "is not a number"),
    point("height_m", "high", says: "is not a number"), point("height_m", "", says: "is empty"),
    point("height_m", "12 m", says: "is not a number"),
    point("height_m", "-32768", says: "out of range", expected: "-1000 to 10000 m"),
    point("distance_km", "", says: "is empty"), point("distance_km", "half", says: "is not a number"),
    point("distance_km", "-1", says: "out of range").with(errors: 2),
    point("clutter_height_m", "trees", says: "is not a number"),
    point("clutter_height_m", "-2", says: "out of range", expected: "0 to 1000 m"),
    point(
      "zone", "desert", says: "is no zone", expected: "sea, coastal or inland", remedy: "empty for inland"),
    point(
      "distance_km", "0", says: "does not ascend", expected: "more than 0", remedy: "Sort the points of A"),
    Wrong(
      "a point too far back", profiles, line: 5, field: "distance_km", value: "0.9", says: "does not ascend",
      expected: "more than 1"
    ) { $0.setPoint(0, 3, "distance_km", "0.9") },
    Wrong(
      "a profile that begins elsewhere", profiles, line: 2, field: "distance_km", value: "0.1",
      says: "not at the transmitter", expected: "0"
    ) { $0.setPoint(0, 0, "distance_km", "0.1") },
    Wrong(
      "two points", profiles, line: 2, field: "path_id", value: "A", says: "has 2 points",
      expected: "3 points or more for itu-r-p1812"
    ) { $0.profiles.removeSubrange(2..<5) },
    Wrong("a record too long", profiles, line: 3, says: "6 fields, the header 5", remedy: "quotation marks") {
      $0.profiles[1].append("more")
    },
  ]

  private static let disagreements: [Wrong] = [
    Wrong(
      "path without profile", paths, line: 3, field: "path_id", value: "B", says: "has no profile",
      remedy: "Add its points", answered: "AC"
    ) { $0.profiles.removeAll { $0[0] == "B" } },
    Wrong(
      "last path without profile", paths, line: 4, field: "path_id", value: "C", says: "has no profile",
      answered: "AB"
    ) { $0.profiles.removeAll { $0[0] == "C" } },
    Wrong(
      "profile without path", profiles, line: 2, field: "path_id", value: "Z", says: "is the id of no path",
      answered: "ABC"
    ) { fixture in
      fixture.profiles = (0..<3).map { ["Z", "\($0)", "100", "", ""] } + fixture.profiles
    },
    Wrong("point without id", profiles, line: 4, field: "path_id", says: "is empty") {
      $0.setPoint(0, 2, "path_id", "")
    },
    Wrong(
      "profiles in another order", profiles, line: 7, field: "path_id", value: "A", says: "comes too late",
      remedy: "Sort the profiles"
    ) { $0.profiles = Array($0.profiles[5..<10] + $0.profiles[0..<5] + $0.profiles[10...]) },
    Wrong(
      "points of a path apart", profiles, line: 15, field: "path_id", value: "A",
      says: "do not stand together"
    ) { $0.profiles.insert(["A", "2.5", "200", "", ""], at: 13) }.with(errors: 2, answered: "B"),
    Wrong("profiles without rows", profiles, says: "holds no row", answered: nil) { $0.profiles = [] },
    Wrong("paths without rows", paths, says: "holds no row", answered: nil) { $0.paths = [] },
    Wrong("both without rows", profiles, line: 1, says: "holds no row", errors: 2, answered: nil) {
      $0.paths = []
      $0.profiles = []
    },
  ]

  private static let files: [Wrong] = [
    Wrong("no paths", paths, says: "does not exist", remedy: "Correct the name", answered: nil) {
      $0.absent = ["paths.csv"]
    },
    Wrong("neither table", profiles, says: "does not exist", errors: 2, answered: nil) {
      $0.absent = ["paths.csv", "profiles.csv"]
    },
    Wrong("paths of no bytes", paths, says: "holds no row", answered: nil) { $0.files["paths.csv"] = [] },
    Wrong("profiles of no bytes", profiles, says: "holds no row", answered: nil) {
      $0.files["profiles.csv"] = []
    },
    Wrong("UTF-16", paths, says: "UTF-16", remedy: "CSV UTF-8", answered: nil) {
      $0.files["paths.csv"] = [0xFF, 0xFE, 0x61, 0x00]
    },
    Wrong("no UTF-8", profiles, line: 3, says: "not in UTF-8", answered: nil) {
      $0.files["profiles.csv"] =
        Array("path_id,distance_km,height_m\nA,0,1\n".utf8) + [0xC3, 0x28] + Array(",1,2\n".utf8)
    },
    Wrong("open quotation mark", profiles, line: 5, says: "never closed", answered: nil) {
      $0.setPoint(0, 3, "zone", "\"inland")
    },
    Wrong(
      "missing column", paths, line: 1, field: "frequency_mhz", says: "the column is missing",
      remedy: "Is it freqency_mhz? Rename it", answered: nil
    ) { $0.pathFields[1] = "freqency_mhz" },
    Wrong(
      "missing column of profiles", profiles, line: 1, field: "height_m", says: "the column is missing",
      expected: "path_id, distance_km, height_m", answered: nil
    ) { $0.profileFields[2] = "elevation" },
    Wrong(
      "misspelt column", paths, line: 1, field: "time_precent", says: "looks like one",
      remedy: "Did you mean time_percent?", answered: nil
    ) { $0.pathFields[5] = "time_precent" },
    Wrong("a column twice", paths, line: 1, field: "n0", says: "names the field twice", answered: nil) {
      $0.pathFields[7] = "n0"
    },
    Wrong("headers of both tables", profiles, says: "is missing", errors: 2, answered: nil) {
      $0.pathFields[0] = "name"
      $0.profileFields[0] = "name"
    },
    Wrong(
      "both tables wrong", profiles, line: 13, field: "height_m", says: "is not a number", errors: 2,
      answered: "B"
    ) {
      $0.setPath(0, "frequency_mhz", "1")
      $0.setPoint(2, 1, "height_m", "?")
    },
  ]
}

extension WrongBulkLossTests.Wrong {
  fileprivate func with(errors: Int, answered: String? = "BC") -> Self {
    Self(
      testDescription, file, line: line, field: field, value: value, says: says, expected: expected,
      remedy: remedy, errors: errors, answered: answered, breaking: breaking)
  }
}

@Suite("Many wrong rows")
struct ManyWrongRowsTests {
  /// Tables for Longley–Rice of more than four old blocks of 1 MB: every fourth path is one that only the
  /// prediction refuses, too high for the refractivity.
  private func highPaths(_ count: Int, wrongEnd: Bool = false) throws -> BulkLossFixture {
    let fixture = BulkLossFixture()
    fixture.model = "longley-rice"
    fixture.pathFields = ["path_id", "frequency_mhz", "tx_height_m", "rx_height_m"]
    fixture.paths = (0..<count).map { ["P\($0)", "900", "40", $0 % 50 == 7 ? "0" : "2"] }
    fixture.profileFields = ["path_id", "distance_km", "height_m", "remark"]
    let remark = String(repeating: "x", count: 400)
    fixture.profiles = (0..<count).flatMap { path -> [[String]] in
      let id = path % 50 == 3 ? "Q\(path)" : "P\(path)"
      return (0..<10).map { point in
        let isEmpty = path % 50 == 5 && point == 4
        return [id, "\(point)", isEmpty ? "" : path % 4 == 0 ? "9500" : "300", remark]
      }
    }
    if wrongEnd { fixture.profiles[fixture.profiles.count - 1][3] = "\"never closed" }
    return fixture
  }

  @Test("Errors and their count are the same for any number of threads", arguments: [false, true])
  func threads(keepsGoing: Bool) throws {
    let count = 2000
    let fixture = try highPaths(count)
    let task = try fixture.write(keepsGoing: keepsGoing)
    let found = try [1, 2, 3, 4].map { threads -> ([Problem], omitted: Int) in
      if keepsGoing {
        let report = try task.run(StudyOptions(threads: threads))
        return (report.problems, report.omittedErrors)
      }
      let invalid = #expect(throws: InvalidInput.self) { try task.run(StudyOptions(threads: threads)) }
      return (try #require(invalid).problems, try #require(invalid).omitted)
    }
    // Refused ones, wrong rows, ids of no path, paths without profile, empty heights.
    #expect(found[0].0.count + found[0].omitted == count / 4 + 4 * count / 50)
    for other in found.dropFirst() { #expect(other == found[0]) }
    #expect(fixture.folder.names.contains("losses.csv") == keepsGoing)
  }

  @Test("What lies before a place that cannot be read is told too, for any number of threads")
  func unreadable() throws {
    let fixture = try highPaths(1200, wrongEnd: true)
    let task = try fixture.write()
    let found = [1, 2, 3, 4].map { threads in problems { try task.run(StudyOptions(threads: threads)) } }
    #expect(found[0].count { $0.message.hasPrefix("no loss is predicted") } > 280)
    #expect(found[0].count { $0.message.contains("never closed") } == 1)
    #expect(!fixture.folder.names.contains("losses.csv"))
    for other in found.dropFirst() { #expect(other == found[0]) }
  }

  @Test("A path without a finite loss is an error, and with keep-going a row without numbers")
  func notFinite() throws {
    func fixture() -> BulkLossFixture {
      let fixture = BulkLossFixture()
      fixture.model = "free-space"
      fixture.setPath(1, "tx_height_m", "1.5")
      for point in 0..<5 {
        fixture.setPoint(1, point, "distance_km", "\(Double(point) * 1e-200)")
        fixture.setPoint(1, point, "height_m", "300")
      }
      return fixture
    }
    let stopped = fixture()
    let found = problems { try stopped.write().run() }
    #expect(found.count == 1 && found[0].message == "has no finite loss", "\(found)")
    #expect(found.first?.line == 3 && found.first?.value == "B" && found.first?.remedy != nil)
    let going = fixture()
    let report = try going.write(keepsGoing: true).run()
    #expect(report.answered == 2)
    let row = try going.losses()[1]
    #expect(row["basic_transmission_loss_db"] == "" && row["free_space_db"] == "" && row["model"] == "")
    #expect(row["error"]?.contains("has no finite loss") == true)
  }

  @Test("Points without an id are one error for all that follow each other, and are not held")
  func nameless() throws {
    let fixture = BulkLossFixture()
    let nameless = (0..<60_000).map { [$0 % 2 == 0 ? "" : " ", "\(3 + Double($0) / 10)", "300", "", ""] }
    fixture.profiles.insert(contentsOf: nameless, at: 5)
    let task = try fixture.write()
    let found = problems { try task.run() }
    #expect(found.count == 1 && found[0].line == 7 && found[0].field == "path_id", "\(found)")
    let stream = try CSVStream(path: task.profiles, blockSize: 1 << 14)
    var tally = ProblemTally()
    let reader = ProfileReader(model: task.model, stream: stream, tally: &tally)
    var grouping = ProfileGrouping()
    var groups: [ProfileGroup] = []
    while let block = try stream.blocks(1).first {
      groups += grouping.close(with: try reader.columns(of: block))
    }
    if let last = grouping.finish() { groups.append(last) }
    #expect(groups.map(\.id) == ["A", "B", "C"])
    #expect(groups[0].pieces.count == 2 && groups[0].pieces.map(\.rows.count).reduce(0, +) < 10_000)
  }

  @Test("Of more errors than anybody reads the first are kept and all are counted")
  func counted() throws {
    let fixture = BulkLossFixture()
    fixture.paths = (0..<3000).map { ["P\($0)"] + fixture.paths[0].dropFirst() }
    let invalid = #expect(throws: InvalidInput.self) { _ = try fixture.write().run() }
    // Profiles A, B and C belong to no path.
    #expect(invalid.map { $0.problems.count + $0.omitted } == 3003)
    #expect(invalid.map { $0.problems.count <= 1003 } == true)
    #expect(!fixture.folder.names.contains("losses.csv"))
  }

  @Test("A damaged text stops keep-going too, and earlier losses stay")
  func damaged() throws {
    let fixture = BulkLossFixture()
    fixture.folder.add("losses.csv", "earlier\n")
    fixture.setPoint(1, 1, "zone", "\"sea")
    let task = try fixture.write(keepsGoing: true)
    let before = fixture.folder.names
    #expect(problems { try task.run() }.map(\.line) == [8])
    #expect(fixture.folder.names == before)
    #expect(try String(contentsOfFile: fixture.outputPath, encoding: .utf8) == "earlier\n")
  }

  @Test("An output that is an input, a folder, or in a folder that is not there is refused")
  func output() throws {
    let fixture = BulkLossFixture()
    var task = try fixture.write()
    let before = fixture.folder.contents(of: ".")
    for (path, says) in [
      (task.paths, "is read and would be written"), (task.profiles, "is read and would be written"),
      (fixture.folder.path, "is a folder"), (fixture.folder.path + "/nowhere/losses.csv", "No such file"),
    ] {
      task.output = path
      let found = problems { try task.run() }
      #expect(found.count == 1 && found[0].file == path && found[0].message.contains(says), "\(found)")
      #expect(found[0].remedy != nil)
    }
    #expect(fixture.folder.contents(of: ".") == before)
  }
}

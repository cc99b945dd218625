import Foundation
import Testing

@Suite("The command compare")
struct CompareCommandTests {
  private let fixture = MeasurementFixture()
  private static let link = [
    "--transmitter", "0,0", "--frequency-mhz", "300", "--eirp-dbm", "21.9902", "--tx-height-m", "10",
    "--rx-height-m", "10", "--model", "free-space",
  ]

  private func compare(_ more: String...) throws -> BuiltProgram.Outcome {
    fixture.write()
    return try BuiltProgram.run(["compare", "levels.csv"] + Self.link + more, in: fixture.folder.path)
  }

  @Test("It ends with 0 and shows the figures, the caveats and what it wrote")
  func sound() throws {
    let outcome = try compare("--plot", "plot.svg", "--plot", "plot.PNG", "-o", "points.csv")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "levels.csv")
    #expect(lines[1] == "  compared         4 samples at 3 places, 100 m to 10.00 km")
    #expect(lines.contains("  free-space               +10.0   3.6     10.6  1.00     33 %     100 %"))
    #expect(lines.contains("  line             -24.0 dB a decade, -70.0 dBm at 1 km"))
    #expect(outcome.output.hasSuffix("Points in points.csv\nPicture in plot.svg\nPicture in plot.PNG\n"))
    #expect(fixture.folder.names == ["levels.csv", "plot.PNG", "plot.svg", "points.csv"])
    let png = try #require(FileManager.default.contents(atPath: fixture.folder.path + "/plot.PNG"))
    #expect(png.starts(with: [0x89, 0x50, 0x4e, 0x47]))
  }

  @Test("With --quiet standard output is silent, with --json it is the report")
  func quietAndJSON() throws {
    let quiet = try compare("--quiet")
    #expect(quiet.status == 0 && quiet.output == "" && quiet.errors == "")
    let json = try compare("--json", "--floor-dbm", "-95", "--count", "samples")
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? NSDictionary
    #expect(report?["samples"] as? Int == 4 && report?["places"] as? Int == 3)
    #expect((report?["left_out"] as? NSDictionary)?["at_floor"] as? Int == 1)
    let models = report?["models"] as? [NSDictionary]
    let statistics = models?[0]["statistics"] as? NSDictionary
    #expect(abs((statistics?["mean_error_db"] as? Double ?? 0) - 28.0 / 3) < 0.001)
  }

  @Test("On standard output there are the points and nothing else")
  func standardOutput() throws {
    let outcome = try compare("--output", "/dev/stdout")
    #expect(outcome.status == 0 && outcome.output.contains("latitude,longitude,distance_m"))
    #expect(!outcome.output.contains("compared") && outcome.errors.contains("compared"))
  }

  @Test("Wrong rows end with 1, wrong options with 64, all told, and nothing is written")
  func wrong() throws {
    var broken = fixture
    broken.rows[0] = "0,x,y"
    broken.write()
    let rows = try BuiltProgram.run(
      ["compare", "levels.csv"] + Self.link + ["--plot", "plot.svg"], in: broken.folder.path)
    #expect(rows.status == 1 && rows.output == "")
    #expect(
      rows.errors.contains("levels.csv:2: level_dbm = \"y\"") && rows.errors.contains("longitude = \"x\""))
    #expect(rows.errors.hasSuffix("whitespot: 2 errors; nothing was written.\n"))
    #expect(broken.folder.names == ["levels.csv"])
    let options = try compare(
      "--model", "hatta", "--gain-dbi", "3", "--plot", "plot.gif", "--metric", "rsrp", "--plot", "a.svg")
    #expect(options.status == 64 && options.output == "")
    for part in ["Did you mean hata?", "--gain-dbi = \"3\"", "--bandwidth-mhz: is missing", "plot.gif"] {
      #expect(options.errors.contains(part), "\(options.errors)")
    }
    #expect(fixture.folder.names == ["levels.csv"])
  }

  @Test("The table that is read is not written over")
  func sameFile() throws {
    let outcome = try compare("--output", "levels.csv")
    #expect(outcome.status == 1 && outcome.errors.contains("is read and would be written"))
    let text = try String(contentsOfFile: fixture.path, encoding: .utf8)
    #expect(text.hasPrefix(fixture.header))
  }

  @Test("--help shows an example")
  func help() throws {
    let outcome = try BuiltProgram.run(["compare", "--help"], in: fixture.folder.path)
    #expect(
      outcome.status == 0 && outcome.output.contains("  whitespot compare drive-test.csv --transmitter"))
  }
}

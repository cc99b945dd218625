import Foundation
import Planning
import Testing

@Suite("The command loss")
struct BulkLossCommandTests {
  private let fixture = BulkLossFixture()

  private func loss(_ more: String..., model: String = "itu-r-p1812") throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(
      [
        "loss", "--model", model, "--paths", "paths.csv", "--profiles", "profiles.csv", "--output",
        "losses.csv",
      ]
        + more, in: fixture.folder.path)
  }

  @Test("It ends with 0, says one line, and writes the file")
  func sound() throws {
    _ = try fixture.write()
    let outcome = try loss()
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.output == "3 losses by itu-r-p1812 in losses.csv; 0 with caveats.\n")
    #expect(try fixture.losses().count == 3)
  }

  @Test("One loss is one")
  func one() throws {
    fixture.paths.removeLast(2)
    fixture.profiles.removeLast(10)
    _ = try fixture.write()
    #expect(try loss().output == "1 loss by itu-r-p1812 in losses.csv; 0 with caveats.\n")
  }

  @Test("On standard output there is the table and nothing else", arguments: [" | cat", " > out.csv"])
  func standardOutput(to rest: String) throws {
    _ = try fixture.write()
    _ = try loss()
    let table = try String(contentsOfFile: fixture.outputPath, encoding: .utf8)
    let line =
      "'\(BuiltProgram.path)' loss --model itu-r-p1812 --paths paths.csv --profiles profiles.csv -o /dev/stdout"
    for (option, says) in [("", "3 losses by"), (" --json", "\"answered\""), (" --quiet", "")] {
      let outcome = try BuiltProgram.run(
        [], in: fixture.folder.path, shell: line + option + rest + "; exit")
      let isFile = rest.contains(">")
      let output =
        isFile
        ? try String(contentsOfFile: fixture.folder.path + "/out.csv", encoding: .utf8) : outcome.output
      #expect(output == table)
      #expect(says.isEmpty ? outcome.errors == "" : outcome.errors.contains(says), "\(outcome)")
    }
  }

  @Test("Where lines went out already nobody says that nothing was written")
  func brokenPipe() throws {
    fixture.setPoint(2, 0, "height_m", "?")
    _ = try fixture.write()
    let outcome = try BuiltProgram.run(
      [], in: fixture.folder.path,
      shell:
        "'\(BuiltProgram.path)' loss --model itu-r-p1812 --paths paths.csv --profiles profiles.csv -o /dev/stdout | cat; exit ${PIPESTATUS[0]}"
    )
    #expect(outcome.status == 1 && outcome.output.hasPrefix("path_id,"))
    #expect(outcome.errors.hasSuffix("whitespot: 1 error; the output is not whole.\n"), "\(outcome.errors)")
  }

  @Test("With --quiet standard output is silent, with --json it is the report")
  func quietAndJSON() throws {
    _ = try fixture.write()
    let quiet = try loss("--quiet")
    #expect(quiet.status == 0 && quiet.output == "" && quiet.errors == "")
    let json = try loss("--json")
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? NSDictionary
    #expect(report?["answered"] as? Int == 3 && report?["with_caveats"] as? Int == 0)
    #expect(report?["output"] as? String == "losses.csv" && report?["points"] as? Int == 15)
  }

  @Test("Wrong input ends with 1, the problems on standard error and nothing written")
  func wrong() throws {
    fixture.setPath(1, "frequency_mhz", "0")
    fixture.setPoint(2, 0, "height_m", "?")
    _ = try fixture.write()
    let before = fixture.folder.names
    let outcome = try loss()
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(
      outcome.errors == """
        paths.csv:3: frequency_mhz = "0": is out of the range of itu-r-p1812; expected a number, 30 to 6000 MHz. Correct it.
        profiles.csv:12: height_m = "?": is not a number; expected a number, -1000 to 10000 m. Correct the point.
        whitespot: 2 errors; nothing was written.

        """)
    #expect(fixture.folder.names == before)
  }

  @Test("With --keep-going it ends with 0 and counts on standard error what has no loss")
  func keepGoing() throws {
    fixture.setPath(1, "frequency_mhz", "0")
    _ = try fixture.write()
    let outcome = try loss("--keep-going", "--quiet")
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(outcome.errors.hasPrefix("paths.csv:3: frequency_mhz = \"0\""))
    #expect(outcome.errors.hasSuffix("whitespot: 1 error; 1 of 3 paths has no loss.\n"))
    let row = try fixture.losses()[1]
    #expect(row["path_id"] == "B" && row["basic_transmission_loss_db"] == "")
    #expect(row["error"]?.contains("frequency_mhz") == true)
  }

  @Test("An unknown model and options without effect are wrong usage")
  func usage() throws {
    _ = try fixture.write()
    let before = fixture.folder.names
    let unknown = try loss(model: "itu-r-p1821")
    #expect(unknown.status == 64 && unknown.errors.contains("Did you mean itu-r-p1812?"))
    for more in [["--environment", "open"], ["--diffraction", "none"], ["--earth-radius-factor", "1"]] {
      let outcome = try loss(more[0], more[1])
      #expect(outcome.status == 64 && outcome.errors.contains("has no effect with itu-r-p1812"))
    }
    #expect(try loss("--environment", "villages", model: "hata").status == 64)
    #expect(try loss("--environment", "open", "--diffraction", "none", model: "hata").status == 0)
    #expect(fixture.folder.names == (before + ["losses.csv"]).sorted())
  }

  @Test("--help shows an example")
  func help() throws {
    let outcome = try BuiltProgram.run(["loss", "--help"], in: fixture.folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  whitespot loss --model itu-r-p1812 --paths paths.csv \\\n"))
  }

  @Test("Profiles may come through a pipe, paths may not")
  func pipe() throws {
    _ = try fixture.write()
    let common = "exec \(BuiltProgram.path) loss --model free-space --output losses.csv --quiet "
    let profiles = try BuiltProgram.run(
      [], in: fixture.folder.path, shell: common + "--paths paths.csv --profiles <(cat profiles.csv)")
    #expect(profiles.status == 0 && profiles.errors == "", "\(profiles)")
    #expect(try fixture.losses().count == 3)
    let paths = try BuiltProgram.run(
      [], in: fixture.folder.path, shell: common + "--paths <(cat paths.csv) --profiles profiles.csv")
    #expect(paths.status == 1 && paths.errors.contains("is no ordinary file"), "\(paths)")
  }
}

import Foundation
import Planning
import Testing

@Suite("The command line")
struct CommandLineTests {
  private let fixture = StudyFixture()

  private func whitespot(_ arguments: String..., in folder: String? = nil, shell: String = "") throws
    -> BuiltProgram.Outcome
  {
    try BuiltProgram.run(arguments, in: folder ?? fixture.folder.path, shell: shell)
  }

  @Test("A run prints its table and nothing else, without escape codes, and ends with 0")
  func run() throws {
    try fixture.write()
    let outcome = try whitespot("run", "scenario.yaml", "--threads", "1")
    #expect(outcome.status == 0 && !outcome.wasSignalled)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("fixture\n") && outcome.output.hasSuffix("Results in out/fixture\n"))
    #expect(!outcome.output.contains("\u{1b}"))
    #expect(fixture.folder.contents(of: "out/fixture")["summary.json"] != nil)
  }

  @Test("With --quiet standard output is silent")
  func quiet() throws {
    try fixture.write()
    let outcome = try whitespot("run", "scenario.yaml", "--quiet")
    #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "")
    #expect(fixture.folder.names.contains("out"))
  }

  @Test("With --json standard output is JSON, equal to the summary")
  func json() throws {
    try fixture.write()
    let outcome = try whitespot("run", "scenario.yaml", "--json", "--output", "out")
    #expect(outcome.status == 0 && outcome.errors == "")
    let printed = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? NSDictionary
    let summary = try #require(fixture.folder.contents(of: "out")["summary.json"])
    #expect(try printed == JSONSerialization.jsonObject(with: summary) as? NSDictionary)
    let network = try #require(printed?["network"] as? NSDictionary)
    // Names of operators are no keys of ours: they stay as they are.
    #expect((network["stations_by_operator"] as? NSDictionary)?["VNPT"] as? Int == 1)
  }

  @Test("Keys of JSON are words, not letters: covered_dbm, frequency_mhz")
  func keys() throws {
    try fixture.write()
    let summary = try whitespot("run", "scenario.yaml", "--json").output
    #expect(summary.contains("\"covered_dbm\"") && summary.contains("\"sha256\""))
    let link = try whitespot("profile", "scenario.yaml", "--village", "V1", "--json").output
    #expect(link.contains("\"frequency_mhz\"") && link.contains("\"level_dbm\""))
  }

  @Test("A profile draws its pictures, with --json too, and tells where they are only in words for people")
  func plot() throws {
    try fixture.write()
    fixture.folder.add("link.svg", "an older picture")
    let json = try whitespot(
      "profile", "scenario.yaml", "--village", "V1", "--json", "--plot", "link.svg", "--plot", "link.png",
      "--plot-size", "800x600")
    #expect(json.status == 0 && json.errors == "")
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? NSDictionary
    #expect(report?["model"] as? String == "hata" && report?["diffraction_db"] is Double)
    let files = fixture.folder.contents(of: "")
    #expect(files["link.svg"]?.starts(with: Data("<?xml".utf8)) == true)
    #expect(files["link.png"]?.starts(with: Data([0x89, 0x50, 0x4E, 0x47])) == true)
    let words = try whitespot("profile", "scenario.yaml", "--village", "V1", "--plot", "other.svg")
    #expect(words.status == 0 && words.output.hasSuffix("\nPicture in other.svg\n"))
    let nowhere = try whitespot("profile", "scenario.yaml", "--village", "V1", "--plot", "no/link.svg")
    #expect(nowhere.status == 1 && nowhere.output == "" && nowhere.errors.contains("; nothing was written"))
  }

  @Test("A picture of another format is wrong usage, and the formats are told")
  func plotFormat() throws {
    try fixture.write()
    let outcome = try whitespot("profile", "scenario.yaml", "--village", "V1", "--plot", "link.pdf")
    #expect(outcome.status == 64 && outcome.errors.contains("--plot link.pdf: expected a file that ends in"))
    #expect(!fixture.folder.names.contains("link.pdf"))
  }

  @Test("Wrong input ends with 1 and tells the problems on standard error alone")
  func wrongInput() throws {
    fixture.setStation(0, "height_m", "-5")
    try fixture.write()
    let before = fixture.folder.names
    for arguments in [
      ["run", "scenario.yaml"], ["run", "scenario.yaml", "--json"], ["validate", "scenario.yaml"],
    ] {
      let outcome = try BuiltProgram.run(arguments, in: fixture.folder.path)
      #expect(outcome.status == 1 && outcome.output == "")
      #expect(outcome.errors.hasPrefix("stations.csv:2: height_m = \"-5\": is out of range"))
      let ending = arguments[0] == "run" ? "; nothing was written" : ""
      #expect(outcome.errors.hasSuffix("whitespot: 1 error\(ending).\n"))
      #expect(!outcome.errors.contains("\u{1b}"))
    }
    #expect(fixture.folder.names == before)
  }

  @Test("validate --json lists the problems as JSON and ends with 1")
  func validateJSON() throws {
    fixture.setStation(0, "height_m", "-5")
    try fixture.write()
    let outcome = try whitespot("validate", "scenario.yaml", "--json")
    #expect(outcome.status == 1 && outcome.errors == "")
    let problems = try JSONDecoder().decode([Problem].self, from: Data(outcome.output.utf8))
    #expect(problems.count == 1 && problems[0].line == 2 && problems[0].field == "height_m")
  }

  @Test("validate of a good scenario ends with 0 and writes nothing")
  func validate() throws {
    try fixture.write()
    let before = fixture.folder.names
    let outcome = try whitespot("validate", "scenario.yaml")
    #expect(outcome.status == 0 && outcome.output == "scenario.yaml: no problems.\n" && outcome.errors == "")
    let json = try whitespot("validate", "scenario.yaml", "--json")
    #expect(json.status == 0)
    #expect(try JSONDecoder().decode([Problem].self, from: Data(json.output.utf8)).isEmpty)
    #expect(fixture.folder.names == before)
  }

  @Test(
    "Wrong usage ends with 64",
    arguments: [
      ["run"], ["fly"], ["run", "a.yaml", "--colour"], ["run", "a.yaml", "--threads", "0"],
      ["run", "a.yaml", "--threads", "many"], ["profile", "a.yaml"],
      ["profile", "a.yaml", "--village", "V1", "--frequency", "nan"], ["profile", "a.yaml", "--to", "22"],
      ["profile", "a.yaml", "--village", "V1", "--plot-size", "800x600"],
      ["profile", "a.yaml", "--village", "V1", "--plot", "a.svg", "--plot-size", "800"],
      ["synthesize", "tiny"],
    ])
  func wrongUsage(arguments: [String]) throws {
    let outcome = try BuiltProgram.run(arguments, in: fixture.folder.path)
    #expect(outcome.status == 64 && outcome.output == "" && !outcome.errors.isEmpty)
  }

  @Test("Paths are relative to the scenario, results to the current folder")
  func elsewhere() throws {
    try fixture.write()
    fixture.folder.add("far/away/note.txt", "")
    let outcome = try whitespot(
      "run", "../../scenario.yaml", "--threads", "1", in: fixture.folder.path + "/far/away")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let there = fixture.folder.contents(of: "far/away/out/fixture")
    _ = try whitespot("run", "scenario.yaml", "--threads", "1")
    #expect(there == fixture.folder.contents(of: "out/fixture"))
    fixture.absent = ["stations.csv"]
    try FileManager.default.removeItem(atPath: fixture.folder.path + "/stations.csv")
    let wrong = try whitespot("validate", "../../scenario.yaml", in: fixture.folder.path + "/far/away")
    #expect(wrong.status == 1 && wrong.errors.hasPrefix("../../stations.csv: the file does not exist"))
  }

  @Test("outputs.folder starts from the scenario's folder")
  func outputs() throws {
    fixture.scenario += "outputs: { folder: results }\n"
    try fixture.write()
    fixture.folder.add("far/note.txt", "")
    #expect(try whitespot("run", "../scenario.yaml", "--quiet", in: fixture.folder.path + "/far").status == 0)
    #expect(fixture.folder.contents(of: "results")["villages.csv"] != nil)
  }

  @Test("init writes a scenario once, and never over a file")
  func initialize() throws {
    #expect(try whitespot("init", "dong-van.yaml").status == 0)
    let text = try String(contentsOfFile: fixture.folder.path + "/dong-van.yaml", encoding: .utf8)
    #expect(text == ScenarioTemplate.text(name: "dong-van"))
    let again = try whitespot("init", "dong-van.yaml")
    #expect(again.status == 1 && again.output == "" && again.errors.contains("exists already"))
  }

  @Test("An unknown village, sector or preset is told with the nearest name")
  func unknownNames() throws {
    try fixture.write()
    let village = try whitespot("profile", "scenario.yaml", "--village", "V9")
    #expect(village.status == 1 && village.errors.contains("village = \"V9\": is no village"))
    let sector = try whitespot("profile", "scenario.yaml", "--sector", "S9", "--village", "V1")
    #expect(sector.status == 1 && sector.errors.contains("Did you mean S1?"))
    let preset = try whitespot("synthesize", "tinny", "--output", "p")
    #expect(preset.status == 1 && preset.errors.contains("Did you mean tiny?"))
    #expect(!fixture.folder.names.contains("p"))
  }
}

import Planning
import Testing

@Suite("Wrong scenarios")
struct WrongScenarioTests {
  @Test("A wrong scenario is told with its line, and nothing is written", arguments: Self.rows)
  func told(row: WrongInput) throws { try row.check() }

  private static let file = "scenario.yaml"

  static let rows: [WrongInput] = [
    WrongInput("no such file", file: file, says: "does not exist", remedy: "init") {
      $0.absent = ["scenario.yaml"]
    },
    WrongInput("no UTF-8", file: file, says: "is not UTF-8") {
      $0.files["scenario.yaml"] = [0xC3, 0x28, 0xFF]
    },
    WrongInput("empty", file: file, line: 1, says: "holds no scenario") { $0.scenario = "\n" },
    WrongInput("only a text", file: file, line: 1, says: "holds no scenario") { $0.scenario = "hello" },
    WrongInput("YAML syntax", file: file, line: 8, says: "is no YAML") {
      $0.edit("rasters: [terrain.tif]", "rasters: [terrain.tif")
    },
    WrongInput("tab for indentation", file: file, line: 4, says: "is no YAML") {
      $0.edit("  cell_size_m", "\tcell_size_m")
    },
    WrongInput("duplicate key", file: file, line: 4, field: "cell_size_m", says: "twice") {
      $0.edit("  crs: EPSG:32648", "  cell_size_m: 90")
    },
    WrongInput(
      "unknown key", file: file, line: 4, field: "grid.cellsize_m", says: "is no key",
      remedy: "Did you mean cell_size_m?"
    ) { $0.edit("cell_size_m", "cellsize_m") },
    WrongInput("unknown section", file: file, line: 1, field: "colours", says: "is no key of a scenario") {
      $0.scenario = "colours: red\n" + $0.scenario
    },
    WrongInput(
      "text for a number", file: file, line: 4, field: "grid.cell_size_m", value: "wide",
      says: "is not a number"
    ) { $0.edit("cell_size_m: 200", "cell_size_m: wide") },
    WrongInput(
      "number with unit", file: file, line: 4, field: "grid.cell_size_m", value: "200 m",
      says: "is not a number", remedy: "without its unit"
    ) { $0.edit("cell_size_m: 200", "cell_size_m: 200 m") },
    WrongInput(
      "decimal comma", file: file, line: 4, value: "92,5", says: "is not a number", remedy: "decimal point"
    ) { $0.edit("cell_size_m: 200", "cell_size_m: 92,5") },
    WrongInput(
      "number in quotes", file: file, line: 4, value: "200", says: "is not a number", remedy: "quotation"
    ) { $0.edit("cell_size_m: 200", "cell_size_m: \"200\"") },
    WrongInput("not a number", file: file, line: 4, value: ".nan", says: "is not a number") {
      $0.edit("cell_size_m: 200", "cell_size_m: .nan")
    },
    WrongInput("infinity", file: file, line: 4, value: ".inf", says: "is not a number") {
      $0.edit("cell_size_m: 200", "cell_size_m: .inf")
    },
    WrongInput("cells of no size", file: file, line: 4, value: "0", says: "is out of range", remedy: "100 m")
    {
      $0.edit("cell_size_m: 200", "cell_size_m: 0")
    },
    WrongInput("list for a text", file: file, line: 2, field: "name", says: "is no single value") {
      $0.edit("name: fixture", "name: [a, b]")
    },
    WrongInput("text for a section", file: file, line: 9, field: "stations", says: "is not a section") {
      $0.edit("stations:\n  file: stations.csv", "stations:\n  stations.csv")
    },
    WrongInput("missing section", file: file, line: 1, field: "terrain.rasters", says: "is missing") {
      $0.edit("terrain:\n  rasters: [terrain.tif]\n", "")
    },
    WrongInput("missing key", file: file, line: 1, field: "name", says: "is missing") {
      $0.edit("name: fixture\n", "")
    },
    WrongInput("missing version", file: file, line: 1, field: "version", says: "is missing") {
      $0.edit("version: 1\n", "")
    },
    WrongInput(
      "version of the future", file: file, line: 1, field: "version", value: "2", says: "later program"
    ) { $0.edit("version: 1", "version: 2") },
    WrongInput("name no folder can have", file: file, line: 2, field: "name", says: "cannot name a folder") {
      $0.edit("name: fixture", "name: ../fixture")
    },
    WrongInput(
      "unknown choice", file: file, line: 14, field: "services[].generation", value: "4 G",
      says: "is not known",
      remedy: "Did you mean 4G?"
    ) { $0.edit("generation: 4G, c", "generation: 4 G, c") },
    WrongInput(
      "levels swapped", file: file, line: 13, field: "services[].weak_dbm", says: "above", remedy: "Swap"
    ) {
      $0.edit("covered_dbm: -95, weak_dbm: -104", "covered_dbm: -104, weak_dbm: -95")
    },
    WrongInput("one generation twice", file: file, line: 13, field: "services", says: "judges 4G twice") {
      $0.edit("generation: 2G, c", "generation: 4G, c")
    },
    WrongInput("plan without a service", file: file, line: 16, field: "placement", says: "plans 5G") {
      $0.edit("placement:\n  generation: 4G", "placement:\n  generation: 5G")
    },
    WrongInput(
      "clusters without a layer of them", file: file, line: 18, field: "verdict", says: "residential clusters"
    ) {
      $0.scenario += "verdict: { by: clusters }\n"
    },
    WrongInput("bounds swapped", file: file, line: 18, field: "area.bounds", says: "is no extent") {
      $0.scenario += "area: { bounds: [105.1, 22.6, 104.9, 22.9] }\n"
    },
    WrongInput(
      "grid too large", file: file, line: 4, field: "grid.cell_size_m", value: "1", says: "makes a grid of",
      remedy: "or more"
    ) {
      $0.edit("cell_size_m: 200", "cell_size_m: 1")
      $0.scenario += "area: { bounds: [104.8, 22.6, 105.2, 22.9] }\n"
    },
    WrongInput("geographic plane", file: file, line: 5, field: "grid.crs", says: "does not measure in metres")
    {
      $0.edit("EPSG:32648", "EPSG:4326")
    },
    WrongInput("plane in feet", file: file, line: 5, field: "grid.crs", says: "does not measure in metres") {
      $0.edit("EPSG:32648", "EPSG:2263")
    },
    WrongInput(
      "plane that nobody knows", file: file, line: 5, field: "grid.crs", value: "EPSG:99999", says: "PROJ"
    ) {
      $0.edit("EPSG:32648", "EPSG:99999")
    },
    WrongInput("a file's system that nobody knows", file: file, line: 10, field: "stations.crs", says: "PROJ")
    {
      $0.edit("file: stations.csv", "file: stations.csv\n  crs: VN-3000")
    },
    WrongInput(
      "our field unknown", file: file, line: 10, field: "stations.fields.hight_m", says: "no field of ours",
      remedy: "height_m"
    ) {
      $0.edit("file: stations.csv", "file: stations.csv\n  fields: { hight_m: H }")
    },
  ]
}

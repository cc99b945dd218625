import Planning
import Testing

@Suite("Wrong measurements")
struct WrongMeasurementTests {
  /// One thing that is wrong, and the problem that must say so.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var line: Int?
    var field: String?
    var value: String?
    let says: String
    var remedy = ""
    let breaking: @Sendable (inout MeasurementFixture) -> Void
  }

  private static let cases: [Case] = [
    Case(testDescription: "no such file", says: "does not exist") { $0.edit = { $0.file += "x" } },
    Case(testDescription: "no row", says: "holds no row", remedy: "Check the file") { $0.rows = [] },
    Case(testDescription: "a filter that nothing passes", says: "holds no row", remedy: "Check the filter") {
      $0.edit = { $0.filter = "level_dbm = 'x'" }
    },
    Case(
      testDescription: "no column of levels", line: 1, field: "level_dbm", says: "no column is recognised",
      remedy: "Did you mean levl_dbm? Name the column with --level-column"
    ) { $0.header = "latitude,longitude,levl_dbm" },
    Case(
      testDescription: "no column of latitudes", line: 1, field: "latitude", says: "no column is recognised",
      remedy: "--latitude-column"
    ) { $0.header = "north,longitude,level_dbm" },
    Case(
      testDescription: "a named column that is not there", line: 1, field: "level_dbm", value: "rsrq",
      says: "no such column", remedy: "--level-column"
    ) { $0.edit = { $0.levelColumn = "rsrq" } },
    Case(
      testDescription: "a level that is no number", line: 3, field: "level_dbm", value: "-72,5",
      says: "is not a number", remedy: "decimal point"
    ) { $0.rows[1] = "0,0.01,\"-72,5\"" },
    Case(
      testDescription: "an empty level", line: 3, field: "level_dbm", says: "is empty", remedy: "--filter"
    ) { $0.rows[1] = "0,0.01," },
    Case(
      testDescription: "a level without its sign", line: 3, field: "level_dbm", value: "72",
      says: "is no level in dBm", remedy: "negative"
    ) { $0.rows[1] = "0,0.01,72" },
    Case(
      testDescription: "a number that stands for nothing", line: 3, field: "level_dbm", value: "-999",
      says: "is no level in dBm", remedy: "--filter"
    ) { $0.rows[1] = "0,0.01,-999" },
    Case(
      testDescription: "an empty longitude", line: 3, field: "longitude", says: "is empty",
      remedy: "Fill it in"
    ) { $0.rows[1] = "0,,-72" },
    Case(
      testDescription: "a place at the mast", line: 3, says: "lies at the transmitter",
      remedy: "--min-distance-m"
    ) { $0.rows[1] = "0,0,-72" },
    Case(
      testDescription: "a place on another continent", line: 3, value: "30, 1",
      says: "km from the transmitter",
      remedy: "Check --transmitter"
    ) { $0.rows[1] = "1,30,-72" },
    Case(testDescription: "swapped coordinates", line: 3, says: "km from the transmitter", remedy: "swapped")
    {
      $0.link.latitude = 22
      $0.link.longitude = 85
      $0.rows = ["22.01,85,-70", "85,22,-72"]
    },
    Case(
      testDescription: "coordinates in metres", line: 3, says: "is no longitude and latitude",
      remedy: "metres"
    ) { $0.rows[1] = "2300000,500000,-72" },
    Case(testDescription: "a system that PROJ does not know", field: "crs", value: "EPSG:1", says: "PROJ") {
      $0.edit = { $0.crs = "EPSG:1" }
    },
    Case(testDescription: "all at the floor", says: "no sample is left: of 4", remedy: "--floor-dbm") {
      $0.selection.floorDBm = -40
    },
    Case(
      testDescription: "a model that does not cover the link", field: "model", value: "itu-r-p1812",
      says: "cannot predict this link", remedy: "Leave it out"
    ) {
      $0.models = ["itu-r-p1812"]
      $0.link.frequencyMHz = 28_000
    },
  ]

  @Test("Each is told with its place, what was expected and a remedy, and only once", arguments: cases)
  func told(_ wrong: Case) throws {
    var fixture = MeasurementFixture()
    wrong.breaking(&fixture)
    let found = problems { try fixture.run() }
    MessageBook.add(found, of: wrong.testDescription)
    #expect(found.count == 1, "\(found)")
    let problem = try #require(found.first)
    #expect(problem.message.contains(wrong.says), "\(problem)")
    if let line = wrong.line { #expect(problem.line == line, "\(problem)") }
    if let field = wrong.field { #expect(problem.field == field, "\(problem)") }
    if let value = wrong.value { #expect(problem.value == value, "\(problem)") }
    #expect(problem.expected != nil, "\(problem)")
    let remedy = try #require(problem.remedy, "\(problem)")
    #expect(wrong.remedy.isEmpty || remedy.contains(wrong.remedy), "\(problem)")
  }

  @Test("All rows are told at once")
  func allAtOnce() {
    var fixture = MeasurementFixture()
    fixture.rows = ["0,0.01,x", "91,0.01,y", "0,,-70", "0,0.01,-70"]
    let found = problems { try fixture.run() }
    #expect(found.map(\.line) == [2, 3, 3, 4], "\(found)")
  }

  @Test("All options are told at once, by their names on the command line")
  func options() {
    var fixture = MeasurementFixture()
    fixture.link = MeasuredLink(
      latitude: 105, longitude: 22, frequencyMHz: 3, gainDBi: 99, transmitterHeight: 0, metric: "rsrp")
    fixture.models = ["hata", "hata", "okumura"]
    fixture.environments = ["city"]
    fixture.selection = MeasurementSelection(floorDBm: 99, leastDistance: 10, greatestDistance: 5)
    let found = fixture.comparison.problems
    #expect(
      found.map(\.field) == [
        "transmitter", "frequency-mhz", "gain-dbi", "tx-height-m", "power-dbm", "bandwidth-mhz",
        "max-distance-m", "floor-dbm", "model", "model", "environment",
      ])
    #expect(found[0].remedy == "Latitude goes first")
    #expect(found.allSatisfy { $0.expected != nil && $0.remedy != nil })
    #expect(problems { try fixture.run() } == found)
  }

  @Test("What has no effect is refused")
  func noEffect() {
    var fixture = MeasurementFixture()
    fixture.environments = ["open"]
    fixture.link.bandwidthMHz = 10
    fixture.link.lossDB = 1
    #expect(fixture.comparison.problems.map(\.field) == ["loss-db", "bandwidth-mhz", "environment"])
    fixture = MeasurementFixture()
    fixture.models = []
    #expect(fixture.comparison.problems.map(\.field) == ["model"])
  }
}

import Foundation
import Geography
import Propagation
import Terrain
import TestSupport
import Testing

@testable import Formats
@testable import Planning

@Suite("Propagation models in a scenario")
struct PropagationScenarioTests {
  /// A raster of one code, or of another in the west half.
  private static func codes(_ fixture: StudyFixture, west: Float, east: Float) throws -> [UInt8] {
    let grid = fixture.terrainGrid
    let values = (0..<grid.count).map { grid.cell(at: $0).column < grid.columns / 2 ? west : east }
    return try GeoTIFFWriter.encode(
      bands: [.init(description: "Class", unit: "", values: Raster(grid: grid, values: values))],
      crs: try CoordinateReferenceSystem(fixture.crs))
  }

  static func propagation(_ text: String) -> @Sendable (StudyFixture) -> Void {
    { $0.scenario += "propagation:\n" + text.split(separator: "\n").map { "  \($0)\n" }.joined() }
  }

  private func inputs(_ text: String, _ change: (StudyFixture) throws -> Void = { _ in }) throws
    -> StudyInputs
  {
    let fixture = StudyFixture()
    Self.propagation(text)(fixture)
    try change(fixture)
    _ = try fixture.write()
    var loader = StudyLoader(file: ScenarioFile(fixture.scenarioPath))
    return try loader.load()
  }

  @Test(
    "every model that can be named runs, and the results say which it was", arguments: Scenario.Model.allCases
  )
  func runs(model: Scenario.Model) throws {
    let fixture = StudyFixture()
    Self.propagation("model: \(model.rawValue)\nmax_distance_km: 8")(fixture)
    let report = try fixture.write().run(StudyOptions(threads: 2, outputFolder: fixture.output))
    #expect(report.settings.propagation.model == model.rawValue)
    #expect(report.villages.byVerdict.villages["unknown"] ?? 0 == 0)
    let summary = try String(contentsOfFile: fixture.output + "/summary.json", encoding: .utf8)
    #expect(summary.contains("\"model\" : \"\(model.rawValue)\""))
  }

  @Test("parameters reach the model, latitude and resolution come from the area")
  func parameters() throws {
    let found = try inputs(
      """
      model: itu-r-p1812
      time_percent: 10
      location_percent: 90
      polarization: horizontal
      delta_n: 40
      n0: 340
      """)
    guard case .p1812(let model) = found.model else {
      Issue.record("\(found.model)")
      return
    }
    #expect(model.timePercent == 10 && model.locationPercent == 90 && model.polarization == .horizontal)
    #expect(model.lapseRate == 40 && model.surfaceRefractivity == 340)
    #expect(model.predictionResolution == 200)
    #expect(isClose(model.latitudeDegrees, 22.745, within: 0.02))
  }

  @Test("land cover becomes clutter by the preset, by own heights where they are given; water has none")
  func landCover() throws {
    let found = try inputs(
      """
      model: itu-r-p1812
      land_cover: { raster: cover.tif, heights: [{ code: 10, height_m: 12 }] }
      zones: zones.tif
      """
    ) {
      $0.files["cover.tif"] = try Self.codes($0, west: 10, east: 80)
      $0.files["zones.tif"] = try Self.codes($0, west: 4, east: 1)
    }
    let cover = try #require(found.ground.cover)
    let clutter = try #require(cover.clutterHeights)
    let bounds = try #require(found.grid.bounds as MapBounds?)
    let west = MapPoint(x: bounds.minX + 300, y: bounds.center.y)
    let east = MapPoint(x: bounds.maxX - 300, y: bounds.center.y)
    #expect(clutter.value(nearest: west) == 12)
    #expect(clutter.value(nearest: east) == 0)
    #expect(cover.zones?.value(nearest: west) == .inland)
    #expect(cover.zones?.value(nearest: east) == .sea)
  }

  @Test("clutter between mast and village takes signal away")
  func clutterMatters() throws {
    func covered(_ code: Float) throws -> Int {
      let fixture = StudyFixture()
      Self.propagation("model: itu-r-p1812\nland_cover: { raster: cover.tif }")(fixture)
      fixture.files["cover.tif"] = try Self.codes(fixture, west: code, east: code)
      let report = try fixture.write().run(StudyOptions(threads: 2, outputFolder: fixture.output))
      return report.villages.byVerdict.villages["covered"] ?? 0
    }
    #expect(try covered(10) < covered(30))
  }

  @Test("a map of refractivity is read at the middle of the area: rasters and the ITU's text grids")
  func refractivityMaps() throws {
    // The ITU's grid from 90° N, 0° E in steps of 1.5°: its value is the latitude + the longitude/10.
    let rows = (0..<121).map { row -> String in
      let values = (0..<241).map { column -> String in
        let latitude: Double = 90 - 1.5 * Double(row)
        return String(latitude + 0.15 * Double(column))
      }
      return values.joined(separator: " ")
    }
    let found = try inputs("model: itu-r-p1812\ndelta_n: DN50.TXT\nn0: n0.tif") {
      $0.files["DN50.TXT"] = Array(rows.joined(separator: "\n").utf8)
      $0.files["n0.tif"] = try Self.codes($0, west: 340, east: 340)
    }
    guard case .p1812(let model) = found.model else {
      Issue.record("\(found.model)")
      return
    }
    // The middle of the six villages: 22.745° N, 104.99° E.
    #expect(isClose(model.lapseRate, 22.745 + 10.499, within: 0.05))
    #expect(model.surfaceRefractivity == 340)
    #expect(found.files.contains { $0.hasSuffix("DN50.TXT") })
  }

  static let wrong: [WrongInput] = [
    WrongInput(
      "a model that nobody knows", file: "scenario.yaml", line: 19, field: "propagation.model",
      value: "p1812",
      says: "is not known", breaking: propagation("model: p1812")),
    WrongInput(
      "more time than P.1812 knows", file: "scenario.yaml", line: 20, field: "propagation.time_percent",
      value: "90", says: "out of the model's range",
      breaking: propagation("model: itu-r-p1812\ntime_percent: 90")),
    WrongInput(
      "ΔN that no air has", file: "scenario.yaml", line: 20, field: "propagation.delta_n", value: "-40",
      says: "out of range", breaking: propagation("model: itu-r-p1812\ndelta_n: -40")),
    WrongInput(
      "a map that is not there", file: "scenario.yaml", line: 20, field: "propagation.delta_n",
      value: "DN50.TXT", says: "nor a file that exists",
      breaking: propagation("model: itu-r-p1812\ndelta_n: DN50.TXT")),
    WrongInput(
      "a map of the wrong sign", file: "dn.tif", field: "propagation.delta_n", says: "gives -40",
      remedy: "multiply"
    ) {
      propagation("model: itu-r-p1812\ndelta_n: dn.tif")($0)
      $0.files["dn.tif"] = try codes($0, west: -40, east: -40)
    },
    WrongInput(
      "a zone that is misspelt", file: "scenario.yaml", line: 20, field: "propagation.zones", value: "inlnd",
      says: "nor a file that exists"
    ) {
      propagation("model: itu-r-p1812\nzones: inlnd")($0)
    },
    WrongInput("zones beyond all codes", file: "z.tif", says: "classes that are not known") {
      propagation("model: itu-r-p1812\nzones: z.tif")($0)
      $0.files["z.tif"] = try codes($0, west: 4, east: 1e30)
    },
    WrongInput("land cover of parts", file: "c.tif", value: "10.5", says: "classes that are not known") {
      propagation("model: itu-r-p1812\nland_cover: { raster: c.tif }")($0)
      $0.files["c.tif"] = try codes($0, west: 10, east: 10.5)
    },
    WrongInput(
      "ground that no Longley–Rice knows", file: "scenario.yaml", line: 19, field: "propagation.model",
      says: "is no ground"
    ) { propagation("model: longley-rice\npermittivity: 1\npolarization: horizontal")($0) },
    WrongInput(
      "air too dense for Longley–Rice", file: "scenario.yaml", line: 19, field: "propagation.model",
      says: "above 400"
    ) {
      propagation("model: longley-rice\nn0: 400")($0)
      $0.height = { _ in -60 }
    },
    WrongInput("zones of another code", file: "z.tif", value: "2", says: "classes that are not known") {
      propagation("model: automatic\nzones: z.tif")($0)
      $0.files["z.tif"] = try codes($0, west: 4, east: 2)
    },
    WrongInput(
      "land cover of another code", file: "c.tif", value: "11", says: "classes that are not known",
      remedy: "heights"
    ) {
      propagation("model: itu-r-p1812\nland_cover: { raster: c.tif }")($0)
      $0.files["c.tif"] = try codes($0, west: 10, east: 11)
    },
    WrongInput(
      "land cover without its raster", file: "scenario.yaml", line: 20,
      field: "propagation.land_cover.raster",
      says: "is missing", breaking: propagation("model: itu-r-p1812\nland_cover: { classes: own }")),
    WrongInput(
      "a class twice", file: "scenario.yaml", says: "stands twice",
      breaking: {
        propagation(
          "model: itu-r-p1812\nland_cover: { raster: c.tif, heights: [{ code: 10, height_m: 5 }, { code: 10, height_m: 6 }] }"
        )($0)
        $0.files["c.tif"] = try codes($0, west: 10, east: 10)
      }),
    WrongInput(
      "a receiver lower than P.1812 knows", file: "scenario.yaml", line: 19, field: "propagation.model",
      value: "itu-r-p1812", says: "receivers in m above the ground"
    ) {
      $0.edit("weak_dbm: -115 }", "weak_dbm: -115, receiver_height_m: 0.6 }")
      propagation("model: itu-r-p1812")($0)
    },
  ]

  @Test("Wrong propagation settings are told with their place, and nothing is written", arguments: wrong)
  func told(row: WrongInput) throws { try row.check() }

  @Test("keys that the model does not take are noted, with their place")
  func unusedKeys() throws {
    let found = try inputs(
      "model: hata\nland_cover: { raster: nowhere.tif }\ntime_percent: 5\nenvironment: open")
    #expect(found.notes.map(\.field) == ["propagation.land_cover", "propagation.time_percent"])
    #expect(found.notes.map(\.line) == [20, 21])
  }

  @Test("what Longley–Rice remarks on paths is counted in the report, the same on any number of threads")
  func pathCaveats() throws {
    func caveats(threads: Int) throws -> [String] {
      let fixture = StudyFixture()
      Self.propagation("model: longley-rice\nmax_distance_km: 8")(fixture)
      return try fixture.write().run(StudyOptions(threads: threads, outputFolder: fixture.output)).caveats
    }
    let one = try caveats(threads: 1)
    #expect(one.contains { $0.hasSuffix(" paths)") })
    #expect(try caveats(threads: 3) == one)
  }

  @Test("automatic serves the cells beside a mast, however large they are")
  func largeCells() throws {
    func covered(_ model: String) throws -> Int {
      let fixture = StudyFixture()
      Self.propagation("model: \(model)\nmax_distance_km: 8")(fixture)
      fixture.edit("cell_size_m: 200", "cell_size_m: 500")
      let report = try fixture.write().run(StudyOptions(threads: 2, outputFolder: fixture.output))
      return report.villages.byVerdict.villages["covered"] ?? 0
    }
    #expect(try covered("automatic") == covered("itu-r-p1812"))
  }

  @Test("a raster that leaves cells open is a note, and says what they count as")
  func openCells() throws {
    let found = try inputs("model: itu-r-p1812\nland_cover: { raster: c.tif }") {
      $0.files["c.tif"] = try Self.codes($0, west: 30, east: .nan)
    }
    #expect(
      found.notes.contains { $0.file?.hasSuffix("c.tif") == true && $0.message.contains("says nothing") })
  }
}

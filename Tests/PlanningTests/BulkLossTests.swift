import Foundation
import Planning
import Propagation
import Terrain
import TestSupport
import Testing

@Suite("Losses of many paths")
struct BulkLossTests {
  private func run(_ fixture: BulkLossFixture, threads: Int? = nil) throws -> BulkLossReport {
    try fixture.write().run(StudyOptions(threads: threads))
  }

  @Test("The losses are those of the plain model, in the order of the paths, with all columns")
  func plain() throws {
    let fixture = BulkLossFixture()
    let report = try run(fixture)
    #expect(report.paths == 3 && report.answered == 3 && report.points == 15 && report.problems.isEmpty)
    let rows = try fixture.losses()
    #expect(rows.map { $0["path_id"] } == ["A", "B", "C"])
    let profile = PathProfile(
      distances: [0, 500, 1000, 1500, 2000], heights: [300, 370, 440, 300, 370],
      clutterHeights: [0, 0, 0, 10, 0])
    let model = P1812(
      timePercent: 10, locationPercent: 90, polarization: .horizontal,
      latitudeDegrees: GeographicCoordinate.middleLatitude(
        GeographicCoordinate(latitude: 22.80, longitude: 104.90),
        GeographicCoordinate(latitude: 22.78, longitude: 104.93)))
    let loss = try PropagationModel.p1812(model).loss(
      along: profile,
      ends: LinkEnds(transmitterHeight: 36, receiverHeight: 1.5, frequencyMHz: 1800))
    let expected: [(String, Double?)] = [
      ("basic_transmission_loss_db", loss.total), ("free_space_db", loss.freeSpace), ("formula_db", nil),
      ("diffraction_db", loss.diffraction), ("troposcatter_db", loss.troposcatter),
      ("ducting_db", loss.ducting), ("variability_db", loss.variability), ("effective_height_m", nil),
      ("tx_horizon_km", loss.transmitterHorizon!.distance / 1000),
      ("rx_horizon_km", loss.receiverHorizon!.distance / 1000),
      ("tx_horizon_mrad", loss.transmitterHorizon!.elevation * 1000),
      ("rx_horizon_mrad", loss.receiverHorizon!.elevation * 1000),
    ]
    for (column, value) in expected {
      let text = try #require(rows[1][column])
      // Nine decimals stand in the file.
      #expect(value.map { abs($0 - Double(text)!) <= 0.6e-9 } ?? text.isEmpty, "\(column) \(text)")
    }
    #expect(rows[1]["path_type"] == loss.pathType?.rawValue && rows[1]["model"] == "itu-r-p1812")
    #expect(rows[1]["error"] == "" && rows[1].count == 17)
  }

  @Test("The file begins with its columns, without a mark")
  func header() throws {
    let fixture = BulkLossFixture()
    _ = try run(fixture)
    let text = try String(contentsOfFile: fixture.outputPath, encoding: .utf8)
    let columns =
      "path_id,basic_transmission_loss_db,free_space_db,formula_db,diffraction_db,troposcatter_db,"
      + "ducting_db,variability_db,effective_height_m,path_type,tx_horizon_km,rx_horizon_km,"
      + "tx_horizon_mrad,rx_horizon_mrad,model,caveats,error\n"
    #expect(text.hasPrefix(columns))
    #expect(
      FileManager.default.contents(atPath: fixture.outputPath)?.starts(with: Data("path_id".utf8)) == true)
  }

  @Test("Every model that has a name gives losses", arguments: BulkLossModel.names)
  func models(name: String) throws {
    let fixture = BulkLossFixture()
    fixture.model = name
    let report = try run(fixture)
    #expect(report.answered == 3 && report.model == name)
    for row in try fixture.losses() {
      let loss = try #require(Double(row["basic_transmission_loss_db"]!))
      #expect((60...250).contains(loss), "\(row)")
    }
  }

  @Test("The names are those that scenarios know, and extended-hata")
  func names() throws {
    let models = PropagationModelNames.all
    #expect(Set(BulkLossModel.names) == Set(models + ["extended-hata"]))
    let mistyped = #expect(throws: Problem.self) { try BulkLossModel(name: "itu-r-p1821") }
    #expect(mistyped?.remedy == "Did you mean itu-r-p1812?")
    #expect(throws: Problem.self) { try BulkLossModel(name: "itu-r-p1812", environment: "open") }
    #expect(throws: Problem.self) { try BulkLossModel(name: "longley-rice", diffraction: "none") }
    #expect(throws: Problem.self) { try BulkLossModel(name: "hata", environment: "village") }
    // As in scenarios.
    for factor in [0, 0.29, 10.1, .nan] {
      let wrong = #expect(throws: Problem.self) { try BulkLossModel(name: "hata", earthRadiusFactor: factor) }
      #expect(wrong?.expected == "0.3 to 10")
    }
    for factor in [0.3, 10] { _ = try BulkLossModel(name: "hata", earthRadiusFactor: factor) }
  }

  private enum PropagationModelNames {
    static let all =
      EmpiricalModel.Basic.allCases.map(\.rawValue) + [P1812.name, LongleyRice.name, AutomaticModel.name]
  }

  @Test("Surroundings, diffraction and Earth radius of the Hata family are those that were asked for")
  func hataOptions() throws {
    let fixture = BulkLossFixture()
    fixture.model = "hata"
    var task = try fixture.write()
    task.model = try BulkLossModel(
      name: "hata", environment: "open", diffraction: "none", earthRadiusFactor: 1)
    try task.run()
    let profile = PathProfile(
      distances: [0, 500, 1000, 1500, 2000], heights: [300, 370, 440, 300, 370])
    let model = EmpiricalModel(diffraction: .none, environment: .open, effectiveEarthRadiusFactor: 1)
    let loss = try PropagationModel.empirical(model).loss(
      along: profile, ends: LinkEnds(transmitterHeight: 40, receiverHeight: 1.5, frequencyMHz: 900))
    let row = try fixture.losses()[0]
    #expect(isClose(Double(row["basic_transmission_loss_db"]!)!, loss.total, within: 1e-9))
    #expect(isClose(Double(row["formula_db"]!)!, loss.formula!, within: 1e-9))
    #expect(row["diffraction_db"] == "")
  }

  @Test("Columns may stand in any order and capitals, and those without a use are ignored")
  func columnOrder() throws {
    let plain = BulkLossFixture()
    _ = try run(plain)
    let fixture = BulkLossFixture()
    fixture.pathFields = fixture.pathFields.reversed() + ["remark"]
    fixture.paths = fixture.paths.map { $0.reversed() + ["x"] }
    fixture.pathFields = fixture.pathFields.map { $0.uppercased() }
    fixture.profileFields.reverse()
    fixture.profiles = fixture.profiles.map { $0.reversed() }
    fixture.separator = ";"
    _ = try run(fixture)
    #expect(try plain.losses() == fixture.losses())
  }

  @Test("Defaults stand for columns that are absent and fields that are empty, and coordinates get a note")
  func defaults() throws {
    let absent = BulkLossFixture()
    for field in absent.pathFields.dropFirst(4) { absent.removeColumn(field) }
    let report = try run(absent)
    #expect(report.problems.count == 1 && report.problems[0].severity == .note)
    #expect(report.problems[0].message.contains("3 paths have no coordinates"))
    let empty = BulkLossFixture()
    for row in empty.paths.indices {
      for field in empty.pathFields.dropFirst(4) { empty.setPath(row, field, "") }
    }
    _ = try run(empty)
    #expect(try absent.losses() == empty.losses())
    let loss = try PropagationModel.p1812(P1812()).loss(
      along: PathProfile(
        distances: [0, 500, 1000, 1500, 2000], heights: [300, 370, 440, 300, 370],
        clutterHeights: [0, 0, 0, 10, 0]),
      ends: LinkEnds(transmitterHeight: 40, receiverHeight: 1.5, frequencyMHz: 900))
    let found = try empty.losses()[0]["basic_transmission_loss_db"]!
    #expect(isClose(Double(found)!, loss.total, within: 1e-9))
  }

  @Test("Longley–Rice takes n0 where there is no surface_refractivity")
  func refractivity() throws {
    func total(_ fixture: BulkLossFixture) throws -> String {
      fixture.model = "longley-rice"
      _ = try run(fixture)
      return try fixture.losses()[0]["basic_transmission_loss_db"]!
    }
    let byN0 = BulkLossFixture()
    let byName = BulkLossFixture()
    byName.pathFields[8] = "surface_refractivity"
    let byDefault = BulkLossFixture()
    byDefault.removeColumn("n0")
    let both = try (total(byN0), total(byName))
    #expect(both.0 == both.1)
    #expect(try total(byDefault) != both.0)
    let wrong = BulkLossFixture()
    wrong.model = "longley-rice"
    wrong.setPath(1, "n0", "401")
    let found = problems { try wrong.write().run() }
    #expect(found.map(\.field) == ["n0"] && found[0].expected == "a number, 250 to 400 N-units")
  }

  @Test(
    "The ranges that rows are checked for are those that the models refuse outside of",
    arguments: ["itu-r-p1812", "longley-rice"])
  func ranges(name: String) throws {
    let bounds: [(String, inside: [String], outside: [String])] =
      name == "itu-r-p1812"
      ? [
        ("frequency_mhz", ["30", "6000"], ["29.999", "6000.001"]),
        ("tx_height_m", ["1", "3000"], ["0.999", "3000.001"]),
        ("rx_height_m", ["1", "3000"], ["0.999", "3000.001"]),
        ("time_percent", ["1", "50"], ["0.999", "50.001"]),
        ("location_percent", ["1", "99"], ["0.999", "99.001"]),
        ("n0", ["250", "400"], ["249.9", "400.1"]),
      ]
      : [
        ("frequency_mhz", ["20", "20000"], ["19.999", "20000.001"]),
        ("tx_height_m", ["0.5", "3000"], ["0.499", "3000.001"]),
        ("rx_height_m", ["0.5", "3000"], ["0.499", "3000.001"]),
        ("time_percent", ["0.001", "99.999"], ["0", "100"]),
        ("n0", ["250", "400"], ["249.9", "400.1"]),
      ]
    for (field, inside, outside) in bounds {
      for value in inside {
        let fixture = BulkLossFixture()
        fixture.model = name
        fixture.setPath(0, field, value)
        #expect(try run(fixture).answered == 3, "\(field) \(value)")
      }
      for value in outside {
        let fixture = BulkLossFixture()
        fixture.model = name
        fixture.setPath(0, field, value)
        let found = problems { try fixture.write().run() }
        #expect(found.count == 1 && found[0].field == field && found[0].value == value, "\(found)")
        #expect(found[0].message == "is out of the range of \(name)")
      }
    }
  }

  @Test(
    "Two points are enough for models that need no more",
    arguments: [
      ("free-space", true), ("3gpp-rma", true), ("extended-hata", true), ("itu-r-p1812", false),
      ("longley-rice", false), ("automatic", false),
    ])
  func twoPoints(name: String, isEnough: Bool) throws {
    let fixture = BulkLossFixture()
    fixture.model = name
    fixture.profiles.removeSubrange(1..<4)
    let found = problems { try fixture.write().run() }
    #expect(found.isEmpty == isEnough, "\(found)")
    fixture.profiles.remove(at: 1)
    #expect(problems { try fixture.write().run() }.first?.message == "has 1 point")
  }

  @Test(
    "Models that need even spacing refuse other profiles, P.1812 takes them", arguments: BulkLossModel.names)
  func unevenProfile(name: String) throws {
    let fixture = BulkLossFixture()
    fixture.model = name
    fixture.setPoint(1, 2, "distance_km", "1.01")
    let isRefused = ["longley-rice", "hata", "okumura-hata", "cost231-hata", "extended-hata"].contains(name)
    let found = problems { try fixture.write().run() }
    #expect(found.isEmpty != isRefused, "\(found)")
    if isRefused {
      #expect(found[0].line == BulkLossFixture.line(1, 2) && found[0].value == "1.01")
      #expect(found[0].expected?.hasPrefix("1 for \(name)") == true)
    }
  }

  @Test("Longley–Rice takes distances that are written as it is advised, with six decimals")
  func sixDecimals() throws {
    let fixture = BulkLossFixture()
    fixture.model = "longley-rice"
    fixture.paths.removeLast(2)
    fixture.profiles = (0..<1000).map {
      ["A", String(format: "%.6f", Double($0) * 0.0333333333), "\(300 + $0 * 37 % 91)", "", ""]
    }
    #expect(try run(fixture).answered == 1)
  }

  @Test(
    "Shares that no number can tell from none or all are refused",
    arguments: ["extended-hata", "longley-rice"])
  func shares(model: String) throws {
    for (value, isTaken) in [
      ("5e-324", false), ("0.00009", false), ("0.0001", true), ("99.9999", true),
      ("99.99999999999999", false),
    ] {
      let fixture = BulkLossFixture()
      fixture.model = model
      fixture.setPath(0, "location_percent", value)
      let found = problems { try fixture.write().run() }
      #expect(found.isEmpty == isTaken, "\(value) \(found)")
      if !isTaken { #expect(found[0].expected == "a number, 0.0001 to 99.9999 %") }
    }
  }

  @Test("Extended Hata says where it held effective heights to its ranges")
  func heldHeights() throws {
    let fixture = BulkLossFixture()
    fixture.model = "extended-hata"
    fixture.setPath(0, "frequency_mhz", "2000")
    fixture.setPath(1, "frequency_mhz", "2000")
    for point in 0..<5 {
      for path in 0...1 {
        fixture.setPoint(path, point, "distance_km", "\(4 * point)")
        fixture.setPoint(path, point, "height_m", path == 0 && point == 0 ? "800" : "300")
      }
    }
    _ = try run(fixture)
    let caveats = try fixture.losses().map { $0["caveats"]! }
    #expect(
      caveats[0].contains("effective heights of base stations in m of 30 to 200, not 415"), "\(caveats)")
    #expect(caveats[1] == "")
  }

  @Test("Zones may be words or the ITU's codes, and the sea changes the loss")
  func zones() throws {
    func losses(_ zone: String) throws -> [[String: String]] {
      let fixture = BulkLossFixture()
      for row in fixture.profiles.indices { fixture.profiles[row][4] = zone }
      _ = try run(fixture)
      return try fixture.losses()
    }
    for (word, code) in [("sea", "1"), ("coastal", "3"), ("inland", "4"), ("Inland", "")] {
      #expect(try losses(word) == losses(code))
    }
    #expect(try losses("sea") != losses("inland"))
  }

  @Test("Ids keep their accents, quotation marks and commas")
  func identifiers() throws {
    let fixture = BulkLossFixture()
    let id = "\"Thôn Nậm Đăm, số \"\"1\"\"\""
    for row in 5..<10 { fixture.profiles[row][0] = id }
    fixture.setPath(1, "path_id", id)
    #expect(try run(fixture).answered == 3)
    let text = try String(contentsOfFile: fixture.outputPath, encoding: .utf8)
    #expect(text.contains("\n\(id),"))
  }

  @Test("An id written with composed accents is the same as with combining ones")
  func normalization() throws {
    let fixture = BulkLossFixture()
    fixture.setPath(1, "path_id", "Th\u{F4}n")
    for row in 5..<10 { fixture.profiles[row][0] = row < 7 ? "Th\u{F4}n" : "Tho\u{302}n" }
    #expect(try run(fixture).answered == 3)
  }

  @Test("Any number of threads gives the same bytes, errors and all", arguments: [false, true])
  func threads(withErrors: Bool) throws {
    let fixture = ManyPaths(paths: 700, points: 60, withErrors: withErrors)
    let outcomes = try [1, 2, 3, 7].map { threads in
      let report = try fixture.task.run(StudyOptions(threads: threads))
      return (try #require(FileManager.default.contents(atPath: fixture.task.output)), report.problems)
    }
    for outcome in outcomes {
      #expect(outcome.0 == outcomes[0].0)
      #expect(outcome.1 == outcomes[0].1)
    }
    #expect(outcomes[0].1.isEmpty == !withErrors)
  }

  @Test("A cancelled run leaves nothing")
  func cancelled() throws {
    let fixture = BulkLossFixture()
    let task = try fixture.write()
    let before = fixture.folder.names
    let monitor = WorkMonitor()
    monitor.cancel()
    #expect(throws: CancellationError.self) { try task.run(StudyOptions(monitor: monitor)) }
    #expect(fixture.folder.names == before)
  }

  #if !DEBUG
    @Test("Four times as many paths take as much memory")
    func memory() throws {
      /// The peak, MB.
      func peak(_ paths: Int) throws -> Int {
        let many = ManyPaths(paths: paths, points: 100, withErrors: false)
        let program = try BuiltProgram(
          [
            "loss", "--model", "itu-r-p1812", "--paths", many.task.paths, "--profiles", many.task.profiles,
            "--output", many.task.output, "--threads", "2",
          ], in: many.folder.path)
        var peak = 0
        while program.isRunning {
          peak = max(peak, program.peakMemory ?? 0)
          usleep(5000)
        }
        #expect(program.finish().status == 0)
        return peak >> 20
      }
      // From 10,000 paths on all blocks that are held at a time are full. The tables of 40,000 are 70 MB longer.
      let (few, many) = try (peak(10_000), peak(40_000))
      #expect(few > 20 && many < few + 25, "\(few) and \(many) MB")
    }
  #endif
}

/// Tables of many alike paths.
struct ManyPaths {
  let folder = TemporaryFolder()
  let task: BulkLoss

  /// - Parameter withErrors: whether some paths lack a frequency, a profile or a height.
  init(paths: Int, points: Int, withErrors: Bool) {
    var random = SeededGenerator(seed: 7)
    var rows = "path_id,frequency_mhz,tx_height_m,rx_height_m,tx_lat,tx_lon,rx_lat,rx_lon\n"
    var profiles = "path_id,distance_km,height_m\n"
    for path in 0..<paths {
      let frequency = withErrors && path % 100 == 7 ? "none" : "900"
      rows += "P\(path),\(frequency),40,1.5,22.8,104.9,22.82,104.95\n"
      for point in 0..<points where !(withErrors && path % 100 == 13) {
        let height =
          withErrors && path % 100 == 57 && point == 9 ? "" : "\(Int.random(in: 100...400, using: &random))"
        profiles += "P\(path),\(Double(point) * 0.09),\(height)\n"
      }
    }
    folder.add("paths.csv", rows)
    folder.add("profiles.csv", profiles)
    task = BulkLoss(
      model: try! BulkLossModel(name: "itu-r-p1812"), paths: folder.path + "/paths.csv",
      profiles: folder.path + "/profiles.csv", output: folder.path + "/losses.csv", keepsGoing: true)
  }
}

import Foundation
import TestSupport
import Testing

@testable import Planning

@Suite("Measured levels beside predicted ones")
struct MeasurementTests {
  /// The constants of the fixture are rounded to 0.0001 dB and the mean Earth is none: distances are geodesic.
  private static let rounding = 0.0002

  private func expect(
    _ found: ErrorStatistics, bias: Double, sigma: Double, rmse: Double,
    within: Double, withoutBias: Double, line: SourceLocation = #_sourceLocation
  ) {
    #expect(isClose(found.meanErrorDB, bias, within: Self.rounding), "\(found)", sourceLocation: line)
    #expect(
      isClose(found.standardDeviationDB, sigma, within: Self.rounding), "\(found)", sourceLocation: line)
    #expect(isClose(found.rmseDB, rmse, within: Self.rounding), "\(found)", sourceLocation: line)
    #expect(isClose(found.shareWithinTenDB, within, within: 1e-12), "\(found)", sourceLocation: line)
    #expect(
      isClose(found.shareWithinTenDBWithoutBias, withoutBias, within: 1e-12), "\(found)", sourceLocation: line
    )
  }

  @Test("Three places worked out by hand: samples of one place are averaged in dB and count once")
  func places() throws {
    let report = try MeasurementFixture().run().report
    #expect(report.samples == 4 && report.samplesCompared == 4 && report.places == 3)
    // Predicted −40, −60, −80; measured −45, −72 and the mean of −91 and −95. Errors 5, 12, 13.
    let found = report.models[0].statistics
    #expect(found.points == 3)
    expect(
      found, bias: 10, sigma: (38.0 / 3).squareRoot(), rmse: (338.0 / 3).squareRoot(), within: 1.0 / 3,
      withoutBias: 1)
    // Deviations (20, 0, −20) and (25, −2, −23): r = 960 / √(800 · 1158).
    #expect(isClose(try #require(found.correlation), 960 / (800.0 * 1158).squareRoot(), within: 1e-6))
  }

  @Test("The line of least squares through them: −24 dB a decade, −70 dBm at 1 km, residuals 1, −2, 1")
  func line() throws {
    let fit = try #require(try MeasurementFixture().run().report.fit)
    #expect(isClose(fit.slopeDBPerDecade, -24, within: 1e-6))
    #expect(isClose(fit.levelAtOneKmDBm, -70, within: 1e-6))
    #expect(isClose(fit.statistics.standardDeviationDB, 2.0.squareRoot(), within: 1e-6))
    #expect(isClose(fit.statistics.meanErrorDB, 0, within: 1e-9))
  }

  @Test("With every sample counted the errors are 5, 12, 11 and 15")
  func samples() throws {
    var fixture = MeasurementFixture()
    fixture.selection.unit = .samples
    let report = try fixture.run().report
    #expect(report.places == 3 && report.models[0].statistics.points == 4)
    expect(
      report.models[0].statistics, bias: 10.75, sigma: (52.75 / 4).squareRoot(),
      rmse: ((25.0 + 144 + 121 + 225) / 4).squareRoot(), within: 0.25, withoutBias: 1)
  }

  @Test("Samples at the floor, too near and too far are left out and counted")
  func selection() throws {
    var fixture = MeasurementFixture()
    fixture.rows += [MeasurementFixture.row(20, -30), MeasurementFixture.row(20_000, -95)]
    fixture.selection = MeasurementSelection(floorDBm: -95, leastDistance: 50, greatestDistance: 15_000)
    let report = try fixture.run().report
    #expect(report.samples == 6 && report.samplesCompared == 3 && report.places == 3)
    #expect(report.leftOut.nearer == 1 && report.leftOut.farther == 1 && report.leftOut.atFloor == 1)
    #expect(report.lowestDBm == -95 && report.samplesAtLowest == 1)
    // Errors 5, 12, 11.
    #expect(isClose(report.models[0].statistics.meanErrorDB, 28.0 / 3, within: Self.rounding))
    #expect(report.caveats.contains { $0.hasPrefix("samples left out at the floor: 1;") })
    #expect(isClose(report.nearestDistance, 100, within: 0.001))
    #expect(isClose(report.farthestDistance, 10_000, within: 0.001))
  }

  @Test("Many equal lowest levels are told as a floor that was not named")
  func floor() throws {
    var fixture = MeasurementFixture()
    fixture.rows += (1...3).map { MeasurementFixture.row(2000 * Double($0), -101) }
    let report = try fixture.run().report
    #expect(report.lowestDBm == -101 && report.samplesAtLowest == 3 && report.samplesCompared == 7)
    #expect(report.caveats.contains { $0.contains("3 samples are equally low: -101.0 dBm") })
    let plain = try MeasurementFixture().run().report
    #expect(!plain.caveats.contains { $0.contains("equally low") })
  }

  @Test("RSRP of a 10 MHz LTE carrier lies 10 lg 600 below its power, and gains and losses add up")
  func power() throws {
    var fixture = MeasurementFixture()
    fixture.link = MeasuredLink(
      latitude: 0, longitude: 0, frequencyMHz: 300, powerDBm: 20, gainDBi: 5, lossDB: 3.0098,
      transmitterHeight: 10, receiverHeight: 10, receiverGainDBi: 2, metric: "rsrp", bandwidthMHz: 10)
    let report = try fixture.run().report
    #expect(isClose(report.link.eirpDBm, 21.9902, within: 1e-9) && report.link.metric == "RSRP")
    // 50 resource blocks of 12 subcarriers: 27.7815 dB; 2 dB come back at the receiver.
    #expect(isClose(report.models[0].statistics.meanErrorDB, 10 - 27.7815 + 2, within: Self.rounding))
  }

  @Test(
    "Columns are recognised by usual names, in any case and with semicolons",
    arguments: [
      "rlat,rlon,measured", "latitude,longitude,received_power", "LAT;LON;RSRP", "lat,lng,RSSI_dBm",
      "vi_do,kinh_do,rxlev",
    ])
  func columns(header: String) throws {
    var fixture = MeasurementFixture()
    fixture.header = header
    if header.contains(";") { fixture.rows = fixture.rows.map { $0.replacing(",", with: ";") } }
    #expect(isClose(try fixture.run().report.models[0].statistics.meanErrorDB, 10, within: Self.rounding))
  }

  @Test("Columns may be named, and a filter leaves rows out")
  func named() throws {
    var fixture = MeasurementFixture()
    fixture.header = "breite,laenge,pegel"
    fixture.rows += ["0,0.1,"]
    fixture.edit = {
      $0.latitudeColumn = "breite"
      $0.longitudeColumn = "laenge"
      $0.levelColumn = "PEGEL"
      $0.filter = "pegel IS NOT NULL"
    }
    let report = try fixture.run().report
    #expect(report.samples == 4)
    #expect(isClose(report.models[0].statistics.meanErrorDB, 10, within: Self.rounding))
  }

  @Test("Points of a vector layer and columns in a declared system give the same figures")
  func layers() throws {
    var fixture = MeasurementFixture()
    fixture.name = "levels.geojson"
    let degrees = [100.0, 1000, 10_000, 10_000].map { $0 / 111_319.490_793 }
    let features = zip(degrees, [-45, -72, -91, -95]).map {
      "{\"type\":\"Feature\",\"properties\":{\"rsrp\":\($1)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\($0),0]}}"
    }
    // GeoJSON of OGR keeps all decimals of the file.
    fixture.header = "{\"type\":\"FeatureCollection\",\"features\":["
    fixture.rows = [features.joined(separator: ","), "]}"]
    #expect(isClose(try fixture.run().report.models[0].statistics.meanErrorDB, 10, within: Self.rounding))

    var projected = MeasurementFixture()
    projected.header = "y,x,level_dbm"
    // World Mercator, EPSG:3395: along the equator its metres are those of the ground.
    projected.rows = ["0,100,-45", "0,1000,-72", "0,10000,-91", "0,10000,-95"]
    projected.edit = { $0.crs = "EPSG:3395" }
    #expect(isClose(try projected.run().report.models[0].statistics.meanErrorDB, 10, within: Self.rounding))
  }

  @Test("Columns that are named hold degrees, whatever system the points beside them are in")
  func columnsBesidePoints() throws {
    var fixture = MeasurementFixture()
    fixture.name = "levels.geojson"
    let features = zip([100.0, 1000, 10_000, 10_000], [-45, -72, -91, -95]).map {
      "{\"type\":\"Feature\",\"properties\":{\"rsrp\":\($1),\"n\":0,\"e\":\($0 / 111_319.490_793)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\($0),0]}}"
    }
    fixture.header =
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3395\"}},\"features\":["
    fixture.rows = [features.joined(separator: ","), "]}"]
    #expect(isClose(try fixture.run().report.models[0].statistics.meanErrorDB, 10, within: Self.rounding))
    fixture.edit = {
      $0.latitudeColumn = "n"
      $0.longitudeColumn = "e"
    }
    #expect(isClose(try fixture.run().report.models[0].statistics.meanErrorDB, 10, within: Self.rounding))
  }

  @Test("Models of the Hata family are compared for every surroundings, with what they are used beyond")
  func environments() throws {
    var fixture = MeasurementFixture()
    fixture.models = ["free-space", "hata"]
    fixture.environments = ["urban", "open"]
    let report = try fixture.run().report
    #expect(report.models.map(\.title) == ["free-space", "hata, urban", "hata, open"])
    #expect(report.models[0].caveats.isEmpty)
    #expect(report.models[1].caveats.contains { $0.contains("30 to 200, not 10") })
    #expect(report.models[1].caveats.contains { $0.hasSuffix("(1 of 3 points)") })
    #expect(report.modelCaveats.count { $0.hasPrefix("hata: ") } == report.models[1].caveats.count)
  }

  @Test("Models that ask for terrain get flat ground, say so, and stay near to free space where it is clear")
  func flatGround() throws {
    var fixture = MeasurementFixture()
    fixture.rows = [MeasurementFixture.row(1500, -70)]
    fixture.link = MeasuredLink(
      latitude: 0, longitude: 0, frequencyMHz: 2000, eirpDBm: 50, transmitterHeight: 60, receiverHeight: 10)
    fixture.models = ["free-space", "itu-r-p1812", "automatic", "longley-rice", "extended-hata"]
    let result = try fixture.run()
    let report = result.report
    #expect(report.models.map(\.ground) == [nil, "flat", "flat", "flat", "flat"])
    #expect(report.models[1].title == "itu-r-p1812, flat ground")
    #expect(report.models[4].title == "extended-hata, suburban, flat ground")
    #expect(report.fit == nil && report.directions.isEmpty)
    let levels = result.predictions.map { $0.levels[0] }
    // 20 lg (4π · 1500.8 m · 2 GHz / c) = 101.99 dB.
    #expect(isClose(levels[0], 50 - 101.99, within: 0.01))
    // The first Fresnel zone is clear: P.1812 is free space but for its rounded constant; Longley–Rice adds the
    // reflection at the ground, a few decibels.
    #expect(isClose(levels[1], levels[0], within: 0.1) && levels[2] == levels[1])
    #expect(isClose(levels[3], levels[0], within: 8), "\(levels)")
    #expect(levels[4] < levels[0] && report.caveats.contains { $0.contains("flat ground at sea level") })
  }

  @Test("Residuals tell the directions apart, clockwise from north")
  func directions() throws {
    var fixture = MeasurementFixture()
    fixture.rows = ["0.01,0,-60", "0.1,0,-80", "0,-0.01,-70", "0,-0.1,-90"]
    let found = try fixture.run().report.directions
    #expect(found.map(\.name) == ["N", "W"] && found.map(\.points) == [2, 2])
    // Half of the ten decibels between them, less what 0.7 % of distance do to the line.
    #expect(
      isClose(found[0].meanResidualDB, 5, within: 0.1) && isClose(found[1].meanResidualDB, -5, within: 0.1))
  }

  @Test("Report, table and picture are the same for any number of threads")
  func threads() throws {
    var fixture = MeasurementFixture()
    var random = SeededGenerator(seed: 7)
    fixture.rows = (0..<300).map { _ in
      MeasurementFixture.row(
        .random(in: 50...9000, using: &random), .random(in: -120 ... -50, using: &random))
    }
    fixture.models = ["hata", "3gpp-rma", "itu-r-p1812", "longley-rice"]
    func files(_ threads: Int) throws -> [Data?] {
      let result = try fixture.run(threads: threads)
      let paths = ["points.csv", "plot.svg"].map { fixture.folder.path + "/\(threads)-" + $0 }
      try result.write(points: paths[0], plots: [try #require(PlotFile(path: paths[1]))])
      return [Data(try ReportJSON.encode(result.report))] + paths.map(FileManager.default.contents(atPath:))
    }
    let one = try files(1)
    #expect(one == (try files(4)) && !one.contains(nil))
  }

  @Test("The table of points has a row a place with measured and predicted levels and their difference")
  func output() throws {
    let fixture = MeasurementFixture()
    let path = fixture.folder.path + "/points.csv"
    try fixture.run().write(points: path)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(
      lines[0].drop { $0 == "\u{feff}" }
        == "latitude,longitude,distance_m,azimuth_deg,samples,measured_dbm,fit_dbm,free_space_dbm,free_space_error_db"
    )
    #expect(lines.count == 4)
    #expect(lines[3] == "0.0000000,0.0898315,10000.0,90.0,2,-93.00,-94.00,-80.00,13.00")
  }
}

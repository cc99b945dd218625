import Planning
import TestSupport
import Testing

/// Published drive tests (see docs/measurements.md). The figures were worked out by a program of its own: distances from
/// the ellipsoid's radii of curvature half way, formulas of Hata and P.525 typed from the documents. The radii are
/// centimetres off at 6 km, so the last digit given, 0.0001 dB, is within 0.0005 dB.
@Suite("Real measurements")
struct RealMeasurementTests {
  private static let tolerance = 0.0005
  private static let mexico = "data/measurements/cloudrf/mexico_drivetest_measured.csv"
  private static let somerset = "data/measurements/cloudrf/somerset_415mhz_measured.csv"

  private func mexico(_ selection: MeasurementSelection) throws -> MeasurementReport? {
    guard let file = SharedData.path(Self.mexico) else { return nil }
    return try MeasurementComparison(
      table: MeasurementTable(file: file),
      link: MeasuredLink(
        latitude: 20.0849, longitude: -97.9972, frequencyMHz: 768, powerDBm: 33.01, gainDBi: 7.7,
        transmitterHeight: 15, metric: "rsrp", bandwidthMHz: 10),
      models: ["free-space", "hata"], environments: ["urban", "suburban", "open"], selection: selection
    ).run().report
  }

  private func somerset(_ selection: MeasurementSelection) throws -> MeasurementReport? {
    guard let file = SharedData.path(Self.somerset) else { return nil }
    return try MeasurementComparison(
      table: MeasurementTable(file: file),
      link: MeasuredLink(
        latitude: 51.059692, longitude: -2.746155, frequencyMHz: 415, powerDBm: 34.77, gainDBi: 2.15,
        transmitterHeight: 5, receiverHeight: 1, receiverGainDBi: 1),
      models: ["free-space", "hata"], environments: ["urban", "suburban", "open"], selection: selection
    ).run().report
  }

  private func expect(_ report: MeasurementReport, _ wanted: [(bias: Double, sigma: Double)]) {
    #expect(report.models.count == wanted.count)
    for (model, wanted) in zip(report.models, wanted) {
      #expect(isClose(model.statistics.meanErrorDB, wanted.bias, within: Self.tolerance), "\(model)")
      #expect(isClose(model.statistics.standardDeviationDB, wanted.sigma, within: Self.tolerance), "\(model)")
    }
  }

  @Test("Of all Mexican samples the line falls 28.4 dB a decade and leaves 6.8 dB, as their source says")
  func mexicanLine() throws {
    guard let report = try mexico(MeasurementSelection(unit: .samples)) else { return }
    let fit = try #require(report.fit)
    #expect(report.samples == 3389 && report.models[0].statistics.points == 3389)
    // The source gives one decimal.
    #expect(isClose(fit.slopeDBPerDecade, -28.4, within: 0.05))
    #expect(isClose(fit.statistics.standardDeviationDB, 6.8, within: 0.05))
    #expect(isClose(fit.slopeDBPerDecade, -28.3732, within: Self.tolerance))
    #expect(isClose(fit.levelAtOneKmDBm, -110.0066, within: Self.tolerance))
    expect(report, [(30.6390, 8.0727), (0.0363, 7.6518), (9.5729, 7.6515), (25.6789, 7.1281)])
  }

  @Test("Mexican places: bias and standard deviation as worked out by themselves")
  func mexicanPlaces() throws {
    guard let report = try mexico(MeasurementSelection()) else { return }
    #expect(report.places == 3274 && report.models[0].statistics.points == 3274)
    #expect(isClose(report.fit?.slopeDBPerDecade ?? 0, -28.5762, within: Self.tolerance))
    expect(report, [(30.8684, 8.0502), (-0.1570, 7.5928), (9.3797, 7.5924), (25.8001, 7.1753)])
    #expect(isClose(report.models[1].statistics.shareWithinTenDB * 3274, 2704, within: 1e-6))
    #expect(report.nearestDistance < 25.5 && isClose(report.farthestDistance, 2059.93, within: 0.01))
  }

  @Test("Within Hata's distances the Mexican levels hardly fall, and no slope is to be had of them")
  func mexicanFar() throws {
    guard let report = try mexico(MeasurementSelection(leastDistance: 1000)) else { return }
    #expect(report.samplesCompared == 1396 && report.places == 1373)
    #expect(isClose(report.fit?.slopeDBPerDecade ?? 0, -8.5626, within: Self.tolerance))
    expect(report, [(33.5987, 7.8848), (-3.4142, 8.1364), (6.1227, 8.1364), (24.4322, 8.1364)])
  }

  @Test("Somerset: 1,351 samples at 532 places, 30 of them at −101 dBm, and told so")
  func somersetPlaces() throws {
    guard let report = try somerset(MeasurementSelection()) else { return }
    #expect(report.samples == 1351 && report.places == 532)
    #expect(report.lowestDBm == -101 && report.samplesAtLowest == 30)
    #expect(report.caveats.contains { $0.contains("30 samples are equally low") })
    #expect(isClose(report.fit?.slopeDBPerDecade ?? 0, -19.5600, within: Self.tolerance))
    expect(report, [(35.6462, 7.0360), (-2.1973, 8.9311), (5.9446, 8.9311), (23.3700, 8.9403)])
  }

  @Test("Somerset without the floor: 1,321 samples at 520 places")
  func somersetFloor() throws {
    guard let report = try somerset(MeasurementSelection(floorDBm: -101)) else { return }
    #expect(report.samplesCompared == 1321 && report.places == 520 && report.leftOut.atFloor == 30)
    expect(report, [(35.5270, 7.0637), (-2.1672, 9.0049), (5.9747, 9.0049), (23.3967, 9.0147)])
  }
}

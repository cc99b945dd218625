import Foundation
import Terrain
import TestSupport

@testable import Propagation

/// One case of the validation set of ITU-R Working Party 3M: inputs, result and logged intermediate values.
struct ITUValidation {
  let name: String
  let profile: PathProfile
  let ends: LinkEnds
  let model: P1812
  /// L_b, dB.
  let expectedLoss: Double
  /// Logged values in the order of the file: quantities can appear twice under one name.
  let log: [(name: String, value: Double)]

  struct LoggedValue {
    let name: String
    let found: Double
    let expected: Double
  }

  static func cases() throws -> [ITUValidation]? {
    guard let folder = SharedData.path("reference/p1812/itu/profiles") else { return nil }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.flatMap { name in
      try cases(file: folder + "/" + name, name: String(name.dropLast(4)))
    }
  }

  private static func cases(file: String, name: String) throws -> [ITUValidation] {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    func header(_ key: String) -> Double { Double(lines.first { $0[0].hasPrefix(key) }![1])! }
    let begin = lines.firstIndex { $0[0] == "{Begin of Profile}" }! + 1
    let count = Int(lines[begin][1])!
    let points = lines[(begin + 1)...(begin + count)]
    let profile = PathProfile(
      distances: points.map { Double($0[0])! * 1000 }, heights: points.map { Double($0[1])! },
      clutterHeights: points.map { Double($0[3]) ?? 0 },
      zones: points.map {
        ["1": .sea, "3": .coastal, "4": .inland][$0[4].trimmingCharacters(in: .whitespaces)]!
      })
    let measurements = lines.firstIndex { $0[0] == "{Begin of Measurements}" }!
    let rows = lines[(measurements + 1)...].prefix { $0[0] != "{End of Measurements}" }
      .filter { Double($0[0]) != nil }
    return try rows.enumerated().map { index, row in
      let log = try log(of: name, index: index)
      func logged(_ key: String) -> Double { log.first { $0.name == key }!.value }
      return ITUValidation(
        name: "\(name) \(index)", profile: profile,
        ends: LinkEnds(
          transmitterHeight: Double(row[1])!, receiverHeight: Double(row[3])!, frequencyMHz: Double(row[0])!),
        model: P1812(
          timePercent: Double(row[14])!, polarization: row[4] == "1" ? .horizontal : .vertical,
          lapseRate: header("Average annual values dN"),
          surfaceRefractivity: header("Average annual sea-level"),
          // The middle of a path of hundreds of kilometres is not at the mean latitude, hence from the log.
          latitudeDegrees: logged("phi (deg)")),
        expectedLoss: Double(row[17])!, log: log)
    }
  }

  private static func log(of name: String, index: Int) throws -> [(name: String, value: Double)] {
    let path = PackageRoot.path("../shared/reference/p1812/itu/logs/\(name)_\(index)_log.csv")
    return try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .compactMap { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return Double(fields[fields.count - 2]).map {
          (fields[0].trimmingCharacters(in: .whitespaces), $0)
        }
      }
  }

  /// Every intermediate value of the log beside ours.
  func loggedValues(of loss: P1812.Loss) -> [LoggedValue] {
    let geometry = loss.geometry
    let meteorology = loss.meteorology
    let heights = profile.heights
    let transmitter = heights[0] + ends.transmitterHeight
    let receiver = heights[heights.count - 1] + ends.receiverHeight
    // The log's Bullington parts are those of the ducting Earth radius, at p = 50 % too.
    let ducting = model.deltaBullington(
      along: profile, ends: ends, geometry: geometry, seaFraction: meteorology.seaFraction,
      earthRadiusKm: P1812.RadioMeteorology.ductingEarthRadiusKm)
    let interpolation = loss.diffraction.interpolation
    let found: [(String, Double)] = [
      ("d (km)", profile.length / 1000), ("dlt (km)", geometry.transmitterHorizon.distanceKm),
      ("dlr (km)", geometry.receiverHorizon.distanceKm),
      ("th_t (mrad)", geometry.transmitterHorizon.elevationMrad),
      ("th_r (mrad)", geometry.receiverHorizon.elevationMrad), ("th (mrad)", geometry.angularDistanceMrad),
      ("hts (m)", transmitter), ("hrs (m)", receiver), ("htc (m)", transmitter), ("hrc (m)", receiver),
      ("w", meteorology.seaFraction), ("dtm (km)", meteorology.longestLandKm),
      ("dlm (km)", meteorology.longestInlandKm), ("phi (deg)", model.latitudeDegrees),
      ("b0 (%)", meteorology.ductingPercent), ("ae (km)", meteorology.medianEarthRadiusKm),
      ("hst (m)", geometry.fittedSurface.transmitter), ("hsr (m)", geometry.fittedSurface.receiver),
      ("hst (m)", geometry.ductingSurface.transmitter), ("hsr (m)", geometry.ductingSurface.receiver),
      ("hstd (m)", geometry.diffractionSurface.transmitter),
      ("hsrd (m)", geometry.diffractionSurface.receiver),
      ("htc (m)", transmitter - geometry.diffractionSurface.transmitter),
      ("hrc (m)", receiver - geometry.diffractionSurface.receiver),
      ("hte (m)", geometry.transmitterEffectiveHeight), ("hre (m)", geometry.receiverEffectiveHeight),
      ("hm (m)", geometry.roughness), ("Fi", interpolation), ("Fj", loss.blending.clearPathShare),
      ("Fk", loss.blending.shortPathShare), ("Lbfs", loss.lineOfSight.freeSpace),
      ("Lb0p", loss.lineOfSight.forTime), ("Lb0b", loss.lineOfSight.forDucting),
      ("Lbulla (dB)", ducting.actual), ("Lbulls (dB)", ducting.smooth),
      ("Ldsph (dB)", ducting.sphericalEarth), ("Ld50 (dB)", loss.diffraction.median.loss),
      ("Ldb (dB)", ducting.loss), ("Ldp (dB)", loss.diffraction.forTime),
      ("Lbd50 (dB)", loss.blending.medianDiffraction), ("Lbd (dB)", loss.blending.diffraction),
      ("Lminb0p (dB)", loss.blending.leastOverSea), ("Lba (dB)", loss.ducting),
      ("Lminbap (dB)", loss.blending.leastWithDucting), ("Lbda (dB)", loss.blending.withDucting),
      ("Lbam (dB)", loss.blending.withLineOfSight), ("Lbs (dB)", loss.troposcatter),
      ("Lbc (dB)", loss.blending.total), ("Lb (dB)", loss.total),
    ]
    // The inputs come first in the log, field strengths last.
    let results = log.drop { $0.name != "d (km)" }.prefix(found.count)
    precondition(zip(results, found).allSatisfy { $0.name == $1.0 }, "the log's rows have another order")
    return zip(results, found).map {
      LoggedValue(name: $0.name, found: $1.1, expected: $0.name == "Lbd (dB)" ? loggedDiffraction : $0.value)
    }
  }

  /// L_bd of eq. (43) out of the log's own terms: where ducting is less, the log shows L_bda of eq. (61) in its
  /// place.
  private var loggedDiffraction: Double {
    func logged(_ key: String) -> Double { log.first { $0.name == key }!.value }
    let sum = logged("Lb0p") + logged("Ldp (dB)")
    let shown = logged("Lbd (dB)")
    precondition(abs(shown - sum) < 1e-6 || shown == logged("Lbda (dB)"), "an L_bd that is neither")
    return sum
  }
}

import Formats
import Geography
import Terrain

/// The plane of a study and its way to the globe. Belongs to the thread that made it.
final class StudyFrame {
  /// The working coordinate system.
  let crs: CoordinateReferenceSystem
  /// Between the plane and WGS 84.
  let geographic: GeographicFrame
  private var transforms: [CoordinateReferenceSystem: CoordinateTransform] = [:]

  init(crs: CoordinateReferenceSystem) throws(CoordinateError) {
    self.crs = crs
    geographic = try GeographicFrame(plane: crs)
  }

  /// The way from a file's system to the plane.
  func transform(from source: CoordinateReferenceSystem) throws(CoordinateError) -> CoordinateTransform {
    if let known = transforms[source] { return known }
    let made = try CoordinateTransform(from: source, to: crs)
    transforms[source] = made
    return made
  }

  /// The working system that a scenario names, or the UTM zone at the middle of its area.
  ///
  /// Where the scenario's is wrong the zone stands in, so that the other inputs can still be checked.
  static func chosen(
    by scenario: Scenario, center: GeographicCoordinate?, file: String, problems: inout Problems
  ) -> StudyFrame? {
    let expected = "a projected system in metres by EPSG code (EPSG:9209) or name (VN-2000 105-30, UTM 48N)"
    func wrong(_ message: String) -> Problem {
      Problem(
        message, file: file, field: "grid.crs", value: scenario.grid.crs, expected: expected,
        remedy: "Correct it, or leave the key out for the UTM zone of the area")
    }
    do {
      if let text = scenario.grid.crs {
        let crs = try CoordinateReferenceSystem(text)
        guard crs.isMetric else {
          problems.add(wrong("does not measure in metres (it is \(crs.name))"))
          return zone(at: center)
        }
        return try StudyFrame(crs: crs)
      }
    } catch {
      switch error {
      case .unknownSystem: problems.add(wrong("is no coordinate system that PROJ knows"))
      case .notHorizontal: problems.add(wrong("is no horizontal coordinate system"))
      case .noTransformation: problems.add(wrong(error.description))
      }
    }
    return zone(at: center)
  }

  private static func zone(at center: GeographicCoordinate?) -> StudyFrame? {
    center.flatMap { try? StudyFrame(crs: .utmZone(latitude: $0.latitude, longitude: $0.longitude)) }
  }
}

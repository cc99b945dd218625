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
  static func chosen(
    by scenario: Scenario, center: GeographicCoordinate?, file: String, problems: inout Problems
  ) -> StudyFrame? {
    let expected = "a projected system in metres by EPSG code (EPSG:9209) or name (VN-2000 105-30, UTM 48N)"
    func wrong(_ message: String, _ remedy: String? = nil) -> Problem {
      Problem(
        message, file: file, field: "grid.crs", value: scenario.grid.crs, expected: expected, remedy: remedy)
    }
    do {
      if let text = scenario.grid.crs {
        let crs = try CoordinateReferenceSystem(text)
        guard crs.isMetric else {
          problems.add(wrong("is \(crs.name), which does not measure in metres", "Or write auto"))
          return nil
        }
        return try StudyFrame(crs: crs)
      }
      guard let center else { return nil }
      return try StudyFrame(crs: .utmZone(latitude: center.latitude, longitude: center.longitude))
    } catch {
      problems.add(wrong(error.description))
      return nil
    }
  }
}

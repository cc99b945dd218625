import Formats
import Geography

/// The coordinate system that a scenario declares for a file.
enum DeclaredCRS {
  /// - Parameter file: the scenario.
  /// - Throws: a ``Problem`` that names the key.
  static func read(_ text: String?, key: String, file: String) throws(Problem) -> CoordinateReferenceSystem? {
    guard let text else { return nil }
    do { return try CoordinateReferenceSystem(text) } catch {
      throw Problem(
        "is no coordinate system that PROJ knows", file: file, field: key, value: text,
        expected: "an EPSG code (EPSG:9209) or a name (VN-2000 105-30, UTM 48N)",
        remedy: "Correct it; epsg.io lists all codes")
    }
  }
}
